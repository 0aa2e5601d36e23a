"""Arithmetic of lists, entry by entry: `[1, 2]/3`, `2·[1, 0] + [0, 1]`, `exp([0, 1])`, `[1, 2, 3] − 2`.

What a product of two lists means (entries, inner, matrix) is not guessed.
"""

from __future__ import annotations

from solvers.tree import Binary, Call, Negate, Node, Relation, Sequence, children, rebuild

MAX_ENTRIES = 400


class EntrywiseError(ValueError):
    """The lists cannot be put together; the message is a sentence for whoever wrote them."""


def entrywise(node: Node) -> Node:
    """Return the tree with the arithmetic of its lists carried into their entries; raise `EntrywiseError`."""
    operands = tuple(map(entrywise, children(node)))
    lists = [operand for operand in operands if isinstance(operand, Sequence)]
    if not lists or isinstance(node, Sequence | Relation) or _is_shape_of_its_own(node):
        return rebuild(node, operands)
    _check(node, operands, lists)
    count = len(lists[0].items)
    columns = [operand.items if isinstance(operand, Sequence) else (operand,) * count for operand in operands]
    entries = tuple(entrywise(rebuild(node, pair)) for pair in zip(*columns, strict=True))
    return Sequence(lists[0].bracket, entries)


def _is_shape_of_its_own(node: Node) -> bool:
    return isinstance(node, Call) and node.function == "transpose"


def _check(node: Node, operands: tuple[Node, ...], lists: list[Sequence]) -> None:
    """Raise `EntrywiseError` unless the operation has one meaning for these lists."""
    if len({(len(part.items), _rank(part)) for part in lists}) > 1:
        raise EntrywiseError("The lists have different numbers of entries.")
    if sum(len(part.items) for part in lists) > MAX_ENTRIES:
        raise EntrywiseError(f"A list may have at most {MAX_ENTRIES} entries.")
    match node:
        case Negate() | Binary("+" | "-"):
            return
        case Binary("/") if isinstance(operands[1], Sequence):
            raise EntrywiseError("A list cannot be divided by; write each entry.")
        case Binary("*") if len(lists) > 1:
            raise EntrywiseError("A product of two lists can mean several things; write each entry.")
        case Binary() if len(lists) == 1:
            return
        case Call() if len(operands) == 1:
            return
        case _:
            raise EntrywiseError("This cannot be worked out entry by entry; write each entry.")


def _rank(node: Node) -> int:
    """Return 1 for a list of numbers, 2 for a list of lists, and so on."""
    return 1 + max(map(_rank, node.items), default=0) if isinstance(node, Sequence) else 0
