"""What a line of working states: equations joined by `or` and `and`; `±` stands for two of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from solvers.judging.judge import typed
from solvers.printing import to_text
from solvers.reading import ReadError, Vocabulary, read_chain
from solvers.tree import Node, Relation, names
from solvers.trees.building import subtract
from solvers.verdict import Verdict, malformed

MAX_ALTERNATIVES = 16
_OR = re.compile(r"\s+or\s+|\s*(?:∨|\\lor|\\text\{\s*or\s*\}|\\mbox\{\s*or\s*\})\s*", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+|\s*(?:∧|\\land|\\text\{\s*and\s*\})\s*", re.IGNORECASE)
_COMPARISON = re.compile(r"[=<>≤≥≠]|\\(?:le|ge|ne|lt|gt)")
_PLUS_MINUS = re.compile(r"±|\+/-|\+-(?=\s*\d)|\\pm(?![a-z])")
_MINUS_PLUS = re.compile(r"∓|\\mp(?![a-z])")

Conjunction = tuple[Relation, ...]


class Statement(msgspec.Struct, frozen=True):
    """Alternatives, each of which is a list of relations that hold together."""

    alternatives: tuple[Conjunction, ...]

    @property
    def names(self) -> frozenset[str]:
        """The names that occur."""
        return frozenset().union(*(names(relation) for both in self.alternatives for relation in both))

    @property
    def relations(self) -> Iterator[Relation]:
        """Every relation of every alternative."""
        return (relation for both in self.alternatives for relation in both)

    def mapped(self, change: Callable[[Node], Node]) -> Statement:
        """Return the statement with every relation changed."""
        changed = (tuple(change(relation) for relation in both) for both in self.alternatives)
        kept = (tuple(node for node in both if isinstance(node, Relation)) for both in changed)
        return Statement(tuple(kept))


def is_statement(text: str) -> bool:
    """Return whether a line compares something."""
    return _COMPARISON.search(text) is not None


def read_statement(text: str, vocabulary: Vocabulary) -> Statement | Verdict:
    """Return what a line states, or the verdict that refuses it."""
    alternatives: list[Conjunction] = []
    for part in _OR.split(text):
        for signed in both_signs(part):
            together = _conjunction(signed, vocabulary)
            if isinstance(together, Verdict):
                return together
            alternatives.append(together)
    if len(alternatives) > MAX_ALTERNATIVES:
        return malformed(f"A line may have at most {MAX_ALTERNATIVES} alternatives.")
    return Statement(tuple(alternatives))


def both_signs(text: str) -> tuple[str, ...]:
    """Return the text with ± as plus and with ± as minus; the text alone when it has none."""
    if not _PLUS_MINUS.search(text) and not _MINUS_PLUS.search(text):
        return (text,)
    upper = _MINUS_PLUS.sub("-", _PLUS_MINUS.sub("+", text))
    lower = _MINUS_PLUS.sub("+", _PLUS_MINUS.sub("-", text))
    return upper, lower


def _conjunction(text: str, vocabulary: Vocabulary) -> Conjunction | Verdict:
    relations: list[Relation] = []
    for part in _AND.split(text):
        if not is_statement(part):
            node = typed(part, vocabulary)
            if isinstance(node, Verdict):
                return node
            return malformed("Write an equation on both sides of “or”, as in x = 2 or x = −2.")
        try:
            relations += read_chain(part, vocabulary)
        except ReadError as error:
            return malformed(error.message, None, error.reason)
    return tuple(relations)


def formula_of(relation: Relation) -> Node:
    """Return left − right."""
    return subtract(relation.left, relation.right)


def statement_text(statement: Statement) -> str:
    """Return a statement on one line."""
    return " or ".join(
        " and ".join(to_text(relation) for relation in together) for together in statement.alternatives
    )
