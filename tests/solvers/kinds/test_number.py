"""Numbers: value, precision and unit."""

from __future__ import annotations

import pytest

from solvers.answers import NumberAnswer, Tolerance
from solvers.checking import AnswerError, reading, reference, validate
from solvers.judging.judge import Shown
from tests.solvers.kinds.judged import Row, name

COUNT = NumberAnswer(
    number="k^2*c_in*c_out + c_out",
    mistakes={"k^2*c_in*c_out": "You left out the bias, one per output channel."},
)
DRAWN = {"k": 3, "c_in": 16, "c_out": 32}
NOTHING = NumberAnswer(number="sqrt(3)^2 - 3")
THREE_DIGITS = NumberAnswer(number="1 - (1 - 1/5)^5", digits=3, mistakes={"1": "It is not certain."})
LARGE = NumberAnswer(number="11356.5")
FRACTION = NumberAnswer(number="0.893647")
COST = NumberAnswer(number="3.17", unit="GFLOPs")
TIMES = NumberAnswer(number="8")
THIRDS = NumberAnswer(number="2/3")
ROOT = NumberAnswer(number="sqrt(2)")
SUM = NumberAnswer(number="0.1 + 0.2")
CLOSE = NumberAnswer(number="100", tolerance="5%")
BOUND = NumberAnswer(number="0", tolerance=Tolerance(absolute=0.01))
DIGITS = NumberAnswer(number="pi", digits=3)
DECIMALS = NumberAnswer(number="1/4", decimals=1)
FLOPS = NumberAnswer(number="236027904", unit="FLOPs", tolerance="1%")
BYTES = NumberAnswer(number="1024", unit="KiB")
SHARE = NumberAnswer(number="25", unit="%")
GRAVITY = NumberAnswer(number="9.81", unit="m/s^2", digits=3)
VOLUME = NumberAnswer(number="0.4", unit="l", digits=2)
LEARNING_RATE = NumberAnswer(number="1/4")

SIGMOID_OF_2 = NumberAnswer(number="1/(1 + exp(-2))")
SMALL = NumberAnswer(number="(1/4)^5")
NEARLY_3 = NumberAnswer(number="log(20)")

ROWS = [
    *(
        Row(SIGMOID_OF_2, given, "correct", "within-tolerance")
        for given in ("0.881", "88.1%", "(0.881)", "881/1000", "1 - 0.119", "0.8807970779778823")
    ),
    Row(SIGMOID_OF_2, "0.8807970779778900", "wrong", "different"),
    Row(SIGMOID_OF_2, "7/8", "wrong", "different"),
    Row(SIGMOID_OF_2, "[0.881]", "malformed", "syntax", "without brackets"),
    Row(SIGMOID_OF_2, "1/(1 + exp(-2)) = 0.881", "malformed", "syntax", "number alone"),
    *(
        Row(SMALL, given, "correct", "within-tolerance")
        for given in ("9.77e-4", "9.77*10^-4", r"9.77\times 10^{-4}", "9.77/10^4", "9.77·10⁻⁴")
    ),
    Row(NEARLY_3, "3", "correct", "within-tolerance"),  # 2.9957 to three digits is 3.00
    Row(NEARLY_3, "2.9", "wrong", "different"),
    Row(NumberAnswer(number="3/10"), "0.30000000000000004", "correct", "within-tolerance"),
    Row(NumberAnswer(number="72"), "72.00000000000001", "correct", "equal"),
    Row(NumberAnswer(number="72"), "72.0001", "wrong", "different"),
    Row(NumberAnswer(number="sqrt(2)/1000", digits=3), "1.41*10^-3", "correct", "equal"),
    Row(GRAVITY, "9.81 m/s/s", "correct", "equal"),
    Row(GRAVITY, "981 cm/s²", "correct", "equal"),
    Row(GRAVITY, "9810 m/s^2/10^3", "correct", "equal"),
    Row(GRAVITY, "9.81 m/s^2/0", "malformed", "unknown-name"),
    Row(GRAVITY, "9.81 m/s", "partial", "unit", "m/s^2, not m/s"),
    Row(GRAVITY, "9.81", "partial", "unit", "Give its unit"),
    Row(GRAVITY, "9.8 N/kg", "partial", "precision"),
    Row(GRAVITY, "9.81 furlongs", "malformed", "unknown-name", "furlongs"),
    Row(VOLUME, "400 ml", "correct", "equal"),
    Row(VOLUME, "0.400 l", "partial", "precision"),
    Row(COUNT, "4640", "correct", "equal", drawn=DRAWN),
    Row(COUNT, "4,640", "correct", "equal", drawn=DRAWN),
    Row(COUNT, "4.64k", "correct", "equal", drawn=DRAWN),
    Row(COUNT, "9*16*32 + 32", "correct", "equal", drawn=DRAWN),
    Row(COUNT, "4608", "wrong", "known-mistake", "left out the bias", drawn=DRAWN),
    Row(COUNT, "4641", "wrong", "different", "off by one", drawn=DRAWN),
    Row(COUNT, "9280", "wrong", "factor", "exactly twice", drawn=DRAWN),
    Row(COUNT, "-4640", "wrong", "factor", "opposite sign", drawn=DRAWN),
    Row(COUNT, "4640000", "wrong", "factor", "too large by a factor of 1000", drawn=DRAWN),
    Row(COUNT, "4.6k", "partial", "precision", "exact number", drawn=DRAWN),
    Row(COUNT, "17", "wrong", "different", "yours is 17", drawn=DRAWN),
    Row(COUNT, "k^2", "malformed", "unknown-name", drawn=DRAWN),
    Row(COUNT, "", "malformed", "empty", drawn=DRAWN),
    Row(COUNT, "1,5", "malformed", "syntax", "two ways", drawn=DRAWN),
    Row(THREE_DIGITS, "0.7", "partial", "precision", "Right so far"),
    Row(THREE_DIGITS, "1", "wrong", "known-mistake", "certain"),
    *(Row(FRACTION, given, "wrong", "different") for given in ("2^16384", "10^5000", "10^-5000", "2000!")),
    Row(LARGE, "11400", "correct", "within-tolerance"),
    Row(LARGE, "11,400", "correct", "within-tolerance"),
    Row(LARGE, "11.4k", "correct", "within-tolerance"),
    Row(LARGE, "11000", "wrong", "different"),
    Row(LARGE, "114*100", "wrong", "different"),
    Row(FRACTION, "89.4", "wrong", "factor", "a percentage"),
    Row(FRACTION, "0.894", "correct", "within-tolerance"),
    Row(COST, "3.17 GFLOPs", "correct", "equal"),
    Row(COST, "3.17G", "partial", "unit", "Give its unit too"),
    Row(COST, "3.17", "partial", "unit", "Give its unit too"),
    Row(COST, "3.18G", "wrong", "different"),
    Row(TIMES, "8 times", "correct", "equal"),
    Row(TIMES, "8x", "correct", "equal"),
    Row(TIMES, "8 tables", "correct", "equal"),
    Row(THIRDS, "2/3", "correct", "equal"),
    *(
        Row(NOTHING, given, "correct", "equal")
        for given in ("0", "sin(pi)", "1 - cos(0)", "sqrt(2)^2 - 2", "exp(log(3)) - 3", "0%")
    ),
    Row(NOTHING, "exp(-90)", "wrong", "different"),
    Row(NOTHING, "10^-60", "wrong", "different"),
    Row(THIRDS, "x = 2/3", "malformed", "syntax", "without “x =”"),
    Row(THIRDS, "f'(1) = 2/3", "malformed", "syntax", "without “f'(1) =”"),
    Row(THIRDS, "2/3 = x", "malformed", "unknown-name"),
    Row(THIRDS, "x >= 2/3", "malformed", "unknown-name"),
    Row(THIRDS, "4/6", "correct", "equal"),
    Row(THIRDS, "0.667", "correct", "within-tolerance"),
    Row(THIRDS, "66.7%", "correct", "within-tolerance"),
    Row(THIRDS, "0.66667", "correct", "within-tolerance"),
    Row(THIRDS, "0.67", "partial", "precision", "at least 3"),
    Row(THIRDS, "0.666", "wrong", "precision", "rounding"),
    Row(THIRDS, "0.668", "wrong", "different"),
    Row(THIRDS, "1.5", "wrong", "factor", "reciprocal"),
    Row(ROOT, "2^(1/2)", "correct", "equal"),
    Row(ROOT, "√2", "correct", "equal"),
    Row(ROOT, "1.414", "correct", "within-tolerance"),
    Row(ROOT, "1.4142135623730950488016887242096980785697", "correct", "within-tolerance"),
    Row(ROOT, "1.4142135623730950488016887242096980785690", "wrong", "different"),
    Row(SUM, "0.3", "correct", "equal"),
    Row(CLOSE, "105", "correct", "within-tolerance"),
    Row(CLOSE, "95", "correct", "within-tolerance"),
    Row(CLOSE, "105.01", "wrong", "different"),
    Row(BOUND, "0.01", "correct", "within-tolerance"),
    Row(BOUND, "-0.02", "wrong", "different"),
    Row(DIGITS, "3.14", "correct", "equal"),
    Row(DIGITS, "3.142", "partial", "precision", "3 significant digits"),
    Row(DIGITS, "3.1", "partial", "precision", "3 significant digits"),
    Row(DIGITS, "3.15", "wrong", "precision", "last digit"),
    Row(DECIMALS, "0.3", "correct", "equal"),  # halves go up, as taught at school
    Row(DECIMALS, "0.2", "wrong", "precision", "last digit"),
    Row(DECIMALS, "0.25", "partial", "precision", "1 decimal"),
    Row(FLOPS, "236M FLOPs", "correct", "within-tolerance"),
    Row(FLOPS, "0.236 GFLOPs", "correct", "within-tolerance"),
    Row(FLOPS, "236M", "partial", "unit", "Give its unit too: FLOPs."),
    Row(FLOPS, "236M MACs", "partial", "unit", "not MACs"),
    Row(FLOPS, "118013952 FLOPs", "wrong", "factor", "exactly half"),
    Row(BYTES, "1 MiB", "correct", "equal"),
    Row(BYTES, "1048576 bytes", "correct", "equal"),
    Row(SHARE, "25%", "correct", "equal"),
    Row(SHARE, "25", "partial", "unit", "percentage"),
    Row(LEARNING_RATE, "25%", "correct", "equal"),
    Row(LEARNING_RATE, "25", "wrong", "factor", "percentage"),
    Row(LEARNING_RATE, "9^9^9^9", "malformed", "syntax", "too large"),
    Row(LEARNING_RATE, "factorial(1000000000)", "malformed", "syntax"),
    Row(LEARNING_RATE, "2^(10^9)", "malformed", "syntax"),
    Row(LEARNING_RATE, "sqrt(-1)", "malformed", "syntax", "complex"),
    Row(LEARNING_RATE, "1/0", "malformed", "syntax", "no value"),
    Row(LEARNING_RATE, "log(0)", "malformed", "syntax", "no value"),
]


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_numbers_are_judged(row: Row) -> None:
    """Every row's verdict, reason and message hold."""
    row.holds()


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (NumberAnswer(number="q + 1"), "number"),
        (NumberAnswer(number="1/0"), "number"),
        (NumberAnswer(number="sqrt(-1)"), "number"),
        (NumberAnswer(number="1", tolerance="wide"), "tolerance"),
        (NumberAnswer(number="1", tolerance=Tolerance()), "tolerance"),
        (NumberAnswer(number="1", tolerance=Tolerance(relative=-1)), "tolerance"),
        (NumberAnswer(number="1", digits=0), "digits"),
        (NumberAnswer(number="1", decimals=-1), "decimals"),
        (NumberAnswer(number="1", digits=3, decimals=2), "tolerance"),
    ],
)
def test_a_faulty_card_is_blamed_on_its_key(answer: NumberAnswer, key: str) -> None:
    """An author learns which key to look at."""
    with pytest.raises(AnswerError) as caught:
        validate(answer)
    assert caught.value.key == key


def test_the_reference_is_shown_in_the_digits_asked_for() -> None:
    """A whole number keeps every digit, a rounded one its own, a unit follows."""
    assert reference(NumberAnswer(number="2^30")).text == "1073741824"
    assert reference(DIGITS).text == "3.14"
    assert reference(NumberAnswer(number="pi", unit="rad")).text == "3.14159 rad"


def test_the_reading_shows_what_a_suffix_stands_for() -> None:
    """1.5k is read as a number."""
    shown = reading(THIRDS, "1.5k")
    assert isinstance(shown, Shown)
    assert shown.text == "1500"
