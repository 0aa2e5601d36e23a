"""Where an axis is marked, and the numbers beside the marks: 1, 2 and 5 times powers of ten."""

from __future__ import annotations

import math
from typing import Final, TypeAlias

from cards.figures.ranges import Scale, step

Tick: TypeAlias = tuple[float, str]  # the place on the axis from 0 to 1, and the number there

_SLACK: Final = 1e-9
_UNITS: Final = ((1e12, 1e12, "T"), (1e9, 1e9, "G"), (1e6, 1e6, "M"), (1e4, 1e3, "k"))  # from where on
_RAISED: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def ticks(scale: Scale, most: int, *, fine: bool) -> list[Tick]:
    """Return at most `most` ticks, at least two of them where the axis has room for any."""
    values = _powers(scale.ends, most) if scale.log else []
    if len(values) < 2:
        unit = step(scale.ends[1] - scale.ends[0], max(1, most - 1))
        values = _multiples(scale.ends, unit)
        labels = [_linear(value, unit, scale.ends) for value in values]
    else:
        labels = [_power(value, fine=fine) for value in values]
    places = (min(max(scale.place(value), 0.0), 1.0) for value in values)
    return [
        (place, label if fine else label.replace("−", "-"))
        for place, label in zip(places, labels, strict=True)
    ]


def short(value: float) -> str:
    """Return a value with three significant digits, as a label: −0.333, 138, 1.38e8."""
    if math.isnan(value):
        return "no value"
    text = f"{value + 0.0:.3g}"  # plus zero, for there is a zero below zero
    if 1000 <= abs(value) < 1e9:
        text = f"{value:,.0f}"
    head, _, exponent = text.partition("e")
    return f"{head}e{int(exponent)}".replace("-", "−") if exponent else head.replace("-", "−")


def _multiples(ends: tuple[float, float], unit: float) -> list[float]:
    first, last = math.ceil(ends[0] / unit - _SLACK), math.floor(ends[1] / unit + _SLACK)
    return [number * unit for number in range(first, min(last, first + 50) + 1)]


def _powers(ends: tuple[float, float], most: int) -> list[float]:
    """Return powers of ten, thinned out if they are many; their halves and fifths too where they are few."""
    first = math.ceil(math.log10(ends[0]) - _SLACK)
    last = math.floor(math.log10(ends[1]) + _SLACK)
    stride = max(1, math.ceil((last - first + 1) / max(2, most)))
    powers = [10.0**exponent for exponent in range(first, last + 1) if exponent % stride == 0]
    if last - first >= 2 or most < 4:
        return powers
    every = (factor * 10.0**exponent for exponent in range(first - 1, last + 1) for factor in (1, 2, 5))
    between = [value for value in every if ends[0] * (1 - _SLACK) <= value <= ends[1] * (1 + _SLACK)]
    return between if len(between) <= most else powers


def _linear(value: float, unit: float, ends: tuple[float, float]) -> str:
    largest = max(map(abs, ends))
    if largest >= 1e15 or unit < 1e-4:
        return short(0.0 if abs(value) < unit / 2 else value)
    fitting = [(one, sign) for start, one, sign in _UNITS if largest >= start and unit >= one / 100]
    factor, letter = fitting[0] if fitting else (1.0, "")
    decimals = max(0, -math.floor(math.log10(unit / factor) + _SLACK))
    text = f"{value / factor:.{decimals}f}"
    zero = not float(text)
    return "0" if zero else text.replace("-", "−") + letter


def _power(value: float, *, fine: bool) -> str:
    if 1e-3 < value < 1e4:
        return f"{value:g}"
    head, exponent = f"{value:.0e}".split("e")
    if not fine:
        return f"{head}e{int(exponent)}"
    raised = f"10{str(int(exponent)).translate(_RAISED)}"
    return raised if head == "1" else f"{head}·{raised}"
