"""A formula on one line, with every bracket that the second dimension made needless put back."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from quiz.text.formulas.nodes import (
    Accent,
    Fenced,
    Formula,
    Fraction,
    Grid,
    Role,
    Root,
    Row,
    Scripts,
    Symbol,
    items_of,
    role_of,
)
from quiz.text.formulas.spacing import flattened, gaps, is_sign, roles
from quiz.text.formulas.symbols import LOWERED, RAISED, small


def write(node: Formula, *, tight: bool = False) -> str:
    """Return `node` on one line; `tight` leaves out the spaces, as in a script."""
    match node:
        case Symbol(text):
            return text
        case Row(items):
            return _row(flattened(items), tight=tight)
        case Fraction(top, bottom):
            return f"{_operand(top, product=True)}/{_operand(bottom)}"
        case Root(radicand, degree):
            return f"{_raised(degree) if degree else ''}√{_operand(radicand)}"
        case Scripts(base, sub, sup):
            return write(base, tight=tight) + (_lowered(sub) if sub else "") + (_raised(sup) if sup else "")
        case Fenced(left, inside, right):
            return f"{left}{write(inside, tight=tight)}{right}"
        case Accent(mark, body):
            return accented(write(body, tight=True), mark)
        case Grid(rows):
            return "; ".join(", ".join(filter(None, map(write, row))) for row in rows)


def accented(text: str, mark: str) -> str:
    """Return `text` with the mark on its first letter, or on all letters of a longer one when it is a bar."""
    letters = text if mark == "\u0304" else text[:1]
    marked = "".join(letter if letter.isspace() else letter + mark for letter in letters)
    return unicodedata.normalize("NFC", marked) + text[len(letters) :]


def raised(node: Formula) -> str | None:
    """Return the node in raised characters, if they all exist."""
    return small(write(node, tight=True), RAISED)


def lowered(node: Formula) -> str | None:
    """Return the node in lowered characters, if they all exist."""
    return small(write(node, tight=True), LOWERED)


def atomic(node: Formula) -> bool:
    """Whether the node reads as one thing: a number, a letter with scripts, something in brackets."""
    items = flattened(items_of(node))
    if all(isinstance(item, Symbol) and (item.text.isdigit() or item.text == ".") for item in items):
        return True
    if len(items) != 1:
        return _call(items) or (items[:1] != () and items[0] in _DIFFERENTIALS and len(items) == 2)
    return not isinstance(items[0], Fraction | Row) or (isinstance(items[0], Row) and atomic(items[0]))


def _call(items: tuple[Formula, ...]) -> bool:
    """Whether the items are one bracket, or a function applied to it: f(x), but not y(1 − y)."""
    found = [role_of(item) for item in items]
    if not items or found[-1] is not Role.CLOSE or Role.OPEN not in found[:2]:
        return False
    if found[0] is not Role.OPEN and not (found[0] is Role.FUNCTION or items[0] in _APPLIED):
        return False
    return found.count(Role.OPEN) == 1 and found.count(Role.CLOSE) == 1


_APPLIED = tuple(map(Symbol, "fghFGHPQσφψϕΦ"))  # letters that stand before a bracket as functions
_FACTORS = (Role.ORD, Role.OPEN, Role.FUNCTION, Role.BIG)
_DIFFERENTIALS = (Symbol("∂"), Symbol("d"))


def _row(items: tuple[Formula, ...], *, tight: bool) -> str:
    written: list[str] = []
    for item, gap, factor in zip(items, gaps(items, tight=tight), factors(items), strict=True):
        text = write(item, tight=tight)
        if factor and isinstance(item, Fraction):
            text = f"({text})"
        written.append(" " * gap + text)
    return "".join(written)


def factors(items: Sequence[Formula]) -> Iterator[bool]:
    """Yield for each item whether it touches something that a fraction on one line would seem to swallow."""
    found = [Role.SPACE if is_sign(item) else role for item, role in zip(items, roles(items), strict=True)]
    around = [Role.SPACE, *found, Role.SPACE]
    for index in range(len(found)):
        yield around[index + 2] in _FACTORS or around[index] in (Role.ORD, Role.CLOSE)


def _operand(node: Formula, *, product: bool = False) -> str:
    """Return the node as one operand, in brackets unless it holds together by itself."""
    text = write(node)
    if atomic(node) or (product and not _loose(node)):
        return text
    return f"({text})"


def _loose(node: Formula) -> bool:
    """Whether something in the row binds weaker than a fraction's bar."""
    items = flattened(items_of(node))
    return any(role in (Role.BINARY, Role.RELATION, Role.COMMA, Role.BIG) for role in roles(items)) or any(
        isinstance(item, Fraction) for item in items
    )


def _raised(node: Formula) -> str:
    return raised(node) or "^" + _script(node)


def _lowered(node: Formula) -> str:
    return lowered(node) or "_" + _script(node)


def _script(node: Formula) -> str:
    text = write(node, tight=True)
    return text if text.isalnum() else f"({text})"
