"""Small decks, clocks and histories for the tests of the engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import strategies as st

from cards.library import Library
from cards.types import Card, Deck, Place
from quiz.clock import FixedClock
from quiz.ids import uuid7
from quiz.log.events import Bury, Event, Flag, Reset, Resume, Review, Suspend, Undo, Unflag
from quiz.log.sqlite import SqliteStore
from quiz.scheduling.types import ByEase, ByMemory, Grade, Stage, Standing
from solvers.answers import Answer, NumberAnswer

DAY = 740_000  # some day of 2027
START = 1_800_360_000_000  # milliseconds; noon of that day, UTC
NOON = datetime.fromordinal(DAY).replace(hour=12, tzinfo=UTC)
PLACE = Place(Path("deck.yaml"), 1, 1)


def card(key: str, answer: Answer | None = None, **fields: object) -> Card:
    """Return a card that asks for 6·7 unless another answer is given."""
    made = Card(key=key, ask="What is 6·7?", answer=answer or NumberAnswer(number="42"), place=PLACE)
    return msgspec.structs.replace(made, **fields)


def deck(deck_id: str, *cards: Card) -> Deck:
    """Return a deck of these cards."""
    return Deck(id=deck_id, title=deck_id.title(), cards=cards, path=Path(f"{deck_id}.yaml"))


def library(**sizes: int) -> Library:
    """Return a library with decks of so many cards, keys such as `algebra/0`."""
    return Library(
        decks=tuple(
            deck(name, *(card(f"{name}/{number}") for number in range(size))) for name, size in sizes.items()
        )
    )


def clock() -> FixedClock:
    """Return a clock that stands at noon of `DAY`, UTC."""
    return FixedClock(NOON)


@contextmanager
def fresh_store() -> Iterator[SqliteStore]:
    """Yield an empty store in a folder of its own, which does not wait for the disk."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reviews.db"
        path.write_bytes(_empty_log())
        with SqliteStore(path) as store:
            store._connection.execute("pragma synchronous = off")
            yield store


@cache
def _empty_log() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reviews.db"
        SqliteStore(path).close()
        return path.read_bytes()


def event_id(milliseconds: int, salt: int = 0) -> str:
    """Return the id of an event at `START` plus so many milliseconds."""
    return uuid7(START + milliseconds, salt)


def review(number: int, card_key: str, grade: int, **fields: object) -> Review:
    """Return the `number`-th review of a history, on `DAY` unless another is given."""
    made = Review(
        id=event_id(number),
        at=START + number,
        device="here",
        card=card_key,
        day=DAY,
        seed=number,
        given="42",
        outcome="correct" if grade >= Grade.HARD else "wrong",
        reason="equal" if grade >= Grade.HARD else "different",
        grade=grade,
        seconds=1.5,
    )
    return msgspec.structs.replace(made, **fields)


def undo(number: int, target: Event) -> Undo:
    """Return the `number`-th event of a history, which takes back another."""
    return Undo(id=event_id(number), at=START + number, device="here", undoes=target.id)


def scheduled(due: int, interval: int = 1, **fields: object) -> Standing:
    """Return the standing of a card that was passed `interval` days before it is due."""
    state = ByEase(repetitions=1, ease=250, interval=interval, reviewed=due - interval, due=due, reviews=1)
    return Standing(state=msgspec.structs.replace(state, **fields), introduced=due - interval)


def remembered(interval: int, *, reviewed: int, stability: float, difficulty: float) -> Standing:
    """Return the standing of a card that FSRS keeps, passed once."""
    state = ByMemory(
        repetitions=1,
        interval=interval,
        reviewed=reviewed,
        due=reviewed + interval,
        reviews=1,
        stability=stability,
        difficulty=difficulty,
    )
    return Standing(state=state, introduced=reviewed)


@st.composite
def histories(draw: st.DrawFn, cards: int = 3, longest: int = 25) -> list[Event]:
    """Return a list of events of all types about few cards, in the order in which they happened."""
    events: list[Event] = []
    day = DAY
    for number in range(draw(st.integers(0, longest))):
        day += draw(st.sampled_from((0, 1, 1, 2, 7, -1)))
        events.append(
            _event(draw, number, f"deck{number % 2}/{draw(st.integers(0, cards - 1))}", day, events)
        )
    return events


def _event(draw: st.DrawFn, number: int, key: str, day: int, before: list[Event]) -> Event:
    made, at = event_id(number, draw(st.integers(0, 3))), START + number
    kind = draw(
        st.sampled_from(
            ("review",) * 6 + ("undo", "undo", "suspend", "resume", "bury", "reset", "flag", "unflag")
        )
    )
    if kind == "review" or (kind == "undo" and not before):
        fields = {"stage": draw(st.sampled_from(Stage)), "seconds": draw(st.sampled_from((1.5, 5.0, 400.0)))}
        return review(number, key, draw(st.sampled_from(Grade)), day=day, id=made, **fields)
    if kind == "undo":
        return Undo(id=made, at=at, device="here", undoes=draw(st.sampled_from(before)).id)
    if kind == "bury":
        return Bury(id=made, at=at, device="here", card=key, day=day)
    if kind == "flag":
        return Flag(id=made, at=at, device="here", card=key, note=draw(st.sampled_from(("", "odd"))))
    plain: dict[str, type[Suspend | Resume | Reset | Unflag]] = {
        "suspend": Suspend,
        "resume": Resume,
        "reset": Reset,
        "unflag": Unflag,
    }
    return plain[kind](id=made, at=at, device="here", card=key)


def shuffled(events: list[Event], seed: int) -> list[Event]:
    """Return the events in another order."""
    other = list(events)
    Random(seed).shuffle(other)  # noqa: S311 - an order
    return other
