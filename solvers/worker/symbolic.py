"""Trees to SymPy and back, by a table of node kinds: no string ever reaches SymPy's own parser.

Only the worker process imports this module.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

import sympy

from solvers import tree
from solvers.tree import Binary, Call, Constant, Name, Negate, Node, Number
from solvers.values import domain as domains

MAX_POWER = 2_000
MAX_FACTORIAL = 5_000


class UnsupportedError(ValueError):
    """The tree, or what SymPy made of it, has no counterpart."""


def to_sympy(node: Node, domain: Mapping[str, str] | None = None) -> sympy.Expr:
    """Return the SymPy expression of a tree, its symbols assumed to lie in their domains."""
    return _Conversion(domain or {}).expression(node)


def symbol(name: str, domain: str = "real") -> sympy.Symbol:
    """Return the symbol of a name with the assumptions that its domain allows."""
    place = domains.domain(domain)
    assumptions = {"integer": True} if place.whole else {"real": True}
    if place.low is not None and place.low >= 0:
        assumptions["nonnegative" if place.low == 0 and place.low_closed else "positive"] = True
    return sympy.Symbol(name, **assumptions)


class _Conversion:
    def __init__(self, domain: Mapping[str, str]) -> None:
        self.domain = domain

    def expression(self, node: Node) -> sympy.Expr:
        match node:
            case Number():
                value = node.value
                return sympy.Rational(value.numerator, value.denominator)
            case Name(name):
                return symbol(name, self.domain.get(name, "real"))
            case Constant(name):
                return _CONSTANTS[name]
            case Negate(operand):
                return -self.expression(operand)
            case Binary(operator, left, right):
                return _binary(operator, self.expression(left), self.expression(right))
            case Call(function, arguments):
                return _call(function, [self.expression(argument) for argument in arguments])
            case _:
                raise UnsupportedError("SymPy is not asked about relations and lists.")


def _binary(operator: str, left: sympy.Expr, right: sympy.Expr) -> sympy.Expr:
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    if operator == "*":
        return left * right
    if operator == "/":
        return left / right
    if left.is_Number and right.is_Number and abs(right) > MAX_POWER:
        raise UnsupportedError("The power is too large to compute exactly.")
    return left**right


def _call(name: str, arguments: list[sympy.Expr]) -> sympy.Expr:
    if name not in _FUNCTIONS:
        raise UnsupportedError(f"SymPy is not asked about {name}.")
    if name == "factorial" and arguments[0].is_Number and arguments[0] > MAX_FACTORIAL:
        raise UnsupportedError("The factorial is too large to compute exactly.")
    return _FUNCTIONS[name](*arguments)


_CONSTANTS: Mapping[str, sympy.Expr] = {
    "pi": sympy.pi,
    "e": sympy.E,
    "i": sympy.I,
    "inf": sympy.oo,
}


def _sigmoid(x: sympy.Expr) -> sympy.Expr:
    return 1 / (1 + sympy.exp(-x))


_FUNCTIONS: Mapping[str, Callable[..., sympy.Expr]] = {
    **{
        name: getattr(sympy, name)
        for name in (
            *("exp", "log", "sqrt", "cbrt", "root", "sign", "floor", "factorial", "binomial", "erf", "erfc"),
            *(
                "sin",
                "cos",
                "tan",
                "cot",
                "sec",
                "csc",
                "asin",
                "acos",
                "atan",
                "acot",
                "asec",
                "acsc",
                "atan2",
            ),
            *(
                "sinh",
                "cosh",
                "tanh",
                "coth",
                "sech",
                "csch",
                "asinh",
                "acosh",
                "atanh",
                "acoth",
                "asech",
                "acsch",
            ),
        )
    },
    "abs": sympy.Abs,
    "ceil": sympy.ceiling,
    "min": sympy.Min,
    "max": sympy.Max,
    "mod": sympy.Mod,
    "gcd": sympy.gcd,
    "lcm": sympy.lcm,
    "log2": lambda x: sympy.log(x) / sympy.log(2),
    "log10": lambda x: sympy.log(x) / sympy.log(10),
    "sigmoid": _sigmoid,
    "logit": lambda x: sympy.log(x / (1 - x)),
    "relu": lambda x: sympy.Max(x, 0),
    "softplus": lambda x: sympy.log(1 + sympy.exp(x)),
    "silu": lambda x: x * _sigmoid(x),
    "gelu": lambda x: x * (1 + sympy.erf(x / sympy.sqrt(2))) / 2,
    "step": lambda x: sympy.Heaviside(x, 0),
}

_NAMES: Mapping[str, str] = {
    "Abs": "abs",
    "ceiling": "ceil",
    "Min": "min",
    "Max": "max",
    "Mod": "mod",
    "Heaviside": "step",
    **{name: name for name in _FUNCTIONS},
}


def from_sympy(expression: sympy.Basic) -> Node:
    """Return the tree of a SymPy expression; raise `UnsupportedError` for what a formula cannot say."""
    if isinstance(expression, sympy.Rational):
        return tree.number(Fraction(int(expression.p), int(expression.q)))
    if isinstance(expression, sympy.Float):
        return tree.number(Fraction(str(expression)))
    if isinstance(expression, sympy.Symbol):
        return Name(expression.name)
    if isinstance(expression, sympy.Add | sympy.Mul):
        return _folded("+" if isinstance(expression, sympy.Add) else "*", expression)
    if isinstance(expression, sympy.exp):
        return Call("exp", (from_sympy(expression.args[0]),))
    if isinstance(expression, sympy.Pow):
        base, exponent = map(from_sympy, expression.args)
        return Binary("^", base, exponent)
    for name, constant in _CONSTANTS.items():
        if expression == constant:
            return Constant(name)
    if expression == -sympy.oo:
        return Negate(Constant("inf"))
    return _from_function(expression)


def _from_function(expression: sympy.Basic) -> Node:
    name = _NAMES.get(type(expression).__name__)
    if name is None:
        raise UnsupportedError(f"The result holds {type(expression).__name__}, which a formula cannot say.")
    arguments = expression.args[:1] if name == "step" else expression.args
    return Call(name, tuple(map(from_sympy, arguments)))


def _folded(operator: tree.Operator, expression: sympy.Basic) -> Node:
    first, *rest = (
        (from_sympy(part) for part in expression.as_ordered_terms())
        if operator == "+"
        else (from_sympy(part) for part in expression.args)
    )
    for operand in rest:
        first = Binary(operator, first, operand)
    return first
