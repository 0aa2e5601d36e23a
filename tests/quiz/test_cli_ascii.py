"""An output without the characters of mathematics still carries the mathematics."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.text.ascii import FOLDING, fold, register


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("x²·(1 − x)", "x^2*(1 - x)"),
        ("1/(1 + e⁻ˣ)", "1/(1 + e^(-x))"),
        ("x¹² ≤ √2 × 3", "x^12 <= sqrt2 * 3"),
        ("σ(Wx + b₁₂)", "sigma(Wx + b_12)"),
        ("Σ ς Ω", "Sigma sigma Omega"),
        ("½ Poincaré Dübner", "1/2 Poincare Dubner"),
        ("θ̂", "theta"),
        ("“yes” — ‘no’…", "\"yes\" - 'no'..."),
        ("日本", "??"),
        ("✓ ✗ ☑ ☐ ⎡1⎤ ▸╭╮", "v x x - [1] >++"),
        ("plain", "plain"),
    ],
)
def test_mathematics_is_written_as_it_would_be_typed(text: str, folded: str) -> None:
    """Powers keep their height, Greek letters their names, letters lose their marks."""
    assert fold(text) == folded


@given(st.text())
def test_any_text_becomes_ascii(text: str) -> None:
    """Whatever a deck holds, the output does not fail on it."""
    register()
    assert fold(text).isascii()
    assert text.encode("ascii", FOLDING).decode("ascii").isascii()


@given(st.text(alphabet=st.characters(codec="latin-1")))
def test_what_the_encoding_has_stays(text: str) -> None:
    """Only what is missing is folded."""
    register()
    assert text.encode("latin-1", FOLDING).decode("latin-1") == text
