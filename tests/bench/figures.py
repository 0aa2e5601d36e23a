"""A measured figure beside its budget, and how both are printed."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Figure(msgspec.Struct, frozen=True):
    """What was measured; `unit` is of both figures, and a budget of None is a figure for the record."""

    what: str
    measured: float
    unit: str
    budget: float | None = None

    @property
    def kept(self) -> bool:
        """Whether the figure lies within its budget."""
        return self.budget is None or self.measured <= self.budget

    def __str__(self) -> str:
        budget = "" if self.budget is None else f"budget {self.budget:g} {self.unit}"
        mark = "" if self.kept else "  OVER"
        return f"{self.what:<58} {self.measured:>10.3g} {self.unit:<4} {budget}{mark}".rstrip()


def milliseconds(function: Callable[[], object], runs: int) -> list[float]:
    """Return the wall time of each of `runs` calls, in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        function()
        times.append(1000 * (time.perf_counter() - start))
    return times


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` of `values` lie, by the nearest rank."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def median(values: Sequence[float]) -> float:
    """Return the middle value."""
    return statistics.median(values)
