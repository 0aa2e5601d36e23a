r"""Operands that only LaTeX has: `\frac{a}{b}`, `\sqrt[3]{x}`, `\binom{n}{k}`, matrices."""

from __future__ import annotations

from collections.abc import Mapping

from solvers.language.operands import bracketed, enclosed
from solvers.language.parser import Handler, Parser
from solvers.language.tokens import Token
from solvers.tree import Binary, Call, Node, Number, Sequence


def _group(parser: Parser) -> Node:
    r"""Read a command's argument: a group in braces, or one sign, as in `\frac12`."""
    token = parser.advance()
    if token.kind == "{":
        return bracketed(parser, token)
    if token.kind == "number" and token.text.isdigit() and len(token.text) > 1:
        parser.position -= 1
        parser.tokens[parser.position] = Token("number", token.text[1:], token.start + 1, token.end)
        return Number(token.text[0])
    parser.deepen(token)
    node = parser.handler(token)(parser, token)
    parser.nesting -= 1
    return node


def fraction(parser: Parser, _: Token) -> Node:
    """Read a quotient."""
    above = _group(parser)
    return Binary("/", above, _group(parser))


def binomial(parser: Parser, _: Token) -> Node:
    """Read a binomial coefficient."""
    above = _group(parser)
    return Call("binomial", (above, _group(parser)))


def radical(parser: Parser, _: Token) -> Node:
    """Read a root with or without a degree."""
    if parser.kind != "[":
        return Call("sqrt", (_group(parser),))
    degree = bracketed(parser, parser.advance())
    if degree == Number("3"):
        return Call("cbrt", (_group(parser),))
    return Call("root", (_group(parser), degree))


def matrix(parser: Parser, token: Token) -> Node:
    r"""Read rows parted by `\\`, whose entries are parted by `&`: a list of lists."""
    return enclosed(parser, token, _rows)


def _rows(parser: Parser, _: Token) -> Node:
    rows: list[Node] = []
    while parser.kind != "matrix end":
        rows.append(_row(parser))
        if parser.kind != "matrix end":
            parser.expect("\\\\")
    parser.position += 1
    return Sequence("[", tuple(rows))


def _row(parser: Parser) -> Node:
    entries = [parser.side()]
    while parser.kind == "&":
        parser.position += 1
        entries.append(parser.side())
    return Sequence("[", tuple(entries))


COMMANDS: Mapping[str, Handler] = {
    "frac": fraction,
    "binom": binomial,
    "radical": radical,
    "matrix": matrix,
}
