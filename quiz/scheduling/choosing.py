"""The schedulers by the names that the settings have for them.

To add one: write a class with the members of `Scheduler` (quiz/scheduling/types.py) in a file of its own, and
name it here, in `SchedulerName` and in `scheduler`. `name` is what the log remembers it by; it changes
whenever its decisions do. `review` returns a `ByEase` or a `ByMemory`; `tells` says which of their figures
are told. Only a figure that neither of these has needs more: a kind of `Scheduled` and a field of `Kept` in
types.py, a column in quiz/log/schema.sql with its migration, and one in quiz/browsing/columns.py.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from quiz.scheduling.types import DEFAULT_RETENTION, Scheduler

SchedulerName: TypeAlias = Literal["sm2", "fsrs"]


def scheduler(name: SchedulerName, retention: float = DEFAULT_RETENTION) -> Scheduler:
    """Return the scheduler of that name; `retention` is the share of cards to be recalled, for FSRS alone."""
    if name == "fsrs":
        from quiz.scheduling.fsrs import FSRS

        return FSRS(retention)
    from quiz.scheduling.sm2 import SM2

    return SM2()
