"""What commands about the learner work with: folders, settings, clock and the review log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quiz import paths
from quiz.clock import Clock, clock_for, learner_day
from quiz.commands import decks
from quiz.commands.context import Context
from quiz.config import Config
from quiz.paths import Home
from quiz.scheduling import choosing
from quiz.settings import reading

if TYPE_CHECKING:  # the home screen is painted before any of these is needed
    from cards.library import Library
    from quiz.log.sqlite import SqliteStore
    from quiz.log.store import Store
    from quiz.scheduling.types import Scheduler
    from quiz.study.cram import Cram
    from quiz.study.request import Request
    from quiz.study.session import Session
    from solvers.worker.prover import Prover


@dataclass(frozen=True, slots=True)
class Desk:
    """The learner's folders, settings and clock."""

    home: Home
    config: Config
    clock: Clock
    say: Callable[[str], None]

    @property
    def scheduler(self) -> Scheduler:
        """What the settings let decide when a card returns."""
        return choosing.scheduler(self.config.scheduler, self.config.retention)

    @property
    def today(self) -> int:
        """The learner's day as an ordinal."""
        return learner_day(self.clock.now(), self.config.rollover_hour)

    @property
    def deck_paths(self) -> list[Path]:
        """Where decks are when none is named."""
        return decks.usual(self.home, self.config)

    @contextmanager
    def log(self) -> Iterator[SqliteStore]:
        """Yield the review log, closed again afterwards; raises QuizError when it cannot be used."""
        if delay := self.delay():
            self.say(delay)
        with self.open_log() as store:
            yield store

    def open_log(self) -> SqliteStore:
        """Return the review log, to be closed by the caller; raises QuizError when it cannot be used."""
        from quiz.log.sqlite import SqliteStore

        return SqliteStore(self.home.log, self.scheduler)

    def delay(self) -> str:
        """Return what to say before the log is opened; nothing where that does not take long."""
        from quiz.log.replays import announced

        return announced(self.home.log, self.scheduler)

    def begin(self, library: Library, store: Store, prover: Prover, request: Request) -> Session | Cram:
        """Begin what was asked for; raises QuizError when the log fails."""
        from quiz.study.beginning import begin

        return begin(library, store, request, clock=self.clock, config=self.config, prover=prover)


def desk(context: Context) -> Desk:
    """Return the learner's desk; raises QuizError for settings or a time that cannot be read."""
    home = paths.find(context.home, context.environ)
    return Desk(home, reading.load(home.settings), clock_for(context.environ), context.say)
