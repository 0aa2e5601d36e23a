"""How far an axis reaches: the range of the data, without what a pole sends to infinity."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import TypeAlias

import msgspec

Interval: TypeAlias = tuple[float, float]
Mark: TypeAlias = tuple[float, float]

SAMPLES = 129  # an odd number, so that the middle of a range is among them
_FINER = 16
_LOOKS = 3
_GROWTH = 4
_PARTS = 6  # into which an axis is parted at most
_LONG = 1_000.0  # quotient of the ends of a logarithmic axis that is marked with powers of ten alone
_SLACK = 1e-9
_UNIT: Interval = (0.0, 1.0)


class Curve(msgspec.Struct, frozen=True):
    """A named function of x, NaN where it has no value."""

    name: str
    of: Callable[[float], float]


class Scale(msgspec.Struct, frozen=True):
    """An axis: its ends, whether it is logarithmic, and what it measures."""

    ends: Interval
    log: bool = False
    label: str = ""

    def place(self, value: float) -> float:
        """Return where a value lies: 0 at the lower end, 1 at the upper; NaN for what has no place."""
        low, high = self.ends
        if not self.log:
            return (value - low) / (high - low)
        if not value > 0:
            return math.nan
        return math.log(value / low) / math.log(high / low)

    def at(self, place: float) -> float:
        """Return the value at a place from 0 to 1."""
        low, high = self.ends
        return low * (high / low) ** place if self.log else low + (high - low) * place

    def holds(self, value: float) -> bool:
        """Return whether a value lies on the axis."""
        return self.ends[0] <= value <= self.ends[1]


def samples(scale: Scale, count: int = SAMPLES) -> list[float]:
    """Return so many values evenly along an axis, its ends among them."""
    return [scale.at(index / (count - 1)) for index in range(count)]


def extent(values: Iterable[float], *, log: bool = False) -> Interval:
    """Return a range that holds all values that have a place, and is never empty."""
    kept = [value for value in values if math.isfinite(value) and (value > 0 or not log)]
    if not kept:
        return (1.0, 10.0) if log else _UNIT
    low, high = min(kept), max(kept)
    if high - low > 1e-9 * max(abs(low), abs(high)) and math.isfinite(high - low):
        return _rounded_powers(low, high) if log else _rounded(low, high)
    return _around(low, log=log)


def step(length: float, most: int) -> float:
    """Return the smallest 1, 2 or 5 times a power of ten of which `most` at most fill a length."""
    raw = length / most
    power = 10.0 ** math.floor(math.log10(raw))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw * (1 - _SLACK))


def _rounded(low: float, high: float) -> Interval:
    """Return the range widened to numbers that an axis can be marked with."""
    unit = step(high - low, _PARTS)
    first, last = unit * math.floor(low / unit + _SLACK), unit * math.ceil(high / unit - _SLACK)
    return (first, last) if math.isfinite(last - first) else (low, high)


def _rounded_powers(low: float, high: float) -> Interval:
    """Return the range widened to 1, 2 or 5 times a power of ten, or where it is long, to powers of ten."""
    factors = (1.0,) if high / low > _LONG else (1.0, 2.0, 5.0)
    below, above = (10.0 ** math.floor(math.log10(end) + _SLACK) for end in (low, high))
    first = max(below * factor for factor in factors if below * factor <= low * (1 + _SLACK))
    ups = [above * factor for factor in (*factors, 10.0) if above * factor >= high * (1 - _SLACK)]
    return (first, min(ups)) if 0 < first < min(ups) < math.inf else (low, high)


def _around(value: float, *, log: bool) -> Interval:
    """Return a range with a single value in its middle."""
    if log:
        return value / 10, value * 10
    reach = abs(value) / 2 or 1.0
    return value - reach, value + reach


def spread(curve: Curve, across: Scale, *, log: bool) -> list[float]:
    """Return values of a curve that its axis should hold: all, or the bulk of them where it has a pole."""
    at = samples(across)
    values = [curve.of(x) for x in at]
    finite = [value for value in values if math.isfinite(value)]
    if log or not finite or not _has_pole(curve, at, values):
        return finite
    finite.sort()
    low, high = finite[len(finite) // 10], finite[-1 - len(finite) // 10]
    reach = (high - low) / 2
    return [max(low - reach, finite[0]), min(high + reach, finite[-1])]


def _has_pole(curve: Curve, at: list[float], values: list[float]) -> bool:
    """Return whether the largest value grows and grows when one looks closer: then it has no end."""
    sizes = [abs(value) if math.isfinite(value) else -1.0 for value in values]
    top = largest = max(sizes)
    for _ in range(_LOOKS):
        index = sizes.index(max(sizes))
        low, high = at[max(0, index - 1)], at[min(len(at) - 1, index + 1)]
        at = [low + (high - low) * part / _FINER for part in range(_FINER + 1)]
        sizes = [abs(value) if math.isfinite(value) else -1.0 for value in map(curve.of, at)]
        largest = max(largest, *sizes)
    return largest > _GROWTH * top
