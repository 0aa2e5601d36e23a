"""A curve as broken lines: taken apart where it has no value, jumps, or goes through a pole."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from cards.figures.ranges import Curve, Scale, samples
from quiz.text.figures.canvas import Spot

_STEEP = 0.08  # of the height, between two neighbouring dots: less is joined even if it is a jump
_HALVINGS = 12


def pieces(curve: Curve, across: Scale, up: Scale, count: int) -> Iterator[list[Spot]]:
    """Yield the unbroken parts of a curve, computed at `count` places along the axis."""
    piece: list[Spot] = []
    before: tuple[float, float] | None = None
    for x in samples(across, count):
        height = up.place(curve.of(x))
        joined = before is not None and math.isfinite(height)
        if joined and before and _breaks(lambda value: up.place(curve.of(value)), before, (x, height)):
            joined = False
        if not joined and piece:
            yield piece
            piece = []
        before = (x, height) if math.isfinite(height) else None
        if before:
            piece.append((across.place(x), height))
    if piece:
        yield piece


def _breaks(of: Callable[[float], float], first: Spot, second: Spot) -> bool:
    """Return whether the height changes all at once somewhere between two points, seen by halving."""
    (low, below), (high, above) = first, second
    rise = abs(above - below)
    if rise < _STEEP or max(above, below) < 0 or min(above, below) > 1:
        return False
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        height = of(middle)
        if not math.isfinite(height):
            return True
        if abs(height - below) > abs(above - height):
            high, above = middle, height
        else:
            low, below = middle, height
    return abs(above - below) > rise / 2
