"""A session begun with the learner's settings: the one place that the screens and the plain mode share."""

from __future__ import annotations

import random
from collections.abc import Collection

from cards.library import Library
from quiz.clock import Clock
from quiz.config import Config
from quiz.log.store import Store
from quiz.study.session import Session
from solvers.worker.prover import Prover


def begin(  # noqa: PLR0913 - all that a session is made of
    library: Library,
    store: Store,
    *,
    clock: Clock,
    config: Config,
    decks: Collection[str] | None,
    prover: Prover | None,
) -> Session:
    """Return a session on the decks with these ids (None: all); raises QuizError when the log fails."""
    return Session(
        library,
        store,
        clock,
        limits=config.limits,
        decks=decks,
        seed=config.seed if config.seed >= 0 else random.SystemRandom().getrandbits(31),
        prover=prover,
        device=config.device_name,
        rollover_hour=config.rollover_hour,
        quick_seconds=config.quick_seconds,
    )
