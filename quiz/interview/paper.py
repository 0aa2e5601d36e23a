"""Which questions an interview asks: mixed over the decks, drawn by a seed, all of them marked by machine."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from random import Random
from typing import Final

import msgspec

from cards.drawing import DrawError, draw
from cards.library import Library
from cards.types import Card, Question
from quiz.errors import QuizError
from solvers.answers import ExplainAnswer

MOST_QUESTIONS: Final = 100
USUAL_QUESTIONS: Final = 12
MINUTES_EACH: Final = 1.5  # of the time that a paper is given where none is named
LONGEST: Final = 600  # minutes


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """The questions in the order they are asked, and the minutes for all of them; `seed` sets it again."""

    seed: int
    minutes: float
    questions: tuple[Question, ...]


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What paper is wanted: of which decks (None: all) and which level (None: any), how long, by which seed.

    `minutes` of None gives each question a minute and a half. With `go_on` an unfinished interview, if there
    is one, is taken up instead, without asking.
    """

    seed: int
    questions: int = USUAL_QUESTIONS
    minutes: float | None = None
    decks: Collection[str] | None = None
    level: int | None = None
    go_on: bool = False

    def cards(self, library: Library) -> Iterator[Card]:
        """Yield the cards that may be asked."""
        for deck in library.decks:
            if self.decks is None or deck.id in self.decks:
                yield from (card for card in deck.cards if self.level in (None, card.level))

    def paper(self, library: Library) -> Paper:
        """Return the paper; raises QuizError when nothing can be asked."""
        paper = set_paper(self.cards(library), questions=self.questions, minutes=self.minutes, seed=self.seed)
        if not paper.questions:
            raise QuizError("There is no card that an interview could ask.", "Take other decks or levels.")
        return paper


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
