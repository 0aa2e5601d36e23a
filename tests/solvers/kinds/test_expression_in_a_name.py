"""A card that defines f as a formula in x: learners write f and f(x) for the same thing."""

from __future__ import annotations

import pytest

from solvers.answers import ExpressionAnswer
from solvers.checking import check, reading
from solvers.judging.judge import Shown
from solvers.verdict import Outcome, Reason

SIGMOID = ExpressionAnswer(
    expression="f*(1 - f)", where={"f": "1/(1 + exp(-x))"}, only=("f",), mistakes={"f": "Not its own slope."}
)


@pytest.mark.parametrize("given", ["f(1-f)", "f(x)(1-f(x))", "f( x )*(1 - f)", "f − f(x)²"])
def test_f_of_x_is_f(given: str) -> None:
    """Neither spelling is read as f times x."""
    assert check(SIGMOID, given).outcome is Outcome.CORRECT


def test_f_of_x_is_f_in_a_foreseen_mistake() -> None:
    """A mistake is recognised in either spelling."""
    assert check(SIGMOID, "f(x)").reason is Reason.KNOWN_MISTAKE


def test_the_reading_shows_f_alone() -> None:
    """What is shown while typing is what is judged."""
    shown = reading(SIGMOID, "f(x)(1-f(x))")
    assert isinstance(shown, Shown)
    assert shown.text == "f·(1 − f)"


def test_another_argument_is_still_a_product() -> None:
    """f(1 − f) stays a product."""
    assert check(SIGMOID, "f(1+f)").outcome is Outcome.WRONG


def test_an_error_keeps_its_place_in_the_text() -> None:
    """Places are counted in what was typed."""
    verdict = check(SIGMOID, "f(x)(1-f(x)")
    assert verdict.outcome is Outcome.MALFORMED
    assert verdict.span is not None
    assert verdict.span[0] == 4


@pytest.mark.parametrize(
    "given",
    [
        "f'(x) = f(1-f)",
        "dy/dx = f(1-f)",
        "d/dx f(x) = f(1-f)",
        "∂L/∂z = f(1-f)",
        r"\frac{\partial L}{\partial z} = f(1-f)",
        "y := f(1-f)",
        "ŷ = f(1-f)",
        r"\hat{y} = f(1-f)",
        "s² = f(1-f)",
        "f ← f(1-f)",
        "f_{t+1} = f(1-f)",
        "= f(1-f)",
    ],
)
def test_a_label_before_the_answer_is_passed_over(given: str) -> None:
    """Saying what the formula is of is no mistake; a wrong formula stays wrong behind it."""
    assert check(SIGMOID, given).outcome is Outcome.CORRECT
    assert check(SIGMOID, given.replace("1-f", "1+f")).outcome is Outcome.WRONG


@pytest.mark.parametrize("given", ["f = f(1-f)", "f(1-f) = y", "y = f(1-f) = f - f^2", "y = "])
def test_an_equation_is_refused_by_what_to_do(given: str) -> None:
    """A name of the answer is no label: the message says to leave the left side out, at no cost."""
    verdict = check(SIGMOID, given)
    assert verdict.outcome is Outcome.MALFORMED
    assert "equals sign" in verdict.message
