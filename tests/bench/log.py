"""The review log and a session over it, with as many cards and reviews as nobody will ever have."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from cards.library import Library
from cards.types import Card, Deck, Place
from quiz.clock import FixedClock, learner_day
from quiz.log.sqlite import SqliteStore
from quiz.scheduling.fsrs import FSRS
from quiz.scheduling.queue import Limits
from quiz.scheduling.sm2 import SM2
from quiz.statistics.collecting import collect
from quiz.study.session import Session
from solvers.answers import NumberAnswer
from tests.bench import holding
from tests.bench.figures import Figure, median, milliseconds, percentile
from tests.bench.history import CARDS, END, REVIEWS

ANSWERS = 200
LATER = END + timedelta(days=100)  # when every card of the history is due again


class _Other(SM2):
    """A scheduler that the log was not made by."""

    name = "other"


def figures() -> list[Figure]:
    """Measure one grade in a new log, then the same and more in a huge one."""
    with tempfile.TemporaryDirectory() as folder:
        with SqliteStore(Path(folder) / "new.sqlite") as new:
            fresh = _answers(new, _library(1000))
        path = Path(folder) / "huge.sqlite"
        subprocess.run([sys.executable, "-m", "tests.bench.history", str(path)], check=True)
        start = time.perf_counter()
        SqliteStore(path, _Other()).close()
        replay = time.perf_counter() - start
        start = time.perf_counter()
        SqliteStore(path, FSRS()).close()
        by_memory = time.perf_counter() - start
        with SqliteStore(path) as huge:
            whole = milliseconds(huge.rebuild, 1)[0] / 1000
            library = _library(CARDS)
            answers = _answers(huge, library)
            statistics = milliseconds(lambda: collect(library, huge, learner_day(LATER)), 5)
        size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        opening, key = holding.longest(library, path, LATER)
    thousands = f"{CARDS // 1000}k cards, {REVIEWS // 1000}k reviews"
    return [
        Figure("grade stored and next card drawn, new log, median", median(fresh), "ms", 1.0),
        Figure(f"the same, {thousands}, 95th percentile", percentile(answers, 0.95), "ms", 1.0),
        Figure(f"all statistics, {thousands}", median(statistics), "ms", 150),
        Figure(f"replay by another scheduler, {thousands}", replay, "s", 2.7),
        Figure("the same by FSRS", by_memory, "s", 3.5),
        Figure("by SM-2, with all counts made anew", whole, "s"),
        Figure("peak memory of all this, small cards", size, "MiB", 200),
        Figure(f"screen held up by a key, {CARDS // 1000}k cards, longest", key, "ms", 16),
        Figure("the same, by opening a screen", opening, "ms"),
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
