"""Sets, matrices, orders, and errors to find."""

from __future__ import annotations

import pytest

from solvers.answers import Claim, Drawn, FindErrorAnswer, MatrixAnswer, NumberAnswer, OrderAnswer, SetAnswer
from solvers.checking import AnswerError, check, reading, reference, validate
from solvers.judging.judge import Shown
from solvers.kinds.order import shown_steps
from tests.solvers.kinds.judged import Row, name

SET = SetAnswer(set="{1, 1/2, x^2}")
MATRIX = MatrixAnswer(matrix="[[1, 2, 3], [4, 5, x]]")
SQUARE = MatrixAnswer(matrix="[[1, 2], [3, 4]]", mistakes={"[[2, 4], [6, 8]]": "You added W to itself."})
CLAIM = FindErrorAnswer(
    find_error=Claim(
        parts=("the sigmoid is", "1/(1 + e^x)", "with values in (0, 1)"), wrong=2, right="1/(1 + exp(-x))"
    )
)
WORDS = FindErrorAnswer(
    find_error=Claim(parts=("ReLU saturates", "for positive inputs"), wrong=2, right="negative inputs")
)
RATE = FindErrorAnswer(find_error=Claim(parts=("at 2 it is", "0.1192"), wrong=2, right="1/(1 + exp(-2))"))
BIG = FindErrorAnswer(find_error=Claim(parts=("60 weights", "in two layers"), wrong=1, right="7000000"))
SLOPE = FindErrorAnswer(
    find_error=Claim(parts=("the slope is", "2(t - y)x"), wrong=2, right="-2*(t - y)*x"),
    names=("t", "y", "x"),
)
ONE_WORD = FindErrorAnswer(find_error=Claim(parts=("each synapse", "has a bias"), wrong=1, right="neuron"))
WHICH = FindErrorAnswer(find_error=Claim(parts=("2 + 2", "= 5"), wrong=2))
ROOTS = SetAnswer(set="{1, -1}")
STEPS = OrderAnswer(order=("zero the gradients", "forward pass", "loss", "backward pass", "step"))
PAIR = OrderAnswer(order=("measure", "cut"))  # two steps are always shown turned round
NUMBERS = NumberAnswer(number="[1, pi]", tolerance="1%")

ROWS = [
    *(Row(PAIR, given, "correct", "equal") for given in ("2 1", "21", "b, a", "2 > 1")),
    Row(PAIR, "1 2", "wrong", "entry", "first step"),
    Row(PAIR, "2 2", "malformed", "syntax", "once"),
    Row(PAIR, "2 1 3", "malformed", "syntax", "1 to 2"),
    Row(SET, "{1, 0.5, x^2}", "correct", "equal"),
    Row(SET, "x*x, 1/2, 1", "correct", "equal"),
    Row(SET, "{1, 1, 1/2, x^2}", "correct", "equal"),
    Row(SET, "{1, 1/2}", "partial", "missing", "some are missing"),
    Row(SET, "{1, 1/2, x^3}", "wrong", "entry", "third of yours does not belong"),
    Row(SET, "{7, 8, x^2}", "wrong", "entry", "first and the second of yours do not belong"),
    Row(SET, "{7}", "wrong", "entry", "does not belong"),
    Row(SET, "{1/0}", "malformed", "syntax", "first entry"),
    Row(SET, "{1, 2", "malformed", "syntax"),
    Row(MATRIX, "[[1,2,3],[4,5,x]]", "correct", "equal"),
    Row(MATRIX, r"\begin{pmatrix}1 & 2 & 3\\4 & 5 & x\end{pmatrix}", "correct", "equal"),
    Row(MATRIX, "[[1,2,3],[4,6,x]]", "wrong", "entry", "row 2, column 2"),
    Row(MATRIX, "[[1,4],[2,5],[3,x]]", "wrong", "length", "transpose"),
    Row(MATRIX, "[[1,2],[4,5]]", "wrong", "length", "2×2"),
    Row(MATRIX, "[[1,2,3],[4,5]]", "malformed", "syntax", "rows of one length"),
    Row(MATRIX, "x", "malformed", "syntax", "list of rows"),
    *(
        Row(SQUARE, given, "correct", "equal")
        for given in (
            "1 2; 3 4",
            "[1, 2; 3, 4]",
            "1 2\n3 4",
            "(1, 2), (3, 4)",
            "W = [[1, 2], [3, 4]]",
            "1/2*[[2, 4], [6, 8]]",
            "[[1, 1], [1, 1]] + [[0, 1], [2, 3]]",
            "[1/2*[2, 4], [3, 4]]",
        )
    ),
    Row(SQUARE, "1 2; 3", "malformed", "syntax", "rows of one length"),
    Row(SQUARE, "[[1, 2], [3, 4]] + [1, 2]", "malformed", "syntax", "different numbers"),
    Row(SQUARE, "2*[[1, 2], [3, 4]]", "wrong", "known-mistake", "added W"),
    Row(ROOTS, "x = 1 or x = -1", "correct", "equal"),
    Row(ROOTS, "1 and -1", "correct", "equal"),
    Row(SQUARE, "[[1,3],[2,4]]", "wrong", "entry", "transpose"),
    Row(SQUARE, "[[2,4],[6,8]]", "wrong", "known-mistake", "added W"),
    Row(CLAIM, "2: 1/(1+e^-x)", "correct", "equal"),
    Row(CLAIM, "b) σ(x)", "correct", "equal"),
    Row(CLAIM, "2: 1/(1-e^-x)", "partial", "missing", "not what is right. At x = 0.7"),
    Row(CLAIM, "2", "partial", "missing", "what is right"),
    Row(CLAIM, "1: 1/(1+e^-x)", "wrong", "entry", "That part is right."),
    Row(CLAIM, "2: 1/(1+", "malformed", "syntax"),
    Row(CLAIM, "7", "malformed", "syntax", "1 to 3"),
    Row(CLAIM, "", "malformed", "empty"),
    *(
        Row(RATE, given, "correct", reason)
        for given, reason in (
            ("2: 0.881", "within-tolerance"),
            ("2: 88.1%", "within-tolerance"),
            ("2 - σ(2)", "equal"),
        )
    ),
    Row(RATE, "2: 0.12", "partial", "missing", "not what is right"),
    Row(RATE, "2", "partial", "missing", "as in 2: 0.5"),
    *(Row(BIG, given, "correct", "equal") for given in ("1: 7M", "1: 7,000,000", "a) 7 000 000 weights")),
    *(Row(SLOPE, given, "correct", "equal") for given in ("2 -2(t-y)x", "2-2(t-y)x", "2: f'(x) = -2(t-y)x")),
    Row(ONE_WORD, "1 Neurons", "correct", "equal"),
    Row(ONE_WORD, "1", "partial", "missing", "as in 2: another word"),
    Row(WORDS, "2: negative input", "correct", "equal"),
    Row(WORDS, "2, negtive inputs", "partial", "spelling"),
    Row(WHICH, "2", "correct", "equal"),
    Row(WHICH, "part b", "correct", "equal"),
    Row(WHICH, "1", "wrong", "entry"),
    Row(NUMBERS, "[1, 3.14]", "correct", "within-tolerance"),
    Row(NUMBERS, "[1, 3]", "wrong", "entry", "second"),
]


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_collections_are_judged(row: Row) -> None:
    """Every row's verdict, reason and message hold."""
    row.holds()


def given_order(seed: int, *steps: int) -> str:
    """Return the shown numbers of the steps with these places in the right order."""
    shown = shown_steps(STEPS, seed)
    return " ".join(str(shown.index(STEPS.order[step]) + 1) for step in steps)


@pytest.mark.parametrize("seed", range(5))
def test_an_order_is_judged_by_its_neighbours(seed: int) -> None:
    """Right, nearly right, wrong from the start, or unreadable."""
    drawn = Drawn(seed=seed)
    right = given_order(seed, 0, 1, 2, 3, 4)
    assert check(STEPS, right, drawn).outcome == "correct"
    assert check(STEPS, right.replace(" ", ""), drawn).outcome == "correct"
    assert check(STEPS, right.replace(" ", " > "), drawn).outcome == "correct"
    late = check(STEPS, given_order(seed, 0, 1, 3, 2, 4), drawn)
    assert (late.outcome, late.message) == ("partial", "Right up to step 2, not from there on.")
    early = check(STEPS, given_order(seed, 4, 3, 2, 1, 0), drawn)
    assert (early.outcome, early.message) == ("wrong", "The first step is not right.")
    for unreadable in ("", "1 2 3", "1 1 2 3 4", "1 2 3 4 9", "first"):
        assert check(STEPS, unreadable, drawn).outcome == "malformed"


def test_an_order_is_never_shown_solved() -> None:
    """Whatever the seed."""
    pair = OrderAnswer(order=("a", "b"))
    assert all(shown_steps(pair, seed) == ("b", "a") for seed in range(50))


def test_right_answers_are_shown() -> None:
    """Each kind in its own way."""
    assert reference(MATRIX).text == "[[1, 2, 3], [4, 5, x]]"
    assert reference(CLAIM).text == "2: 1/(1 + exp(−x)) (in place of: 1/(1 + e^x))"
    assert reference(STEPS).text == "zero the gradients → forward pass → loss → backward pass → step"
    assert reading(WHICH, "b") == Shown("= 5")


@pytest.mark.parametrize(
    "answer",
    [
        SetAnswer(set="{1, "),
        SetAnswer(set="{1, q}", names=("x",)),
        MatrixAnswer(matrix="[[1, 2], [3]]"),
        MatrixAnswer(matrix="7"),
        OrderAnswer(order=("a",)),
        OrderAnswer(order=("a", "a")),
        FindErrorAnswer(find_error=Claim(parts=("a", "b"), wrong=3)),
        FindErrorAnswer(find_error=Claim(parts=("a",), wrong=1)),
        NumberAnswer(number="[1, 2]", digits=2),
    ],
)
def test_a_faulty_card_is_refused(
    answer: SetAnswer | MatrixAnswer | OrderAnswer | FindErrorAnswer | NumberAnswer,
) -> None:
    """With an error that names its key."""
    with pytest.raises(AnswerError):
        validate(answer)
