"""A learner in a process of its own: grades without end, and says after each commit which event is safe."""

from __future__ import annotations

import sys
from pathlib import Path

from quiz.clock import SystemClock
from quiz.log.sqlite import SqliteStore
from quiz.scheduling.queue import Limits
from quiz.scheduling.types import Grade
from quiz.study.phases import Phase
from quiz.study.session import Session
from tests.quiz.making import library


def main(path: Path, device: str) -> None:
    """Study cards of a large deck, printing the id of the last event after each grade."""
    with SqliteStore(path) as store:
        limits = Limits(new=100_000)
        session = Session(library(a=3000), store, SystemClock(), limits=limits, device=device)
        while session.phase is not Phase.DONE:
            session.answer("42")
            session.grade(Grade.GOOD)
            print(session._history.reviews[-1].id, flush=True)  # noqa: T201 - what the parent reads


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
