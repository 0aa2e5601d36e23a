"""The one tree that every formula becomes, whether a deck or a learner wrote it.

Nodes are frozen msgspec structs: cheap to build, hashable, compared by value, and sent to the worker
as JSON without a line of code. They keep the shape that was typed: `2x` and `2*x` are the same tree,
`x+x` is another.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Literal, TypeAlias

import msgspec

Operator: TypeAlias = Literal["+", "-", "*", "/", "^"]
Comparison: TypeAlias = Literal["=", "!=", "<", "<=", ">", ">="]
Bracket: TypeAlias = Literal["(", "[", "{"]


class Number(msgspec.Struct, frozen=True, tag=True):
    """A non-negative literal, in the digits that were typed: `3`, `0.50`, `1.38e8`."""

    text: str

    @property
    def value(self) -> Fraction:
        """The exact value: `0.1` is one tenth, not the nearest float."""
        return _exact(self.text)


class Name(msgspec.Struct, frozen=True, tag=True):
    """A letter or word that stands for a value: `x`, `c_in`, `W_1`."""

    name: str


class Constant(msgspec.Struct, frozen=True, tag=True):
    """A number with a name of its own: `pi`, `e`, `i` or `inf`."""

    name: str


class Negate(msgspec.Struct, frozen=True, tag=True):
    """Minus its operand."""

    operand: Node


class Binary(msgspec.Struct, frozen=True, tag=True):
    """Two operands and one of + - * / ^."""

    operator: Operator
    left: Node
    right: Node


class Call(msgspec.Struct, frozen=True, tag=True):
    """A function applied: `exp(x)`, `log(x, base)`. The name is the canonical one of `functions.py`."""

    function: str
    arguments: tuple[Node, ...]


class Relation(msgspec.Struct, frozen=True, tag=True):
    """Two sides and a comparison: `y = 2x`."""

    comparison: Comparison
    left: Node
    right: Node


class Sequence(msgspec.Struct, frozen=True, tag=True):
    """Items in brackets: a tuple or shape `(`, a vector `[` (of vectors: a matrix), a set `{`."""

    bracket: Bracket
    items: tuple[Node, ...]


Node: TypeAlias = Number | Name | Constant | Negate | Binary | Call | Relation | Sequence


@lru_cache(maxsize=4096)
def _exact(text: str) -> Fraction:
    return Fraction(text)


def number(value: int | Fraction) -> Node:
    """Return the tree of an exact value: a literal, a negated one, or a quotient of two."""
    fraction = Fraction(value)
    if fraction < 0:
        return Negate(number(-fraction))
    if fraction.denominator == 1:
        return Number(str(fraction.numerator))
    return Binary("/", Number(str(fraction.numerator)), Number(str(fraction.denominator)))


def children(node: Node) -> tuple[Node, ...]:
    """Return the node's direct operands, left to right."""
    match node:
        case Negate(operand):
            return (operand,)
        case Binary(_, left, right) | Relation(_, left, right):
            return (left, right)
        case Call(_, arguments):
            return arguments
        case Sequence(_, items):
            return items
        case _:
            return ()


def rebuild(node: Node, operands: tuple[Node, ...]) -> Node:
    """Return `node` with other operands, as many as `children` gave."""
    match node:
        case Negate():
            return Negate(*operands)
        case Binary(operator):
            return Binary(operator, *operands)
        case Relation(comparison):
            return Relation(comparison, *operands)
        case Call(function):
            return Call(function, operands)
        case Sequence(bracket):
            return Sequence(bracket, operands)
        case _:
            return node


def names(node: Node) -> frozenset[str]:
    """Return the names that occur in the tree (functions and constants are none)."""
    if isinstance(node, Name):
        return frozenset((node.name,))
    return frozenset().union(*(names(child) for child in children(node)))
