"""A bar for each name, from left to right, with its value at the end."""

from __future__ import annotations

import math
from typing import Final

from cards.figures.scene import Bar, Scene
from quiz.text.cells import cut, pad, width
from quiz.text.figures.canvas import Span
from quiz.text.figures.names import written
from quiz.text.figures.ticks import short

_EIGHTHS: Final = " ▏▎▍▌▋▊▉█"
_NAMES: Final = 3  # the names take up to a third of the width
_SHORTEST: Final = 4  # columns of the longest bar


def bars(scene: Scene, columns: int, *, fine: bool) -> list[list[Span]]:
    """Return one row for each bar, every one as wide as `columns`, and what they measure below them."""
    names = [written(bar.name, fine=fine) for bar in scene.bars]
    values = [_ascii(short(bar.value), fine=fine) for bar in scene.bars]
    tails = max(map(width, values)) + 1
    room = min(max(map(width, names)), columns // _NAMES, columns - tails - _SHORTEST - 2)
    length = columns - tails - room - 2
    rows = []
    for part, name, value in zip(_parts(scene.bars), names, values, strict=True):
        drawn = _bar(part, _zero(scene.bars, length), length, fine=fine)
        left = pad(cut(name, room), room)
        tail = pad(f" {value}", columns - room - 2 - width(drawn))
        rows.append([Span(f"{left} {'▕' if fine else '|'}"), Span(drawn, 0), Span(tail)])
    label = written(scene.y.label or scene.x.label, fine=fine)
    if label:
        rows.append([Span(pad(" " * (room + 2) + cut(label, columns - room - 2), columns))])
    return rows


def _ascii(text: str, *, fine: bool) -> str:
    return text if fine else text.replace("−", "-")


def _parts(every: tuple[Bar, ...]) -> list[float]:
    """Return each value as a part of the range that the bars share, which zero belongs to."""
    values = [bar.value for bar in every]
    largest = max((abs(value) for value in values if math.isfinite(value)), default=0.0) or 1.0
    parts = [value / largest for value in values]
    finite = [part for part in parts if math.isfinite(part)]
    reach = max([0.0, *finite]) - min([0.0, *finite]) or 1.0
    return [part / reach for part in parts]


def _zero(every: tuple[Bar, ...], length: int) -> int:
    """Return the column in which bars begin, with a column at least for bars on either side."""
    parts = [part for part in _parts(every) if math.isfinite(part)]
    below = any(part < 0 for part in parts)
    above = any(part > 0 for part in parts)
    return min(max(round(-min([0.0, *parts]) * length), int(below)), length - int(above))


def _bar(part: float, zero: int, length: int, *, fine: bool) -> str:
    """Return a bar from zero to its value; a value that is not zero is never without any ink."""
    if math.isnan(part):
        return ""
    if part < 0:
        cells = min(zero, max(1, round(-part * length)))
        return " " * (zero - cells) + ("█" if fine else "#") * cells
    eighths = min(8 * (length - zero), max(1 if part else 0, round(8 * part * length)))
    whole, rest = divmod(eighths, 8)
    if not fine:
        return " " * zero + "#" * max(1 if part else 0, round(eighths / 8))
    return " " * zero + "█" * whole + (_EIGHTHS[rest] if rest else "")
