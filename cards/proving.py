"""Proves a deck: each card is tried on many draws as a learner would meet it.

The proof must agree with the answer, the card's own answer and every `accept` must be judged right, every
`reject` and every foreseen mistake must be refused, each mistake with its own message.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from cards.drawing import DrawError, combinations, is_skipped, nothing_left, question
from cards.places import Places
from cards.problems import Problem
from cards.samples import Trial
from cards.static import formula_problems, text_problems
from cards.types import Card, Deck, Question
from solvers.worker.prover import Prover


def prove_deck(deck: Deck, prover: Prover, draws: int = 200) -> list[Problem]:
    """Return all that is wrong with the deck's formulas, answers and samples, in the order of the file.

    A card with fewer than `draws` combinations is tried on each of them, another on as many seeded ones.
    """
    places = Places(deck)
    problems: list[Problem] = []
    for card in deck.cards:
        problems += prove_card(card, places, prover, draws)
    return sorted(set(problems))


def prove_card(card: Card, places: Places, prover: Prover, draws: int = 200) -> list[Problem]:
    """Return what is wrong with one card; nothing is tried while some of its formulas cannot be read."""
    texts, formulas = text_problems(card, places), formula_problems(card, places)
    return texts + (formulas or _tried(card, places, prover, draws))


def _tried(card: Card, places: Places, prover: Prover, draws: int) -> list[Problem]:
    try:
        trial = Trial(card, prover)
        for drawn in _questions(card, draws):
            trial.run(drawn)
    except DrawError as error:
        return [Problem(places.within(card, error.key, error.path, error.offset), error.message)]
    return [Problem(places.within(card, key, path), message) for key, path, message in trial.findings()]


def _questions(card: Card, draws: int) -> Iterator[Question]:
    """Yield the questions of the draws to try; raises DrawError when `unless` leaves none."""
    every = range(combinations(card))
    indexes: Iterable[int] = every
    if len(every) > draws:
        indexes = random.Random(card.key).sample(every, draws)  # noqa: S311 - no secret
    kept = [index for index in indexes if not is_skipped(card, index)]
    if not kept:
        raise nothing_left()
    for index in kept:
        yield question(card, index, index)
