"""Exact arithmetic: proofs and refutations, and bounds that hold."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.reading import read
from solvers.tree import Binary, Name, Negate, Node, Number, Operator
from solvers.values import exact


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("(x+1)^2", "x^2+2*x+1", True),
        ("(x^2-1)/(x-1)", "x+1", True),
        ("1/n - 1/(n+1)", "1/(n*(n+1))", True),
        ("0.1+0.2", "0.3", True),
        ("x^5999*x", "x^6000", True),
        ("(a-x)^6000", "(x-a)^6000", True),
        ("(a-x)^5999", "-(x-a)^5999", True),
        ("exp(2*x+x)", "e^(3*x)", True),
        ("sqrt(x)*sqrt(x)", "x", True),
        ("sin(x+x)", "sin(2*x)", True),
        ("x^2", "x^2+x/10^30", False),
        ("x/(x+1)", "x/(x+2)", False),
        ("sin(x)^2", "1-cos(x)^2", None),
        ("sqrt(x^2)", "x", None),
        ("9^9^9^9", "9^9^9^8", None),
        ("(x+y+z+w)^40", "x", None),
    ],
)
def test_quotients_of_polynomials_are_compared(left: str, right: str, same: bool | None) -> None:
    """Equal forms prove; different ones refute only when every atom is a name."""
    assert exact.equal(read(left), read(right)) is same


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2^10", Fraction(1024)),
        ("8^(1/3)", Fraction(2)),
        ("floor(7/2) + ceil(7/2)", Fraction(7)),
        ("20!/18!", Fraction(380)),
        ("binomial(5, 2)", Fraction(10)),
        ("log2(1024)", Fraction(10)),
        ("max(1, 2/3)", Fraction(1)),
        ("abs(-1/3)", Fraction(1, 3)),
        ("gcd(12, 18)", Fraction(6)),
        ("sqrt(2)", None),
        ("2^(10^9)", None),
        ("(10^9)!", None),
        ("x", None),
    ],
)
def test_constants_have_exact_values(text: str, value: Fraction | None) -> None:
    """A value is exact or none; nothing large is built."""
    assert exact.constant(read(text)) == value


def test_dividing_by_what_vanishes_is_told() -> None:
    """X − x is zero whatever x is."""
    with pytest.raises(ZeroDivisionError):
        exact.equal(read("1/(x-x)"), read("1"))


OPERATORS: tuple[Operator, ...] = ("+", "-", "*")


def _polynomials() -> st.SearchStrategy[Node]:
    leaves = st.one_of(
        st.integers(0, 9).map(lambda value: Number(str(value))), st.sampled_from("xy").map(Name)
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.map(Negate),
            st.builds(Binary, st.sampled_from(OPERATORS), inner, inner),
        ),
        max_leaves=8,
    )


@settings(max_examples=100, deadline=None)
@given(_polynomials(), _polynomials(), _polynomials())
def test_the_laws_of_arithmetic_hold(a: Node, b: Node, c: Node) -> None:
    """Distribution and commutation never change a form."""
    left = Binary("*", a, Binary("+", b, c))
    right = Binary("+", Binary("*", c, a), Binary("*", b, a))
    assert exact.equal(left, right) is True


@settings(max_examples=100, deadline=None)
@given(_polynomials(), _polynomials())
def test_a_verdict_is_the_same_both_ways(a: Node, b: Node) -> None:
    """Equality is symmetric."""
    assert exact.equal(a, b) is exact.equal(b, a)
