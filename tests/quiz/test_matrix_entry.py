"""A matrix typed or pasted entry by entry is the one text that it is judged by."""

from __future__ import annotations

import pytest

from quiz.study.matrix_draft import MOST, MatrixDraft
from quiz.study.matrix_text import joined, parted

SQUARE = (("1", "2"), ("3", "4"))


@pytest.mark.parametrize(
    "text",
    [
        "[[1, 2], [3, 4]]",
        "[[1 2]\n [3 4]]",
        "[1 2; 3 4]",
        "1, 2; 3, 4",
        "1 2\n3 4",
        "1\t2\n3\t4",
        r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}",
    ],
)
def test_a_matrix_is_read_however_it_was_copied(text: str) -> None:
    """From Python, NumPy, MATLAB, a spreadsheet or LaTeX, the same entries stand in the same rows."""
    assert parted(text) == SQUARE
    assert joined(SQUARE) == "[[1, 2], [3, 4]]"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("[[max(1, 2), x + 1], [3, sin x]]", (("max(1, 2)", "x + 1"), ("3", "sin x"))),
        ("x + 1\ny - 2", (("x + 1",), ("y - 2",))),
        ("sin x", (("sin x",),)),
        ("[[1, 2], [3]]", None),
        ("[[1, 2", None),
        ("1, , 2", None),
    ],
)
def test_entries_are_not_torn_apart(text: str, rows: object) -> None:
    """A comma in brackets and a blank in a formula part nothing; what is no rectangle is no matrix."""
    assert parted(text) == rows


def _typed(keys: str) -> MatrixDraft:
    draft = MatrixDraft()
    for key in keys:
        ways = {"\t": draft.next, "\n": draft.next_row, "<": draft.left, "^": draft.up, "⌫": draft.backspace}
        ways.get(key, lambda key=key: draft.type(key))()
    return draft


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("1\t2\n3\t4", "[[1, 2], [3, 4]]"),
        ("1,2;3,4", "[[1, 2], [3, 4]]"),
        ("1,2\n3\t4\t5\t6", "[[1, 2], [3, 4], [5, 6]]"),
        ("1 2; 3 4", "1 2; 3 4"),
        ("[[1, 2], [3, 4]]", "[[1, 2], [3, 4]]"),
        ("max(1,2),3;4,5", "[[max(1,2), 3], [4, 5]]"),
        ("1,2\n3", "[[1, 2], [3, ]]"),
        ("1,2\n3⌫4⌫⌫⌫", "[[1]]"),
        ("1,2\n3,4^5", "[[1, 25], [3, 4]]"),
        ("12<3", "[[132]]"),
        ("", ""),
        (",;\t\n", ""),
    ],
)
def test_keys_fill_the_entries(keys: str, text: str) -> None:
    """Tab and comma go on, Enter and semicolon begin a row, backspace goes back; nothing follows nothing."""
    assert _typed(keys).text == text


def test_a_paste_goes_where_the_cursor_is() -> None:
    """A block fills the entries from the cursor on; into an entry that is begun goes one line."""
    draft = _typed("1,2\n3\t")
    draft.paste("4, 5\n6, 7")
    assert draft.text == "[[1, 2, ], [3, 4, 5], [, 6, 7]]"
    draft = _typed("9")
    draft.paste("1, 2\n3, 4")
    assert len(draft.rows) == 1
    assert len(draft.rows[0]) == 1


def test_a_matrix_has_an_end() -> None:
    """Neither a huge paste nor keys without end make more rows, columns or characters than can be shown."""
    draft = _typed("1," * 100 + "\n1" * 100 + "2" * 5000)
    assert len(draft.rows) == len(draft.rows[0]) == MOST
    assert len(draft.text) < 3000
    big = MatrixDraft()
    big.paste("\n".join(["1, 2"] * 500))
    assert len(big.rows) == 1
