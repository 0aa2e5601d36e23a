"""The curve of an equation in x and y, found by marching squares and joined to long lines.

After Lorensen & Cline (1987), in the plane: where the two sides of the equation change places along an
edge of the grid, the curve crosses it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TypeAlias

from cards.figures.ranges import Scale, samples
from cards.figures.scene import Contour
from quiz.text.figures.canvas import Spot

Edge: TypeAlias = tuple[int, int, bool]  # column and row of its lower left corner, and whether it is upright
Grid: TypeAlias = list[list[float]]


def pieces(contour: Contour, across: Scale, up: Scale, columns: int, rows: int) -> Iterator[list[Spot]]:
    """Yield the lines of a contour on a grid of so many cells."""
    xs, ys = samples(across, columns + 1), samples(up, rows + 1)
    grid = [[contour.of(x, y) for x in xs] for y in ys]
    above = [[value > 0 for value in line] for line in grid]
    links: dict[Edge, list[Edge]] = {}
    for row in range(rows):
        low, high = above[row], above[row + 1]
        for column in range(columns):
            if low[column] == low[column + 1] == high[column] == high[column + 1]:
                continue
            for first, second in _crossings(grid, column, row):
                (x1, y1), (x2, y2) = _spot(grid, first), _spot(grid, second)
                value = contour.of(across.at((x1 + x2) / 2), up.at((y1 + y2) / 2))
                if abs(value) <= _largest(
                    grid, column, row
                ):  # at a pole the sides change places, and never meet
                    links.setdefault(first, []).append(second)
                    links.setdefault(second, []).append(first)
    for chain in _chains(links):
        yield [_spot(grid, edge) for edge in chain]


def _crossings(grid: Grid, column: int, row: int) -> list[tuple[Edge, Edge]]:
    """Return the pairs of a cell's edges that the curve joins."""
    corners = (grid[row][column], grid[row][column + 1], grid[row + 1][column + 1], grid[row + 1][column])
    if not all(map(math.isfinite, corners)):
        return []
    edges = ((column, row, False), (column + 1, row, True), (column, row + 1, False), (column, row, True))
    above = [corner > 0 for corner in corners]
    crossed = [edge for index, edge in enumerate(edges) if above[index] != above[(index + 1) % 4]]
    if len(crossed) < 4:
        return [(crossed[0], crossed[1])] if crossed else []
    if (sum(corners) > 0) == above[0]:  # a saddle: the middle belongs to the first corner
        return [(edges[0], edges[1]), (edges[2], edges[3])]
    return [(edges[3], edges[0]), (edges[1], edges[2])]


def _spot(grid: Grid, edge: Edge) -> Spot:
    """Return where the curve crosses an edge."""
    column, row, upright = edge
    here = grid[row][column]
    there = grid[row + 1][column] if upright else grid[row][column + 1]
    part = here / (here - there)
    x, y = (column, row + part) if upright else (column + part, row)
    return x / (len(grid[0]) - 1), y / (len(grid) - 1)


def _largest(grid: Grid, column: int, row: int) -> float:
    return max(abs(value) for line in grid[row : row + 2] for value in line[column : column + 2])


def _chains(links: dict[Edge, list[Edge]]) -> Iterator[list[Edge]]:
    """Yield the crossings in the order in which lines run through them; open ends come first."""
    starts = sorted(links, key=lambda edge: (len(links[edge]), edge))
    for start in starts:
        while links[start]:
            chain = [start]
            while links[chain[-1]]:
                following = links[chain[-1]].pop()
                links[following].remove(chain[-1])
                chain.append(following)
            yield chain
