"""Deck text set to a width: formulas in the line, wide characters, hostile text."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.text.cells import width
from quiz.text.prompt import NARROWEST, labelled, layout, lines


def test_a_fraction_stands_in_the_running_text_on_its_baseline() -> None:
    """The words before and after a tall formula are in line with its bar."""
    text = r"With $f(x) = \frac{1}{1+e^{-x}}$, write $f'(x)$ using $f$ alone."
    assert "\n".join(lines(text, 40)) == dedent("""\
                       1
        With f(x) = ───────, write f′(x) using f
                    1 + e⁻ˣ
        alone.""")


def test_flat_text_writes_each_formula_on_one_line() -> None:
    """For a screen reader or a pipe nothing takes two rows."""
    assert lines(r"With $f(x) = \frac{1}{1+e^{-x}}$.", 60, flat=True) == ["With f(x) = 1/(1 + e⁻ˣ)."]


def test_a_block_formula_stands_alone() -> None:
    """`$$` sets a formula off from the text, with room around it."""
    assert lines(r"Given $$y = \frac{a}{b}$$ find $a$.", 40) == [
        *("Given", "", "        a", "    y = ─", "        b", "", "find a."),
    ]


def test_a_block_wider_than_the_screen_is_written_out_and_broken() -> None:
    """A formula never runs off the screen."""
    found = lines("$$" + "x_1 + " * 30 + "y$$", 30)
    assert len(found) > 3
    assert max(map(width, found)) <= 30


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It costs $5 and $10 today.", "It costs $5 and $10 today."),
        (r"A \$x$ b", "A $x$ b"),
        ("one $ alone", "one $ alone"),
        ("($x^2$), then", "(x²), then"),
        ("$a$-$b$", "a-b"),
        ("[/x] [@click=app.quit]go[/]", "[/x] [@click=app.quit]go[/]"),
        ("{x} *y* `z`", "{x} *y* `z`"),
        ("", ""),
    ],
)
def test_what_is_a_formula_and_what_is_not(text: str, shown: str) -> None:
    """Amounts, escaped dollars and markup of any kind are text."""
    assert "\n".join(lines(text, 60)) == shown


def test_formulas_are_told_from_words() -> None:
    """A screen may give mathematics a look of its own."""
    (row,) = layout("let $x$ be", 40)
    assert [(run.text, run.formula) for run in row if run.text.strip()] == [
        *(("let", False), ("x", True), ("be", False)),
    ]


@pytest.mark.parametrize(
    ("text", "latex", "shown"),
    [
        ("x/y", r"\frac{x}{y + 1}", ["          x", "Answer  ─────", "        y + 1"]),
        ("one two three four", "", ["Answer  one two", "        three four"]),
        (r"is $\frac{x}{y + 1}$", "", ["             x", "Answer  is ─────", "           y + 1"]),
        ("", "", ["Answer"]),
    ],
)
def test_a_label_is_in_line_with_what_it_names(text: str, latex: str, shown: list[str]) -> None:
    """The label stands on the baseline of a drawn formula; longer text hangs beside it."""
    rows = labelled("Answer", text, latex, 20)
    assert ["".join(run.text for run in row).rstrip() for row in rows] == shown


def test_line_ends_and_empty_lines_stay() -> None:
    """The author's own lines and paragraphs are kept, except within a formula."""
    assert lines("one\n\ntwo $x +\ny$ three", 40) == ["one", "", "two x + y three"]


def test_chinese_breaks_between_characters_but_not_before_punctuation() -> None:
    """Wide characters take two columns; a line never begins with a full stop."""
    found = lines("卷积层的输出尺寸为多少，其中填充为零，步幅为一。" * 3, 23)
    assert max(map(width, found)) <= 23
    assert all(line[0] not in "，。" for line in found)
    assert min(map(width, found[:-1])) >= 19


@pytest.mark.parametrize("columns", range(12, 40))
def test_chinese_punctuation_stays_with_its_words_and_formulas(columns: int) -> None:
    """No line begins with a comma, also after a formula, and none ends with an open bracket or quote."""
    found = lines("大小为 3×3，（即 $k-1$）。它不是“参数矩阵”：$n$，$m$；共 50%。" * 3, columns)
    assert all(line[0] not in "，。）”：；%" for line in found)
    assert all(line[-1] not in "（“" for line in found)


def test_escape_sequences_do_not_pass() -> None:
    """What a terminal would obey is replaced."""
    text = "\x1b[31mred\x1b[0m \u202egnp.exe \x00 $x\x1b]8;;http://x\x07$"
    assert all(line.isprintable() for line in lines(text, 30))


ALPHABET = st.sampled_from([*"ab $\\{}^_\n", "$$", "\\frac", "{1}", "日", "，", "é", "\t", "x^2", "\u0301"])


@settings(max_examples=200, deadline=None)
@given(st.lists(ALPHABET, max_size=40).map("".join), st.integers(0, 60), st.booleans())
def test_no_line_is_wider_than_asked(text: str, columns: int, flat: bool) -> None:
    """Nothing raises, whatever the text, and every line fits (a wide character needs two columns)."""
    assert all(width(line) <= max(columns, NARROWEST) for line in lines(text, columns, flat=flat))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("abc日本，", min_size=1, max_size=12), max_size=12), st.integers(8, 40))
def test_no_word_is_lost(words: list[str], columns: int) -> None:
    """Wrapping only replaces spaces with line ends, or breaks what is too long."""
    found = "".join(lines(" ".join(words), columns)).replace(" ", "")
    assert found == "".join(words)
