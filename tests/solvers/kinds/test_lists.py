"""Shapes and vectors: which axis or entry is off, and nothing of what it should be."""

from __future__ import annotations

import pytest

from solvers.answers import Drawn, ShapeAnswer, VectorAnswer
from solvers.checking import AnswerError, check, reading, reference, validate
from solvers.judging.judge import Shown
from solvers.tree import Number, Sequence
from tests.solvers.kinds.judged import Row, name

SHAPE = ShapeAnswer(shape="(N, 64, 112, 112)")
PLAIN = ShapeAnswer(shape="(c, h/2, h/2)", mistakes={"(c, h, h)": "The stride halves height and width."})
AXES = ShapeAnswer(shape="(N, T, d)", names=("N", "T", "d"))
VECTOR = VectorAnswer(vector="[1/3, x^2, 5]")
LOOSE = VectorAnswer(vector="[0.09, 0.24, 0.67]", tolerance="5%")

THREE = VectorAnswer(vector="[1, 2, 3]")
SIZES = VectorAnswer(vector="[672, 1016064]")

ROWS = [
    Row(SIZES, "[672, 1016064]", "correct", "equal"),
    Row(SIZES, "[672, 1,016,064]", "malformed", "syntax", "thousands without them"),
    Row(SIZES, "[672, 1016064, 1]", "wrong", "length", "right number of entries."),
    Row(SHAPE, "(N, 64, 112, 112)", "correct", "equal"),
    Row(SHAPE, "[N,64,112,112]", "correct", "equal"),
    Row(SHAPE, "N, 64, 112, 112", "correct", "equal"),
    Row(SHAPE, "N, 8^2, 224/2, 112", "correct", "equal"),
    *(
        Row(SHAPE, given, "correct", "equal")
        for given in ("Nx64x112x112", r"N \times 64 \times 112\times112", "N·64·112·112", "N*64*112*112")
    ),
    *(
        Row(THREE, given, "correct", "equal")
        for given in (
            r"\begin{bmatrix}1 & 2 & 3\end{bmatrix}",
            r"\begin{pmatrix}1 \\ 2 \\ 3\end{pmatrix}",
            "[1, 2, 3]^T",
            "[[1], [2], [3]]",
            "1 2 3",
            "[1 2 3]",
            "1; 2; 3",
            "<1, 2, 3>",
            "v = [1, 2, 3]",
            "a = 1, b = 2, c = 3",
            "dL/da = 1, dL/db = 2, dL/dc = 3",
            "[2, 4, 6]/2",
            "1/2·[2, 4, 6]",
            "[1, 1, 1] + [0, 1, 2]",
            "[3, 4, 5] - 2",
            "-[-1, -2, -3]",
            "log([e, e^2, e^3])",
            "[1, sqrt(2), sqrt(3)]^2",
            "[100%, 200 %, 300%]",
            "[0.001k, 2, 3 layers]",
        )
    ),
    Row(THREE, "[1, 2, 4]/2", "wrong", "entry"),
    Row(THREE, "123", "malformed", "syntax", "commas between"),
    Row(THREE, "12", "wrong", "length"),
    Row(THREE, "[1, 2]/2", "wrong", "length"),
    Row(THREE, "[1, 2, 3]·[1, 1, 1]", "malformed", "syntax", "product of two lists"),
    Row(THREE, "[1, 2, 3] + [1, 1]", "malformed", "syntax", "different numbers of entries"),
    Row(THREE, "1/[1, 2, 3]", "malformed", "syntax", "divided by"),
    Row(SIZES, "672 016", "malformed", "syntax"),
    Row(SHAPE, "64, 112, 112", "partial", "length", "batch axis is missing"),
    Row(SHAPE, "(N, 112, 64, 112)", "wrong", "entry", "order"),
    Row(SHAPE, "(N, 64, 111, 112)", "wrong", "entry", "third axis"),
    Row(SHAPE, "(N, 64, 111, 111)", "wrong", "entry", "the third and the last"),
    Row(SHAPE, "(1, 2, 3, 4)", "wrong", "entry", "None of the sizes"),
    Row(SHAPE, "(N, 64)", "wrong", "length", "2 axes"),
    Row(SHAPE, "(N, 64", "malformed", "syntax"),
    Row(SHAPE, "(B, 64, 112, 112)", "malformed", "unknown-name", "B"),
    Row(SHAPE, "", "malformed", "empty"),
    Row(PLAIN, "64x112x112", "correct", "equal", drawn={"c": 64, "h": 224}),
    Row(PLAIN, "64×112×112", "correct", "equal", drawn={"c": 64, "h": 224}),
    Row(PLAIN, "64 112 112", "correct", "equal", drawn={"c": 64, "h": 224}),
    Row(PLAIN, "64x224x224", "wrong", "known-mistake", "stride", drawn={"c": 64, "h": 224}),
    Row(PLAIN, "(N, 64, 112, 112)", "malformed", "unknown-name", drawn={"c": 64, "h": 224}),
    Row(PLAIN, "(1, 64, 112, 112)", "wrong", "length", "no batch axis", drawn={"c": 64, "h": 224}),
    Row(AXES, "(N, d, T)", "wrong", "entry", "order"),
    Row(VECTOR, "[1/3, x*x, 5]", "correct", "equal"),
    Row(VECTOR, "1/3, x^2, 5", "correct", "equal"),
    Row(VECTOR, "(0.333, x^2, 5)", "correct", "within-tolerance"),
    Row(VECTOR, "[0.33, x^2, 5]", "partial", "precision", "at least 3"),
    Row(VECTOR, "[1/3, 2x, 5]", "wrong", "entry", "second entry is not right. At x = 0.7"),
    Row(VECTOR, "[5, x^2, 1/3]", "wrong", "entry", "order"),
    Row(VECTOR, "[1, 2, 3]", "wrong", "entry", "None of the entries"),
    Row(VECTOR, "[1/3, x^2]", "wrong", "length", "2 entries"),
    Row(VECTOR, "[1/0, x^2, 5]", "malformed", "syntax", "first entry"),
    Row(VECTOR, "[1/3, y, 5]", "malformed", "unknown-name", "y"),
    Row(VECTOR, "[1/3, x^2,", "malformed", "syntax"),
    Row(LOOSE, "[0.09, 0.245, 0.665]", "correct", "within-tolerance"),
    Row(LOOSE, "[0.09, 0.30, 0.67]", "wrong", "entry", "second entry"),
]


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_lists_are_judged(row: Row) -> None:
    """Every row's verdict, reason and message hold."""
    row.holds()


def test_no_message_gives_the_solution_away() -> None:
    """What is wrong is said, not what would be right."""
    for given in ("(N, 64, 111, 112)", "(N, 64)", "(N, 112, 64, 112)", "(7, 7, 7, 7)"):
        message = Row(SHAPE, given, "", "").verdict().message
        assert "112" not in message
        assert "64" not in message


def test_references_are_shown_worked_out() -> None:
    """Sizes are numbers, symbolic axes stay."""
    assert reference(ShapeAnswer(shape="(N, 2*32, 224/2)")).text == "(N, 64, 112)"
    assert reference(VectorAnswer(vector="[1/2 + 1/2, x]")).text == "[1, x]"
    shown = reading(SHAPE, "N,64")
    assert isinstance(shown, Shown)
    assert shown.text == "(N, 64)"


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (ShapeAnswer(shape="(N, 64"), "shape"),
        (ShapeAnswer(shape="(N, q)", names=("N",)), "shape"),
        (VectorAnswer(vector="[1, "), "vector"),
        (VectorAnswer(vector="[1, q]", names=("x",)), "vector"),
        (VectorAnswer(vector="[1, 2]", tolerance="much"), "tolerance"),
    ],
)
def test_a_faulty_card_is_blamed_on_its_key(answer: ShapeAnswer | VectorAnswer, key: str) -> None:
    """An author learns which key to look at."""
    with pytest.raises(AnswerError) as caught:
        validate(answer)
    assert caught.value.key == key


def test_a_list_may_be_drawn_whole() -> None:
    """`vector: v` is the list that v was drawn as, not a list that holds it."""
    drawn = Drawn(values={"v": Sequence("[", (Number("1"), Number("2")))})
    answer = VectorAnswer(vector="v")
    assert check(answer, "[1, 2]", drawn).outcome == "correct"
    assert reference(answer, drawn).text == "[1, 2]"
