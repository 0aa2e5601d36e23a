"""The derivative of a tree, by the chain rule and a table; no simplification beyond trivial arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from solvers.reading import Vocabulary, read
from solvers.tree import Binary, Call, Constant, Name, Negate, Node, Number, children, names, rebuild
from solvers.trees.building import ONE, ZERO, add, call, divide, multiply, negate, power, subtract
from solvers.trees.substitution import Definitions, Function, substitute


class NoDerivativeError(ValueError):
    """The tree holds something that has no derivative here: a relation, a list, floor, a factorial."""


# derivatives of functions of one argument u; those of abs, relu and the like hold away from their corners
_TABLE: Mapping[str, str] = {
    "exp": "exp(u)",
    "log": "1/u",
    "log2": "1/(u*log(2))",
    "log10": "1/(u*log(10))",
    "sqrt": "1/(2*sqrt(u))",
    "cbrt": "1/(3*cbrt(u)^2)",
    "abs": "sign(u)",
    "sign": "0*u",
    "floor": "0*u",
    "ceil": "0*u",
    "sin": "cos(u)",
    "cos": "-sin(u)",
    "tan": "sec(u)^2",
    "cot": "-csc(u)^2",
    "sec": "sec(u)*tan(u)",
    "csc": "-csc(u)*cot(u)",
    "asin": "1/sqrt(1 - u^2)",
    "acos": "-1/sqrt(1 - u^2)",
    "atan": "1/(1 + u^2)",
    "acot": "-1/(1 + u^2)",
    "asec": "1/(abs(u)*sqrt(u^2 - 1))",
    "acsc": "-1/(abs(u)*sqrt(u^2 - 1))",
    "sinh": "cosh(u)",
    "cosh": "sinh(u)",
    "tanh": "1 - tanh(u)^2",
    "coth": "1 - coth(u)^2",
    "sech": "-sech(u)*tanh(u)",
    "csch": "-csch(u)*coth(u)",
    "asinh": "1/sqrt(u^2 + 1)",
    "acosh": "1/(sqrt(u - 1)*sqrt(u + 1))",
    "atanh": "1/(1 - u^2)",
    "acoth": "1/(1 - u^2)",
    "asech": "-1/(u*sqrt(1 - u^2))",
    "acsch": "-1/(abs(u)*sqrt(1 + u^2))",
    "erf": "2*exp(-u^2)/sqrt(pi)",
    "erfc": "-2*exp(-u^2)/sqrt(pi)",
    "sigmoid": "sigmoid(u)*(1 - sigmoid(u))",
    "logit": "1/(u*(1 - u))",
    "relu": "step(u)",
    "step": "0*u",
    "softplus": "sigmoid(u)",
    "silu": "sigmoid(u)*(1 + u*(1 - sigmoid(u)))",
    "gelu": "(1 + erf(u/sqrt(2)))/2 + u*exp(-u^2/2)/sqrt(2*pi)",
}


@lru_cache(maxsize=1024)
def derivative(node: Node, name: str) -> Node:
    """Return the derivative with respect to a name; raise `NoDerivativeError`."""
    if name not in names(node):
        return ZERO
    match node:
        case Name():
            return ONE
        case Negate(operand):
            return negate(derivative(operand, name))
        case Binary("+", left, right):
            return add(derivative(left, name), derivative(right, name))
        case Binary("-", left, right):
            return subtract(derivative(left, name), derivative(right, name))
        case Binary("*", left, right):
            return add(multiply(derivative(left, name), right), multiply(left, derivative(right, name)))
        case Binary("/", left, right):
            return _quotient(left, right, name)
        case Binary("^", base, exponent):
            return _power(base, exponent, name)
        case Call(function, arguments):
            return _chain(function, arguments, name)
        case _:
            raise NoDerivativeError


DIFF = "diff"


def carried_out(node: Node) -> Node:
    """Return the tree with every `diff(formula, x)` carried out, innermost first; raise NoDerivativeError."""
    operands = tuple(map(carried_out, children(node)))
    if isinstance(node, Call) and node.function == DIFF:
        if len(operands) != 2 or not isinstance(operands[1], Name):
            raise NoDerivativeError
        return derivative(operands[0], operands[1].name)
    return rebuild(node, operands) if operands else node


def with_derivatives(made: Definitions) -> Definitions:
    """Return the definitions and, of each function or value f in one variable, its derivative f'."""
    values, functions = dict(made.values), dict(made.functions)
    for name, function in made.functions.items():
        if (
            len(function.parameters) == 1
            and (slope := _slope(function.body, function.parameters[0])) is not None
        ):
            functions[f"{name}'"] = Function(function.parameters, slope)
    for name, body in made.values.items():
        free = tuple(names(body))
        if len(free) == 1 and (slope := _slope(body, free[0])) is not None:
            values[f"{name}'"] = slope
    return Definitions(values, functions)


def _slope(body: Node, name: str) -> Node | None:
    try:
        return derivative(body, name)
    except NoDerivativeError:
        return None


def _quotient(above: Node, below: Node, name: str) -> Node:
    if name not in names(below):
        return divide(derivative(above, name), below)
    change = subtract(multiply(derivative(above, name), below), multiply(above, derivative(below, name)))
    return divide(change, power(below, Number("2")))


def _power(base: Node, exponent: Node, name: str) -> Node:
    if name not in names(exponent):
        lower = power(base, subtract(exponent, ONE))
        return multiply(multiply(exponent, lower), derivative(base, name))
    growth = Number("1") if base == Constant("e") else call("log", base)
    slope = multiply(derivative(exponent, name), growth)
    if name in names(base):
        slope = add(slope, divide(multiply(exponent, derivative(base, name)), base))
    return multiply(power(base, exponent), slope)


def _chain(function: str, arguments: tuple[Node, ...], name: str) -> Node:
    if function == "log" and len(arguments) == 2:
        return derivative(divide(call("log", arguments[0]), call("log", arguments[1])), name)
    if function == "root" and len(arguments) == 2:
        return derivative(power(arguments[0], divide(ONE, arguments[1])), name)
    if function in ("max", "min") and len(arguments) == 2:
        return _extreme(function, *arguments, name)
    if function not in _TABLE or len(arguments) != 1:
        raise NoDerivativeError
    outer = substitute(_rule(function), {"u": arguments[0]})
    return multiply(outer, derivative(arguments[0], name))


def _extreme(function: str, left: Node, right: Node, name: str) -> Node:
    """Return the slope of whichever argument wins: step chooses."""
    difference = subtract(left, right) if function == "max" else subtract(right, left)
    first = multiply(call("step", difference), derivative(left, name))
    second = multiply(call("step", negate(difference)), derivative(right, name))
    return add(first, second)


@lru_cache(maxsize=64)
def _rule(function: str) -> Node:
    return read(_TABLE[function], Vocabulary(names=frozenset({"u"})))
