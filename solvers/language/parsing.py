"""Tokens to trees: a formula, a list without brackets, or a chain of comparisons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from solvers.language.calls import CALLS
from solvers.language.commands import COMMANDS
from solvers.language.operands import OPERANDS, items
from solvers.language.parser import COMPARISONS, Parser
from solvers.language.tokens import ReadError, Token
from solvers.language.vocabulary import Vocabulary
from solvers.tree import Comparison, Node, Relation, children

MAX_DEPTH = 120  # of a tree: whoever walks one may recurse, several frames a level

_HANDLERS = {**OPERANDS, **CALLS, **COMMANDS}


def parse(tokens: list[Token], vocabulary: Vocabulary) -> Node:
    """Return the tree of one formula or relation; raise `ReadError`."""
    parser = Parser(tokens, vocabulary, _HANDLERS)
    node = parser.item()
    parser.finish()
    _check_depth((node,), tokens)
    return node


def parse_items(tokens: list[Token], vocabulary: Vocabulary) -> tuple[Node, ...]:
    """Return the trees of formulas that commas part, without brackets around them; raise `ReadError`."""
    entries = items(Parser(tokens, vocabulary, _HANDLERS), "end")
    _check_depth(entries, tokens)
    return entries


def parse_chain(tokens: list[Token], vocabulary: Vocabulary) -> tuple[Relation, ...]:
    """Return `a = b = c` as the relations a = b and b = c; raise `ReadError`."""
    parser = Parser(tokens, vocabulary, _HANDLERS)
    left = parser.side()
    links: list[Relation] = []
    while parser.kind in COMPARISONS:
        sign = parser.advance()
        right = parser.side()
        links.append(Relation(cast("Comparison", sign.kind), left, right))
        left = right
    parser.finish()
    _check_depth(links, tokens)
    return tuple(links)


def _check_depth(trees: Iterable[Node], tokens: list[Token]) -> None:
    start, end = tokens[0].start, tokens[-1].end
    if end - start < MAX_DEPTH - 2:  # hardly any level takes less than a character
        return
    level, depth = list(trees), 0
    while level:
        depth += 1
        level = [child for parent in level for child in children(parent)]
    if depth > MAX_DEPTH:
        message = f"The formula is too long: at most {MAX_DEPTH} operations may build on one another."
        raise ReadError(message, start, end)
