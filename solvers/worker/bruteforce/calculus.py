"""Numeric calculus that the proofs share: slopes, integrals, roots and minima, found without formulas."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import numpy as np

_STEP = 1e-30  # far below rounding: a complex step subtracts nothing, so it loses nothing
_GAINS = (3.0, 15.0, 63.0, 255.0, 1023.0)  # 4^n − 1: Richardson's divisors
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(24)


def complex_slope(function: Callable[[complex], complex], x: float) -> float:
    """Return f′(x) of an analytic function as Im f(x + ih)/h (Squire & Trapp 1998)."""
    return function(complex(x, _STEP)).imag / _STEP


def slope(function: Callable[[float], float], x: float, reach: float = 0.1) -> float:
    """Return f′(x) by central differences, extrapolated to step 0; f must be smooth within `reach`."""
    steps = [reach / 2**level for level in range(6)]
    column: list[float] = [(function(x + step) - function(x - step)) / (2 * step) for step in steps]
    for gain in _GAINS:
        column = [finer + (finer - coarser) / gain for coarser, finer in pairwise(column)]
    return column[0]


def integral(function: Callable[[float], float], low: float, high: float) -> float:
    """Return ∫ f from low to high (at most 200 apart) by Gauss-Legendre panels of width 1 or less."""
    edges = np.linspace(low, high, 2 + int(abs(high - low)))
    half, middle = np.diff(edges) / 2, (edges[1:] + edges[:-1]) / 2
    return float(
        sum(
            h * w * function(m + h * t)
            for h, m in zip(half, middle, strict=True)
            for t, w in zip(_NODES, _WEIGHTS, strict=True)
        )
    )


def root(rising: Callable[[float], float], low: float, high: float) -> float:
    """Return where a rising function crosses 0 between low and high, by bisection to the last bit."""
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return high


def lowest(convex: Callable[[Fraction], Fraction], low: Fraction, high: Fraction) -> Fraction:
    """Return where a convex function is least, by exact ternary search to 10⁻¹³ of the bracket."""
    tiny = (high - low) / 10**13
    while high - low > tiny:
        third = (high - low) / 3
        left, right = low + third, high - third
        low, high = (low, right) if convex(left) <= convex(right) else (left, high)
        low, high = low.limit_denominator(10**30), high.limit_denominator(10**30)
    return (low + high) / 2


def highest(function: Callable[[float], float], low: float, high: float, points: int = 200) -> float:
    """Return the largest value on a grid, refined around its best point four times."""
    for _ in range(4):
        grid = [low + (high - low) * place / points for place in range(points + 1)]
        best = max(grid, key=function)
        low, high = best - (high - low) / points, best + (high - low) / points
    return function(best)
