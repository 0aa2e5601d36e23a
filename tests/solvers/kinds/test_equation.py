"""Equations: rearranged, scaled or solved they are the same; a solution of only one tells them apart."""

from __future__ import annotations

import pytest

from solvers.answers import EquationAnswer
from solvers.checking import AnswerError, reading, reference, validate
from solvers.judging.judge import Shown
from tests.solvers.kinds.judged import Row, name

LINE = EquationAnswer(equation="y = 2*x - 5", mistakes={"y = 2*x + 5": "Check the sign of 5."})
HYPERBOLA = EquationAnswer(equation="1/x + 1/y = 2")
CIRCLE = EquationAnswer(equation="x^2 + y^2 = 1")
UPDATE = EquationAnswer(equation="w = v - eta*g")
LOGARITHM = EquationAnswer(equation="y = exp(x)")
VALUE = EquationAnswer(equation="k = 1/3")
DOUBLE = EquationAnswer(equation="(x - 1)^3 = 0")
BOUND = EquationAnswer(equation="eta < 2/L", domain={"L": "positive"})
WAVE = EquationAnswer(equation="y = sin(2*x)")
POINT = EquationAnswer(equation="x = 2 and y = 1")
ROOTS = EquationAnswer(equation="x = 2 or x = -2")
INSIDE = EquationAnswer(equation="-2 < x < 2")
APART = EquationAnswer(equation="(x < 0 or x >= 1) and x <= 3")
CURVES = EquationAnswer(equation="x^2 + y^2 = 5, y = x + 1")
DRAWN = EquationAnswer(equation="y = a*x", names=("x", "y"))

ROWS = [
    Row(VALUE, "k = 2^16384", "undecided", "unsettled"),
    Row(VALUE, "k = 10^5000", "undecided", "unsettled"),
    Row(VALUE, "k = 10^400", "wrong", "different"),
    Row(LINE, "y = 2x - 5", "correct", "equal"),
    Row(LINE, "2x - 5 = y", "correct", "equal"),
    Row(LINE, "(y + 5)/2 = x", "correct", "equal"),
    Row(LINE, "2x - y - 5 = 0", "correct", "equal"),
    Row(LINE, "(y+5)/x = 2", "correct", "equal"),
    Row(LINE, "y = 2x + 5", "wrong", "known-mistake", "sign of 5"),
    Row(LINE, "y = 3x - 5", "wrong", "different", "solves yours but not the equation asked for"),
    Row(LINE, "2x - 5", "malformed", "syntax", "equals sign"),
    Row(LINE, "y = 2x -", "malformed", "syntax"),
    Row(LINE, "z = 2x - 5", "malformed", "unknown-name", "z"),
    Row(LINE, "y < 2x - 5", "wrong", "different"),
    Row(HYPERBOLA, "y = x/(2x - 1)", "correct", "equal"),
    Row(CIRCLE, "y = sqrt(1 - x^2)", "wrong", "different"),
    Row(CIRCLE, "y^2 - 1 = -x^2", "correct", "equal"),
    Row(UPDATE, "v = w + eta*g", "correct", "equal"),
    Row(UPDATE, "w = v + eta*g", "wrong", "different"),
    Row(LOGARITHM, "x = ln(y)", "correct", "equal"),
    Row(LOGARITHM, "x = ln(2y)", "wrong", "different"),
    Row(VALUE, "k = 1/3", "correct", "equal"),
    Row(VALUE, "1/3", "correct", "equal"),
    Row(VALUE, "3k = 1", "correct", "equal"),
    Row(VALUE, "1/4", "wrong", "different"),
    Row(DOUBLE, "x = 1", "wrong", "different"),
    Row(BOUND, "eta*L < 2", "correct", "equal"),
    Row(BOUND, "2/L > eta", "correct", "equal"),
    Row(BOUND, "eta > 2/L", "wrong", "different"),
    Row(BOUND, "eta <= 2/L", "wrong", "different"),
    Row(WAVE, "y/2 = sin(x)*cos(x)", "correct", "equal"),
    Row(POINT, "x = 2, y = 1", "correct", "equal"),
    Row(POINT, "(x, y) = (2, 1)", "correct", "equal"),
    Row(POINT, "[x + y = 3, x - y = 1]", "correct", "equal"),
    Row(POINT, "x = 3 and y = 1", "wrong", "different", "x = 3, y = 1 solves yours"),
    Row(POINT, "x = 2", "wrong", "different"),
    Row(POINT, "x = 2, 1", "malformed", "syntax", "between any two commas"),
    Row(ROOTS, "x = ±2", "correct", "equal"),
    Row(ROOTS, "x^2 = 4", "correct", "equal"),
    Row(ROOTS, "x = 2", "wrong", "different", "missing"),
    Row(ROOTS, "x = 2 and x = -2", "wrong", "different"),
    Row(ROOTS, "(x = 2 or", "malformed", "syntax"),
    Row(INSIDE, "x > -2 and x < 2", "correct", "equal"),
    Row(INSIDE, "x^2 < 4", "correct", "equal"),
    Row(INSIDE, "x^2 < 4.001", "wrong", "different"),
    Row(INSIDE, "-2 < x < 2 and (x < 0.1 or x > 0.1001)", "wrong", "different"),
    Row(APART, "x < 0 or 1 <= x <= 3", "correct", "equal"),
    Row(APART, "x < 0 or 1 < x <= 3", "wrong", "different"),
    Row(CURVES, "(x = 1 and y = 2) or (x = -2 and y = -1)", "correct", "equal"),
    Row(CURVES, "x = 1 and y = 2", "wrong", "different"),
    Row(CURVES, "(x = 1 and y = 2) or (x = -2 and y = 1)", "wrong", "different"),
    Row(DRAWN, "y = 3x", "correct", "equal", drawn={"a": 3}),
    Row(DRAWN, "y = 2x", "wrong", "different", drawn={"a": 3}),
]


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_equations_are_judged(row: Row) -> None:
    """Every row's verdict, reason and message hold."""
    row.holds()


def test_equations_are_shown() -> None:
    """As they are read, and as the author wrote them."""
    assert reading(LINE, "2x-5=y") == Shown("2·x − 5 = y", r"2 \cdot x - 5 = y")
    assert reference(LINE).text == "y = 2·x − 5"
    assert reading(POINT, "x=2, y=1") == Shown("x = 2 and y = 1")
    assert reference(ROOTS).text == "x = 2 or x = −2"


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (EquationAnswer(equation="2*x"), "equation"),
        (EquationAnswer(equation="y ="), "equation"),
        (EquationAnswer(equation="y = q", names=("y",)), "equation"),
        (EquationAnswer(equation="y = x", domain={"x": "green"}), "domain"),
        (EquationAnswer(equation="y = x", mistakes={"y": "?"}), "mistakes"),
    ],
)
def test_a_faulty_card_is_blamed_on_its_key(answer: EquationAnswer, key: str) -> None:
    """An author learns which key to look at."""
    with pytest.raises(AnswerError) as caught:
        validate(answer)
    assert caught.value.key == key
