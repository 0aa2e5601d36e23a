"""Whether two statements have the same solutions: each one's solutions are tried in the other.

Names but one are fixed at seeded values, the equations are solved for the one that is left, and so for every
name in turn. Polynomials are compared over the complex numbers unless `real` or `positive` is assumed; once a
statement holds a root, a logarithm or the like, only real solutions count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

import msgspec

from solvers.algebra.roots import roots
from solvers.derivations.statements import Statement
from solvers.derivations.systems import common_solutions
from solvers.derivations.truth import Point, holds
from solvers.judging.wording import number_text
from solvers.tree import Name, Node, Relation, names, number
from solvers.trees.building import subtract
from solvers.trees.substitution import substitute
from solvers.values.domain import Domain, points
from solvers.values.evaluate import OverflowingError, UndefinedError, evaluate

FIXINGS = 4
MAX_SEARCHES = 48  # of one comparison: a search by sign costs some 5 ms
SAMPLES = 16
SYSTEMS = 12  # of one comparison
_POSITIVE = Domain.positive()


class Solution(msgspec.Struct, frozen=True):
    """A point that solves one of two statements only; `of_first` says which."""

    point: Point
    variable: str
    of_first: bool


def point_text(apart: Solution) -> str:
    """Return a solution as `x = 2, y = 1`."""
    return ", ".join(f"{name} = {number_text(value)}" for name, value in sorted(apart.point.items()))


class Agreement(msgspec.Struct, frozen=True):
    """Whether two statements have the same solutions (None: not found out), and what searches that took."""

    same: bool | None
    apart: Solution | None = None
    searches: int = 0


def agreement(
    first: Statement,
    second: Statement,
    assume: str | None = None,
    domains: Mapping[str, Domain] | None = None,
) -> Agreement:
    """Compare the solutions of two statements."""
    return _Search(first, second, assume, domains or {}).run()


class _Search:
    def __init__(
        self, first: Statement, second: Statement, assume: str | None, domains: Mapping[str, Domain]
    ) -> None:
        self.first = first
        self.second = second
        self.assume = assume
        self.names = tuple(sorted(first.names | second.names))
        default = _POSITIVE if assume == "positive" else Domain()
        self.domains = {name: domains.get(name, default) for name in self.names}
        self.relations = (*first.relations, *second.relations)
        self.complete = True
        self.held = False
        self.tried = self.searches = 0

    def run(self) -> Agreement:
        if not self.names:
            mine, theirs = holds(self.first, {}), holds(self.second, {})
            return Agreement(None if mine is None or theirs is None else mine == theirs)
        for variable, point in self.candidates():
            real = not self.complete or self.assume is not None
            mine = holds(self.first, point, variable, real=real)
            theirs = holds(self.second, point, variable, real=real)
            if mine is None or theirs is None:
                continue
            self.tried += 1
            self.held = self.held or mine
            if mine != theirs:
                return Agreement(False, Solution(point, variable, mine), self.searches)
        tested = self.tried > (0 if self.complete else SAMPLES)
        told = tested and (self.held or not self.joined)
        return Agreement(True if told else None, None, self.searches)

    @property
    def joined(self) -> bool:
        """Whether equations hold together, so that agreement counts only where a common solution was seen."""
        alternatives = (*self.first.alternatives, *self.second.alternatives)
        return any(sum(relation.comparison == "=" for relation in both) > 1 for both in alternatives)

    def candidates(self) -> Iterator[tuple[str, Point]]:
        """Yield points on the solutions, and others beside them."""
        room = max(1, MAX_SEARCHES // max(1, len(self.relations)))
        for variable in self.names[:room]:
            others = tuple(name for name in self.names if name != variable)
            places = tuple(self.domains[name] for name in others)
            for fixed in points(
                others, places, min(FIXINGS, max(1, room // len(self.names))) if others else 1
            ):
                yield from self.solved(variable, {name: number(value) for name, value in fixed.items()})
        samples = points(self.names, tuple(self.domains.values()), SAMPLES)
        yield from self.common(samples[:FIXINGS])
        for point in samples:
            yield self.names[0], {name: float(value) for name, value in point.items()}

    def common(self, samples: Sequence[Mapping[str, Fraction]]) -> Iterator[tuple[str, Point]]:
        """Yield points that solve all equations of one alternative, names left free at seeded values."""
        alternatives = tuple(dict.fromkeys((*self.first.alternatives, *self.second.alternatives)))
        for together in alternatives:
            for free in samples[: max(1, SYSTEMS // len(alternatives))]:
                self.searches += len(together) if not self.complete else 0
                for point in common_solutions(together, free):
                    if all(self.domains[name].near(float(value)) for name, value in point.items()):
                        yield self.names[0], {name: float(value) for name, value in point.items()}

    def solved(self, variable: str, fixed: Mapping[str, Node]) -> Iterator[tuple[str, Point]]:
        """Yield the solutions in one name with the others fixed."""
        found: list[complex] = []
        complete = True
        for relation in self.relations:
            mine, all_of_them = _solutions(relation, variable, fixed)
            self.searches += not all_of_them
            found += mine
            complete = complete and all_of_them
        self.complete = self.complete and complete
        values = {name: evaluate(node, {}) for name, node in fixed.items()}
        if any(relation.comparison not in ("=", "!=") for relation in self.relations):
            found += _between(sorted(root.real for root in found if not root.imag))
        for root in found:
            if self.counts(root, variable, real_only=not complete):
                yield variable, {**values, variable: root.real if not root.imag else root}

    def counts(self, root: complex, variable: str, *, real_only: bool) -> bool:
        """Return whether a root is among the solutions that are asked for."""
        if root.imag and (real_only or self.assume is not None or self.domains[variable] != Domain()):
            return False
        place = self.domains[variable]
        return bool(root.imag) or place == Domain() or place.near(root.real)


def _between(boundaries: Sequence[float]) -> list[complex]:
    """Return a place between any two boundaries, and one beyond each end."""
    if not boundaries:
        return []
    inside = [complex((left + right) / 2) for left, right in pairwise(boundaries) if left < right]
    return [complex(boundaries[0] - 1), *inside, complex(boundaries[-1] + 1)]


def _solutions(
    relation: Relation, variable: str, fixed: Mapping[str, Node]
) -> tuple[Sequence[complex], bool]:
    left, right = substitute(relation.left, fixed), substitute(relation.right, fixed)
    if variable not in names(left) and variable not in names(right):
        return [], True
    for side, other in ((left, right), (right, left)):
        if side == Name(variable) and variable not in names(other):
            return _explicit(other)
    return roots(subtract(left, right), variable)


def _explicit(node: Node) -> tuple[Sequence[complex], bool]:
    """Return the value that an equation gives to a name; what floats cannot hold is not found."""
    try:
        return [complex(evaluate(node, {}))], True
    except OverflowingError:
        return [], False
    except UndefinedError:
        return [], True
