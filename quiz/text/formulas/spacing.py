"""Where a row of symbols has a space: TeX's rules, with one width of space."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quiz.text.formulas.nodes import Fenced, Formula, Fraction, Role, Row, Scripts, Symbol, items_of, role_of

_NO_OPERAND = (Role.BINARY, Role.RELATION, Role.COMMA, Role.OPEN, Role.FUNCTION, Role.BIG)
_ENDS = (Role.ORD, Role.CLOSE)
_DOT = Symbol("·")


def flattened(row: Sequence[Formula]) -> tuple[Formula, ...]:
    """Return the items with empty rows left out."""
    return tuple(item for item in row if item != Row(()))


def roles(items: Sequence[Formula]) -> list[Role]:
    """Return each item's role in this row: a sign with no operand before it is no operator."""
    found: list[Role] = []
    for item in items:
        role = role_of(item)
        if role is Role.BINARY and (not found or found[-1] in _NO_OPERAND):
            role = Role.ORD
        found.append(role)
    return found


def gaps(items: Sequence[Formula], *, tight: bool = False) -> Iterator[bool]:
    """Yield for each item whether a space stands before it; in a tight row (a script), only by words."""
    found = roles(items)
    for index, item in enumerate(items):
        if not index:
            yield False
            continue
        yield _gap(found[index - 1], found[index], items[index - 1], item, tight=tight)


def _gap(left: Role, right: Role, before: Formula, item: Formula, *, tight: bool) -> bool:
    if Role.SPACE in (left, right) or before == _DOT:
        return False
    if left is Role.FUNCTION:
        return (
            right not in (Role.OPEN, Role.CLOSE, Role.COMMA)
            and not isinstance(item, Fenced)
            and not _primed(item)
        )
    if tight:
        return right is Role.FUNCTION and left in _ENDS and not is_sign(before)
    if left is Role.COMMA or Role.RELATION in (left, right) or Role.BINARY in (left, right):
        return right not in (Role.COMMA, Role.CLOSE) or Role.BINARY in (left, right)
    if left is Role.BIG or (right in (Role.BIG, Role.FUNCTION) and left in _ENDS and not is_sign(before)):
        return right is not Role.CLOSE
    return isinstance(before, Fraction) and isinstance(item, Fraction)


def is_sign(node: Formula) -> bool:
    """Whether the node is a plus or minus, which clings to what follows when it is no operator."""
    return isinstance(node, Symbol) and node.role is Role.BINARY


def _primed(node: Formula) -> bool:
    return isinstance(node, Scripts) and items_of(node.base) == ()
