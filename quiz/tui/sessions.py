"""A session begun with what the app was given."""

from __future__ import annotations

import random
from collections.abc import Collection
from typing import TYPE_CHECKING

from cards.library import Library
from quiz.session import Session

if TYPE_CHECKING:
    from quiz.tui.app import Engine


def begin(engine: Engine, library: Library, decks: Collection[str] | None) -> Session:
    """Return a session on the decks with these ids (None: all); raises QuizError when the log fails."""
    config = engine.config
    return Session(
        library,
        engine.store,
        engine.clock,
        limits=config.limits,
        decks=decks,
        seed=config.seed if config.seed >= 0 else random.SystemRandom().getrandbits(31),
        prover=engine.prover,
        device=config.device_name,
        rollover_hour=config.rollover_hour,
        quick_seconds=config.quick_seconds,
    )


def undoable(engine: Engine) -> bool:
    """Return whether an earlier session of today left a grade that may be taken back."""
    return engine.store.last_review(engine.today, engine.config.device_name) is not None
