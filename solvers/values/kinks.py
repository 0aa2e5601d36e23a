"""Points on every side of the kinks of relu, abs, max and the like: none hides between the seeded ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations, pairwise

from solvers.tree import Binary, Call, Node, children
from solvers.values.domain import Domain, points
from solvers.values.evaluate import UndefinedError, evaluate

MAX_KINKS = 12
BASES = 2
_AT_ZERO = frozenset({"relu", "abs", "sign", "step"})
_BETWEEN = frozenset({"max", "min"})


def around_kinks(
    formulas: tuple[Node, ...], names: tuple[str, ...], domains: tuple[Domain, ...]
) -> Iterator[Mapping[str, Fraction]]:
    """Yield a point between any two kinks along each name, and one beyond the outermost."""
    turning = list(dict.fromkeys(node for formula in formulas for node in _turning(formula)))[:MAX_KINKS]
    if not turning:
        return
    for base in points(names, domains, BASES):
        for name, place in zip(names, domains, strict=True):
            found = {_root(node, name, base) for node in turning} - {None}
            for value in _sides(sorted(root for root in found if root is not None)):
                if place.holds(value):
                    yield {**base, name: value}


def _turning(node: Node) -> Iterator[Node]:
    """Yield the formulas whose sign decides which piece a function is on."""
    if isinstance(node, Call) and node.function in _AT_ZERO:
        yield from node.arguments
    if isinstance(node, Call) and node.function in _BETWEEN:
        yield from (Binary("-", left, right) for left, right in combinations(node.arguments, 2))
    for child in children(node):
        yield from _turning(child)


def _root(node: Node, name: str, base: Mapping[str, Fraction]) -> Fraction | None:
    """Return where a formula that is linear in `name` is zero, the other names as in `base`; else None."""
    point = {key: float(value) for key, value in base.items()}
    try:
        values = [evaluate(node, {**point, name: at}) for at in (0.0, 1.0, 2.0)]
    except UndefinedError:
        return None
    low, middle, high = (value.real for value in values)
    slope = middle - low
    if not slope or abs(high - middle - slope) > 1e-9 * (abs(slope) + abs(low)):
        return None
    return Fraction(-low / slope).limit_denominator(10**6)


def _sides(roots: list[Fraction]) -> list[Fraction]:
    if not roots:
        return []
    return [roots[0] - 1, *((left + right) / 2 for left, right in pairwise(roots)), roots[-1] + 1]
