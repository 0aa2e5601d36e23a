"""Writes a review log as nobody will ever have: `python -m tests.bench.history FILE`."""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quiz.clock import learner_day
from quiz.clock import milliseconds as at_milliseconds
from quiz.ids import IdSource
from quiz.log.events import Review
from quiz.log.sqlite import SqliteStore

CARDS = 100_000
REVIEWS = 1_000_000
END = datetime(2026, 3, 2, 20, tzinfo=UTC)


def history() -> list[Review]:
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


if __name__ == "__main__":
    with SqliteStore(Path(sys.argv[1])) as store:
        store.append(history())
