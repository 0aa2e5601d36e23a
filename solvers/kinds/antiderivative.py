"""A formula up to a constant: two antiderivatives agree where their derivatives do."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from solvers.algebra.calculus import NoDerivativeError, derivative
from solvers.equivalence import Comparison, compare
from solvers.tree import Node, names
from solvers.trees.building import ZERO
from solvers.worker.prover import Prover

CONSTANTS = ("C", "c", "K", "k")


class Antiderivatives(msgspec.Struct, frozen=True):
    """A learner's antiderivative beside the reference."""

    given: Node
    expected: Node
    variable: str
    domain: Mapping[str, str]

    def compare(self, prover: Prover | None) -> Comparison:
        """Compare the derivatives; raise `NoDerivativeError`."""
        itself = compare(self.given, ZERO, self.domain)
        if itself.undefined:
            return itself
        return compare(self.slope(self.given), self.slope(self.expected), self.domain, prover)

    def slope(self, node: Node) -> Node:
        """Return the derivative in the variable of integration."""
        return derivative(node, self.variable)

    @property
    def integrated_constant(self) -> bool:
        """Whether the learner's formula holds a constant of integration: a name that shifts it."""
        fresh = names(self.given) - names(self.slope(self.expected)) - {self.variable}
        return any(self._shifts(name) for name in fresh)

    @property
    def forgot_to_integrate(self) -> bool:
        """Whether the learner gave the integrand's derivative, or the integrand itself."""
        slope = self.slope(self.expected)
        try:
            candidates = (slope, derivative(slope, self.variable))
        except NoDerivativeError:
            candidates = (slope, slope)
        return any(compare(self.given, candidate, self.domain).equal for candidate in candidates)

    def _shifts(self, name: str) -> bool:
        try:
            return not compare(derivative(self.given, name), ZERO, self.domain).equal
        except NoDerivativeError:
            return False
