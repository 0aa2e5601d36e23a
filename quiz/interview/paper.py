"""Which questions an interview asks: mixed over the decks, drawn by a seed, all of them marked by machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import Final

import msgspec

from cards.drawing import DrawError, draw
from cards.types import Card, Question
from solvers.answers import ExplainAnswer

MOST_QUESTIONS: Final = 100
MINUTES_EACH: Final = 1.5  # of the time that a paper is given where none is named


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """The questions in the order they are asked, and the minutes for all of them; `seed` sets it again."""

    seed: int
    minutes: float
    questions: tuple[Question, ...]


def set_paper(cards: Iterable[Card], *, questions: int, minutes: float | None, seed: int) -> Paper:
    """Return a paper of up to so many of the cards, as even over their decks as can be.

    Explanations are left out: nobody but their author can mark them. So are cards whose numbers cannot be
    drawn. `minutes` of None gives each question a minute and a half.
    """
    rng = Random(seed)  # noqa: S311 - a choice of questions, not a secret
    chosen: list[Question] = []
    for card in _dealt(list(cards), rng):
        if len(chosen) == min(questions, MOST_QUESTIONS):
            break
        if (question := _drawn(card, rng.getrandbits(32))) is not None:
            chosen.append(question)
    rng.shuffle(chosen)
    time = MINUTES_EACH * len(chosen) if minutes is None else minutes
    return Paper(seed=seed, minutes=time, questions=tuple(chosen))


def _dealt(cards: Sequence[Card], rng: Random) -> Iterator[Card]:
    """Yield the cards deck by deck in turn, each deck's in an order of its own."""
    by_deck: dict[str, list[Card]] = {}
    for card in cards:
        if not isinstance(card.answer, ExplainAnswer):
            by_deck.setdefault(card.deck_id, []).append(card)
    piles = [rng.sample(pile, len(pile)) for pile in by_deck.values()]
    while piles:
        rng.shuffle(piles)
        for pile in piles:
            yield pile.pop()
        piles = [pile for pile in piles if pile]


def _drawn(card: Card, seed: int) -> Question | None:
    try:
        return draw(card, seed)
    except DrawError:
        return None
