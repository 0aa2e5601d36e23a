"""One row of a table of answers, and how it is tried."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from solvers.answers import Answer, Drawn
from solvers.checking import check, reading
from solvers.judging.judge import Shown
from solvers.tree import Node, number
from solvers.verdict import Verdict


class Row(msgspec.Struct, frozen=True):
    """What was typed for an answer, and what the checker says: outcome, reason, a part of the message."""

    answer: Answer
    given: str
    outcome: str
    reason: str
    message: str = ""
    drawn: Mapping[str, int] = {}

    def verdict(self) -> Verdict:
        """Return the verdict on what was typed."""
        return check(self.answer, self.given, self.bound)

    def reading(self) -> Shown | Verdict:
        """Return how what was typed is read."""
        return reading(self.answer, self.given, self.bound)

    @property
    def bound(self) -> Drawn:
        """The values that were drawn."""
        values: dict[str, Node] = {name: number(value) for name, value in self.drawn.items()}
        return Drawn(values=values, seed=1)

    def holds(self) -> None:
        """Assert that the verdict is the one that the row tells."""
        verdict = self.verdict()
        assert (verdict.outcome, verdict.reason) == (self.outcome, self.reason), verdict
        assert self.message in verdict.message, verdict.message


def name(row: Row) -> str:
    """Return a test's name."""
    return f"{row.given[:30]!r} {row.outcome}"
