"""The review log and a session over it, with as many cards and reviews as nobody will ever have."""

from __future__ import annotations

import random
import resource
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cards.library import Library
from cards.types import Card, Deck, Place
from quiz.clock import FixedClock, learner_day
from quiz.clock import milliseconds as at_milliseconds
from quiz.ids import IdSource
from quiz.log.events import Review
from quiz.log.sqlite import SqliteStore
from quiz.scheduling.queue import Limits
from quiz.session import Session
from quiz.statistics import collect
from solvers.answers import NumberAnswer
from tests.bench.figures import Figure, median, milliseconds, percentile

CARDS = 100_000
REVIEWS = 1_000_000
ANSWERS = 200
END = datetime(2026, 3, 2, 20, tzinfo=UTC)
LATER = END + timedelta(days=100)  # when every card of the history is due again


def figures() -> list[Figure]:
    """Measure one grade in a new log, then the same and more in a huge one."""
    with tempfile.TemporaryDirectory() as folder:
        with SqliteStore(Path(folder) / "new.sqlite") as new:
            fresh = _answers(new, _library(1000))
        with SqliteStore(Path(folder) / "huge.sqlite") as huge:
            huge.append(_history())
            replay = milliseconds(huge.rebuild, 1)[0] / 1000
            library = _library(CARDS)
            answers = _answers(huge, library)
            statistics = milliseconds(lambda: collect(library, huge, learner_day(LATER)), 5)
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    thousands = f"{CARDS // 1000}k cards, {REVIEWS // 1000}k reviews"
    return [
        Figure("grade stored and next card drawn, new log, median", median(fresh), "ms", 1.0),
        Figure(f"the same, {thousands}, 95th percentile", percentile(answers, 0.95), "ms", 1.0),
        Figure(f"all statistics, {thousands}", median(statistics), "ms", 150),
        Figure(f"replay, {thousands}", replay, "s", 2.7),
        Figure("peak memory, with the cards and the events of this measure", size, "MiB"),
    ]


def _answers(store: SqliteStore, library: Library) -> list[float]:
    """Return the milliseconds of each grade: committed, and the next question drawn."""
    session = Session(library, store, FixedClock(LATER), limits=Limits(new=ANSWERS + 1), seed=1)
    times = []
    for _ in range(ANSWERS):
        session.answer("4")
        start = time.perf_counter()
        session.grade()
        times.append(1000 * (time.perf_counter() - start))
    return times


def _library(count: int) -> Library:
    cards = tuple(
        Card(
            key=f"bench/card-{number}",
            ask="Twice 2?",
            answer=NumberAnswer(number="4"),
            place=Place(Path("bench.yaml"), number + 1, 1),
        )
        for number in range(count)
    )
    return Library(
        decks=(Deck(id="bench", title="Bench", cards=cards, path=Path("bench.yaml")),), problems=()
    )


def _history() -> list[Review]:
    """Return ten reviews of each card over the ten weeks before `END`, in the order of time."""
    ids = IdSource(random.Random(0).getrandbits)  # noqa: S311 - a seeded history, no secret
    rounds = REVIEWS // CARDS
    events = []
    for number in range(REVIEWS):
        at = END - timedelta(weeks=rounds - number // CARDS, seconds=-(number % CARDS))
        moment = at_milliseconds(at)
        events.append(
            Review(
                id=ids.next(moment),
                at=moment,
                device="bench",
                card=f"bench/card-{number % CARDS}",
                day=learner_day(at, 4),
                seed=number,
                given="4",
                outcome="correct",
                reason="equal",
                grade=2 + number % 3,  # each third review of a card is a lapse, so intervals stay short
                seconds=5.0,
            )
        )
    return events
