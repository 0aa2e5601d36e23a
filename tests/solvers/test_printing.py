"""What is printed reads back as what was read."""

from __future__ import annotations

import pytest
from hypothesis import given

from solvers.printing import name_text, to_latex, to_text
from solvers.reading import Vocabulary, read
from solvers.tree import Binary, Name, Node, Number, names
from tests.solvers.strategies import formulas, trees

LONG = 20_000  # random trees may be longer than answers


@given(trees())
def test_printed_text_reads_back_as_the_same_tree(tree: Node) -> None:
    """With the tree's names declared, and with none."""
    text = to_text(tree)
    assert read(text, Vocabulary(names(tree)), LONG) == tree
    assert read(text, limit=LONG) == tree


@given(formulas())
def test_printed_latex_reads_back_as_what_prints_the_same(tree: Node) -> None:
    """LaTeX has no literal with an exponent, so the tree may be another; its meaning is not."""
    latex = to_latex(tree)
    assert to_latex(read(latex, Vocabulary(names(tree)), LONG)) == latex


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("1/(1+exp(-x))", r"\frac{1}{1 + \exp\left(-x\right)}"),
        ("2x^2", r"2 \cdot x^{2}"),
        ("(x/y)^2", r"\left(\frac{x}{y}\right)^{2}"),
        ("-(x+y)z", r"-\left(x + y\right) \cdot z"),
        ("√(x+1)", r"\sqrt{x + 1}"),
        ("root(x, n)", r"\sqrt[n]{x}"),
        ("log_b(x)", r"\log_{b}\left(x\right)"),
        ("log2(x)", r"\log_{2}\left(x\right)"),
        ("σ(x)", r"\sigma\left(x\right)"),
        ("relu(x)", r"\operatorname{relu}\left(x\right)"),
        ("n!^2", r"\left(n!\right)^{2}"),
        ("|x|", r"\left|x\right|"),
        ("1.38e8 x", r"1.38 \cdot 10^{8} \cdot x"),
        ("1e3^2", r"\left(1 \cdot 10^{3}\right)^{2}"),
        ("W^{\\top}", r"W^{\top}"),
        ("x ≤ ∞", r"x \le \infty"),
        ("(x,)", r"\left(x,\right)"),
        ("{1, 2}", r"\left\{1, 2\right\}"),
        ("[[1, 2], [3, 4]]", r"\begin{bmatrix}1 & 2 \\ 3 & 4\end{bmatrix}"),
        ("[[1, 2], [3]]", r"\left[\left[1, 2\right], \left[3\right]\right]"),
        ("c_in", r"c_{\mathrm{in}}"),
        ("alpha_1 + x_hat_i", r"\alpha_{1} + \hat{x}_{i}"),
        ("h_{t-1}", r"h_{t-1}"),
        ("loss'", r"\mathrm{loss}'"),
    ],
)
def test_latex_is_as_a_mathematician_would_typeset_it(text: str, latex: str) -> None:
    """Quotients are stacked, functions upright, names with their accents and subscripts."""
    assert to_latex(read(text)) == latex


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x", "x"),
        ("alpha_1", "α₁"),
        ("x_hat", "x̂"),
        ("c_in", "c_in"),
        ("x_alpha", "x_α"),
        ("h_{t-1}", "h_{t-1}"),
        ("loss_hat", "loss_hat"),
        ("w1", "w1"),
        ("beta0", "β0"),
        ("beta0x", "beta0x"),
        ("f_1'", "f₁'"),
    ],
)
def test_names_are_written_as_by_hand(name: str, text: str) -> None:
    """Greek letters, accents and small digits are used where they read back as the name."""
    assert name_text(name) == text
    assert read(text) == Name(name)


def test_printing_takes_linear_time_in_depth() -> None:
    """A chain of roots is written once a level, not twice."""
    tree = read("√" * 60 + "x")
    assert len(to_text(tree)) < 250
    assert len(to_latex(tree)) < 500


def test_a_tree_that_was_computed_prints_its_brackets() -> None:
    """Trees from substitution may nest in ways that nobody types."""
    product = Binary("*", Name("x"), Binary("*", Name("y"), Binary("/", Number("1"), Name("z"))))
    assert to_text(product) == "x·(y·(1/z))"
