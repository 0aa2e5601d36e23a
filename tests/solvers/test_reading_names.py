"""The card's names decide what a word means."""

from __future__ import annotations

import pytest

from solvers.printing import to_text
from solvers.reading import ReadError, Vocabulary, read
from solvers.tree import Binary, Call, Name, Number
from solvers.verdict import Reason


def _reading(text: str, names: str, functions: str = "") -> str:
    vocabulary = Vocabulary(frozenset(names.split()), frozenset(functions.split()))
    return to_text(read(text, vocabulary))


@pytest.mark.parametrize(
    ("text", "names", "reading"),
    [
        ("xy", "x y", "x·y"),
        ("xy", "x y xy", "xy"),
        ("xy^2", "x y", "x·y²"),
        ("mx+b", "m x b", "m·x + b"),
        ("abc", "a b c ab", "ab·c"),
        ("2xyz", "x y z", "2·x·y·z"),
        ("f(1-f)", "f", "f·(1 − f)"),
        ("x(x+1)", "x", "x·(x + 1)"),
        ("sinx", "x", "sin(x)"),
        ("xsinx", "x", "x·sin(x)"),
        ("xlog_2 8", "x", "x·log₂(8)"),
        ("log + 1", "log", "log + 1"),
        ("xe^-x", "x", "x·e^(−x)"),
        ("2pir", "r", "2·π·r"),
        ("πr²", "r", "π·r²"),
        ("a_nx", "a_n x", "a_n·x"),
        ("e + 1", "e", "e + 1"),
        ("i", "i", "i"),
        ("max", "max", "max"),
        ("σ(x)", "sigma x", "σ·x"),
        ("σ(x)", "x", "sigmoid(x)"),
        ("W^T x", "W x", "Wᵀ·x"),
        ("x^T", "x T", "x^T"),
        ("lambda w", "lambda w", "λ·w"),
        ("is+1", "is", "is + 1"),
    ],
)
def test_a_word_is_cut_only_into_what_is_known(text: str, names: str, reading: str) -> None:
    """A declared word is one name; else it is the product of declared names, functions, π and one e."""
    assert _reading(text, names) == reading


@pytest.mark.parametrize(
    ("typed", "declared"),
    [
        ("α", "alpha"),
        ("alpha", "α"),
        (r"\alpha", "α"),
        ("µ", "mu"),
        ("ε", "epsilon"),
        ("ϵ", "epsilon"),
        ("ŷ", "y_hat"),
        ("y\u0302", "y_hat"),
        (r"\hat{y}", "ŷ"),
        (r"\hat y", "y_hat"),
        ("x₁", "x_1"),
        ("x_{1}", "x_1"),
        ("x_{i,j}", "x_ij"),
        ("x_i_j", "x_i_j"),
        ("μ_B", "mu_B"),
        (r"\mu_{B}", "mu_B"),
        (r"c_{\text{in}}", "c_in"),
        (r"c_\mathrm{in}", "c_in"),
        ("h_{t-1}", "h_{t-1}"),
        ("h_{ t - 1 }", "h_{t-1}"),
        (r"\mathbf{W}_1", "W_1"),
        ("f'", "f'"),
        ("f′", "f'"),
        ("∂L", "dL"),
        (r"\partial L", "dL"),
        ("x_α", "x_alpha"),
    ],
)
def test_a_name_is_known_in_all_its_spellings(typed: str, declared: str) -> None:
    """Greek letters and their names, accents, subscripts and LaTeX lead to the card's own spelling."""
    assert read(typed, Vocabulary(frozenset((declared,)))) == Name(declared)


def test_without_declared_names_any_word_is_one() -> None:
    """Decks' own formulas are read before their names are known."""
    assert to_text(read("loss + lr*w_1 + αβx")) == "loss + lr·w₁ + α·β·x"
    assert read("π\u0302'") == Name("pi_hat'")


def test_a_declared_function_is_called() -> None:
    """A function of the card takes arguments in brackets, several if need be."""
    vocabulary = Vocabulary(frozenset("x"), frozenset(("f", "g'")))
    calls = Binary("*", Call("f", (Name("x"), Number("1"))), Call("g'", (Name("x"),)))
    assert read("f(x, 1)g'(x)", vocabulary) == calls
    with pytest.raises(ReadError, match="is a function here"):
        read("f + x", vocabulary)


def test_a_word_declared_as_name_and_function_is_both() -> None:
    """The bracket decides."""
    assert _reading("f(x) + f", "f x", "f") == "f(x) + f"


@pytest.mark.parametrize(
    ("text", "names", "start", "end", "advice"),
    [
        ("1 + z", "x y", 4, 5, "the names here are x and y"),
        ("X + 1", "x", 0, 1, "did you mean “x”"),
        ("2gama", "gamma", 1, 5, "did you mean “gamma”"),
        ("sgmoid(x)", "x", 0, 6, "did you mean “sigmoid”"),
        ("x + y_2", "x y_1", 4, 7, "did you mean “y_1”"),
        ("foo(3)", "", 0, 3, "has no names"),
        ("eye(2)", "y", 0, 3, "is not known here"),
        ("x^{T+1}", "x", 3, 4, "is not known here"),
        ("x²ᵏ", "x", 1, 3, "is not known here"),
    ],
)
def test_an_undeclared_name_is_refused_with_advice(
    text: str, names: str, start: int, end: int, advice: str
) -> None:
    """The refusal marks the word and names the nearest known one."""
    with pytest.raises(ReadError, match=advice) as refusal:
        _reading(text, names)
    assert refusal.value.reason is Reason.UNKNOWN_NAME
    assert (refusal.value.start, refusal.value.end) == (start, end)


@pytest.mark.parametrize(
    "word", ["nan", "NaN", "oo", "zoo", "None", "True", "import os", "x if x else y", "eval(1)"]
)
def test_words_of_programs_are_no_names_unless_declared(word: str) -> None:
    """They would otherwise slip through as names or products."""
    with pytest.raises(ReadError):
        read(word)


@pytest.mark.parametrize("text", ["d/dx x^2", r"\frac{d}{dx} x", "∂/∂x (x^2)"])
def test_derivatives_to_be_carried_out_are_refused_in_so_many_words(text: str) -> None:
    """d/dx would otherwise read as a quotient of names."""
    with pytest.raises(ReadError, match="Derivatives are not carried out"):
        read(text)


def test_a_declared_name_with_log_in_it_is_no_logarithm() -> None:
    """`log_softmax` is what the card says; `log_b` is a logarithm elsewhere."""
    vocabulary = Vocabulary(names=frozenset("x"), functions=frozenset({"log_softmax"}))
    assert read("log_softmax(x)", vocabulary) == Call("log_softmax", (Name("x"),))
    assert read("log_x(2)", vocabulary) == Call("log", (Number("2"), Name("x")))
