"""Hypothesis strategies for formulas: trees as reading makes them, and text that is hostile on purpose."""

from __future__ import annotations

from typing import Literal

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from solvers.language.functions import FUNCTIONS, Function
from solvers.tree import Binary, Call, Constant, Name, Negate, Node, Number, Relation, Sequence

NAMES = ("x", "y", "n", "w_1", "c_in", "alpha", "sigma", "beta_2", "x_hat", "h_{t-1}", "f'", "Delta", "loss")
_WHOLE = st.integers(0, 10**6).map(str)
_DECIMAL = st.tuples(_WHOLE, st.from_regex(r"[0-9]{1,4}", fullmatch=True)).map(".".join)
_SCALED = st.tuples(_DECIMAL, st.integers(-30, 30).map(str)).map("e".join)


def numbers() -> SearchStrategy[Node]:
    """Return literals: whole, decimal, and with an exponent."""
    return st.one_of(_WHOLE, _DECIMAL, _SCALED).map(Number)


def leaves(names: tuple[str, ...] = NAMES) -> SearchStrategy[Node]:
    """Return literals, names and constants."""
    constants = st.sampled_from(("pi", "e", "i", "inf"))
    return st.one_of(numbers(), st.sampled_from(names).map(Name), constants.map(Constant))


def formulas(names: tuple[str, ...] = NAMES) -> SearchStrategy[Node]:
    """Return trees without comparisons or lists."""
    return st.recursive(leaves(names), _arithmetic, max_leaves=12)


def trees(names: tuple[str, ...] = NAMES) -> SearchStrategy[Node]:
    """Return every kind of tree that `read` makes, comparisons and lists included."""
    operands = st.recursive(leaves(names), _with_lists, max_leaves=12)
    return st.one_of(operands, _relations(operands))


def polynomials(names: tuple[str, ...] = ("x", "y")) -> SearchStrategy[Node]:
    """Return small trees of + - * and whole powers over small whole numbers: exact at every point."""
    terms = st.one_of(st.integers(0, 9).map(str).map(Number), st.sampled_from(names).map(Name))
    return st.recursive(terms, _polynomial, max_leaves=8)


def _polynomial(inner: SearchStrategy[Node]) -> SearchStrategy[Node]:
    exponents = st.integers(0, 3).map(str).map(Number)
    return st.one_of(
        st.builds(Negate, inner),
        st.builds(Binary, st.sampled_from(("+", "-", "*")), inner, inner),
        st.builds(Binary, st.just("^"), inner, exponents),
    )


def _arithmetic(inner: SearchStrategy[Node]) -> SearchStrategy[Node]:
    operators: SearchStrategy[Literal["+", "-", "*", "/", "^"]] = st.sampled_from(("+", "-", "*", "/", "^"))
    return st.one_of(st.builds(Negate, inner), st.builds(Binary, operators, inner, inner), _calls(inner))


def _calls(inner: SearchStrategy[Node]) -> SearchStrategy[Node]:
    def call(function: Function) -> SearchStrategy[Node]:
        most = function.least + 2 if function.most is None else function.most
        arguments = st.lists(inner, min_size=function.least, max_size=most).map(tuple)
        return arguments.map(lambda given: Call(function.name, given))

    return st.sampled_from(tuple(FUNCTIONS.values())).flatmap(call)


def _with_lists(inner: SearchStrategy[Node]) -> SearchStrategy[Node]:
    entries = st.lists(st.one_of(inner, _relations(inner)), max_size=3).map(tuple)
    brackets: SearchStrategy[Literal["(", "[", "{"]] = st.sampled_from(("(", "[", "{"))
    return st.one_of(_arithmetic(inner), st.builds(Sequence, brackets, entries))


def _relations(inner: SearchStrategy[Node]) -> SearchStrategy[Node]:
    comparisons: SearchStrategy[Literal["=", "!=", "<", "<=", ">", ">="]] = st.sampled_from(
        ("=", "!=", "<", "<=", ">", ">=")
    )
    return st.builds(Relation, comparisons, inner, inner)


_PIECES = (
    *"xyzeiπσαT0123456789 +-*/^()[]{}|!,.=<>_'\\&$%√∛²³⁻ⁿ₁½×·−∞⌊⌉ŷ\u0302\n\t",
    *(
        "sin",
        "log",
        "sqrt",
        "exp",
        "max",
        "sinx",
        "xy",
        "1e5",
        "2e",
        "**",
        "log_2",
        "x_{ij}",
        "h_{t-1}",
        "f'",
    ),
    *(r"\frac", r"\sqrt", r"\hat", r"\mathbf", r"\text", r"\left", r"\right", r"\sigma", r"\cdot", r"\top"),
    *(r"\begin{pmatrix}", r"\end{pmatrix}", r"\\", r"\{", r"\lvert", "\\partial", "d/dx", "1,000", "25%"),
    *("\u202e", "\x1b[31m", "\x00", "ﬁ", "х", "１", "（", "…", "lambda", "nan", "GFLOPs", "138M"),
)


def hostile_text() -> SearchStrategy[str]:
    """Return text made of the language's own pieces in any order, and of anything at all."""
    jumbled = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)
    return st.one_of(jumbled, st.text(max_size=30))
