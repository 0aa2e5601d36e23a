"""Operands made of signs: brackets and lists, bars, roots, numbers and fractions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from solvers.language.characters import FRACTIONS
from solvers.language.complaints import unexpected
from solvers.language.parser import POSTFIX, Handler, Parser
from solvers.language.tokens import ReadError, Token
from solvers.tree import Binary, Bracket, Call, Constant, Name, Node, Number, Relation, Sequence

NodeT = TypeVar("NodeT", bound=Node)
_CLOSING: Mapping[str, str] = {"(": ")", "[": "]", "{": "}", "⌊": "⌋", "⌈": "⌉"}


def number(parser: Parser, token: Token) -> Node:
    """Read a number, with the fraction of `2½`."""
    if parser.kind == "fraction":
        return Binary("+", Number(token.text), fraction(parser, parser.advance()))
    return Number(token.text)


def fraction(_: Parser, token: Token) -> Node:
    """Read a fraction glyph."""
    above, below = FRACTIONS[token.text]
    return Binary("/", Number(above), Number(below))


def enclosed(parser: Parser, token: Token, read: Callable[[Parser, Token], NodeT]) -> NodeT:
    """Read the inside of a bracket, where a `|` that is open outside is out of sight."""
    bars, parser.bars = parser.bars, False
    parser.deepen(token)
    node = read(parser, token)
    parser.nesting -= 1
    parser.bars = bars
    return node


def items(parser: Parser, closing: str) -> tuple[Node, ...]:
    """Read entries up to the closing bracket and over it; a comma may follow the last."""
    found = []
    while parser.kind != closing:
        found.append(parser.item())
        if parser.kind != closing:
            parser.expect(",")
    parser.position += 1
    return tuple(found)


def bracketed(parser: Parser, token: Token) -> Node:
    """Read a bracket that groups, or a list if there are commas in it."""
    return enclosed(parser, token, _group)


def listed(parser: Parser, token: Token) -> Node:
    """Read a bracket that is a list."""
    return enclosed(parser, token, entries)


def entries(parser: Parser, token: Token) -> Sequence:
    """Read the inside of a list."""
    return Sequence(cast("Bracket", token.kind), items(parser, _CLOSING[token.kind]))


def _group(parser: Parser, token: Token) -> Node:
    closing = _CLOSING[token.kind]
    if parser.kind == closing:
        return entries(parser, token)
    first = parser.item()
    if parser.kind == ",":
        parser.position += 1
        return Sequence(cast("Bracket", token.kind), (first, *items(parser, closing)))
    parser.expect(closing)
    if isinstance(first, Relation):
        raise ReadError("A comparison stands alone, not inside a formula.", token.start, token.end)
    return first


def rounded(parser: Parser, token: Token) -> Node:
    """Read ⌊x⌋ or ⌈x⌉."""
    return enclosed(parser, token, _rounded)


def _rounded(parser: Parser, token: Token) -> Node:
    node = parser.expression(0)
    parser.expect(_CLOSING[token.kind])
    return Call("floor" if token.kind == "⌊" else "ceil", (node,))


def absolute(parser: Parser, token: Token) -> Node:
    """Read |x|: up to the next bar that stands where an operand has ended."""
    bars, parser.bars = parser.bars, True
    node = parser.inner(token, 0)
    parser.bars = bars
    if parser.kind == "end":
        raise ReadError("This bar is never closed; write |x| or abs(x).", token.start, token.end)
    if parser.kind != "|":
        raise unexpected(parser.next)
    parser.position += 1
    return Call("abs", (node,))


def root(parser: Parser, token: Token) -> Node:
    """Read the one operand of √ or ∛, which binds tighter than any sign: √2x is √2·x."""
    return Call("cbrt" if token.kind == "∛" else "sqrt", (parser.inner(token, POSTFIX + 1),))


OPERANDS: Mapping[str, Handler] = {
    "number": number,
    "fraction": fraction,
    "name": lambda _, token: Name(token.text),
    "constant": lambda _, token: Constant(token.text),
    "(": bracketed,
    "[": bracketed,
    "{": bracketed,
    "list": listed,
    "⌊": rounded,
    "⌈": rounded,
    "|": absolute,
    "√": root,
    "∛": root,
}
