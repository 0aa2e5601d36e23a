"""What commands about the learner work with: folders, settings, clock and the review log."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quiz import config, paths
from quiz.clock import Clock, clock_for, learner_day
from quiz.commands import decks
from quiz.commands.context import Context
from quiz.commands.decks import Chosen
from quiz.config import Config
from quiz.log.sqlite import SqliteStore
from quiz.log.store import Store
from quiz.paths import Home
from quiz.session import Session
from solvers.prover import Prover


@dataclass(frozen=True, slots=True)
class Desk:
    """The learner's folders, settings and clock."""

    home: Home
    config: Config
    clock: Clock

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
        with SqliteStore(self.home.log) as store:
            yield store

    def session(self, chosen: Chosen, store: Store, prover: Prover) -> Session:
        """Begin a session on the chosen decks."""
        seed = self.config.seed
        return Session(
            chosen.library,
            store,
            self.clock,
            limits=self.config.limits,
            decks=chosen.decks,
            seed=seed if seed >= 0 else random.SystemRandom().getrandbits(31),
            prover=prover,
            device=self.config.device_name,
            rollover_hour=self.config.rollover_hour,
            quick_seconds=self.config.quick_seconds,
        )


def desk(context: Context) -> Desk:
    """Return the learner's desk; raises QuizError for settings or a time that cannot be read."""
    home = paths.find(context.home, context.environ)
    return Desk(home, config.load(home.settings), clock_for(context.environ))
