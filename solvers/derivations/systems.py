"""Points that solve several equations at once: linear names are eliminated, others solved for one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import islice

from solvers.algebra.calculus import NoDerivativeError, derivative
from solvers.algebra.roots import roots
from solvers.derivations.statements import Conjunction, formula_of
from solvers.tree import Node, names, number
from solvers.trees.building import ZERO, divide, negate
from solvers.trees.substitution import TooLargeError, substitute
from solvers.values.evaluate import UndefinedError, evaluate

MAX_POINTS = 12
MAX_EQUATIONS = 6
_SIMPLE = 10**6  # the largest denominator that a numeric root is taken to have
_SAME = 1e-12

Equations = tuple[Node, ...]
Values = Mapping[str, Fraction]


def common_solutions(together: Conjunction, free: Values) -> Iterator[Values]:
    """Yield real points where all equations hold; names that they leave free have their value in `free`."""
    equations = tuple(formula_of(relation) for relation in together if relation.comparison == "=")
    if not 1 < len(equations) <= MAX_EQUATIONS:
        return
    try:
        yield from islice(_solved(equations, free), MAX_POINTS)
    except (TooLargeError, NoDerivativeError):
        return


def _solved(equations: Equations, free: Values) -> Iterator[Values]:
    """Yield values for every name in `free`."""
    left = tuple(equation for equation in equations if names(equation))
    if not left:
        yield free
        return
    single = next((equation for equation in left if len(names(equation)) == 1), None)
    if single is not None:
        yield from _by_roots(single, tuple(e for e in left if e is not single), free)
    elif (linear := next(_linear(left), None)) is not None:
        yield from _eliminated(*linear, tuple(e for e in left if e is not linear[0]), free)
    else:
        name = min(names(left[0]))
        yield from _solved(_with(left, name, number(free[name])), free)


def _by_roots(equation: Node, others: Equations, free: Values) -> Iterator[Values]:
    (name,) = names(equation)
    for root in roots(equation, name)[0]:
        if abs(root.imag) <= _SAME * (1 + abs(root.real)):
            value = _simplest(root.real)
            yield from _solved(_with(others, name, number(value)), {**free, name: value})


def _simplest(value: float) -> Fraction:
    near = Fraction(value).limit_denominator(_SIMPLE)
    return near if abs(near - Fraction(value)) <= _SAME * (1 + abs(near)) else Fraction(value)


def _linear(equations: Equations) -> Iterator[tuple[Node, str, Node]]:
    """Yield equations with a name that occurs linearly, and what it is multiplied by; simple ones first."""
    found = []
    for equation in equations:
        for name in sorted(names(equation)):
            slope = derivative(equation, name)
            if name not in names(slope):
                found.append((equation, name, slope))
    yield from sorted(found, key=lambda entry: len(names(entry[2])))


def _eliminated(equation: Node, name: str, slope: Node, others: Equations, free: Values) -> Iterator[Values]:
    """Yield the points with the name expressed by the others, and those where its factor vanishes."""
    rest = substitute(equation, {name: ZERO})
    expressed = divide(negate(rest), slope)
    for point in _solved(_with(others, name, expressed), free):
        try:
            value = evaluate(expressed, {key: float(value) for key, value in point.items()})
        except UndefinedError:
            continue
        if not isinstance(value, complex):
            yield {**point, name: _simplest(value)}
    if names(slope):
        yield from _solved((slope, rest, *others), free)


def _with(equations: Equations, name: str, value: Node) -> Equations:
    return tuple(substitute(equation, {name: value}) for equation in equations)
