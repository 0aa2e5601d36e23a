"""What formulas mean: each text beside the reading that is shown back."""

from __future__ import annotations

import pytest

from solvers.printing import to_text
from solvers.reading import ReadError, Vocabulary, read, read_chain, read_list, read_shape
from solvers.tree import Binary, Call, Constant, Name, Negate, Node, Number, Relation, Sequence

X, Y, TWO = Name("x"), Name("y"), Number("2")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("x", X),
        ("2", TWO),
        (".5", Number("0.5")),
        ("5.", Number("5")),
        ("1.38E+8", Number("1.38e8")),
        ("pi", Constant("pi")),
        ("e", Constant("e")),
        ("∞", Constant("inf")),
        ("-x", Negate(X)),
        ("+x", X),
        ("x*y", Binary("*", X, Y)),
        ("x**y", Binary("^", X, Y)),
        ("f(x)", Binary("*", Name("f"), X)),
        ("|x|", Call("abs", (X,))),
        ("x!", Call("factorial", (X,))),
        ("x = 2", Relation("=", X, TWO)),
        ("x == 2", Relation("=", X, TWO)),
        ("x ≥ 2", Relation(">=", X, TWO)),
        ("x != 2", Relation("!=", X, TWO)),
        ("(x, 2)", Sequence("(", (X, TWO))),
        ("[x, 2]", Sequence("[", (X, TWO))),
        ("{x}", Sequence("{", (X,))),
        ("(x,)", Sequence("(", (X,))),
        ("()", Sequence("(", ())),
        ("[[x, 2], [2, x]]", Sequence("[", (Sequence("[", (X, TWO)), Sequence("[", (TWO, X))))),
        ("{x = 2, y}", Sequence("{", (Relation("=", X, TWO), Y))),
    ],
)
def test_text_becomes_a_tree(text: str, tree: Node) -> None:
    """Each construct of the language is one kind of node."""
    assert read(text) == tree


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("2x", "2·x"),
        ("2 x y", "2·x·y"),
        ("2(x+1)", "2·(x + 1)"),
        ("(x+1)(x-1)", "(x + 1)·(x − 1)"),
        ("(x)2", "x·2"),
        ("2pi", "2·π"),
        ("x*2y", "x·2·y"),
        ("1/2x", "(1/2)·x"),
        ("1/2*x", "(1/2)·x"),
        ("x/y z", "(x/y)·z"),
        ("1/(2x)", "1/(2·x)"),
        ("1/2(x-y)^2", "(1/2)·(x − y)²"),
        ("1/√(2π)e^-x", "(1/√(2·π))·e^(−x)"),
        ("x/y/z", "(x/y)/z"),
        ("x-y-z", "x − y − z"),
        ("x-(y-z)", "x − (y − z)"),
        ("x^y^z", "x^(y^z)"),
        ("-x^2", "−x²"),
        ("(-x)^2", "(−x)²"),
        ("2^-x", "2^(−x)"),
        ("e^-x y", "e^(−x)·y"),
        ("2x^2y", "2·x²·y"),
        ("-x*y", "−x·y"),
        ("x*-y*z", "x·(−y)·z"),
        ("x/-2y", "(x/(−2))·y"),
        ("--x", "−(−x)"),
        ("x-+y", "x − y"),
        ("x²", "x²"),
        ("x⁻¹", "x⁻¹"),
        ("xⁿ⁺¹", "x^(n + 1)"),
        ("2^x²", "2^(x²)"),
        ("½x", "(1/2)·x"),
        ("f'²", "f'²"),
        ("2½", "2 + 1/2"),
        ("n!!=1", "n! ≠ 1"),
        ("2n!", "2·n!"),
        ("x^2!", "x^(2!)"),
        ("√2", "√2"),
        ("√2x", "√2·x"),
        ("√(x+1)y", "√(x + 1)·y"),
        ("√x²", "(√x)²"),
        ("∛8", "∛8"),
        ("|x||y|", "|x|·|y|"),
        ("2|x|y", "2·|x|·y"),
        ("||x|-1|", "abs(|x| − 1)"),
        ("|x(|y|+1)|", "abs(x·(|y| + 1))"),
        ("|(2|x|+1)|", "abs(2·|x| + 1)"),
        ("⌊x/2⌋+⌈y⌉", "⌊x/2⌋ + ⌈y⌉"),
        ("x×y·z⋅w", "x·y·z·w"),
        ("x÷y", "x/y"),
        ("x − y – z — w", "x − y − z − w"),
        ("１＋２（ｘ）", "1 + 2·x"),
        ("\ufeff x\u2009+\u30001\u00a0", "x + 1"),
        ("2[x+1]{y}", "2·(x + 1)·y"),
        ("2[x,]", "2·[x,]"),
        ("(x,\n y)", "(x, y)"),
        ("$x+1$", "x + 1"),
        ("2e3x", "2e3·x"),
        ("2e", "2·e"),
    ],
)
def test_the_reading_shows_every_sign_and_bracket_that_matters(text: str, reading: str) -> None:
    """Products, precedence and the signs people type are settled and shown."""
    assert to_text(read(text)) == reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("exp x", "exp(x)"),
        ("exp(-x)y", "exp(−x)·y"),
        ("ln x", "ln(x)"),
        ("log(x)", "ln(x)"),
        ("log2(x)", "log₂(x)"),
        ("log_2 8", "log₂(8)"),
        ("log₂8", "log₂(8)"),
        ("log_10(x)", "log₁₀(x)"),
        ("log_b(x)", "log(x, b)"),
        ("log_2.5x", "log(x, 2.5)"),
        ("log(x, 3)", "log(x, 3)"),
        ("sin x cos y", "sin(x)·cos(y)"),
        ("sin 2x y", "sin(2·x·y)"),
        ("sin x^2", "sin(x²)"),
        ("sin -x", "sin(−x)"),
        ("sin sin x", "sin(sin(x))"),
        ("sin x/2", "sin(x)/2"),
        ("ln x(y)", "ln(x)·y"),
        ("ln|x|", "ln(|x|)"),
        ("|sin x|y", "|sin(x)|·y"),
        ("sin(x)^2", "sin(x)²"),
        ("sin^2 x", "sin(x)²"),
        ("sin²(x)", "sin(x)²"),
        ("cos^-2(x)", "cos(x)⁻²"),
        ("sin^n x", "sin(x)^n"),
        ("sin^-1 x", "asin(x)"),
        ("tanh⁻¹(x)", "atanh(x)"),
        ("arctan(x)", "atan(x)"),
        ("max(x, y, 1)", "max(x, y, 1)"),
        ("max{0, x}", "max(0, x)"),
        ("sqrt x y", "√x·y"),
        ("sqrt2", "√2"),
        ("sin2x", "sin(2·x)"),
        ("σ(x)(1-σ(x))", "sigmoid(x)·(1 − sigmoid(x))"),
        ("sigmoid(x)", "sigmoid(x)"),
        ("σ + 1", "σ + 1"),
        ("e^sin x", "e^sin(x)"),
    ],
)
def test_functions_find_their_arguments(text: str, reading: str) -> None:
    """A bracket holds the arguments; without one the factors that follow are the argument."""
    assert to_text(read(text)) == reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("1, 2, 3", "[1, 2, 3]"),
        ("[1, 2, 3]", "[1, 2, 3]"),
        ("(1, 2, 3)", "(1, 2, 3)"),
        ("7", "[7]"),
    ],
)
def test_a_list_may_leave_its_brackets_out(text: str, reading: str) -> None:
    """Where a list is asked for, commas are enough."""
    assert to_text(read_list(text)) == reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("(N, 64, 112, 112)", "(N, 64, 112, 112)"),
        ("64x112x112", "(64, 112, 112)"),
        ("64×112×112", "(64, 112, 112)"),
        ("N x C x H", "(N, C, H)"),
        ("N×C", "(N, C)"),
        ("[64,112]", "(64, 112)"),
        ("64, 112, 112", "(64, 112, 112)"),
        ("64 112 112", "(64, 112, 112)"),
        ("(N, 3C, H/2)", "(N, 3·C, H/2)"),
        ("torch.Size([64, 112])", "(64, 112)"),
        ("(3,)", "(3,)"),
        ("10", "(10,)"),
        ("()", "()"),
        ("３×４", "(3, 4)"),
    ],
)
def test_a_shape_is_read_however_it_is_typed(text: str, reading: str) -> None:
    """Every common way of writing a tensor's shape becomes a tuple."""
    assert to_text(read_shape(text, Vocabulary(frozenset("NCH")))) == reading


@pytest.mark.parametrize("text", ["(N C H)", "(N,,C)", "64x", "(64, 112", "1,2;3"])
def test_a_faulty_shape_is_refused(text: str) -> None:
    """What is not clearly a list of sizes is asked about."""
    with pytest.raises(ReadError):
        read_shape(text, Vocabulary(frozenset("NCH")))


def test_a_chain_is_refused_alone_and_cut_into_links_on_request() -> None:
    """`a = b = c` says two things: `read` refuses it, `read_chain` returns both."""
    with pytest.raises(ReadError, match="chain"):
        read("x = y = 2")
    assert read_chain("x = y = 2") == (Relation("=", X, Y), Relation("=", Y, TWO))
    assert read_chain("x + y") == ()
