"""The app at a terminal of any size, with decks, a clock and a log of the test's own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from msgspec.structs import replace
from textual.binding import Binding
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from cards.library import load
from quiz.clock import DAY_MILLISECONDS, UNIX_EPOCH_DAY, FixedClock, learner_day
from quiz.config import Config
from quiz.ids import IdSource
from quiz.log.events import Event, Review, Undo
from quiz.log.sqlite import SqliteStore
from quiz.scheduling.choosing import scheduler
from quiz.study.picking import EVERY, Pick
from quiz.study.request import Request
from quiz.study.session import Session
from quiz.tui.app import Engine, ProofdeckApp
from quiz.tui.screens.study import StudyScreen

MORNING = datetime.fromisoformat("2030-03-12T09:00:00+00:00")
SMALL, LARGE = (80, 24), (120, 40)


def app_of(
    folder: Path,
    decks: Mapping[str, str],
    *,
    theme: str = "",
    study: bool = False,
    clock: FixedClock | None = None,
    new_per_day: int = 50,
    figures: Literal["drawn", "ascii", "words"] = "drawn",
    pick: Pick = EVERY,
    environ: Mapping[str, str] | None = None,
    **settings: object,
) -> ProofdeckApp:
    """Return an app on decks written to `folder` (stem → text), with a log beside them and nothing moving."""
    shelf = folder / "decks"
    shelf.mkdir(exist_ok=True)
    for stem, text in decks.items():
        (shelf / f"{stem}.yaml").write_text(text, encoding="utf-8")
    config = Config(seed=7, theme=theme, device="test", new_per_day=new_per_day, figures=figures)
    config = replace(config, **settings)
    chosen = scheduler(config.scheduler, config.retention)
    app = ProofdeckApp(
        Engine(
            load=lambda: load([shelf]),
            open_log=lambda: SqliteStore(folder / "reviews.db", chosen),
            clock=clock or FixedClock(MORNING),
            config=config,
            settings=folder / "config.toml",
            study=Request(pick=pick) if study else None,
            look=folder / "theme",
            interviews=folder / "interviews",
            environ=environ or {},
        )
    )
    app.animation_level = "none"  # the cursor stands still
    return app


@dataclass
class Play:
    """A running app, and what a person could see of it."""

    app: ProofdeckApp
    pilot: Pilot[None]

    @property
    def text(self) -> str:
        """What the screen on top shows, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    @property
    def study(self) -> StudyScreen:
        """The study screen, which must be on top."""
        assert isinstance(self.app.screen, StudyScreen)
        return self.app.screen

    @property
    def session(self) -> Session:
        """The session on the screen."""
        return self.study.session

    @property
    def footer(self) -> dict[str, str]:
        """The keys that the footer names, each with what it says."""
        shown: dict[str, Binding] = {}
        for active in self.app.screen.active_bindings.values():
            if active.binding.show:
                shown.setdefault(active.binding.action, active.binding)  # of several keys it names the first
        return {binding.key: binding.description for binding in shown.values()}

    @property
    def log(self) -> list[Event]:
        """The events in the log."""
        return list(self.app.parts.store.events())

    @property
    def grades(self) -> list[int]:
        """The grades in the log that were not taken back, in order."""
        undone = {event.undoes for event in self.log if isinstance(event, Undo)}
        return [event.grade for event in self.log if isinstance(event, Review) and event.id not in undone]

    async def press(self, *keys: str) -> None:
        """Press keys by name and wait until all that follows has happened."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type text, character by character."""
        await self.press(*("space" if character == " " else character for character in text))

    async def answer(self, text: str) -> None:
        """Type an answer and check it."""
        await self.type(text)
        await self.press("enter")

    async def settle(self) -> None:
        """Wait for threads, messages and the paint after them."""
        await settle(self.pilot)


def _most(at: int, place: int) -> bool:
    return at % 7 != place


def studied(folder: Path, *cards: str, days: int = 60, on: Callable[[int, int], bool] = _most) -> None:
    """Write a log in which each card was answered on most of the last days, now and then wrong.

    `on` says whether the card of a place was answered on a day.
    """
    ids, today = IdSource(lambda bits: bits), learner_day(MORNING)
    with SqliteStore(folder / "reviews.db") as store:
        store.append(
            _answered(ids, card, today - days + at, at * (place + 3))
            for at in range(days)
            for place, card in enumerate(cards)
            if on(at, place)
        )


def _answered(ids: IdSource, card: str, day: int, number: int) -> Review:
    at = (day - UNIX_EPOCH_DAY) * DAY_MILLISECONDS + number
    wrong = number % 5 == 4
    return Review(
        id=ids.next(at),
        at=at,
        device="test",
        card=card,
        day=day,
        seed=1,
        given="",
        outcome="wrong" if wrong else "correct",
        reason="factor" if wrong else "equal",
        grade=1 if wrong else 4,
        seconds=float(1 + number % 90),
    )


async def settle(pilot: Pilot[None]) -> None:
    """Wait for threads and for the messages after them, which may begin further threads."""
    await pilot.pause()
    while waiting := [worker for worker in pilot.app.workers if not worker.is_finished]:
        with suppress(WorkerCancelled):  # a later one has taken its place
            await pilot.app.workers.wait_for_complete(waiting)
        await pilot.pause()
    await pilot.pause()  # the footer is written anew after the paint that follows


@asynccontextmanager
async def playing(app: ProofdeckApp, size: tuple[int, int] = SMALL) -> AsyncIterator[Play]:
    """Run an app without a terminal until its decks are read, and close its log afterwards."""
    async with app.run_test(size=size) as pilot:
        play = Play(app, pilot)
        await play.settle()
        yield play
    app.parts.close()


def deck(*cards: str, title: str = "Sigmoid") -> str:
    """Return the text of a deck; each card is the lines below its dash."""
    items = ["- " + card.strip("\n").replace("\n", "\n  ") for card in cards]
    return "\n".join([f"deck: {title}", "cards:", *items, ""])


SIGMOID = r"""
id: sigmoid
ask: With $f(x) = \frac{1}{1+e^{-x}}$, write $f'(x)$ using $f$ alone.
expression: f*(1 - f)
where: {f: 1/(1 + exp(-x))}
only: [f]
mistakes:
  f*(1 + f): The sign of the second term is off.
hints:
- Differentiate the quotient.
- Write $e^{-x}$ by $f$.
why: The quotient rule gives $$\frac{e^{-x}}{(1+e^{-x})^2}$$
"""
SHAPE = """
id: shape
ask: Name the shape of a batch of N images of 3 channels, 32 by 32.
shape: (N, 3, 32, 32)
names: [N]
"""
CHOICE = """
id: choice
ask: Which one keeps running statistics?
choice:
  right: Batch normalization
  wrong:
    Dropout: Dropout keeps nothing.
    Max pooling: It has no state.
"""
SEVERAL = """
id: several
ask: Which of these have no parameters?
choice:
  right: [Max pooling, ReLU]
  wrong: [Batch normalization, PReLU]
"""
CLOZE = """
id: cloze
ask: Inverted dropout keeps the … of an activation.
cloze: expectation | mean
"""
EXPLAIN = """
id: explain
ask: Why does a plain deep network train worse?
explain:
- The training error is higher too.
- Copying the shallow network would be possible.
why: This is called degradation.
"""
NUMBER = """
id: number
ask: How many weights does a dense layer from 3 to 4 have, biases included?
number: 3*4 + 4
"""
