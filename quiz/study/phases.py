"""What a session waits for, and how far it has come."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Phase(StrEnum):
    """What the session waits for: an answer, a grade, or nothing more."""

    ASKING = "asking"
    JUDGED = "judged"
    DONE = "done"


class PhaseError(RuntimeError):
    """A call that the phase does not allow: a fault of the caller, not of the learner."""


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """Answers graded in this session, and cards left; the one being asked is counted as left."""

    done: int
    due_left: int
    new_left: int
    drills_left: int
