"""A card with numbers that were not on the screen a moment ago."""

from __future__ import annotations

from collections.abc import Container

from cards.drawing import draw
from cards.types import Card, Question

_SEEDS = 2**32


def fresh(card: Card, seed: int, seen: Container[object], tries: int) -> Question:
    """Return the card drawn with values not in `seen`, or after so many tries with those it has.

    The same seed gives the same numbers. Raises DrawError for a card that cannot be drawn.
    """
    question = draw(card, seed % _SEEDS)
    for step in range(1, tries if card.vary else 1):
        if question.drawn.values not in seen:
            break
        question = draw(card, (seed + step) % _SEEDS)
    return question
