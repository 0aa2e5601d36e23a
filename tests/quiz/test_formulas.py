"""Formulas drawn in rows and written on one line; what cannot be drawn is shown as it was typed."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.text.cells import width
from quiz.text.display import printable
from quiz.text.formulas import box, draw, inline
from quiz.text.formulas.boxes import TALLEST, WIDEST

ONE_LINE = [
    (r"\frac{1}{y(1-y)}", "1/(y(1 − y))"),
    (r"\frac{1}{f(x)}", "1/f(x)"),
    (r"\frac{1}{1+e^{-x}}", "1/(1 + e⁻ˣ)"),
    (r"\frac{x-\mu}{\sqrt{\sigma^2+\epsilon}}", "(x − μ)/√(σ² + ε)"),
    (r"\frac{1}{2}x", "(1/2)x"),
    (r"\frac{2x}{3y}", "2x/(3y)"),
    (r"\frac{\partial L}{\partial z_i}", "∂L/∂zᵢ"),
    (r"e^{-\frac{x^2}{2}}", "e^(−x²/2)"),
    (r"\left(\frac{a}{b}\right)^2", "(a/b)²"),
    ("f'(x)", "f′(x)"),
    ("f(1-f)", "f(1 − f)"),
    ("-x - -y", "−x − −y"),
    ("a=-b", "a = −b"),
    (r"k^2 \cdot c_{in} \cdot c_{out}", "k²·cᵢₙ·cₒᵤₜ"),
    (r"\beta_1^t", "β₁ᵗ"),
    ("x_{i,j}", "x_(i,j)"),
    (r"W^{\top}x", "Wᵀx"),
    (r"\|w\|_2^2", "‖w‖₂²"),
    (r"\lVert w \rVert_1", "‖w‖₁"),
    (r"-\sum_i y_i \log p_i", "−∑ᵢ yᵢ log pᵢ"),
    (r"\sum_{i=1}^{n} x_i", "∑ᵢ₌₁ⁿ xᵢ"),
    (r"\mathrm{ReLU}(x) = \max(0, x)", "ReLU(x) = max(0, x)"),
    (r"\sqrt[3]{x}", "³√x"),
    (r"\hat{y}", "ŷ"),
    (r"x \cdot \log y", "x·log y"),
    (r"1{,}024", "1,024"),
    (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", "(1, 2; 3, 4)"),
    (r"x \in \mathbb{R}^{n}", "x ∈ ℝⁿ"),
    (r"x \not= y", "x ≠ y"),
    (r"1.5\,\text{GFLOPs}", "1.5 GFLOPs"),
    (r"\theta \leftarrow \theta - \eta \nabla L", "θ ← θ − η∇L"),
    ("x²·(1 − x)", "x²·(1 − x)"),
    ("", ""),
]


@pytest.mark.parametrize(("latex", "text"), ONE_LINE)
def test_one_line_keeps_every_bracket_that_is_needed(latex: str, text: str) -> None:
    """The one-line form reads as the formula does."""
    assert inline(latex) == text


DRAWN = [
    (
        r"\frac{1}{y(1-y)}",
        """
           1
        ────────
        y(1 − y)
        """,
    ),
    (
        r"\begin{bmatrix}1\\2\\3\\4\end{bmatrix}",
        """
        ⎡1⎤
        ⎢2⎥
        ⎢3⎥
        ⎣4⎦
        """,
    ),
    (
        r"\frac{1}{1+e^{-x}}",
        """
           1
        ───────
        1 + e⁻ˣ
        """,
    ),
    (
        r"\sum_{i=1}^{n} x_i",
        """
         n
         ∑  xᵢ
        i=1
        """,
    ),
    (
        r"p_i = \frac{e^{z_i}}{\sum_j e^{z_j}}",
        """
               zᵢ
              e
        pᵢ = ──────
                 zⱼ
             ∑ⱼ e
        """,
    ),
    (
        r"\sqrt{\sigma^2 + \epsilon}",
        """
         ┌──────
        ╲│σ² + ε
        """,
    ),
    (
        r"\left(\frac{a}{b}\right)^2",
        """
        ⎛a⎞²
        ⎜─⎟
        ⎝b⎠
        """,
    ),
    (
        r"|x| = \begin{cases} x & x \ge 0 \\ -x & x < 0 \end{cases}",
        """
        |x| = ⎧x   x ≥ 0
              ⎩−x  x < 0
        """,
    ),
]


@pytest.mark.parametrize(("latex", "rows"), DRAWN)
def test_drawing_in_two_dimensions(latex: str, rows: str) -> None:
    """Fractions, limits, roots and tall brackets are drawn in rows."""
    assert "\n".join(row.rstrip() for row in draw(latex)) == dedent(rows).strip("\n").rstrip()


def test_a_small_fraction_in_running_text_stays_on_the_line_unless_it_has_a_factor() -> None:
    """`1/2` reads well in a sentence; before a bracket it would seem to swallow it, so it is drawn."""
    assert box(r"\frac{1}{2}", display=False).rows == ("1/2",)
    assert box(r"\frac{a}{b}(x)", display=False).rows == ("a   ", "─(x)", "b   ")
    assert box(r"-\frac{1}{2} + x", display=False).rows == ("−1/2 + x",)


@pytest.mark.parametrize("latex", ["x^{y^z}", r"\beta_1^t", "x_{a_b}", r"\sum_{x_i}^{y^2} z", "a_b^c"])
def test_what_stands_above_is_never_drawn_with_a_lowered_letter(latex: str) -> None:
    """Small characters stand only where they belong."""
    for row in draw(latex):
        assert not (set("ₜᵧₓₐ") & set(row) and set("ᵗʸˣᵃ") & set(row))
    assert draw("x^{y^z}") == [" yᶻ", "x  "]


@pytest.mark.parametrize(
    "latex",
    [
        r"\unknown{x}",
        "x^",
        "{",
        "}",
        r"\frac{1}{2",
        r"\left( x",
        r"\right)",
        r"\begin{pmatrix} 1",
        r"\begin{tikz}\end{tikz}",
        "x^a^b",
        "x & y",
        r"\sqrt[3{x}",
        r"\text x",
        r"\frac",
        "{" * 100 + "}" * 100,
    ],
)
def test_what_cannot_be_drawn_is_shown_as_it_was_written(latex: str) -> None:
    """The source appears on one line, with nothing lost and nothing guessed."""
    assert draw(latex) == [latex]
    assert inline(latex) == latex


def test_a_formula_too_large_is_shown_as_its_source() -> None:
    """A tower of fractions, or a very long row, falls back to one line of source."""
    tower = "1"
    for _ in range(22):
        tower = rf"\frac{{{tower}}}{{x+1}}"
    assert draw(tower) == [tower]
    assert len(draw("x+" * 200 + "y")) == 1
    assert len(draw("x" * 10_000)) == 1


def test_control_characters_do_not_pass() -> None:
    """An escape sequence in a formula reaches no terminal."""
    for text in (*draw("x\x1b[31m + y"), inline("x\x1b]0;t\x07"), inline("\\text{a\u202eb}")):
        assert text.isprintable()


FRAGMENTS = st.sampled_from(
    [
        *[
            "{",
            "}",
            "^",
            "_",
            "&",
            "'",
            " ",
            "x",
            "日",
            "2",
            "+",
            "-",
            "=",
            ",",
            "(",
            ")",
            "|",
            "$",
            "[",
            "]",
        ],
        *["\\frac", "\\sqrt", "\\left", "\\right", "\\hat", "\\overline", "\\sum", "\\log", "\\text", "\\\\"],
        *["\\begin{cases}", "\\end{cases}", "\\begin{matrix}", "\\end{matrix}", "\\alpha", "\\,", "\\binom"],
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(FRAGMENTS, max_size=30).map("".join) | st.text(max_size=60))
def test_nothing_raises_and_every_row_has_the_same_width(latex: str) -> None:
    """Whatever is given, the drawing is a printable rectangle of bounded size with its baseline inside."""
    for display in (True, False):
        drawn = box(latex, display=display)
        assert 0 <= drawn.baseline < drawn.height <= TALLEST
        assert len({width(row) for row in drawn.rows}) == 1
        assert all(row == printable(row) for row in drawn.rows)
        assert drawn.width <= WIDEST or drawn.height == 1
    assert "\n" not in inline(latex)
