"""What a deck says of a plot, as it is written: all formulas are still texts."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

import msgspec

MAX_SERIES = 6
MAX_POINTS = 200  # of all lists together, and of the whole numbers that `steps` go through
MAX_BARS = 20
MAX_NAME = 30  # characters of a series or an axis
MAX_CAPTION = 300

Pair: TypeAlias = tuple[str, str]


class Axes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the axes measure."""

    x: str = ""
    y: str = ""


class Figure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A plot: curves in x, steps in n, points, contours in x and y; or bars alone."""

    caption: str
    show: Literal["question", "answer"] = "question"
    x: Pair | None = None
    y: Pair | None = None
    axes: Axes = Axes()
    log: tuple[Literal["x", "y"], ...] = ()
    curves: dict[str, str] = {}
    steps: dict[str, str] = {}
    points: dict[str, tuple[Pair, ...]] = {}
    contours: dict[str, str] = {}
    bars: dict[str, str] = {}


SERIES: Final = ("curves", "steps", "points", "contours")
RANGED: Final = ("curves", "steps", "contours")  # those that need to know from where to where
FREE: Final = {"curves": frozenset({"x"}), "steps": frozenset({"n"}), "contours": frozenset({"x", "y"})}
