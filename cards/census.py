"""What decks are made of: how many cards of which kind and level, and how many are typed or proved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

import msgspec

from cards.types import Card
from solvers.answers import KINDS, ExplainAnswer, FindErrorAnswer, kind_of

LEVELS: Final = (1, 2, 3)
_PICKED: Final = frozenset({"choice", "order"})


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Cards by kind of answer and by level, and those that are typed, vary, have a proof, or a figure.

    An answer is typed where the learner writes it and the program checks it: options and steps are picked,
    and explanations are judged by the learner.
    """

    cards: int
    kinds: dict[str, int]
    levels: dict[int, int]
    typed: int
    vary: int
    proof: int
    figure: int


def census(cards: Iterable[Card]) -> Counts:
    """Return the counts of some cards; every level and each kind that occurs is named, in a fixed order."""
    counted = list(cards)
    kinds = Counter(kind_of(card.answer) for card in counted)
    levels = Counter(card.level for card in counted)
    return Counts(
        cards=len(counted),
        kinds={kind: kinds[kind] for kind in KINDS if kinds[kind]},
        levels={level: levels[level] for level in LEVELS},
        typed=sum(map(is_typed, counted)),
        vary=sum(bool(card.vary) for card in counted),
        proof=sum(card.proof is not None for card in counted),
        figure=sum(card.figure is not None for card in counted),
    )


def is_typed(card: Card) -> bool:
    """Return whether the answer is written by the learner and checked by the program."""
    match card.answer:
        case ExplainAnswer():
            return False
        case FindErrorAnswer(find_error=claim):
            return claim.right is not None
        case answer:
            return kind_of(answer) not in _PICKED
