"""What the worker proves: equality of two formulas by SymPy, and the value of a card's `proof:` formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

import sympy

from solvers.tree import Call, Name, Node, Sequence, children, names, number, rebuild
from solvers.trees.substitution import substitute
from solvers.values import exact
from solvers.values.evaluate import UndefinedError, evaluate
from solvers.worker.proofs import PROOFS, ProofInputError, Value
from solvers.worker.symbolic import UnsupportedError, from_sympy, symbol, to_sympy

_SYMPY_ERRORS = (
    ArithmeticError,
    AttributeError,
    NotImplementedError,
    TypeError,
    ValueError,
    sympy.PolynomialError,
)


class ProofFailedError(ValueError):
    """The proof could not be carried out; the message is a sentence."""


def equal(left: Node, right: Node, domain: Mapping[str, str]) -> bool | None:
    """Return True when SymPy proves equality, False when high precision finds a difference, else None."""
    try:
        difference = to_sympy(left, domain) - to_sympy(right, domain)
        return _is_zero(difference)
    except _SYMPY_ERRORS:
        return None


def _is_zero(difference: sympy.Expr) -> bool | None:
    if difference == 0:
        return True
    for rewrite in (sympy.simplify, _through_exponentials):
        if rewrite(difference) == 0:
            return True
    if difference.is_number:
        value = sympy.N(difference, 60)
        return False if value.is_number and abs(value) > sympy.Float("1e-40") else None
    return None


def _through_exponentials(expression: sympy.Expr) -> sympy.Expr:
    return sympy.simplify(sympy.expand(sympy.expand_log(expression.rewrite(sympy.exp), force=True)))


def prove(proof: Node, values: Mapping[str, Node]) -> Node:
    """Return what a proof formula computes with `values` put in; raise `ProofFailedError`."""
    return _computed(substitute(proof, values))


def _computed(node: Node) -> Node:
    """Replace each call of a proof by its result, innermost first."""
    if isinstance(node, Call) and node.function in SYMBOLIC:
        return _symbolic(node)
    operands = tuple(map(_computed, children(node)))
    if isinstance(node, Call) and node.function in PROOFS and not names(node):
        return _counted(node.function, operands)
    return rebuild(node, operands) if operands else node


def _counted(name: str, arguments: tuple[Node, ...]) -> Node:
    try:
        return _as_tree(PROOFS[name](*map(_as_value, arguments)))
    except ProofInputError as error:
        raise ProofFailedError(str(error)) from error


def _as_value(node: Node) -> Value:
    if isinstance(node, Sequence):
        return [_as_value(item) for item in node.items]
    exactly = exact.constant(node)
    if exactly is not None:
        return int(exactly) if exactly.denominator == 1 else exactly
    try:
        value = evaluate(node, {})
    except UndefinedError as error:
        raise ProofFailedError("An argument of the proof has no value.") from error
    if isinstance(value, complex):
        raise ProofFailedError("An argument of the proof is not a real number.")
    return value


def _as_tree(value: Value) -> Node:
    if isinstance(value, int | float | Fraction):
        return number(Fraction(value))
    return Sequence("[", tuple(map(_as_tree, value)))


def _symbolic(node: Call) -> Node:
    if len(node.arguments) < _ARITY[node.function]:
        raise ProofFailedError(f"{node.function} takes {_ARITY[node.function]} arguments.")
    inner = tuple(map(_computed, node.arguments))
    try:
        return from_sympy(SYMBOLIC[node.function](*inner))
    except UnsupportedError as error:
        raise ProofFailedError(str(error)) from error
    except _SYMPY_ERRORS as error:
        raise ProofFailedError(f"SymPy could not compute this {node.function}.") from error


def _variable(node: Node) -> sympy.Symbol:
    if not isinstance(node, Name):
        raise ProofFailedError("The variable of a derivative, an integral or a limit is a name.")
    return symbol(node.name)


def _derivative(formula: Node, variable: Node, times: Node | None = None) -> sympy.Expr:
    count = 1 if times is None else int(exact.constant(times) or 1)
    return sympy.diff(to_sympy(formula), _variable(variable), min(count, 10))


def _integral(formula: Node, variable: Node, low: Node | None = None, high: Node | None = None) -> sympy.Expr:
    name = _variable(variable)
    if low is None or high is None:
        return sympy.integrate(to_sympy(formula), name)
    return sympy.integrate(to_sympy(formula), (name, to_sympy(low), to_sympy(high)))


def _limit(formula: Node, variable: Node, place: Node) -> sympy.Expr:
    return sympy.limit(to_sympy(formula), _variable(variable), to_sympy(place))


def _sum(formula: Node, variable: Node, low: Node, high: Node) -> sympy.Expr:
    return sympy.summation(to_sympy(formula), (_variable(variable), to_sympy(low), to_sympy(high)))


def _minimum_of(formula: Node, variable: Node) -> sympy.Expr:
    return sympy.minimum(to_sympy(formula), _variable(variable))


def _maximum_of(formula: Node, variable: Node) -> sympy.Expr:
    return sympy.maximum(to_sympy(formula), _variable(variable))


SYMBOLIC: Mapping[str, Callable[..., sympy.Expr]] = {
    "derivative": _derivative,
    "integral": _integral,
    "limit": _limit,
    "simplify": lambda formula: sympy.simplify(to_sympy(formula)),
    "summation": _sum,
    "minimum": _minimum_of,
    "maximum": _maximum_of,
}
_ARITY: Mapping[str, int] = {
    "derivative": 2,
    "integral": 2,
    "limit": 3,
    "simplify": 1,
    "summation": 4,
    "minimum": 2,
    "maximum": 2,
}
