"""A grid of cells that lines and marks are put into: eight Braille dots in each cell, or one letter."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final, TypeAlias

import msgspec

Spot: TypeAlias = tuple[float, float]  # from (0, 0), lower left, to (1, 1), upper right

_BRAILLE: Final = 0x2800
_BITS: Final = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # by row and column of the dot
LETTERS: Final = "*+o#x@"  # of the series, where there are no Braille dots
# How many dots of a line are drawn and left out, in turn: solid, dashed, dotted, and so on.
PATTERNS: Final = ((1,), (4, 3), (1, 2), (6, 2, 1, 2), (2, 2), (8, 5))


class Span(msgspec.Struct, frozen=True):
    """Characters in one ink: that of a series by its number, or None for the frame."""

    text: str
    ink: int | None = None


class Canvas:
    """Cells of a given number of columns and rows, `fine` with dots or else with letters."""

    def __init__(self, columns: int, rows: int, *, fine: bool) -> None:
        self.columns, self.rows, self.fine = columns, rows, fine
        self._across, self._down = (2, 4) if fine else (1, 1)
        self.wide, self.high = columns * self._across, rows * self._down
        self._dots: dict[tuple[int, int], int] = {}  # bits of the cell at (row, column)
        self._signs: dict[tuple[int, int], str] = {}
        self._inks: dict[tuple[int, int], int] = {}

    def cell(self, spot: Spot) -> tuple[int, int]:
        """Return the row and column of the cell that holds a spot."""
        x, y = self._dot(spot)
        return y // self._down, x // self._across

    def mark(self, spot: Spot, sign: str, ink: int) -> None:
        """Put a sign into the cell of a spot, over whatever dots are there."""
        cell = self.cell(spot)
        self._signs[cell] = sign
        self._inks[cell] = ink

    def line(self, spots: Iterable[Spot], ink: int) -> None:
        """Draw a broken line through the spots, in the pattern of the series; nothing lies outside."""
        pattern = PATTERNS[ink % len(PATTERNS)]
        drawn, last = 0, None
        before: Spot | None = None
        for spot in spots:
            piece = _clipped(before, spot) if before else None
            before = spot
            for dot in _between(self._dot(piece[0]), self._dot(piece[1])) if piece else ():
                if dot == last:
                    continue
                last = dot
                if not self.fine or _is_on(pattern, drawn):
                    self._set(*dot, ink)
                drawn += 1

    def text(self) -> list[list[tuple[str, int | None]]]:
        """Return each cell's character, a space where nothing is drawn, with its ink."""
        return [[self._shown(row, column) for column in range(self.columns)] for row in range(self.rows)]

    def _shown(self, row: int, column: int) -> tuple[str, int | None]:
        cell = row, column
        ink = self._inks.get(cell)
        if cell in self._signs or ink is None:
            return self._signs.get(cell, " "), ink
        return chr(_BRAILLE + self._dots[cell]) if self.fine else LETTERS[ink % len(LETTERS)], ink

    def _dot(self, spot: Spot) -> tuple[int, int]:
        x, y = (min(max(place, 0.0), 1.0) for place in spot)
        return round(x * (self.wide - 1)), round((1 - y) * (self.high - 1))

    def _set(self, x: int, y: int, ink: int) -> None:
        cell = y // self._down, x // self._across
        bit = _BITS[y % self._down][x % self._across]
        self._dots[cell] = self._dots.get(cell, 0) | bit
        self._inks[cell] = ink


def _is_on(pattern: tuple[int, ...], index: int) -> bool:
    """Return whether the dot with that index along a line is drawn."""
    if len(pattern) == 1:
        return True
    index %= sum(pattern)
    for number, length in enumerate(pattern):
        if index < length:
            return number % 2 == 0
        index -= length
    return False


def _clipped(first: Spot, second: Spot) -> tuple[Spot, Spot] | None:
    """Return the part of a line that lies between the lower and the upper edge, None when there is none."""
    (x1, y1), (x2, y2) = first, second
    if not (math.isfinite(y1) and math.isfinite(y2)) or max(y1, y2) < 0 or min(y1, y2) > 1:
        return None
    return _cut(x1, y1, x2, y2), _cut(x2, y2, x1, y1)


def _cut(x: float, y: float, to_x: float, to_y: float) -> Spot:
    edge = min(max(y, 0.0), 1.0)
    if edge == y:
        return x, y
    return x + (to_x - x) * ((edge - y) / (to_y - y)), edge


def _between(first: tuple[int, int], second: tuple[int, int]) -> Iterable[tuple[int, int]]:
    """Return the dots of a straight line, both ends among them."""
    (x1, y1), (x2, y2) = first, second
    steps = max(abs(x2 - x1), abs(y2 - y1))
    if not steps:
        return [first]
    across, down = (x2 - x1) / steps, (y2 - y1) / steps
    return [(round(x1 + across * step), round(y1 + down * step)) for step in range(steps + 1)]
