"""Small decks written where a test wants them."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

from cards.library import load
from cards.types import Card

HEAD = "deck: Test\ncards:\n"


def write_deck(folder: Path, *cards: str, name: str = "test.yaml", head: str = HEAD) -> Path:
    """Write a deck of cards, each given as its lines without the list's dash, and return its path."""
    path = folder / name
    items = (f"- {indent(card.strip(), '  ')[2:]}\n" for card in cards)
    path.write_text(head + "".join(items), encoding="utf-8")
    return path


def card(folder: Path, text: str) -> Card:
    """Return the one card of a deck that must load without a problem."""
    library = load([write_deck(folder, text)])
    assert library.problems == ()
    (only,) = library.decks[0].cards
    return only
