"""Formulas: equal in value, over the names in play, in the form that was asked for."""

from __future__ import annotations

import pytest

from solvers.answers import ExpressionAnswer
from solvers.checking import AnswerError, reading, reference, validate
from solvers.judging.judge import Shown
from solvers.verdict import Verdict
from tests.solvers.kinds.judged import Row, name

SIGMOID = ExpressionAnswer(
    expression="f*(1 - f)",
    where={"f": "1/(1 + exp(-x))"},
    only=("f",),
    mistakes={"f*(1 + f)": "The sign between 1 and f is minus.", "1 - f": "The factor f is missing."},
)
CALLED = ExpressionAnswer(expression="f(x)*(1 - f(x))", where={"f(x)": "1/(1 + exp(-x))"}, only=("f",))
LOGISTIC = ExpressionAnswer(expression="1/(1 + exp(-x))")
SQUARE = ExpressionAnswer(expression="(x + 1)^2")
EXPANDED = ExpressionAnswer(expression="x^2 + 2*x + 1", form="expanded")
FACTORED = ExpressionAnswer(expression="(x + 1)*(x - 1)", form="factored")
SQUARES = ExpressionAnswer(expression="a^2 - b^2", form="factored")
IRREDUCIBLE = ExpressionAnswer(expression="a^2 + a*b + b^2", form="factored")
PAIRS = ExpressionAnswer(expression="a*x + a*y + b*x + b*y", form="factored")
SIMPLIFIED = ExpressionAnswer(expression="x/2", form="simplified")
CUBE = ExpressionAnswer(expression="x^3/3", up_to="constant", variable="x")
CUBE_AND_C = ExpressionAnswer(expression="x^3/3", up_to="constant", variable="x", name_the_constant=True)
DRAWN = ExpressionAnswer(expression="a*x", names=("x",))
POSITIVE = ExpressionAnswer(expression="log(x^2)", domain={"x": "positive"})
STRICT = ExpressionAnswer(expression="log(x^2)", domain={"x": "real"})
WHOLE = ExpressionAnswer(expression="(-1)^n", domain={"n": "integer"})
NAMED = ExpressionAnswer(expression="k^2*c_in*c_out + c_out", names=("k", "c_in", "c_out"))

ROWS = [
    Row(SIGMOID, "f(1-f)", "correct", "equal"),
    Row(SIGMOID, "f - f^2", "correct", "equal"),
    Row(SIGMOID, "f-f²", "correct", "equal"),
    Row(SIGMOID, "exp(-x)/(1+exp(-x))^2", "partial", "wrong-form", "write it with f alone"),
    Row(SIGMOID, "f*(1+f)", "wrong", "known-mistake", "The sign between 1 and f is minus."),
    Row(SIGMOID, "f + f*f", "wrong", "known-mistake", "The sign"),
    Row(SIGMOID, "f(f-1)", "wrong", "factor", "opposite sign"),
    Row(SIGMOID, "2f(1-f)", "wrong", "factor", "exactly twice"),
    Row(SIGMOID, "f^2", "wrong", "different", "At x = 0.7 yours is 0.446, expected 0.222."),
    Row(SIGMOID, "f+", "malformed", "syntax"),
    Row(SIGMOID, "f(1-g)", "malformed", "unknown-name", "g"),
    Row(SIGMOID, "", "malformed", "empty"),
    Row(SIGMOID, "f = 1", "malformed", "syntax", "not an equation"),
    Row(SIGMOID, "[f, 1]", "malformed", "syntax", "not a list"),
    Row(CALLED, "f(x)(1-f(x))", "correct", "equal"),
    Row(CALLED, "exp(-x)/(1+exp(-x))^2", "partial", "wrong-form", "with f alone"),
    Row(LOGISTIC, "e^x/(1+e^x)", "correct", "equal"),
    Row(LOGISTIC, "(1 + tanh(x/2))/2", "correct", "equal"),
    Row(LOGISTIC, r"\frac{1}{1+e^{-x}}", "correct", "equal"),
    Row(LOGISTIC, "1 + exp(-x)", "wrong", "factor", "reciprocal"),
    Row(LOGISTIC, "1/(1+e^-x) + 1", "wrong", "different", "Your second term does not belong."),
    Row(LOGISTIC, "1/0", "malformed", "syntax", "no value"),
    Row(LOGISTIC, "9^9^9^9", "malformed", "syntax", "too large"),
    Row(SQUARE, "x^2 + 2x + 1", "correct", "equal"),
    Row(SQUARE, "x^2 + 1", "wrong", "different", "expected"),
    Row(SQUARE, "x^2 + 2x + 1.0000000001", "wrong", "different"),
    Row(EXPANDED, "1 + 2x + x^2", "correct", "equal"),
    Row(EXPANDED, "(x+1)^2", "partial", "wrong-form", "multiply out"),
    Row(EXPANDED, "x^2 + x + x + 1", "partial", "wrong-form", "like terms"),
    Row(FACTORED, "(x-1)(x+1)", "correct", "equal"),
    Row(FACTORED, "x^2 - 1", "partial", "wrong-form", "factored further"),
    Row(SIMPLIFIED, "x/2", "correct", "equal"),
    Row(SIMPLIFIED, "2x/4", "partial", "wrong-form", "still be reduced"),
    Row(SIMPLIFIED, "x - x/2", "partial", "wrong-form", "like terms"),
    Row(SIMPLIFIED, "1/2 x", "correct", "equal"),
    Row(SQUARES, "(a + b)(a - b)", "correct", "equal"),
    Row(SQUARES, "a^2 - b^2", "partial", "wrong-form", "factored further"),
    Row(IRREDUCIBLE, "a^2 + b^2 + a*b", "correct", "equal"),
    Row(PAIRS, "(a + b)(x + y)", "correct", "equal"),
    Row(PAIRS, "a(x + y) + b(x + y)", "partial", "wrong-form", "factored further"),
    Row(SIMPLIFIED, "(1 + 1)*x/4", "partial", "wrong-form", "worked out"),
    Row(CUBE, "x^3/3", "correct", "equal"),
    Row(CUBE, "x^3/3 + 7", "correct", "equal"),
    Row(CUBE, "x^2", "wrong", "different", "integrate"),
    Row(CUBE, "x^3", "wrong", "different", "derivative of yours is not the integrand"),
    Row(CUBE_AND_C, "x^3/3 + C", "correct", "equal"),
    Row(CUBE_AND_C, "(x^3 + c)/3", "correct", "equal"),
    Row(CUBE_AND_C, "x^3/3", "partial", "wrong-form", "+ C"),
    Row(CUBE_AND_C, "x^3/3 + 1", "partial", "wrong-form", "+ C"),
    Row(CUBE_AND_C, "C*x^3/3", "wrong", "different"),
    Row(DRAWN, "3x", "correct", "equal", drawn={"a": 3}),
    Row(DRAWN, "2x", "wrong", "factor", "2/3", drawn={"a": 3}),
    Row(DRAWN, "a*x", "malformed", "unknown-name", "a", drawn={"a": 3}),
    Row(POSITIVE, "2*log(x)", "correct", "equal"),
    Row(STRICT, "2*log(x)", "wrong", "different", "not a real number"),
    Row(WHOLE, "cos(pi*n)", "correct", "equal"),
    Row(WHOLE, "1", "wrong", "different"),
    Row(NAMED, "c_out*(k²·c_in + 1)", "correct", "equal"),
    Row(NAMED, "k^2 c_in c_out", "wrong", "different"),
]


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_formulas_are_judged(row: Row) -> None:
    """Every row's verdict, reason and message hold."""
    row.holds()


def test_a_formula_is_read_back_as_it_is_judged() -> None:
    """The reading shows products and brackets; an error tells its place."""
    assert reading(SIGMOID, "f(1-f)") == Shown("f·(1 − f)", r"f \cdot \left(1 - f\right)")
    refusal = reading(SIGMOID, "f*(1-")
    assert isinstance(refusal, Verdict)
    assert refusal.span is not None


def test_the_reference_is_shown_as_its_author_wrote_it() -> None:
    """Definitions are not put in."""
    assert reference(SIGMOID).text == "f·(1 − f)"


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (ExpressionAnswer(expression="x +"), "expression"),
        (ExpressionAnswer(expression="x + q", names=("x",)), "expression"),
        (ExpressionAnswer(expression="f*x", where={"f": "x^2"}, only=("f",)), "only"),
        (ExpressionAnswer(expression="f", where={"f(": "x^2"}), "where"),
        (ExpressionAnswer(expression="f", where={"f": "x^"}), "where"),
        (ExpressionAnswer(expression="x", domain={"x": "imaginary"}), "domain"),
        (ExpressionAnswer(expression="x", domain={"x": "[1, 0]"}), "domain"),
        (ExpressionAnswer(expression="x*y", up_to="constant"), "variable"),
        (ExpressionAnswer(expression="x", up_to="constant", variable="1/0"), "variable"),
        (ExpressionAnswer(expression="x = 1"), "expression"),
        (ExpressionAnswer(expression="x", mistakes={"x +": "?"}), "mistakes"),
    ],
)
def test_a_faulty_card_is_blamed_on_its_key(answer: ExpressionAnswer, key: str) -> None:
    """An author learns which key to look at."""
    with pytest.raises(AnswerError) as caught:
        validate(answer)
    assert caught.value.key == key


def test_a_mistake_may_use_names_that_the_answer_may_not() -> None:
    """`only` limits right answers, not the wrong ones that an author foresees."""
    answer = ExpressionAnswer(
        expression="f", where={"f": "x^2"}, only=("f",), mistakes={"2*x": "That is the slope."}
    )
    validate(answer)
    Row(answer, "2x", "wrong", "known-mistake", "slope").holds()


def test_a_mistake_that_equals_the_answer_is_never_blamed() -> None:
    """For a = 2, a·a and a + a are the same."""
    answer = ExpressionAnswer(expression="a^2*x", names=("x",), mistakes={"(a + a)*x": "Square, not double."})
    Row(answer, "4x", "correct", "equal", drawn={"a": 2}).holds()
    Row(answer, "6x", "wrong", "known-mistake", "Square", drawn={"a": 3}).holds()


def test_a_constant_of_integration_that_is_asked_for_is_shown() -> None:
    """The reference holds what the learner has to write."""
    assert reference(CUBE_AND_C).text.endswith("+ C")


def test_a_power_that_floats_cannot_see_is_refused() -> None:
    """Almost everywhere it is 0 or overflows, so that no witness is worth anything."""
    Row(ExpressionAnswer(expression="x + y"), "(x + y)^100000", "malformed", "syntax", "too large").holds()
