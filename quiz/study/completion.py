"""Names that need not be typed to their end: those that a card declares, and functions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile
from typing import Final

from cards.types import Question
from solvers.answers import (
    DerivationAnswer,
    EquationAnswer,
    ExpressionAnswer,
    MatrixAnswer,
    NumberAnswer,
    SetAnswer,
    VectorAnswer,
)
from solvers.judging.scope import Scope
from solvers.language.functions import FUNCTIONS

_WORD: Final = re.compile(r"[^\W\d_][\w']*$")
_DECLARING: Final = (
    ExpressionAnswer,
    EquationAnswer,
    DerivationAnswer,
    VectorAnswer,
    SetAnswer,
    MatrixAnswer,
)
_SHORTEST: Final = 4  # letters of a function that is worth completing


def known(question: Question) -> tuple[str, ...]:
    """Return what may be completed in an answer: only names that the card itself declares to the learner."""
    answer = question.answer
    functions = tuple(f"{name}(" for name in FUNCTIONS if len(name) >= _SHORTEST)
    if isinstance(answer, NumberAnswer):
        return functions
    if not isinstance(answer, _DECLARING):
        return ()
    return (*sorted(Scope(answer, question.drawn.values).declared), *functions)


def completion(before: str, names: Iterable[str]) -> str:
    """Return what goes on from the word at the end of a text, as far as all names that begin so agree.

    The names of a card go before functions, which end in a bracket.
    """
    word = _WORD.search(before)
    if word is None:
        return ""
    begun = [name for name in names if name.startswith(word[0]) and name != word[0]]
    own = [name for name in begun if not name.endswith("(")]
    begun = own or begun
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*begun, strict=False))
    return "".join(letters[0] for letters in alike)[len(word[0]) :]
