"""Steps to put in order: how far the order is right from the start, and how many neighbours are."""

from __future__ import annotations

import random
import re
from itertools import pairwise

from solvers.answers import Drawn, OrderAnswer
from solvers.judging.judge import AnswerError, Shown
from solvers.verdict import Reason, Verdict, correct, malformed, partial, wrong
from solvers.worker.prover import Prover

LETTERS = "abcdefghijklmnopqrstuvwxyz"
MOST = 12
_PARTS = re.compile(r"[\s,;>→.)-]+")


def shown_steps(answer: OrderAnswer, seed: int) -> tuple[str, ...]:
    """Return the steps in the order in which this draw shows them: never the right one."""
    steps = list(answer.order)
    rng = random.Random(seed)  # noqa: S311 - an order, not a secret
    for _ in range(20):
        rng.shuffle(steps)
        if tuple(steps) != answer.order:
            return tuple(steps)
    return tuple(reversed(answer.order))


class OrderJudge:
    """Judges an order, given by the numbers or letters under which the steps are shown."""

    def __init__(self, answer: OrderAnswer, drawn: Drawn) -> None:
        self.answer = answer
        self.shown = shown_steps(answer, drawn.seed)

    def judge(self, given: str, prover: Prover | None) -> Verdict:  # noqa: ARG002 - nothing to prove
        """Return the verdict on an order."""
        steps = self.read(given)
        return steps if isinstance(steps, Verdict) else self.verdict(steps)

    def read(self, given: str) -> tuple[str, ...] | Verdict:
        """Return the steps in the learner's order, or why it cannot be read."""
        words = [word for word in _PARTS.split(given.strip().lower()) if word]
        count = len(self.shown)
        if not words:
            return malformed("The steps are not in any order yet.", reason=Reason.EMPTY)
        if len(words) == 1 and count < 10 and len(words[0]) == count:
            words = list(words[0])  # 3124, cabd
        indexes = [_index(word) for word in words]
        if sorted(indexes) != list(range(count)):
            return malformed(f"Write each of the numbers 1 to {count} once, in the right order, as in 2 1 3.")
        return tuple(self.shown[index] for index in indexes)

    def verdict(self, steps: tuple[str, ...]) -> Verdict:
        """Judge an order; the score is the share of neighbours that follow each other rightly."""
        right = self.answer.order
        if steps == right:
            return correct()
        first = next(index for index, pair in enumerate(zip(steps, right, strict=True)) if pair[0] != pair[1])
        said = (
            "The first step is not right." if first == 0 else f"Right up to step {first}, not from there on."
        )
        neighbours = set(pairwise(right))
        kept = sum(pair in neighbours for pair in pairwise(steps))
        if not kept:
            return wrong(said, Reason.ENTRY)
        return partial(kept / len(right), said, Reason.ENTRY)

    def reading(self, given: str) -> Shown | Verdict:
        """Return the steps in the learner's order."""
        steps = self.read(given)
        return steps if isinstance(steps, Verdict) else Shown(" → ".join(steps))

    def reference(self) -> Shown:
        """Return the steps in the right order."""
        return Shown(" → ".join(self.answer.order))

    def validate(self, varied: frozenset[str]) -> None:  # noqa: ARG002 - steps hold no formulas
        """Raise `AnswerError` when there is nothing to order or a step occurs twice."""
        steps = self.answer.order
        if not 2 <= len(steps) <= MOST:
            raise AnswerError(f"An order has 2 to {MOST} steps.", "order")
        if len(set(steps)) < len(steps) or any(not step.strip() for step in steps):
            raise AnswerError("The steps of an order must differ, and none may be empty.", "order")


def _index(word: str) -> int:
    if word.isascii() and word.isdigit() and len(word) < 4:
        return int(word) - 1
    return LETTERS.index(word) if len(word) == 1 and word in LETTERS else -1
