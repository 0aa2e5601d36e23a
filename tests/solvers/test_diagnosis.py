"""What a wrong answer is told about itself: the slip that leads to it, without the answer."""

from __future__ import annotations

from fractions import Fraction

import pytest

from solvers.answers import ExpressionAnswer
from solvers.checking import check
from solvers.judging.diagnosis import number_relation, off_by_one

ROWS = [
    ("x^2 + 3*x - 5", "x^2 + 3x + 5", "Check the sign of your third term."),
    ("x^2 + 3*x - 5", "x^2 - 3x - 5", "Check the sign of your second term."),
    ("x^2 + 3*x", "x^2 + 3x + sin(x)", "Your third term does not belong."),
    ("k^2*c*d + d", "k^2*c*d", "One term is missing."),
    ("x^2 + 3*x", "x^2 + 3(x + 1)", "too large by 3 everywhere"),
    ("2*x*cos(x^2)", "cos(x^2)", "The inner derivative is missing"),
    ("-2*x*exp(-x^2)", "exp(-x^2)", "The inner derivative is missing"),
    ("6*x*(x^2 + 1)^2", "3*(x^2 + 1)^2", "The inner derivative is missing"),
    ("x*log(x) + x", "x*log2(x) + x", "Check the base of the logarithm: yours is 2."),
    ("log2(x) + x", "log(x) + x", "Check the base of the logarithm: yours is natural."),
    ("log(x)", "log10(x)", "divided by ln 10"),
    ("p - y", "y - p", "opposite sign"),
    ("x/y", "y/x", "reciprocal"),
    ("n*k", "2*n*k", "exactly twice"),
    ("n*k", "n*k/3", "1/3 times"),
    ("sin(x)", "cos(x)", "At x = 0.7 yours is 0.765, expected 0.644."),
]


@pytest.mark.parametrize(("expected", "given", "said"), ROWS)
def test_a_slip_is_named(expected: str, given: str, said: str) -> None:
    """In one sentence before the witness."""
    verdict = check(ExpressionAnswer(expression=expected), given)
    assert verdict.outcome == "wrong"
    assert said in verdict.message
    assert "expected" in verdict.message


@pytest.mark.parametrize(
    ("given", "reference", "said"),
    [
        (Fraction(2), Fraction(1), "exactly twice"),
        (Fraction(-3), Fraction(3), "opposite sign"),
        (Fraction(3000), Fraction(3), "factor of 1000"),
        (Fraction(3, 10**6), Fraction(3), "too small by a factor of 10^6"),
        (Fraction(25), Fraction(1, 4), "percentage"),
        (Fraction(2**30), Fraction(2**20), "1024 times"),
        (Fraction(1, 7), Fraction(7), "reciprocal"),
        (Fraction("0.6931471805599453"), Fraction(1), "nats in place of bits"),
        (Fraction(17), Fraction(3), ""),
        (Fraction(0), Fraction(3), ""),
    ],
)
def test_a_telling_factor_is_said(given: Fraction, reference: Fraction, said: str) -> None:
    """And nothing where no factor tells anything."""
    sentence = number_relation(given, reference)
    assert said in sentence
    assert bool(said) == bool(sentence)


def test_off_by_one_is_said_of_whole_numbers() -> None:
    """1.5 is not off by one from 0.5."""
    assert off_by_one(Fraction(5), Fraction(6)) == "Yours is off by one."
    assert off_by_one(Fraction(3, 2), Fraction(1, 2)) == ""
