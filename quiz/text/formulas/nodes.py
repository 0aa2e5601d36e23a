"""What a LaTeX formula is once it is read: how it looks, not what it means."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

import msgspec


class FormulaError(ValueError):
    """The source uses a command we do not draw, is unbalanced, or is too large."""


class Role(StrEnum):
    """What a symbol does in its row; this alone settles the space around it (TeXbook, chapter 18)."""

    ORD = "ordinary"
    BINARY = "binary operator"
    RELATION = "relation"
    COMMA = "punctuation"
    OPEN = "opening"
    CLOSE = "closing"
    FUNCTION = "function name"
    BIG = "large operator"
    SPACE = "space"


class Symbol(msgspec.Struct, frozen=True):
    """Characters drawn as they are."""

    text: str
    role: Role = Role.ORD


class Row(msgspec.Struct, frozen=True):
    """Nodes side by side."""

    items: tuple[Formula, ...]


class Fraction(msgspec.Struct, frozen=True):
    """One row over another."""

    top: Formula
    bottom: Formula


class Root(msgspec.Struct, frozen=True):
    """A square root, or one of a written degree."""

    radicand: Formula
    degree: Formula | None = None


class Scripts(msgspec.Struct, frozen=True):
    """A base with something below, above or both; over and under the base if it is a large operator."""

    base: Formula
    sub: Formula | None
    sup: Formula | None


class Fenced(msgspec.Struct, frozen=True):
    r"""`\left( … \right)`: delimiters as tall as what they hold; an empty one is not drawn."""

    left: str
    inside: Formula
    right: str


class Accent(msgspec.Struct, frozen=True):
    """A combining mark on a letter; a bar may span more."""

    mark: str
    body: Formula


class Grid(msgspec.Struct, frozen=True):
    """Cells in rows: a matrix, cases, aligned lines; `align` is `l`, `c` or `r` for each column in turn."""

    rows: tuple[tuple[Formula, ...], ...]
    align: str
    gap: int = 2


Formula: TypeAlias = Symbol | Row | Fraction | Root | Scripts | Fenced | Accent | Grid


def role_of(node: Formula) -> Role:
    """Return what the node does in its row."""
    match node:
        case Symbol(_, role):
            return role
        case Scripts(base):
            return role_of(base)
        case _:
            return Role.ORD


def items_of(node: Formula) -> tuple[Formula, ...]:
    """Return the nodes side by side that `node` consists of."""
    return node.items if isinstance(node, Row) else (node,)
