"""What of a figure cannot be seen: formulas without a value in the range, or wholly outside it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from cards.figures.formulas import Way
from cards.figures.ranges import samples
from cards.figures.scene import Contour, Scene
from cards.figures.types import Figure

_GRID = 25  # values along each axis at which a contour is looked for


def faults(figure: Figure, scene: Scene) -> Iterator[tuple[Way, str]]:
    """Yield the way to each formula of which nothing would be drawn, and why."""
    at = samples(scene.x)
    for name, curve in zip(figure.curves, scene.curves, strict=True):
        yield from _unseen(("curves", name), [curve.of(x) for x in at], scene)
    for name, steps in zip(figure.steps, scene.steps, strict=True):
        yield from _unseen(("steps", name), [value for _, value in steps.points], scene)
    for name, marks in zip(figure.points, scene.points, strict=True):
        for row, (x, y) in enumerate(marks.points):
            if not (scene.x.holds(x) and scene.y.holds(y)):
                yield ("points", name, row), "This point lies outside the figure, or has no value."
    for name, contour in zip(figure.contours, scene.contours, strict=True):
        if not _crosses(contour, scene):
            yield ("contours", name), "This holds nowhere in the range."
    for name, bar in zip(figure.bars, scene.bars, strict=True):
        if math.isnan(bar.value):
            yield ("bars", name), "This bar has no value."


def _unseen(way: Way, values: list[float], scene: Scene) -> Iterator[tuple[Way, str]]:
    finite = [value for value in values if math.isfinite(value)]
    if not finite:
        yield way, "This has no value anywhere in the range `x`."
    elif not any(map(scene.y.holds, finite)):
        yield way, "This lies outside the range `y` everywhere."


def _crosses(contour: Contour, scene: Scene) -> bool:
    """Return whether the two sides change places somewhere on a coarse grid, or meet."""
    values = [contour.of(x, y) for x in samples(scene.x, _GRID) for y in samples(scene.y, _GRID)]
    return any(value <= 0 for value in values) and any(value >= 0 for value in values)
