"""Operands that begin with a function's name: `f(x)`, `sin x`, `sin^2 x`, `sin^-1 x`, `log_2 x`."""

from __future__ import annotations

from collections.abc import Mapping

from solvers.language.complaints import unknown
from solvers.language.functions import FUNCTIONS, Function
from solvers.language.operands import enclosed, entries, root
from solvers.language.parser import OPENING, POSTFIX, POWER, PRODUCT, Handler, Parser
from solvers.language.tokens import ReadError, Token
from solvers.tree import Binary, Call, Name, Negate, Node, Number, Relation, children

_FACTORS = frozenset({"name", "constant", "unknown", "√", "∛"})  # go on with an argument without brackets
_MINUS_ONE = Negate(Number("1"))


def sigma(parser: Parser, token: Token) -> Node:
    """Read σ, which no card has declared: the sigmoid before a bracket, else a name like any other."""
    if parser.kind in ("(", "["):
        return Call("sigmoid", arguments(parser, token))
    if parser.vocabulary.names is None:
        return Name(token.text)
    return refused(parser, token)


def refused(parser: Parser, token: Token) -> Node:
    """Raise the `ReadError` for a word that means nothing here."""
    raise unknown(token, parser.vocabulary)


def declared(parser: Parser, token: Token) -> Node:
    """Read the call of a function that the card declares; without a bracket it may be a name as well."""
    if parser.kind == "(":
        return Call(token.text, arguments(parser, token))
    if token.kind == "either":
        return Name(token.text)
    message = f"“{token.text}” is a function here: write {token.text}(…)."
    raise ReadError(message, token.start, token.end)


def function(parser: Parser, token: Token) -> Node:
    """Read the call of a known function."""
    base = _base(parser, token) if parser.kind == "_" else None
    exponent = _exponent(parser, token) if parser.kind in ("^", "super") else None
    if token.text == "sqrt" and parser.kind not in OPENING:
        call = root(parser, token)
    else:
        call = _call(token, arguments(parser, token), base)
    if exponent is None:
        return call
    if exponent != _MINUS_ONE:
        return Binary("^", call, exponent)
    inverse = "" if base else FUNCTIONS[token.text].inverse
    if not inverse:
        message = f"{token.text}^-1 can mean two things: write 1/{token.text}(x) or the inverse function."
        raise ReadError(message, token.start, token.end)
    return Call(inverse, children(call))


def _base(parser: Parser, token: Token) -> Node:
    """Read the base of `log_2`, `log_b`, `log_{10}`."""
    sign = parser.advance()
    if token.text != "log":
        raise ReadError(f"Only log takes a base, “{token.text}” does not.", sign.start, sign.end)
    return parser.inner(sign, POSTFIX + 1)


def _exponent(parser: Parser, token: Token) -> Node:
    """Read the exponent between a function and its argument."""
    sign = parser.advance()
    return parser.superscript(sign) if sign.kind == "super" else parser.inner(token, POWER)


def _call(token: Token, given: tuple[Node, ...], base: Node | None) -> Call:
    known = FUNCTIONS[token.text]
    most = 1 if base is not None else known.most
    if not known.takes(len(given)) or (most is not None and len(given) > most):
        message = f"“{token.text}” takes {_count(known)}, not {len(given)}."
        raise ReadError(message, token.start, token.end)
    if base is None:
        return Call(token.text, given)
    if isinstance(base, Number) and base.text in ("2", "10"):
        return Call(f"log{base.text}", given)
    return Call(token.text, (*given, base))


def _count(known: Function) -> str:
    if known.most is None:
        return f"at least {known.least} argument"
    bounds = str(known.least) if known.least == known.most else f"{known.least} or {known.most}"
    return f"{bounds} argument{'s' if known.most > 1 else ''}"


def arguments(parser: Parser, token: Token) -> tuple[Node, ...]:
    """Read what a function is applied to: the entries of a bracket, or the factors that follow."""
    opening = parser.next
    if opening.kind not in OPENING:
        return (_argument(parser, token),)
    given = enclosed(parser, parser.advance(), entries).items
    if any(isinstance(argument, Relation) for argument in given):
        raise ReadError("A comparison stands alone, not inside a formula.", opening.start, opening.end)
    return given


def _argument(parser: Parser, token: Token) -> Node:
    """Read factors up to a sign, a bracket or another function: `sin 2x cos y` is sin(2x)·cos(y)."""
    following = parser.next
    if following.kind == "-":
        parser.position += 1
        parser.deepen(following)
        negated = _argument(parser, token)
        parser.nesting -= 1
        return Negate(negated)
    if following.kind not in parser.handlers or (following.kind == "|" and parser.bars):
        message = f"“{token.text}” needs an argument, as in {token.text}(x)."
        raise ReadError(message, token.start, token.end)
    node = parser.inner(token, PRODUCT + 1)
    while parser.kind in _FACTORS:
        node = parser.juxtaposed(node, parser.next)
    return node


CALLS: Mapping[str, Handler] = {
    "sigma": sigma,
    "unknown": refused,
    "called": declared,
    "either": declared,
    "function": function,
}
