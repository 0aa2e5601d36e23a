"""Choices, gaps and explanations."""

from __future__ import annotations

import pytest

from solvers.answers import ChoiceAnswer, ClozeAnswer, Drawn, ExplainAnswer, Options
from solvers.checking import AnswerError, check, reading, reference, validate
from solvers.judging.judge import Shown
from solvers.kinds.choice import options
from solvers.kinds.explain import assess
from tests.solvers.kinds.judged import Row, name

ONE = ChoiceAnswer(choice=Options(right="tanh", wrong={"ReLU": "ReLU is never negative.", "sigmoid": ""}))
TWO = ChoiceAnswer(choice=Options(right=("L1", "lasso"), wrong=("L2", "ridge")))
WORD = ClozeAnswer(cloze="vanishing gradient|gradient vanishing")
SHORT = ClozeAnswer(cloze="L1")
NUMBERED = ClozeAnswer(cloze="ResNet-50")
CHINESE = ChoiceAnswer(choice=Options(right="是的，每层", wrong=("不是，没有",)))
GAPS = ClozeAnswer(cloze=("ReLU", "softmax|Softmax function"))
POINTS = ExplainAnswer(explain=("identity path", "gradient flows", "easier to optimise"))

ROWS = [
    Row(ONE, "tanh", "correct", "equal"),
    Row(ONE, "ReLU", "wrong", "known-mistake", "never negative"),
    Row(ONE, "9", "malformed", "syntax", "options 1 to 3"),
    Row(TWO, "L1", "partial", "missing"),
    Row(WORD, "vanishing gradient", "correct", "equal"),
    Row(WORD, "Vanishing-Gradients", "correct", "equal"),
    Row(WORD, "gradient vanishing.", "correct", "equal"),
    Row(WORD, "vanshing gradient", "partial", "spelling", "spelling"),
    Row(ClozeAnswer(cloze="variance"), "covariance", "wrong", "different"),
    Row(ClozeAnswer(cloze="variance"), "varience", "partial", "spelling"),
    Row(WORD, "exploding gradient", "wrong", "different", "not the word"),
    Row(WORD, " ", "malformed", "empty"),
    Row(SHORT, "l1", "correct", "equal"),
    Row(SHORT, "L2", "wrong", "different"),
    Row(NUMBERED, "resnet 50", "correct", "equal"),
    Row(NUMBERED, "resnet-34", "wrong", "different"),
    Row(GAPS, "relu, softmax", "correct", "equal"),
    Row(GAPS, "ReLU; softmax function", "correct", "equal"),
    Row(GAPS, "relu, sofmax", "partial", "spelling"),
    Row(GAPS, "relu and softmax", "correct", "equal"),
    Row(GAPS, "a relu, and the softmax", "correct", "equal"),
    Row(GAPS, "relu softmax", "correct", "equal"),
    Row(WORD, "the vanishing gradient", "correct", "equal"),
    Row(GAPS, "relu、softmax。", "correct", "equal"),
    Row(ONE, "９", "malformed", "syntax", "options 1 to 3"),
    Row(TWO, "１、２，３；４", "wrong", "different"),
    Row(CHINESE, "是的,每层", "correct", "equal"),
    Row(CHINESE, "是的，每层", "correct", "equal"),
    Row(GAPS, "tanh, softmax", "partial", "missing", "Gap 1"),
    Row(GAPS, "tanh, sigmoid", "wrong", "different", "None of the gaps"),
    Row(GAPS, "relu", "malformed", "syntax", "2 gaps"),
    Row(POINTS, "it keeps an identity path", "undecided", "self-assessed", "Tick"),
    Row(POINTS, "", "malformed", "empty"),
]


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_words_are_judged(row: Row) -> None:
    """Every row's verdict, reason and message hold."""
    row.holds()


def place(answer: ChoiceAnswer, seed: int, option: str) -> str:
    """Return the number under which an option is shown."""
    return str(options(answer, seed).index(option) + 1)


@pytest.mark.parametrize("seed", range(6))
def test_an_option_is_chosen_by_number_letter_or_text(seed: int) -> None:
    """However it is named and wherever it is shown, the right option is right."""
    number = place(ONE, seed, "tanh")
    for given in (number, f"{number}.", "abc"[int(number) - 1], "TANH", " tanh "):
        assert check(ONE, given, Drawn(seed=seed)).outcome == "correct", given


def test_a_wrong_option_says_why() -> None:
    """The author's words for the option chosen are the message."""
    verdict = check(ONE, place(ONE, 3, "ReLU"), Drawn(seed=3))
    assert (verdict.outcome, verdict.reason, verdict.message) == (
        "wrong",
        "known-mistake",
        "ReLU is never negative.",
    )
    assert check(ONE, "sigmoid").reason == "different"


def test_several_right_options_are_all_needed() -> None:
    """A part scores in part, one wrong option spoils the answer."""
    numbers = {option: place(TWO, 5, option) for option in options(TWO, 5)}
    assert check(TWO, f"{numbers['L1']} {numbers['lasso']}", Drawn(seed=5)).outcome == "correct"
    assert check(TWO, f"{numbers['lasso']},{numbers['L1']}", Drawn(seed=5)).outcome == "correct"
    half = check(TWO, numbers["L1"], Drawn(seed=5))
    assert (half.outcome, half.reason, half.score) == ("partial", "missing", 0.5)
    spoiled = check(TWO, f"{numbers['L1']} {numbers['L2']}", Drawn(seed=5))
    assert spoiled.outcome == "wrong"
    assert numbers["L2"] in spoiled.message


@pytest.mark.parametrize(
    ("given", "reason"), [("", "empty"), ("9", "syntax"), ("0", "syntax"), ("no!", "syntax")]
)
def test_what_names_no_option_is_refused(given: str, reason: str) -> None:
    """A slip of the finger costs nothing."""
    verdict = check(ONE, given)
    assert (verdict.outcome, verdict.reason) == ("malformed", reason)


def test_the_order_of_options_depends_on_the_seed_alone() -> None:
    """The same draw shows the same order; draws differ."""
    assert options(TWO, 7) == options(TWO, 7)
    assert len({options(TWO, seed) for seed in range(20)}) > 1
    assert sorted(options(TWO, 7)) == sorted(("L1", "lasso", "L2", "ridge"))


def test_key_points_are_scored_by_the_learner() -> None:
    """All, some or none."""
    assert assess(POINTS, {0, 1, 2}).outcome == "correct"
    some = assess(POINTS, [1, 1, 9])
    assert (some.outcome, round(some.score, 2)) == ("partial", 0.33)
    assert assess(POINTS, ()).outcome == "wrong"


def test_words_are_shown_back() -> None:
    """What was chosen or dealt out to the gaps is shown before it is judged."""
    assert reading(ONE, "tanh") == Shown("tanh")
    assert reading(GAPS, "relu,  softmax") == Shown("relu; softmax")
    assert reference(GAPS).text == "ReLU; softmax"
    assert set(reference(TWO).text.split("; ")) == {"L1", "lasso"}


@pytest.mark.parametrize(
    "answer",
    [
        ChoiceAnswer(choice=Options(right=(), wrong=("a",))),
        ChoiceAnswer(choice=Options(right="a", wrong=())),
        ChoiceAnswer(choice=Options(right="a", wrong=("A",))),
        ClozeAnswer(cloze="a||b"),
        ClozeAnswer(cloze=()),
        ExplainAnswer(explain=()),
        ExplainAnswer(explain=("a",), mistakes={"b": "No."}),
    ],
)
def test_a_faulty_card_is_refused(answer: ChoiceAnswer | ClozeAnswer | ExplainAnswer) -> None:
    """Nothing to choose, to write or to tick."""
    with pytest.raises(AnswerError):
        validate(answer)
