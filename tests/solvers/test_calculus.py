"""Derivatives of trees: equal to slopes measured in high precision, for every function of the table."""

from __future__ import annotations

from fractions import Fraction

import pytest

from solvers.algebra.calculus import _TABLE, NoDerivativeError, derivative
from solvers.reading import read
from solvers.values.evaluate import UndefinedError, evaluate

STEP = 1e-6


@pytest.mark.parametrize("function", sorted(_TABLE))
def test_the_table_agrees_with_measured_slopes(function: str) -> None:
    """At points on both sides of zero and one, wherever the function is real."""
    node = read(f"{function}(x^2/3 + x)")
    slope = derivative(node, "x")
    tried = 0
    for place in (Fraction(k, 16) for k in range(-61, 62, 6)):
        x = float(place)
        try:
            above, below = evaluate(node, {"x": x + STEP}), evaluate(node, {"x": x - STEP})
            expected = evaluate(slope, {"x": x})
        except UndefinedError:
            continue
        if isinstance(above, complex) or isinstance(below, complex) or isinstance(expected, complex):
            continue
        tried += 1
        assert (above - below) / (2 * STEP) == pytest.approx(expected, rel=1e-4, abs=1e-6)
    assert tried >= 3


@pytest.mark.parametrize(
    ("formula", "slope"),
    [
        ("x^3/3", "x^2"),
        ("x^x", "x^x*(log(x) + 1)"),
        ("e^(2*x)", "2*e^(2*x)"),
        ("x/(x+1)", "1/(x+1)^2"),
        ("log(x, 2)", "1/(x*log(2))"),
        ("max(0, x)", "step(x)"),
        ("y^2", "0"),
    ],
)
def test_rules_of_differentiation(formula: str, slope: str) -> None:
    """Powers, products, quotients, chains."""
    found, expected = derivative(read(formula), "x"), read(slope)
    for x in (0.3, 1.7, 2.9):
        assert evaluate(found, {"x": x, "y": 2.0}) == pytest.approx(evaluate(expected, {"x": x}))


def test_what_has_no_slope_is_told() -> None:
    """A factorial of x cannot be differentiated here."""
    with pytest.raises(NoDerivativeError):
        derivative(read("x!"), "x")
