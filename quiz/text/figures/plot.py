"""A scene as rows of text of an exact width: the frame, its numbers, what is drawn in it, the legend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cards.figures.scene import Scene
from quiz.text.cells import cut, pad, width
from quiz.text.figures import contours, curves
from quiz.text.figures.bars import bars
from quiz.text.figures.canvas import Canvas, Span
from quiz.text.figures.names import legend, sign, written
from quiz.text.figures.ticks import Tick, ticks

NARROWEST: Final = 24
LOWEST: Final = 6  # rows
_GRIDS: Final = {True: (40, 28), False: (32, 22)}  # cells in which few or many contours are looked for
_CELL: Final = 2  # a cell is about twice as high as it is wide
_ALIKE: Final = 3  # times as long as the other: axes further apart measure different things
_FEWEST_ROWS: Final = 3  # of the drawing itself


def plot(scene: Scene, columns: int, rows: int, *, fine: bool = True) -> list[list[Span]]:
    """Return the figure in `columns` and at most `rows`; bars take a row each, whatever the height.

    Without `fine`, only ASCII is used. Less than 24 columns or 6 rows are too few for any figure; so many
    are taken then.
    """
    columns, rows = max(columns, NARROWEST), max(rows, LOWEST)
    drawn = bars(scene, columns, fine=fine) if scene.bars else _plot(scene, columns, rows, fine=fine)
    return drawn if fine else [[Span(span.text.replace("…", "~"), span.ink) for span in row] for row in drawn]


def _plot(scene: Scene, columns: int, rows: int, *, fine: bool) -> list[list[Span]]:
    """Return a figure with axes."""
    named = legend(scene, columns, fine=fine)
    named = named[: max(0, rows - 2 - _FEWEST_ROWS)]
    above = written(scene.y.label, fine=fine)
    high = rows - 2 - len(named)
    above = above if high > _FEWEST_ROWS else ""
    high -= bool(above)
    upright = ticks(scene.y, max(3, (high + 1) // 2), fine=fine)
    edge = max(width(label) for _, label in upright) if upright else 0
    canvas = Canvas(_breadth(scene, columns - edge - 1, high), high, fine=fine)
    _draw(scene, canvas)
    level = ticks(scene.x, max(4, canvas.columns // 7), fine=fine)
    head = [[Span(pad(cut(above, columns), columns))]] if above else []
    drawn = [*_body(scene, canvas, upright, edge), *_foot(scene, canvas, level, edge)]
    rest = Span(" " * (columns - edge - 1 - canvas.columns))
    return [*head, *([*row, rest] for row in drawn), *named]


def _breadth(scene: Scene, columns: int, high: int) -> int:
    """Return the columns of the drawing: all, or where shapes are drawn, as many as keep a circle round."""
    spans = [scale.ends[1] - scale.ends[0] for scale in (scene.x, scene.y)]
    ratio = spans[0] / spans[1]
    if not scene.contours or scene.x.log or scene.y.log or not 1 / _ALIKE <= ratio <= _ALIKE:
        return columns
    return min(columns, max(NARROWEST // 2, round(_CELL * high * ratio)))


def _draw(scene: Scene, canvas: Canvas) -> None:
    """Draw every series; points lie above lines, and the first series above the others."""
    first = len(scene.curves) + len(scene.marks)
    grid = _GRIDS[len(scene.contours) < 3]
    across, down = min(canvas.wide // 2, grid[0]), min(canvas.high // 2, grid[1])
    for ink, contour in reversed(list(enumerate(scene.contours, first))):
        for piece in contours.pieces(contour, scene.x, scene.y, max(across, 8), max(down, 8)):
            canvas.line(piece, ink)
    for ink, curve in reversed(list(enumerate(scene.curves))):
        for piece in curves.pieces(curve, scene.x, scene.y, canvas.wide):
            canvas.line(piece, ink)
    for ink, marks in reversed(list(enumerate(scene.marks, len(scene.curves)))):
        for x, y in marks.points:
            if scene.x.holds(x) and scene.y.holds(y):
                canvas.mark((scene.x.place(x), scene.y.place(y)), sign(ink, fine=canvas.fine), ink)


def _body(scene: Scene, canvas: Canvas, upright: list[Tick], edge: int) -> Iterator[list[Span]]:
    """Yield the rows of the drawing, each with its part of the upright axis."""
    bar, tick = ("│", "┤") if canvas.fine else ("|", "+")
    labels = {canvas.cell((0.0, place))[0]: label for place, label in reversed(upright)}
    zero_row, zero_column = _zeros(scene, canvas)
    for row, cells in enumerate(canvas.text()):
        label = labels.get(row)
        start = f"{' ' * (edge - width(label or ''))}{label or ''}{bar if label is None else tick}"
        behind = "┈" if canvas.fine else "."
        yield [Span(start), *_spans(cells, behind if row == zero_row else " ", zero_column, fine=canvas.fine)]


def _zeros(scene: Scene, canvas: Canvas) -> tuple[int | None, int | None]:
    """Return the row and the column in which y and x are zero, where these lie within the frame."""
    places = [None if scale.log else scale.place(0.0) for scale in (scene.x, scene.y)]
    inside = [place if place is not None and 0 < place < 1 else None for place in places]
    column = canvas.cell((inside[0], 0.0))[1] if inside[0] is not None else None
    return canvas.cell((0.0, inside[1]))[0] if inside[1] is not None else None, column


def _spans(
    cells: list[tuple[str, int | None]], behind: str, zero_column: int | None, *, fine: bool
) -> Iterator[Span]:
    """Yield a row's cells, those of one ink together; lines through zero lie behind everything."""
    text, ink = "", None
    for column, (found, its) in enumerate(cells):
        shown = found
        if its is None:
            shown = ("┊" if fine else ":") if column == zero_column else behind
        if its != ink:
            yield from [Span(text, ink)] if text else []
            text, ink = "", its
        text += shown
    yield Span(text, ink)


def _foot(scene: Scene, canvas: Canvas, level: list[Tick], edge: int) -> list[list[Span]]:
    """Return the level axis with what it measures, and the row of its numbers."""
    corner, line, tick = "└─┬" if canvas.fine else "+-+"
    axis, numbers = [line] * canvas.columns, [" "] * (canvas.columns + edge + 1)
    free_from = 0
    for place, label in level:
        column = canvas.cell((place, 0.0))[1]
        start = min(max(column + edge + 1 - width(label) // 2, 0), len(numbers) - width(label))
        if start >= free_from:
            axis[column] = tick
            numbers[start : start + width(label)] = label
            free_from = start + width(label) + 1
    text = _labelled("".join(axis), written(scene.x.label, fine=canvas.fine), line)
    return [[Span(" " * edge + corner + text)], [Span("".join(numbers))]]


def _labelled(axis: str, label: str, line: str) -> str:
    """Return the axis with its label in the gap between two ticks that is nearest to the middle."""
    if not label:
        return axis
    label = f" {cut(label, max(1, len(axis) - 2))} "
    room = width(label)
    starts = range(len(axis) - room + 1)
    free = [start for start in starts if set(axis[start : start + room]) == {line}]
    middle = (len(axis) - room) / 2
    start = min(free or starts, key=lambda one: (abs(one - middle), one), default=0)
    return axis[:start] + label + axis[start + room :]
