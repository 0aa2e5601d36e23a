"""Which cards of its decks a session is about: those with a tag, of a level, or with certain keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:  # the first paint knows what is picked before there are decks
    from cards.types import Card, Deck


class Pick(msgspec.Struct, frozen=True):
    """Cards with any of the tags, their deck's among them, and of any of the levels; none is all.

    `keys`, where it is not None, are the only cards.
    """

    tags: frozenset[str] = frozenset()
    levels: frozenset[int] = frozenset()
    keys: frozenset[str] | None = None

    def takes(self, deck: Deck, card: Card) -> bool:
        """Return whether a card of the deck is picked."""
        if self.levels and card.level not in self.levels:
            return False
        if self.keys is not None and card.key not in self.keys:
            return False
        return not self.tags or not self.tags.isdisjoint(tags_of(deck, card))


EVERY = Pick()


def tags_of(deck: Deck, card: Card) -> frozenset[str]:
    """Return the tags of a card and of its deck, in lower case."""
    return frozenset(tag.casefold() for tag in (*deck.tags, *card.tags))
