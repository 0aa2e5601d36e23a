"""What a session waits for, and how far it has come."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from quiz.errors import QuizError


class Phase(StrEnum):
    """What the session waits for: an answer, a grade, or nothing more."""

    ASKING = "asking"
    JUDGED = "judged"
    DONE = "done"


class PhaseError(RuntimeError):
    """A call that the phase does not allow: a fault of the caller, not of the learner."""


class NotDrawnError(QuizError):
    """The next question cannot be had, after what was done before it was recorded."""

    def __init__(self, cause: QuizError) -> None:
        super().__init__(
            f"What you did is kept, but the next card cannot be had. {cause.message}", cause.hint
        )


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """Answers graded in this session, and cards left; the one being asked is counted as left."""

    done: int
    due_left: int
    new_left: int
    drills_left: int


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """Cards left for another session: `due` whatever the limit of a day, `new` as many as it still allows."""

    due: int = 0
    new: int = 0
