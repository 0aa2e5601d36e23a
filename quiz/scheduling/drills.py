"""What every scheduler makes of an answer that follows a card's first review of a day: a drill.

It settles whether there is another drill and changes nothing else. So neither a second machine nor a stubborn
card can lengthen or shorten an interval by being asked often on one day.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from quiz.scheduling.types import Grade, Scheduled

AnyScheduled = TypeVar("AnyScheduled", bound=Scheduled)


def drilled(state: AnyScheduled, grade: Grade) -> AnyScheduled:
    """Return the state after one more answer on the day of its last review."""
    if state.again_today == grade.again_today:
        return state
    return msgspec.structs.replace(state, again_today=grade.again_today)
