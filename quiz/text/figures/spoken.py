"""A figure in words: its caption, and for each series one line of values."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Final

from cards.figures.ranges import Curve, samples
from cards.figures.scene import Contour, Marks, Scene
from quiz.text.figures import contours
from quiz.text.figures.names import written
from quiz.text.figures.ticks import short

_TOLD: Final = 5  # values of a curve
_GRID: Final = 24  # cells along each axis in which a contour is looked for
_MOST: Final = 12  # points of a list


def spoken(scene: Scene) -> Iterator[str]:
    """Yield the sentences, the caption first."""
    yield f"Figure: {written(scene.caption)}"
    if axes := _axes(scene):
        yield axes
    for curve in scene.curves:
        yield f"{written(curve.name)}: {_values(curve, scene)}."
    for marks in scene.marks:
        yield f"{written(marks.name)}: {_points(marks)}."
    for contour in scene.contours:
        yield f"{written(contour.name)}: {_through(contour, scene)}."
    if scene.bars:
        yield "; ".join(f"{written(bar.name)}: {short(bar.value)}" for bar in scene.bars) + "."


def _axes(scene: Scene) -> str:
    labels = [
        f"{axis} is {written(scale.label)}{', logarithmic' if scale.log else ''}"
        for axis, scale in (("x", scene.x), ("y", scene.y))
        if scale.label
    ]
    return f"{'; '.join(labels)}." if labels else ""


def _values(curve: Curve, scene: Scene) -> str:
    return _pairs((x, curve.of(x)) for x in samples(scene.x, _TOLD))


def _points(marks: Marks) -> str:
    rest = len(marks.points) - _MOST
    return _pairs(marks.points[:_MOST]) + (f"; and {rest} more" if rest > 0 else "")


def _through(contour: Contour, scene: Scene) -> str:
    """Return some points of a contour, evenly along it."""
    found = [spot for piece in contours.pieces(contour, scene.x, scene.y, _GRID, _GRID) for spot in piece]
    told = found[:: max(1, math.ceil(len(found) / _TOLD))]
    places = ", ".join(f"({short(scene.x.at(x))}, {short(scene.y.at(y))})" for x, y in told)
    return f"passes through {places}" if places else "is nowhere in the range"


def _pairs(pairs: Iterable[tuple[float, float]]) -> str:
    return "; ".join(f"at {short(x)}, {short(y)}" for x, y in pairs if not math.isnan(x))
