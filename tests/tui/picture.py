"""Draws the pictures in README and docs/ from the real app on the bundled decks: `make pictures`."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from cards.library import Library, bundled, load
from quiz.clock import FixedClock
from quiz.config import Config
from quiz.interview.paper import Order
from quiz.log.sqlite import SqliteStore
from quiz.study.asking import right_answer
from quiz.study.request import Request
from quiz.tui.app import Engine, ProofdeckApp
from quiz.tui.screens.interview import InterviewScreen
from solvers.answers import ExpressionAnswer, NumberAnswer, ShapeAnswer, VectorAnswer
from tests.tui.playing import MORNING, Play, playing, studied

WIDE: Final = (100, 32)
_TYPED: Final = (NumberAnswer, ExpressionAnswer, ShapeAnswer, VectorAnswer)
_WEB_FONT: Final = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)  # a page should not fetch one
_RANDOM_NAME: Final = re.compile(r"terminal-\d+")


@dataclass(frozen=True)
class Picture:
    """What is done before the picture is taken, in a terminal of some size, on all decks or on one card."""

    play: Callable[[Play], Awaitable[None]]
    size: tuple[int, int] = WIDE
    card: str = ""
    theme: str = "dark"
    interview: Order | None = None


def _now_and_then(day: int, place: int) -> bool:
    """Return whether a card was answered on a day: on some days there are many, on a few none."""
    return day % 9 != 4 and (place * 7 + day * 5) % 31 < 2 + (day * day + day // 5) % 11


async def _wrong(play: Play) -> None:
    await play.answer("f(1+f)")
    await play.press("enter")


async def _working(play: Play) -> None:
    for line in ("e^-x/(1+e^-x)^2", "1/(1+e^-x) e^-x/(1+e^-x)", "s(1+s)"):
        await play.answer(line)


async def _statistics(play: Play) -> None:
    await play.press("s")


async def _browse(play: Play) -> None:
    await play.press("slash")
    await play.type("is:due lapses>=1")
    await play.press("enter", "down", "down", "space", "down", "space", "down")


async def _interview(play: Play) -> None:
    """Answer rightly what is typed, and leave the rest."""
    screen = play.app.screen
    assert isinstance(screen, InterviewScreen)
    for _ in range(screen.sitting.count):
        question = screen.sitting.question
        if isinstance(question.answer, _TYPED):
            await play.type(right_answer(question).text)
        await play.press("ctrl+n")
    await play.press("ctrl+s", "2")


PICTURES: Final = {
    "study": Picture(_wrong, (88, 26), card="activation-functions/sigmoid-derivative"),
    "working": Picture(_working, (88, 20), card="activation-functions/sigmoid-derivation", theme="light"),
    "statistics": Picture(_statistics),
    "browse": Picture(_browse, (100, 24), theme="light"),
    "interview": Picture(
        _interview,
        interview=Order(
            seed=11, questions=8, decks=frozenset({"convolution-arithmetic", "optimizers", "dropout"})
        ),
    ),
}


def main() -> None:
    """Write the pictures into the folder given."""
    for name, picture in PICTURES.items():
        text = asyncio.run(_drawn(picture))
        (Path(sys.argv[1]) / f"{name}.svg").write_text(_RANDOM_NAME.sub("t", text), encoding="utf-8")


async def _drawn(picture: Picture) -> str:
    with tempfile.TemporaryDirectory() as folder:
        library = _library(picture.card)
        if not picture.card:
            cards = [card.key for deck in library.decks[:9] for card in deck.cards[:9]]
            studied(Path(folder), *cards, days=84, on=_now_and_then)
        async with playing(_app(Path(folder), library, picture), picture.size) as play:
            await picture.play(play)
            return _WEB_FONT.sub("", play.app.export_screenshot(title="quiz"))


def _app(folder: Path, library: Library, picture: Picture) -> ProofdeckApp:
    engine = Engine(
        load=lambda: library,
        open_log=lambda: SqliteStore(folder / "reviews.db"),
        clock=FixedClock(MORNING),
        config=Config(seed=7, theme=picture.theme, device="picture"),
        study=Request() if picture.card else None,
        interview=picture.interview,
        interviews=folder / "interviews",
    )
    app = ProofdeckApp(engine)
    app.animation_level = "none"
    return app


def _library(card: str) -> Library:
    """Return the bundled decks, or one of them with one card."""
    library = load([bundled()])
    if not card:
        return library
    deck, found = library.deck(card.partition("/")[0]), library.card(card)
    assert deck is not None
    assert found is not None
    return Library(decks=(msgspec.structs.replace(deck, cards=(found,)),), problems=())


if __name__ == "__main__":
    main()
