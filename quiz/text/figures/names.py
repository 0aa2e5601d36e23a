"""The names of a figure's series on one line each, and the legend that says which line or mark is whose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cards.figures.scene import Scene
from quiz.text.cells import cut, width
from quiz.text.display import one_line
from quiz.text.figures.canvas import LETTERS, Canvas, Span
from quiz.text.prompt import lines

SIGNS: Final = "●◆▲○◇△"
_SAMPLE: Final = 5  # columns
_GAP: Final = 3


def written(text: str, *, fine: bool = True) -> str:
    """Return a name, label or caption on one line, its formulas too."""
    flat = " ".join(lines(one_line(text), 10_000, flat=True))
    if fine:
        return flat
    from quiz.text.ascii import fold

    return fold(flat)


def sign(ink: int, *, fine: bool) -> str:
    """Return the mark of a series of points."""
    return SIGNS[ink % len(SIGNS)] if fine else LETTERS[ink % len(LETTERS)]


def legend(scene: Scene, columns: int, *, fine: bool) -> list[list[Span]]:
    """Return the lines that name each series beside a piece of it."""
    rows: list[list[Span]] = []
    used = columns
    for sample, whole, ink in _entries(scene, fine=fine):
        name = cut(whole, max(1, columns - len(sample) - 1))
        needed = len(sample) + 1 + width(name)
        if used + _GAP + needed > columns:
            rows.append([])
            used = -_GAP
        elif rows[-1]:
            rows[-1].append(Span(" " * _GAP))
        rows[-1] += [Span(sample, ink), Span(f" {name}", ink)]
        used += _GAP + needed
    return [[*row, Span(" " * (columns - sum(width(span.text) for span in row)))] for row in rows]


def _entries(scene: Scene, *, fine: bool) -> Iterator[tuple[str, str, int]]:
    """Yield a piece of each series, its name and its number, in the order in which they are drawn."""
    ink = 0
    for curve in scene.curves:
        yield _stroke(ink, fine=fine), written(curve.name, fine=fine), ink
        ink += 1
    for marks in scene.marks:
        yield sign(ink, fine=fine), written(marks.name, fine=fine), ink
        ink += 1
    for contour in scene.contours:
        yield _stroke(ink, fine=fine), written(contour.name, fine=fine), ink
        ink += 1


def _stroke(ink: int, *, fine: bool) -> str:
    canvas = Canvas(_SAMPLE, 1, fine=fine)
    canvas.line([(0.0, 0.5), (1.0, 0.5)], ink)
    return "".join(sign for sign, _ in canvas.text()[0])
