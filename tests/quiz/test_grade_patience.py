"""One verdict takes less than two seconds, however often it would ask the prover."""

from __future__ import annotations

from collections.abc import Mapping

from quiz.study.patience import LATEST_QUESTION, Patience
from solvers.tree import Name, Node


class Slow:
    """A prover that takes its whole time for each question."""

    def __init__(self) -> None:
        self.now = 0.0

    def equal(self, left: Node, right: Node, domain: Mapping[str, str]) -> bool | None:
        """Answer after the deadline of the real one."""
        del domain
        self.now += 1.5
        return left == right

    def prove(self, proof: Node, values: Mapping[str, Node]) -> Node:
        """Give back the proof."""
        del values
        return proof


def test_questions_that_come_too_late_go_unanswered() -> None:
    """The first may take its time, those behind it would add up."""
    slow = Slow()
    patience = Patience(slow, lambda: slow.now)
    x = Name("x")
    assert [patience.equal(x, x, {}) for _ in range(5)] == [True, None, None, None, None]
    assert slow.now < 2


def test_quick_questions_are_all_answered() -> None:
    """Nothing is counted but time."""
    slow, ticks = Slow(), iter([0.0] + [LATEST_QUESTION / 200] * 100)
    patience = Patience(slow, lambda: next(ticks))
    assert all(patience.equal(Name("x"), Name("x"), {}) for _ in range(100))
