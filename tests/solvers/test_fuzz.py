"""Whatever is typed, the checker answers with a verdict in a clean sentence, and never with an exception."""

from __future__ import annotations

from itertools import islice

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.answers import (
    KINDS,
    Answer,
    Claim,
    Derivation,
    DerivationAnswer,
    EquationAnswer,
    ExpressionAnswer,
    FindErrorAnswer,
    MatrixAnswer,
    NumberAnswer,
    OrderAnswer,
    SetAnswer,
    ShapeAnswer,
    VectorAnswer,
)
from solvers.checking import AnswerError, check, reading
from solvers.verdict import Verdict
from tests.fuzz.mutations import cases

ANSWERS: tuple[Answer, ...] = (
    ExpressionAnswer(expression="x^2*sin(y)", names=("x", "y")),
    ExpressionAnswer(expression="(x + 1)*(y - 2)", form="factored"),
    ExpressionAnswer(expression="x^3/3", up_to="constant", variable="x", name_the_constant=True),
    NumberAnswer(number="138357544", unit="FLOPs", tolerance="1%"),
    NumberAnswer(number="2/3"),
    NumberAnswer(number="pi", digits=4),
    EquationAnswer(equation="y = 2*x - 5"),
    DerivationAnswer(derivation=Derivation(start="x^2 = 4", goal="x = 2 or x = -2")),
    DerivationAnswer(derivation=Derivation(start="diff(x^2, x)", goal="2*x")),
    ShapeAnswer(shape="(N, 64, 112)"),
    ShapeAnswer(shape="()"),
    VectorAnswer(vector="[1, x, 1/3]"),
    SetAnswer(set="{1, x}"),
    MatrixAnswer(matrix="[[1, x], [2, 3]]"),
    OrderAnswer(order=("first", "second", "third")),
    FindErrorAnswer(find_error=Claim(parts=("a", "b"), wrong=2, right="x^2"), names=("x",)),
)
WORDS = (
    *"xyNC0129.,;:()[]{}|!^*/+-=<>≤≠±²√π·×−%'_ \n",
    *(
        "sin",
        "exp(",
        "log(",
        "sqrt(",
        "diff(",
        "factorial(",
        "max(",
        "inf",
        "e",
        "pi",
        "or ",
        "and ",
        "9^9^9^9",
    ),
    *(
        "10^9",
        "1e400",
        "1e-400",
        "0.1",
        "\\frac{",
        "}{",
        "\\pm",
        "x = ",
        "[[",
        "]]",
        "2:",
        "GFLOPs",
        "\x1b[31m",
        "\u202e",
    ),
)
TYPED = st.lists(st.sampled_from(WORDS), max_size=14).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(ANSWERS), TYPED)
def test_anything_typed_gets_a_verdict(answer: Answer, text: str) -> None:
    """In a sentence without control characters; the same one when asked again."""
    verdict = check(answer, text)
    assert verdict.message
    assert all(character.isprintable() or character == "\n" for character in verdict.message)
    assert check(answer, text) == verdict
    shown = reading(answer, text)
    assert isinstance(shown, Verdict) or shown.text is not None


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: type(answer).__name__)
@pytest.mark.parametrize(
    "text",
    [
        "9^9^9^9",
        "factorial(10^9)",
        "2^(10^9)",
        "(" * 300 + "x" + ")" * 300,
        "-" * 390 + "1",
        "x^" * 150 + "x",
        "sin(" * 90 + "x" + ")" * 90,
        "1+" * 190 + "1",
        "((x+y+1)^40)^40 - 1",
        "(x+y)^100000",
        "0.1" * 100,
        "[" * 200,
        "x" * 100_000,
        "\n".join(["x^2 = 4"] * 1000),
        "x = 1 or " * 100 + "x = 2",
        "\x00",
        "\ud800",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_nothing_typed_is_too_much(answer: Answer, text: str) -> None:
    """Towers of powers, deep nesting and long text get a verdict too."""
    assert check(answer, text).message


def test_mutated_answers_to_mutated_cards_get_a_verdict() -> None:
    """A card that the mutation broke is blamed on one of its keys; nothing else is ever raised."""
    for case in islice(cases(seed=7), 400):
        kind = next(iter(case.card))
        answer = msgspec.convert(case.card, KINDS[kind])
        try:
            said = check(answer, case.given).message
        except AnswerError as error:
            said = error.message if error.key in case.card else ""
        assert said, case
