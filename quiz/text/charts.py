"""Bars and columns drawn with block characters, for a terminal's screen and for plain lines alike.

A drawn line is a row of runs, each with a tone that says what it is; a screen gives tones colours, plain
output leaves them out. Every length also stands there as a number, so no colour and no block must be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

import msgspec

from quiz.text.cells import cut, pad, width

Tone: TypeAlias = Literal["", "quiet", "title", "bar", "shade0", "shade1", "shade2", "shade3", "shade4"]
Run: TypeAlias = tuple[str, Tone]
Line: TypeAlias = tuple[Run, ...]

_RIGHTWARDS: Final = " ▏▎▍▌▋▊▉█"  # eighths
_UPWARDS: Final = " ▁▂▃▄▅▆▇█"
_LONGEST_BAR: Final = 40  # columns; longer ones are no easier to compare
_SHORTEST_BAR: Final = 10  # what a long label leaves to it
_WEEK: Final = 7


class Row(msgspec.Struct, frozen=True):
    """A named number: `share` in [0, 1] is the length of its bar, `value` is how it reads."""

    label: str
    share: float
    value: str


def text(line: Line) -> str:
    """Return a line without its tones."""
    return "".join(run for run, _ in line).rstrip()


def bar(share: float, columns: int) -> str:
    """Return a bar to the right that fills this share of the columns; what is not nothing shows."""
    eighths = min(8 * columns, max(round(8 * columns * share), share > 0))
    full, rest = divmod(eighths, 8)
    return "█" * full + (_RIGHTWARDS[rest] if rest else "")


def bars(rows: Sequence[Row], columns: int) -> list[Line]:
    """Return the rows with label, bar and value, in line with each other and no wider than `columns`."""
    values = max((width(row.value) for row in rows), default=0)
    labels = min(
        max((width(row.label) for row in rows), default=0), max(4, columns - values - 4 - _SHORTEST_BAR)
    )
    room = max(1, min(_LONGEST_BAR, columns - labels - values - 4))
    return [
        (
            (pad(cut(row.label, labels), labels) + "  ", ""),
            (pad(bar(row.share, room), room) + "  ", "bar"),
            (row.value.rjust(values), "quiet"),
        )
        for row in rows
    ]


def columns(values: Sequence[float], height: int, wide: int = 1) -> list[str]:
    """Return bars upwards, `wide` characters each, from the top row to the bottom one."""
    most = max(values, default=0) or 1
    eighths = [max(round(8 * height * value / most), value > 0) for value in values]
    return [
        "".join(_UPWARDS[min(8, max(0, each - 8 * row))] * wide for each in eighths)
        for row in reversed(range(height))
    ]


def plot(values: Sequence[float], top: str, ends: tuple[str, str], room: int, height: int = 4) -> list[Line]:
    """Return columns with `top`, the greatest value, at their left, and the first and last place below."""
    margin = width(top) + 1
    wide = 2 if 2 * len(values) + margin <= room and len(values) <= _LONGEST_BAR else 1
    drawn = columns(values, height, wide)
    labels = [top, *[""] * (height - 1)]
    rows: list[Line] = [
        ((label.rjust(margin - 1) + " ", "quiet"), (row, "bar"))
        for label, row in zip(labels, drawn, strict=True)
    ]
    across = max(len(values) * wide, width(ends[0]) + width(ends[1]) + 1)
    below = pad(ends[0], across - width(ends[1])) + ends[1]
    return [*rows, ((" " * margin + below, "quiet"),)]


def binned(values: Sequence[float], most: int) -> tuple[list[float], int]:
    """Return sums over equally many days so that no more than `most` are left, and how many that is.

    Whole weeks are preferred. The last bin is a whole one; the first may be of fewer days.
    """
    size = -(-len(values) // max(1, most)) or 1
    size = _WEEK if 2 < size < _WEEK else size
    starts = range(len(values) % size - size if len(values) % size else 0, len(values), size)
    return [sum(values[max(0, start) : start + size]) for start in starts], size
