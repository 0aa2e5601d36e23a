"""The right list is shown in digits, as a learner would write it."""

from __future__ import annotations

import pytest

from solvers.answers import VectorAnswer
from solvers.checking import check, reference
from solvers.verdict import Outcome


@pytest.mark.parametrize(
    ("vector", "shown"),
    [
        ("[1/(1 + e), e/(1 + e)]", "[0.268941, 0.731059]"),
        ("[-sqrt(2), sqrt(4)]", "[−1.41421, 2]"),
        ("[11/2, -9/4]", "[5.5, −2.25]"),
        ("[46/15, 10^-7/3]", "[3.06667, 3.33333e-8]"),
        ("[x, 1/2 + 1/2]", "[x, 1]"),
    ],
)
def test_numbers_are_shown_in_digits(vector: str, shown: str) -> None:
    """Formulas without names become decimals; whole numbers stay whole, formulas with names stay."""
    answer = VectorAnswer(vector=vector)
    assert reference(answer).text == shown
    assert check(answer, shown).outcome is Outcome.CORRECT
