"""What waits in each deck today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from cards.library import Library
from cards.types import Deck
from quiz.scheduling.queue import Limits, Spent, spent
from quiz.scheduling.types import Stage, Standing

_UNSEEN = Standing()


class DeckCounts(msgspec.Struct, frozen=True, kw_only=True):
    """A deck's cards today: `due` for review, to be drilled `again`, `new` as many as the limit still allows.

    `unseen` are all new cards, within the limit or not.
    """

    deck_id: str
    title: str
    due: int
    again: int
    new: int
    unseen: int
    total: int


def overview(
    library: Library, standings: Mapping[str, Standing], day: int, limits: Limits | None = None
) -> list[DeckCounts]:
    """Return the counts of every deck, in the library's order; `standings` are those of the store."""
    used, allowed = spent(standings.values(), day), limits or Limits()
    return [_counts(deck, standings, day, allowed, used) for deck in library.decks]


def _counts(
    deck: Deck, standings: Mapping[str, Standing], day: int, limits: Limits, used: Spent
) -> DeckCounts:
    stages = Counter(standings.get(card.key, _UNSEEN).stage(day) for card in deck.cards)
    reviews, new = stages[Stage.REVIEW], stages[Stage.NEW]
    if limits.reviews is not None:
        reviews = min(reviews, max(0, limits.reviews - used.reviews))
    return DeckCounts(
        deck_id=deck.id,
        title=deck.title,
        due=reviews,
        again=stages[Stage.DRILL],
        new=min(new, max(0, limits.new - used.new)),
        unseen=new,
        total=len(deck.cards),
    )
