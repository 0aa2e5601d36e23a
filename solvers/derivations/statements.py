"""What a line of working states: equations joined by `or` and `and`; `±` stands for two of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from solvers.derivations.connectives import connected, in_brackets
from solvers.judging.judge import typed
from solvers.printing import to_text
from solvers.reading import ReadError, Vocabulary, read_chain, read_list
from solvers.tree import Node, Relation, names
from solvers.tree import Sequence as Listed
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
    def single(self) -> Relation | None:
        """The one relation that is all there is, if there is but one."""
        relations = list(self.relations)
        return relations[0] if len(relations) == 1 else None

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
    alternatives = _alternatives(text, vocabulary)
    return alternatives if isinstance(alternatives, Verdict) else Statement(alternatives)


def _alternatives(text: str, vocabulary: Vocabulary) -> tuple[Conjunction, ...] | Verdict:
    """Read what `or` joins; each part may be several for its ±, or for brackets with an `or` in them."""
    found: list[Conjunction] = []
    for part in connected(text, _OR):
        for signed in both_signs(part):
            together = _together(connected(signed, _AND), vocabulary)
            if isinstance(together, Verdict):
                return together
            found += together
            if len(found) > MAX_ALTERNATIVES:
                return malformed(f"A line may have at most {MAX_ALTERNATIVES} alternatives.")
    return tuple(found)


def _together(parts: Sequence[str], vocabulary: Vocabulary) -> list[Conjunction] | Verdict:
    """Read what `and` joins, multiplied out over the alternatives of each part."""
    joined: list[Conjunction] = [()]
    for part in parts:
        inside = in_brackets(part)
        found = _relations(part, vocabulary) if inside is None else _alternatives(inside, vocabulary)
        if isinstance(found, Verdict):
            return found
        joined = [(*left, *right) for left in joined for right in found]
        if len(joined) > MAX_ALTERNATIVES:
            return malformed(f"A line may have at most {MAX_ALTERNATIVES} alternatives.")
    return joined


def _relations(text: str, vocabulary: Vocabulary) -> tuple[Conjunction, ...] | Verdict:
    """Read one relation, a chain of them, or several parted by commas: all hold."""
    if not is_statement(text):
        node = typed(text, vocabulary)
        if isinstance(node, Verdict):
            return node
        return malformed("Write an equation on both sides of “or”, as in x = 2 or x = −2.")
    try:
        relations = _listed(text, vocabulary) if "," in text else read_chain(text, vocabulary)
    except ReadError as error:
        return malformed(error.message, None, error.reason)
    if not relations:
        return malformed("Write an equation between any two commas, as in x = 1, y = 2.")
    return (relations,)


def _listed(text: str, vocabulary: Vocabulary) -> Conjunction:
    """Return the relations that commas part, `(x, y) = (1, 2)` taken apart; none for anything else."""
    relations: list[Relation] = []
    for item in read_list(text, vocabulary).items:
        match item:
            case Relation("=", Listed(_, left), Listed(_, right)) if len(left) == len(right):
                relations += (Relation("=", *pair) for pair in zip(left, right, strict=True))
            case Relation():
                relations.append(item)
            case _:
                return ()
    return tuple(relations)


def both_signs(text: str) -> tuple[str, ...]:
    """Return the text with ± as plus and with ± as minus; the text alone when it has none."""
    if not _PLUS_MINUS.search(text) and not _MINUS_PLUS.search(text):
        return (text,)
    upper = _MINUS_PLUS.sub("-", _PLUS_MINUS.sub("+", text))
    lower = _MINUS_PLUS.sub("+", _PLUS_MINUS.sub("-", text))
    return upper, lower


def formula_of(relation: Relation) -> Node:
    """Return left − right."""
    return subtract(relation.left, relation.right)


def statement_text(statement: Statement) -> str:
    """Return a statement on one line."""
    return " or ".join(
        " and ".join(to_text(relation) for relation in together) for together in statement.alternatives
    )
