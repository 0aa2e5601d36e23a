"""LaTeX is read as the plain formula that it typesets."""

from __future__ import annotations

import pytest

from solvers.printing import to_text
from solvers.reading import ReadError, read


@pytest.mark.parametrize(
    ("latex", "reading"),
    [
        (r"\frac{1}{1+e^{-x}}", "1/(1 + e^(−x))"),
        (r"\dfrac12x", "(1/2)·x"),
        (r"\tfrac{x}{y}\cdot z", "(x/y)·z"),
        (r"\frac{a}{b}c", "(a/b)·c"),
        (r"\sqrt{x+1}", "√(x + 1)"),
        (r"\sqrt[3]{x}", "∛x"),
        (r"\sqrt[n]{x}", "root(x, n)"),
        (r"\sqrt2", "√2"),
        (r"x \times y \div z", "x·y/z"),
        (r"\left(x+1\right)^2", "(x + 1)²"),
        (r"\bigl[x\bigr]", "[x]"),
        (r"\exp\left(-x\right)", "exp(−x)"),
        (r"\ln x", "ln(x)"),
        (r"\log_{2} x", "log₂(x)"),
        (r"\log_b x", "log(x, b)"),
        (r"\sin^2\theta", "sin(θ)²"),
        (r"\tanh(x)", "tanh(x)"),
        (r"\max(0,\,x)", "max(0, x)"),
        (r"\operatorname{ReLU}(x)", "relu(x)"),
        (r"\operatorname*{max}(x, 1)", "max(x, 1)"),
        (r"\mathrm{softplus}(x)", "softplus(x)"),
        (r"\sigma(x)", "sigmoid(x)"),
        (r"\sigma\left(x\right)\;", "sigmoid(x)"),
        (r"\sigma^2 + \varepsilon", "σ² + ε"),
        (r"x^{\top} y", "xᵀ·y"),
        (r"x^\top", "xᵀ"),
        (r"\hat{x}\bar{y}", "x\u0302·y\u0304"),
        (r"\mathbf{x}\quad\boldsymbol{w}", "x·w"),
        (r"\hat{\mathbf{x}}_i", "x\u0302_i"),
        (r"\begin{pmatrix}1 & 2 \\ 3 & 4\end{pmatrix}", "[[1, 2], [3, 4]]"),
        (r"\begin{bmatrix} a \\ b \\ \end{bmatrix}", "[[a], [b]]"),
        (r"\{1, 2\}", "{1, 2}"),
        (r"\left\{x\right\}", "{x}"),
        (r"\lvert x\rvert + \left|y\right|", "|x| + |y|"),
        (r"x \le y", "x ≤ y"),
        (r"x \neq y", "x ≠ y"),
        (r"-\infty", "−∞"),
        (r"\lfloor x \rfloor", "⌊x⌋"),
        (r"\binom{n}{k}", "binomial(n, k)"),
        (r"\frac{\partial L}{\partial w}", "dL/dw"),
        (r"$$\pi r^2$$", "π·r²"),
        (r"\(x\)", "x"),
        (r"x^{n+1}y", "x^(n + 1)·y"),
        (r"e^{x}", "e^x"),
    ],
)
def test_latex_is_read(latex: str, reading: str) -> None:
    """Commands for signs, functions, fonts, accents and structures are understood."""
    assert to_text(read(latex)) == reading


@pytest.mark.parametrize(
    ("latex", "start", "end"),
    [
        (r"x + \input{/etc/passwd}", 4, 10),
        (r"\def\a{\a\a}\a", 0, 4),
        (r"\int x", 0, 4),
        (r"\frac{1}", 7, 8),
        (r"\frac{1}{2", 8, 9),
        (r"\hat{x+y}", 0, 7),
        (r"\hat{1}", 0, 6),
        (r"\hat{loss}", 0, 9),
        (r"2\frac12", 0, 6),
        (r"\begin{cases}x\end{cases}", 0, 6),
        (r"\begin{pmatrix}1 & 2", 0, 15),
        (r"x_{", 2, 3),
        ("x\\", 1, 2),
    ],
)
def test_what_is_not_understood_is_marked(latex: str, start: int, end: int) -> None:
    """A command without meaning here is refused at its place, not skipped."""
    with pytest.raises(ReadError) as refusal:
        read(latex)
    assert (refusal.value.start, refusal.value.end) == (start, end)
