"""Recognises the slip that turns a right formula into a wrong one: a sign, a term, a chain rule, a base.

Each candidate is the learner's formula with one slip undone; if that makes it right, the slip is named. What
the answer holds is not said.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from solvers.algebra.calculus import NoDerivativeError, derivative
from solvers.judging.wording import ORDINALS
from solvers.tree import Binary, Call, Node, children, names, rebuild
from solvers.trees.building import add, call, multiply, negate, subtract
from solvers.trees.structure import signed_terms
from solvers.trees.substitution import size
from solvers.values.domain import Domain, points
from solvers.values.evaluate import UndefinedError, evaluate
from solvers.values.kinks import around_kinks

MAX_SIZE = 120
MAX_CANDIDATES = 24
_POINTS = 10
_ENOUGH = 3
_CLOSE = 1e-9


def slip(given: Node, expected: Node, domains: Mapping[str, Domain]) -> str:
    """Return a sentence that names the slip, or an empty text."""
    if size(given, MAX_SIZE) > MAX_SIZE or not names(expected):
        return ""
    judge = _Quick(given, expected, domains)
    for count, (candidate, sentence) in enumerate(_candidates(given, expected)):
        if count >= MAX_CANDIDATES:
            break
        if judge.agrees(candidate):
            return sentence
    return ""


class _Quick:
    """Compares many candidates with one formula at a few points."""

    def __init__(self, given: Node, expected: Node, domains: Mapping[str, Domain]) -> None:
        involved = tuple(sorted(names(given) | names(expected)))
        places = tuple(domains.get(name, Domain()) for name in involved)
        self.values: list[tuple[Mapping[str, float], complex]] = []
        looked_at = (*points(involved, places, _POINTS), *around_kinks((given, expected), involved, places))
        for point in looked_at:
            floats = {name: float(value) for name, value in point.items()}
            value = _value(expected, floats)
            if value is not None:
                self.values.append((floats, value))

    def agrees(self, candidate: Node) -> bool:
        """Return whether the candidate has the right value wherever both have one."""
        agreed = 0
        for point, expected in self.values:
            value = _value(candidate, point)
            if value is None:
                continue
            if abs(value - expected) > _CLOSE * max(abs(value), abs(expected), 1e-6):
                return False
            agreed += 1
        return agreed >= _ENOUGH


def _value(node: Node, point: Mapping[str, float]) -> complex | None:
    try:
        value = complex(evaluate(node, point))
    except UndefinedError:
        return None
    return value if math.isfinite(abs(value)) else None


def _candidates(given: Node, expected: Node) -> Iterator[tuple[Node, str]]:
    yield from _other_terms(given)
    yield from _missing_terms(given, expected)
    yield from _inner_derivatives(given)
    yield from _other_logarithms(given)


def _other_terms(given: Node) -> Iterator[tuple[Node, str]]:
    """Yield the sum with the sign of one term turned, and with one term dropped."""
    parts = tuple(signed_terms(given))
    if len(parts) < 2:
        return
    for index, (sign, term) in enumerate(parts[: len(ORDINALS)]):
        others = (*parts[:index], *parts[index + 1 :])
        yield _sum((*others, (-sign, term))), f"Check the sign of your {ORDINALS[index]} term."
        yield _sum(others), f"Your {ORDINALS[index]} term does not belong."


def _missing_terms(given: Node, expected: Node) -> Iterator[tuple[Node, str]]:
    parts = tuple(signed_terms(expected))
    if len(parts) < 2:
        return
    for sign, term in parts[:8]:
        yield _sum(((1, given), (sign, term))), "One term is missing."


def _sum(parts: Sequence[tuple[int, Node]]) -> Node:
    total = parts[0][1] if parts[0][0] > 0 else negate(parts[0][1])
    for sign, term in parts[1:]:
        total = add(total, term) if sign > 0 else subtract(total, term)
    return total


def _inner_derivatives(given: Node) -> Iterator[tuple[Node, str]]:
    """Yield the formula times the slope of each function's argument and each power's base."""
    for inner in _inside(given):
        for name in sorted(names(inner)):
            try:
                slope = derivative(inner, name)
            except NoDerivativeError:
                continue
            yield multiply(given, slope), "The inner derivative is missing: the chain rule asks for it."


def _inside(node: Node) -> Iterator[Node]:
    for child in children(node):
        yield from _inside(child)
    match node:
        case Call(_, (argument,)) if children(argument):
            yield argument
        case Binary("^", base, exponent):
            yield from (part for part in (base, exponent) if children(part) and names(part))


def _other_logarithms(given: Node) -> Iterator[tuple[Node, str]]:
    """Yield the formula with every natural logarithm in another base, and the other way round."""
    for mine, theirs, sentence in (
        ("log", "log10", "Check the base of the logarithm: yours is natural."),
        ("log", "log2", "Check the base of the logarithm: yours is natural."),
        ("log10", "log", "Check the base of the logarithm: yours is 10."),
        ("log2", "log", "Check the base of the logarithm: yours is 2."),
    ):
        if (changed := _renamed(given, mine, theirs)) != given:
            yield changed, sentence


def _renamed(node: Node, mine: str, theirs: str) -> Node:
    operands = tuple(_renamed(child, mine, theirs) for child in children(node))
    if isinstance(node, Call) and node.function == mine and len(operands) == 1:
        return call(theirs, *operands)
    return rebuild(node, operands) if operands else node
