"""Derivations: the first line that does not follow is named; the classic ones pass however written."""

from __future__ import annotations

import pytest

from solvers.answers import Derivation, DerivationAnswer
from solvers.checking import AnswerError, check, reading, reference, validate
from solvers.judging.judge import Shown

FREE = DerivationAnswer(derivation=Derivation())
REAL = DerivationAnswer(derivation=Derivation(assume="real"))
POSITIVE = DerivationAnswer(derivation=Derivation(assume="positive"))
SQUARE = DerivationAnswer(derivation=Derivation(start="x^2 = 4", goal="x = 2 or x = -2"))
SIGMOID = DerivationAnswer(
    derivation=Derivation(start="f'(x)", goal="f(x)*(1 - f(x))"), where={"f(x)": "1/(1 + exp(-x))"}
)
TANH = DerivationAnswer(derivation=Derivation(start="diff(tanh(x), x)", goal="1 - tanh(x)^2"))
SOFTMAX = DerivationAnswer(
    derivation=Derivation(start="diff(p_1, z_2)", goal="-p_1*p_2"),
    where={"p_1": "exp(z_1)/(exp(z_1) + exp(z_2))", "p_2": "exp(z_2)/(exp(z_1) + exp(z_2))"},
    names=("z_1", "z_2"),
)
CROSS_ENTROPY = DerivationAnswer(
    derivation=Derivation(start="diff(-y_1*log(p_1) - y_2*log(p_2), z_1)", goal="p_1 - y_1"),
    where={"p_1": "exp(z_1)/(exp(z_1) + exp(z_2))", "p_2": "1 - p_1", "y_2": "1 - y_1"},
    names=("z_1", "z_2", "y_1"),
)
BATCH_NORM = DerivationAnswer(
    derivation=Derivation(
        start="diff((x_1 - m)/sqrt(v), x_1)", goal="1/(2*sqrt(v)) - (x_1 - m)^2/(2*v^(3/2))"
    ),
    where={"m": "(x_1 + x_2)/2", "v": "((x_1 - m)^2 + (x_2 - m)^2)/2 + epsilon"},
    names=("x_1", "x_2", "epsilon"),
    domain={"epsilon": "positive"},
)
SOFT_THRESHOLD = DerivationAnswer(derivation=Derivation(start="w - v + lambda = 0", goal="w = v - lambda"))
DROPOUT_MEAN = DerivationAnswer(derivation=Derivation(start="p*0 + (1 - p)*x/(1 - p)", goal="x"))
DROPOUT_VARIANCE = DerivationAnswer(
    derivation=Derivation(start="(1 - p)*(x/(1 - p))^2 - x^2", goal="x^2*p/(1 - p)"), domain={"p": "(0, 1)"}
)
SQUARED_ERROR = DerivationAnswer(
    derivation=Derivation(start="diff((s - y)^2/2, z)", goal="(s - y)*s*(1 - s)"),
    where={"s": "1/(1 + exp(-z))"},
    names=("z", "y"),
)
RESIDUAL = DerivationAnswer(
    derivation=Derivation(start="diff(x + F(x), x)", goal="1 + F'(x)"), where={"F(x)": "tanh(w*x)"}
)
ADAM = DerivationAnswer(derivation=Derivation(start="(1 - b)*(1 + b + b^2)", goal="1 - b^3"))

SOLVED = DerivationAnswer(derivation=Derivation(start="s = K - 2*D", goal="D = (K - s)/2"))
RANK = DerivationAnswer(
    derivation=Derivation(start="r*m + r*n < m*n", goal="r < m*n/(m + n)", assume="positive"),
    names=("r", "m", "n"),
)
DELTA = DerivationAnswer(
    derivation=Derivation(start="diff((t - w*x)^2/2, w)", goal="-(t - w*x)*x"), names=("t", "w", "x")
)
SOFTPLUS = DerivationAnswer(derivation=Derivation(start="diff(log(1 + exp(x)), x)", goal="1/(1 + exp(-x))"))
SUM = DerivationAnswer(derivation=Derivation(start="S = 1 + g + g^2", goal="S = (1 - g^3)/(1 - g)"))
SHARE = DerivationAnswer(derivation=Derivation(start="3*9*c^2/(49*c^2)"))
REWRITTEN = DerivationAnswer(derivation=Derivation(start="y = (x + 1)^2 - x^2", goal="y = 2*x + 1"))
RIGHT = [
    (SUM, "S = (1 + g + g^2)(1 - g)/(1 - g)\n= (1 - g^3)/(1 - g)"),
    (DELTA, "dE/dw = dE/dy · dy/dw\n= (t - w*x)*(-x)\n= (w*x - t)*x"),
    (
        DELTA,
        (
            "\\frac{\\partial E}{\\partial w}"
            " = \\frac{\\partial E}{\\partial y} \\frac{\\partial y}{\\partial w}\n"
            "= -(t - w*x)*x\n= -x*(t - w*x)"
        ),
    ),
    (DELTA, "∂E/∂w\n= -(t - w*x)*x\n= -x*(t - w*x)"),
    (DELTA, "(t - w*x)*(-x)\n= (w*x - t)*x"),
    (SOFTPLUS, "e^x/(1 + e^x)\n= 1/(1 + e^-x)"),
    (SHARE, "3*9/49 = 27/49\n= 0.551"),
    (SHARE, "27/49\n≈ 0.55102\n= 0.551"),
    (SOLVED, "2D = K - s\nD = K/2 - s/2"),
    (SOLVED, "2*D = K - s\n(K - s)/2 = D"),
    (RANK, "r(m + n) < mn\nmn/(m + n) > r"),
    (REWRITTEN, "y = x^2 + 2x + 1 - x^2\ny = 1 + 2x"),
    (FREE, "x^2 = 4\nx = 2 or x = -2"),
    (FREE, "x^2 = 4\n=> x = ±2"),
    (FREE, "x^2 - 2*p*x = q\n(x - p)^2 = q + p^2\nx - p = ±sqrt(q + p^2)"),
    (FREE, "abs(a) = abs(b)\na^2 = b^2\na = b or a = -b"),
    (FREE, "(x - 1)*(x + 4)\n= x^2 - x + 4x - 4\n= x^2 + 3x - 4"),
    (FREE, "2*x = 6\n\nx = 3"),
    (FREE, "x + y = 1 and x = y\nx = y and 2x = 1"),
    (FREE, "x + 1 < 3\nx < 2"),
    (FREE, "x^2 + y^2 = 5 and y = x + 1\n(x = 1 and y = 2) or (x = -2 and y = -1)"),
    (FREE, "x = y and y = z\nx = z and y = z"),
    (REAL, "x^3 = 8\nx = 2"),
    (POSITIVE, "x^2 = 9\nx = 3"),
    (POSITIVE, "a = b\nsqrt(a) = sqrt(b)"),
    (SQUARE, "x^2 - 4 = 0\n(x - 2)(x + 2) = 0\nx = -2 or x = 2"),
    (SIGMOID, "f'(x) = exp(-x)/(1+exp(-x))^2\n= 1/(1+exp(-x)) * exp(-x)/(1+exp(-x))\n= f(x)*(1-f(x))"),
    (SIGMOID, "d/dx (1/(1+e^-x))\n= d/dx[(1+e^-x)^-1]\n= e^-x/(1+e^-x)^2\n= f(x)(1-f(x))"),
    (
        SIGMOID,
        r"\frac{d}{dx}\left(\frac{1}{1+e^{-x}}\right) = e^{-x}/(1+e^{-x})^2 = f(x) - f(x)^2 = f(x)(1-f(x))",
    ),
    (SIGMOID, "diff(1/(1+e^-x), x) = -1/(1+e^-x)^2*(-e^-x) = (1 - f(x))*f(x)"),
    (SIGMOID, "dy/dx = e^x/(1+e^x)^2\n= f(x)·(1 − f(x))"),
    (TANH, "diff(sinh(x)/cosh(x), x)\n= (cosh(x)^2 - sinh(x)^2)/cosh(x)^2\n= 1 - tanh(x)^2"),
    (TANH, "4/(e^x + e^-x)^2\n1 - (e^x - e^-x)^2/(e^x + e^-x)^2\n1 - tanh(x)^2"),
    (SOFTMAX, "-e^z_1*e^z_2/(e^z_1 + e^z_2)^2\n= -p_1*p_2"),
    (CROSS_ENTROPY, "-y_1*(1 - p_1) + y_2*p_1\n= p_1*(y_1 + y_2) - y_1\n= p_1 - y_1"),
    (CROSS_ENTROPY, "dL/dz_1 = -y_1/p_1*diff(p_1, z_1) - y_2/p_2*diff(p_2, z_1) = p_1 - y_1"),
    (
        BATCH_NORM,
        "(1/2)/sqrt(v) - (x_1 - m)*diff(v, x_1)/(2*v^(3/2))\n= 1/(2*sqrt(v)) - (x_1 - m)^2/(2*v^(3/2))",
    ),
    (SOFT_THRESHOLD, "w - v = -lambda\nw = v - lambda"),
    (DROPOUT_MEAN, "0 + x\n= x"),
    (DROPOUT_VARIANCE, "x^2/(1-p) - x^2\n= (x^2 - x^2*(1-p))/(1-p)\n= p*x^2/(1-p)"),
    (SQUARED_ERROR, "(s - y)*diff(s, z)\n= (s - y)*s*(1 - s)"),
    (SQUARED_ERROR, "dE/dz = (s-y)*s'\n= (s-y)*(1-s)*s"),
    (RESIDUAL, "diff(x, x) + diff(F(x), x)\n= 1 + F'(x)"),
    (ADAM, "1 + b + b^2 - b - b^2 - b^3\n= 1 - b^3"),
]

WRONG = [
    (DELTA, "dE/dw = dE/dy * dw/dy\n(t - w*x)*(-x)\n= -(t - w*x)*x", 1, "do not cancel"),
    (SHARE, "27/49\n= 0.552", 2, "It is 0.552"),
    (SHARE, "27/49\n= 0.55", 2, "It is 0.55"),
    (FREE, "x^2 = 4\nx = 2", 2, "x = −2 solves the line before"),
    (FREE, "a^2 = b^2\na = b", 2, "solves the line before"),
    (FREE, "a = b\nabs(a) = abs(b)\na = b", 2, "solves this line"),
    (FREE, "a = b\nsqrt(a) = sqrt(b)", 2, ""),
    (FREE, "x^3 = 8\nx = 2", 2, ""),
    (FREE, "x^2 = x\nx = 1", 2, "x = 0"),
    (FREE, "(x^2 - 4)/(x - 2) = 0\nx = 2 or x = -2", 2, "x = 2 solves this line"),
    (FREE, "x + 1\n= (x + 1)^2", 2, "At x = 0.7 it is 2.89, not 1.7."),
    (FREE, "2^2\n= 5\n= 4", 2, "It is 5"),
    (FREE, "(x - 2)^2 = (x - 1)*(x - 1)\n= x^2 - 2x + 1", 1, "two sides"),
    (FREE, "x = 2\n2 + 2", 2, "an equation is asked for"),
    (FREE, "x + 1 < 3\nx > 2", 2, ""),
    (FREE, "x = 2 and y = 1\nx = 3 and y = 1", 2, "x = 2, y = 1 solves the line before"),
    (FREE, "x = y and y = z\nx = y and x = -z", 2, ""),
    (SQUARE, "x^2 = 5\nx = 2 or x = -2", 1, "starts from"),
    (SIGMOID, "exp(-x)/(1+exp(-x))^2\n= f(x)*(1 + f(x))", 2, "At x = 0.7 it is 1.11, not 0.222."),
    (CROSS_ENTROPY, "-y_1*(1 - p_1) - y_2*p_1\n= p_1 - y_1", 1, "starts from"),
]

SHORT = [
    (REWRITTEN, "y = (x + 1)^2 - x^2\ny = x^2 + 2x + 1 - x^2", "not reached"),
    (SIGMOID, "exp(-x)/(1 + exp(-x))^2", "not reached"),
    (SIGMOID, "f(x)*(1 - f(x))", "show the steps"),
    (SIGMOID, "f'(x) = f(x)*(1 - f(x))", "show the steps"),
    (SQUARE, "x^2 - 4 = 0\n(x - 2)*(x + 2) = 0", "not reached"),
]


@pytest.mark.parametrize(("answer", "given"), RIGHT)
def test_right_derivations_pass(answer: DerivationAnswer, given: str) -> None:
    """However they are written."""
    assert check(answer, given).outcome == "correct", check(answer, given)


@pytest.mark.parametrize(("answer", "given", "line", "message"), WRONG)
def test_the_first_bad_line_is_named(answer: DerivationAnswer, given: str, line: int, message: str) -> None:
    """With a value that shows it."""
    verdict = check(answer, given)
    assert (verdict.outcome, verdict.line) == ("wrong", line), verdict
    assert message in verdict.message


@pytest.mark.parametrize(("answer", "given", "message"), SHORT)
def test_what_stops_short_or_jumps_is_told_from_what_is_wrong(
    answer: DerivationAnswer, given: str, message: str
) -> None:
    """It scores in part."""
    verdict = check(answer, given)
    assert (verdict.outcome, verdict.reason) == ("partial", "missing")
    assert message in verdict.message


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("", None),
        ("x^2 = 4\nx = (", 2),
        ("1/0\n= 2", 1),
        ("x = 1 or 2\nx = 1", 1),
        ("d/dx (x + 1)^2\n= 2x + 2", 1),
        ("d/dx (x + 1\n= 1", 1),
        ("x + 1", None),
        ("x = 1\n" * 50, None),
    ],
)
def test_what_cannot_be_read_costs_nothing(given: str, line: int | None) -> None:
    """The line is told."""
    verdict = check(FREE, given)
    assert verdict.outcome == "malformed"
    if line is not None:
        assert f"Line {line}" in verdict.message


def test_a_derivation_too_long_to_check_is_left_open() -> None:
    """Forty lines with a transcendental equation in nine names each would take minutes."""
    lines = [f"exp(a*x) + b*c - d*sin(v*f) + log(g + 9) + {k} = h*x^3 + {k}" for k in range(39)]
    verdict = check(FREE, "\n".join(lines))
    assert verdict.outcome == "undecided"
    assert "too long" in verdict.message


def test_the_last_line_is_shown_back() -> None:
    """As it is read."""
    shown = reading(SIGMOID, "f'(x) = e^-x/(1+e^-x)^2\n= f(x)(1-f(x))")
    assert isinstance(shown, Shown)
    assert shown.text == "f(x)·(1 − f(x))"
    assert reference(SQUARE).text == "x = 2 or x = −2"


@pytest.mark.parametrize(
    "answer",
    [
        DerivationAnswer(derivation=Derivation(start="x +")),
        DerivationAnswer(derivation=Derivation(start="x^2", goal="x^3")),
        DerivationAnswer(derivation=Derivation(start="x^2 = 4", goal="x = 2")),
        DerivationAnswer(derivation=Derivation(start="x + q"), names=("x",)),
    ],
)
def test_a_faulty_card_is_blamed(answer: DerivationAnswer) -> None:
    """A goal that does not follow from the start is the author's slip."""
    with pytest.raises(AnswerError) as caught:
        validate(answer)
    assert caught.value.key == "derivation"
