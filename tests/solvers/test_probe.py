"""Comparison at points: witnesses, cancellation, domains, and answers too large to compute."""

from __future__ import annotations

from fractions import Fraction

import pytest

from solvers.equivalence import compare
from solvers.judging.wording import witness_sentence
from solvers.reading import read
from solvers.values.domain import Domain, domain, points
from solvers.values.probe import Finding, probe

SAME = [
    ("sin(x)^2 + cos(x)^2", "1"),
    ("1/(1+exp(-x))", "tanh(x/2)/2 + 1/2"),
    ("log(a*b)", "log(a)+log(b)"),
    ("exp(x) - exp(x) + x", "x"),  # cancels in floats
    ("(1 - cos(x/10^5))", "2*sin(x/(2*10^5))^2"),
    ("sqrt(11 + 6*sqrt(2))", "3 + sqrt(2)"),
    ("asinh(x)", "log(x + sqrt(x^2+1))"),
    ("max(0, x)", "(x + abs(x))/2"),
    ("n/n!", "1/(n-1)!"),
    ("softplus(x) - softplus(-x)", "x"),
    ("sqrt(x)*sqrt(x)", "x"),
    ("1/sqrt(x)", "sqrt(1/x)"),
    ("(-1)^n*cos(x)^n", "(-cos(x))^n"),
    ("e^(i*x)", "cos(x) + i*sin(x)"),
    ("e^(i*pi) + 1", "0"),
    ("log_2(x)", "ln(x)/ln(2)"),
    ("log_b(b^x)", "x"),
    ("log(exp(exp(-40*x^2)))", "exp(-40*x^2)"),  # far below the last digit of 1
    ("sqrt(-1)", "i"),
    ("0", "sin(500*pi)"),
]
DIFFERENT = [
    ("sqrt(x^2)", "x"),
    ("sqrt((x-3)*(x-5))", "sqrt(x-3)*sqrt(x-5)"),
    ("relu(x)", "x"),
    ("x^2 + relu(x - 1000)", "x^2"),  # the same up to a far kink
    ("x^2 + relu(x-10) - 2*relu(x-11) + relu(x-12)", "x^2"),  # but for a far bump
    ("max(x, y) + abs(y + 300) - y", "max(x, y) + 300"),
    ("x + exp(-80)", "x"),  # far below what floats can see
    ("pi", "3.14159265358979323846"),
    ("sin(x)", "x - x^3/6 + x^5/120"),
    ("sin(pi*x)", "sin(500*pi*x)"),
    ("floor(x)", "x"),
    ("sigmoid(x)", "sigmoid(-x)"),
    ("2^n", "2^(n-1)"),
    ("i", "1"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_equal_formulas_agree(left: str, right: str) -> None:
    """In either order."""
    assert compare(read(left), read(right)).equal is True
    assert compare(read(right), read(left)).equal is True


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_different_formulas_have_a_witness(left: str, right: str) -> None:
    """In either order, with values that are seen to differ."""
    for given, expected in ((left, right), (right, left)):
        found = compare(read(given), read(expected))
        assert found.equal is False
        assert found.witness is not None
        words = witness_sentence(found.witness).removeprefix("At ").split(" yours is ")[-1]
        mine, _, theirs = words.rstrip(".").partition(", expected ")
        assert mine != theirs


@pytest.mark.parametrize(
    ("text", "finding"),
    [("9^9^9^9", Finding.TOO_LARGE), ("1/0", Finding.UNDEFINED), ("log(0)", Finding.UNDEFINED)],
)
def test_what_has_no_value_is_told_apart(text: str, finding: Finding) -> None:
    """Too large is not the same as undefined."""
    assert probe(read(text), read("1")).finding is finding


def test_an_answer_that_cannot_be_told_is_left_open() -> None:
    """Neither overflows less than the other."""
    assert compare(read("x^(9^9^9)"), read("x^(9^9^9)+0*x")).equal is not False
    assert compare(read("1"), read("9^9^9^9")).equal is None


def test_the_declared_domain_is_kept_to() -> None:
    """What differs elsewhere does not count; what differs there does."""
    left, right = read("sqrt(x^2)"), read("x")
    assert compare(left, right, {"x": "positive"}).equal is True
    assert compare(left, right, {"x": "[-2, -1]"}).equal is False
    assert compare(read("cos(2*pi*n)"), read("1"), {"n": "integer"}).equal is True
    assert compare(read("relu(x)"), read("0"), {"x": "negative"}).equal is True


@pytest.mark.parametrize(
    "text", ["real", "positive", "negative", "integer", "[0, 1]", "(0, 1)", "(2, inf)", "[-pi, 0)"]
)
def test_points_lie_in_their_domain(text: str) -> None:
    """Every one of them, and the same ones each time."""
    place = domain(text)
    drawn = points(("x", "y"), (place, Domain()), 50)
    assert all(place.holds(point["x"]) for point in drawn)
    points.cache_clear()
    assert points(("x", "y"), (place, Domain()), 50) == drawn


@pytest.mark.parametrize(
    "text", ["", "imaginary", "[1, 0]", "[a, b]", "(1, 1)", "[0; 1]", "[1/0, 2]", "real, positive"]
)
def test_a_domain_that_means_nothing_is_refused(text: str) -> None:
    """With a sentence."""
    with pytest.raises(ValueError, match=r"\w+ .*\."):
        domain(text)


def test_values_are_shown_with_digits_enough_to_differ() -> None:
    """Not more than needed either."""
    found = compare(read("x + 1/10^6"), read("x"))
    assert found.witness is not None
    assert witness_sentence(found.witness) == "At x = 0.7 yours is 0.700001, expected 0.7."
    assert found.witness.point == {"x": Fraction(7, 10)}
