"""A limit on what one verdict may cost, however many questions it puts to the prover."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import monotonic
from typing import Final

from solvers.tree import Node
from solvers.worker.prover import Prover

LATEST_QUESTION: Final = 0.4  # seconds; with the prover's own deadline of 1.5 a verdict takes less than 2


class Patience:
    """A prover for one judgement: entries and mistakes may ask it often, but late questions go unanswered."""

    def __init__(self, prover: Prover, clock: Callable[[], float] = monotonic) -> None:
        self._prover = prover
        self._clock = clock
        self._end = clock() + LATEST_QUESTION

    def equal(self, left: Node, right: Node, domain: Mapping[str, str]) -> bool | None:
        """Return whether two formulas are equal; None when the prover cannot tell, or it is too late."""
        return self._prover.equal(left, right, domain) if self._clock() < self._end else None

    def prove(self, proof: Node, values: Mapping[str, Node]) -> Node:
        """Return what a proof formula computes; raise `ProofError`. No verdict needs it."""
        return self._prover.prove(proof, values)
