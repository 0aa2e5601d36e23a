"""A session begun with the learner's settings: the one place that the screens and the plain mode share."""

from __future__ import annotations

import random
from collections.abc import Collection

import msgspec

from cards.library import Library
from quiz.clock import Clock, learner_day
from quiz.config import Config
from quiz.log.store import Store
from quiz.scheduling.queue import Limits
from quiz.study.picking import EVERY, Pick
from quiz.study.session import Session
from solvers.worker.prover import Prover


def begin(  # noqa: PLR0913 - all that a session is made of
    library: Library,
    store: Store,
    *,
    clock: Clock,
    config: Config,
    decks: Collection[str] | None,
    pick: Pick = EVERY,
    prover: Prover | None,
    new: int | None = None,
) -> Session:
    """Return a session on what is picked of the decks with these ids (None: all).

    It has up to `new` new cards, whatever was studied today; without it as many as the settings still allow.
    Raises QuizError when the log fails.
    """
    return Session(
        library,
        store,
        clock,
        limits=config.limits if new is None else _more(new, config, store, clock),
        decks=decks,
        pick=pick,
        seed=config.seed if config.seed >= 0 else random.SystemRandom().getrandbits(31),
        prover=prover,
        device=config.device_name,
        rollover_hour=config.rollover_hour,
        quick_seconds=config.quick_seconds,
    )


def _more(new: int, config: Config, store: Store, clock: Clock) -> Limits:
    today = learner_day(clock.now(), config.rollover_hour)
    return msgspec.structs.replace(config.limits, new=store.spent(today).new + new)
