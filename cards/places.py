"""Where in its file each part of a card stands, found by reading the file again for a report.

Cards do not carry these places: a library of 100,000 cards would pay for them in memory at every start.
"""

from __future__ import annotations

from cards.document import Document, Mapping, Sequence, Value
from cards.source import Mark, SourceError, read_source
from cards.strict_yaml import read
from cards.types import Card, Deck, Place, Way
from cards.varying import as_formula


class Places:
    """The places of one deck's cards."""

    def __init__(self, deck: Deck) -> None:
        self._document: Document | None = None
        self._cards: dict[str, Mapping] = {}
        try:
            self._document = read(read_source(deck.path), deck.path)
        except SourceError:
            return  # the file is gone: each problem is told at its card's place
        self._cards = dict(_cards(self._document.root))

    def of_key(self, card: Card, key: str) -> Place:
        """Return the place of a key; the card's own when the file has it no more."""
        mapping = self._cards.get(card.id)
        if self._document is None or mapping is None or key not in mapping.keys_at:
            return card.place
        return self._document.place(mapping.keys_at[key])

    def within(self, card: Card, key: str, path: Way = (), offset: int = 0) -> Place:
        """Return the place of character `offset` of a text: the key's own, or the one that `path` leads to.

        A step of the path is an index, a key, or `?key` for the text of the key itself.
        """
        mapping = self._cards.get(card.id)
        if mapping is not None and key == "hints" and "hint" in mapping:
            key, path = "hint", ()
        if self._document is None or mapping is None or key not in mapping:
            return self.of_key(card, key)
        text, at = follow(mapping[key], mapping.values_at[key], path)
        return self._document.place_within(at, text, offset) if text else self._document.place(at)


def _cards(root: Value | None) -> list[tuple[str, Mapping]]:
    """Return the cards of a deck, a list, or those of a translation, a mapping, by their ids."""
    cards = root.get("cards") if isinstance(root, Mapping) else None
    if isinstance(cards, Mapping):
        return [(card_id, card) for card_id, card in cards.items() if isinstance(card, Mapping)]
    if not isinstance(cards, Sequence):
        return []
    found = [(card.get("id"), card) for card in cards if isinstance(card, Mapping)]
    return [(card_id, card) for card_id, card in reversed(found) if isinstance(card_id, str)]


def follow(value: Value, at: Mark, path: Way) -> tuple[str | None, Mark]:
    """Return the text that a path leads to and its place; the place alone where there is no text."""
    for step in path:
        if isinstance(value, Mapping) and isinstance(step, str):
            if step.startswith("?") and step[1:] in value.keys_at:
                return step[1:], value.keys_at[step[1:]]
            if step not in value:
                break
            at, value = value.values_at[step], value[step]
        elif isinstance(value, Sequence):
            index = _index(value, step)
            if index is None:
                break
            at, value = value.items_at[index], value[index]
    return (value if isinstance(value, str) else None), at


def _index(value: Sequence, step: str | int) -> int | None:
    """Return the index of an item, named by number or, where ranges have moved the numbers, by its text."""
    if isinstance(step, int):
        return step if step < len(value) else None
    return next((index for index, item in enumerate(value) if as_formula(item) == step), None)
