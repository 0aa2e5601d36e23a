"""A card into a question: its numbers drawn by a seed, the rest computed from them, the texts filled in."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from math import prod
from typing import TypeVar

from cards.filling import Filler
from cards.formulas import formula
from cards.types import Card, Question, Way
from cards.values import NoValueError, computed, defined, holds
from solvers.answers import Drawn
from solvers.language.characters import spelled
from solvers.reading import ReadError
from solvers.tree import Node
from solvers.trees.substitution import TooLargeError

T = TypeVar("T")

_TRIES = 100
_MAX_SEARCHED = 20_000


class DrawError(ValueError):
    """A card whose numbers cannot be drawn: the key at fault, the way to the entry in it, the character."""

    def __init__(self, message: str, key: str, path: Way = (), offset: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.key = key
        self.path = path
        self.offset = offset


def draw(card: Card, seed: int) -> Question:
    """Return the card's question for a seed: the same card and seed give the same question, always.

    Raises DrawError when a formula of `vary`, `given` or `unless` cannot be read or computed, or when
    `unless` skips every draw.
    """
    return question(card, _drawn_index(card, seed), seed)


def combinations(card: Card) -> int:
    """Return how many draws the card has, skipped ones among them."""
    return prod(len(values) for values in card.vary.values())


def question(card: Card, index: int, seed: int) -> Question:
    """Return the question of the draw numbered `index`, below `combinations`; raises DrawError."""
    values = _values(card, index)
    written = {name: values[spelled(name)] for name in (*card.vary, *card.given)}
    put_in = Filler(written)
    return Question(
        card=card,
        answer=put_in.answer(card.answer),
        drawn=Drawn(values=values, seed=seed),
        ask=put_in(card.ask),
        hints=tuple(map(put_in, card.hints)),
        why=put_in(card.why),
    )


def is_skipped(card: Card, index: int) -> bool:
    """Return whether `unless` excludes the draw numbered `index`; raises DrawError."""
    if not card.unless:
        return False
    values = _values(card, index)
    return any(_is_true(text, values, number) for number, text in enumerate(card.unless))


def _drawn_index(card: Card, seed: int) -> int:
    total = combinations(card)
    if total == 1 and not card.unless:
        return 0
    chance = random.Random(seed)  # noqa: S311 - a draw, no secret
    for _ in range(_TRIES):
        index = chance.randrange(total)
        if not is_skipped(card, index):
            return index
    return _first_kept(card, chance.randrange(total), total)


def _first_kept(card: Card, start: int, total: int) -> int:
    """Return the first draw from `start` on that is kept; looked for when nearly all are skipped."""
    for step in range(min(total, _MAX_SEARCHED)):
        index = (start + step) % total
        if not is_skipped(card, index):
            return index
    raise nothing_left()


def nothing_left() -> DrawError:
    """Return the error of a card whose `unless` leaves no draw."""
    return DrawError("This skips every draw; allow some of them.", "unless")


def _values(card: Card, index: int) -> dict[str, Node]:
    """Return the value of each name: those drawn at `index`, then those computed from them, in order."""
    values: dict[str, Node] = {}
    rest = index
    for name, texts in card.vary.items():
        rest, place = divmod(rest, len(texts))
        values[spelled(name)] = _drawn(texts[place], name)
    for name, text in card.given.items():
        values[spelled(name)] = _given(text, values, name)
    return values


def _drawn(text: str, name: str) -> Node:
    """Return a drawn value as its author wrote it: 2^10 stays a power, and x² is a value too."""
    return _located(lambda: defined(formula(text)), "vary", (name, text))


def _given(text: str, values: Mapping[str, Node], name: str) -> Node:
    known = frozenset(values)
    return _located(lambda: computed(formula(text, known), values), "given", (name,))


def _is_true(text: str, values: Mapping[str, Node], number: int) -> bool:
    known = frozenset(values)
    return _located(lambda: holds(formula(text, known), values), "unless", (number,))


def _located(work: Callable[[], T], key: str, path: Way) -> T:
    """Return what `work` gives, its errors told with the place in the card."""
    try:
        return work()
    except ReadError as error:
        raise DrawError(error.message, key, path, error.start) from error
    except (NoValueError, TooLargeError) as error:
        raise DrawError(str(error), key, path) from error
