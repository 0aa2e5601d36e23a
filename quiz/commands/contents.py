"""The counts of decks as tables and as data: what `quiz check --summary` and `quiz stats --decks` share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

import msgspec

from cards.census import LEVELS, Counts, census
from cards.types import Card, Deck
from quiz.text.display import one_line
from solvers.answers import kind_of

_SHARES: Final = ("typed", "vary", "proof", "figure")
_TOTAL: Final = "in all"


def tables(decks: Sequence[Deck]) -> Iterator[str]:
    """Yield two tables: a row for each deck, and a row for each kind of answer, both by level."""
    every = list(chain.from_iterable(deck.cards for deck in decks))
    if not every:
        return
    heads = ("cards", *(f"level {level}" for level in LEVELS))
    rows = [(one_line(deck.id), _with_shares(census(deck.cards))) for deck in decks]
    yield from _aligned("deck", (*heads, *_SHARES), [*rows, (_TOTAL, _with_shares(census(every)))])
    yield ""
    kinds = census(every).kinds
    yield from _aligned("answer", heads, [(kind, _by_level(census(_of_kind(kind, every)))) for kind in kinds])


def data(counts: Counts) -> dict[str, object]:
    """Return counts as plain values, keys as text."""
    plain: dict[str, object] = msgspec.to_builtins(counts, str_keys=True)
    return plain


def _aligned(first: str, heads: Sequence[str], rows: Sequence[tuple[str, list[str]]]) -> Iterator[str]:
    width = max(len(first), *(len(name) for name, _ in rows))
    yield f"{first:<{width}}  {'  '.join(heads)}"
    for name, cells in rows:
        aligned = (f"{cell:>{len(head)}}" for cell, head in zip(cells, heads, strict=True))
        yield f"{name:<{width}}  {'  '.join(aligned)}"


def _by_level(counts: Counts) -> list[str]:
    return [f"{counts.cards:,}", *(f"{number:,}" for number in counts.levels.values())]


def _with_shares(counts: Counts) -> list[str]:
    parts = (counts.typed, counts.vary, counts.proof, counts.figure)
    return [*_by_level(counts), *(f"{part / counts.cards:.0%}" for part in parts)]


def _of_kind(kind: str, every: list[Card]) -> Iterator[Card]:
    return (card for card in every if kind_of(card.answer) == kind)
