"""The formulas of a figure: which names each may use, and what it must be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from cards.figures.types import FREE, Figure
from solvers.tree import Node, Relation, Sequence

Way: TypeAlias = tuple[str | int, ...]


class Formula(NamedTuple):
    """A formula with the way to it below `figure`, and the names that stand for an axis in it."""

    way: Way
    text: str
    free: frozenset[str]


def formulas(figure: Figure) -> Iterator[Formula]:
    """Yield every formula of a figure, in the order of its keys."""
    nothing = frozenset[str]()
    for key, ends in (("x", figure.x), ("y", figure.y)):
        yield from (Formula((key, index), end, nothing) for index, end in enumerate(ends or ()))
    for key, free in FREE.items():
        series: dict[str, str] = getattr(figure, key)
        yield from (Formula((key, name), text, free) for name, text in series.items())
    for name, pairs in figure.points.items():
        for row, pair in enumerate(pairs):
            yield from (
                Formula(("points", name, row, column), text, nothing) for column, text in enumerate(pair)
            )
    yield from (Formula(("bars", name), text, nothing) for name, text in figure.bars.items())


def shape_fault(way: Way, node: Node) -> str | None:
    """Return why the formula is not what its key wants: an equation, or one value."""
    if way[0] == "contours":
        if isinstance(node, Relation) and node.comparison == "=" and not _has_list(node):
            return None
        return "A contour is an equation in x and y, such as x^2 + y^2 = 1."
    if isinstance(node, Relation):
        return "This must be a formula, not a comparison; equations in x and y go to `contours`."
    return "A figure draws single values, not lists." if isinstance(node, Sequence) else None


def _has_list(relation: Relation) -> bool:
    return isinstance(relation.left, Sequence) or isinstance(relation.right, Sequence)


def texts(figure: Figure) -> Iterator[tuple[Way, str]]:
    """Yield every text of a figure that a learner sees."""
    yield ("caption",), figure.caption
    for axis, label in (("x", figure.axes.x), ("y", figure.axes.y)):
        if label:
            yield ("axes", axis), label
    for key in (*FREE, "points", "bars"):
        names: dict[str, object] = getattr(figure, key)
        yield from (((key, f"?{name}"), name) for name in names)
