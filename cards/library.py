"""All decks that a session can draw from, with everything that is wrong with any of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import msgspec

from cards.finding import SUFFIXES, find
from cards.problems import Problem
from cards.reading import read_deck
from cards.types import Card, Deck, Place

__all__ = ["SUFFIXES", "Library", "bundled", "load"]


class Library(msgspec.Struct, frozen=True, dict=True):
    """The decks that could be read, in the order they were named, and the problems found on the way.

    `translations` are files that `translations.choosing` reads when a language is wanted, and not before;
    `language` is the one that was wanted, empty for that of the decks.
    """

    decks: tuple[Deck, ...] = ()
    problems: tuple[Problem, ...] = ()
    translations: tuple[Path, ...] = ()
    language: str = ""

    def card(self, key: str) -> Card | None:
        """Return the card that the review log knows as `key`, or None when no deck has it any more."""
        return self._cards.get(key)

    def deck(self, deck_id: str) -> Deck | None:
        """Return the deck with that id, or None."""
        return next((deck for deck in self.decks if deck.id == deck_id), None)

    @cached_property
    def _cards(self) -> dict[str, Card]:
        return {card.key: card for deck in self.decks for card in deck.cards}


def bundled() -> Path:
    """Return the folder of the decks that ship with the program."""
    return Path(__file__).parent / "decks"


def load(paths: Iterable[Path], *, drafts: bool = False) -> Library:
    """Return the decks in `paths`, each a file or a folder, searched with its subfolders for `*.yaml`.

    Nothing is raised for what is missing, unreadable or wrong: it is in `problems`, and the rest is loaded.
    Formulas are not read here; `proving.prove_deck` does that, and `drawing.draw` for the card it draws. With
    `drafts`, cards that have unknown keys are loaded too, to be proved but not to be studied.
    """
    decks: dict[str, Deck] = {}
    problems: list[Problem] = []
    files = find(paths)
    for path in files.decks:
        deck, found = read_deck(path, drafts=drafts)
        problems += found
        if deck is None:
            continue
        first = decks.setdefault(deck.id, deck)
        if first is not deck:
            problems.append(_same_id(deck, first))
    return Library(tuple(decks.values()), tuple(problems), files.translations)


def _same_id(deck: Deck, first: Deck) -> Problem:
    message = f"The deck id `{deck.id}` belongs to {first.path} already; give this deck another `id:`."
    return Problem(Place(deck.path, 1, 1), message)
