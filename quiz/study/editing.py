"""A deck that was edited while its cards were studied."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from msgspec.structs import replace

from cards.drawing import DrawError, draw
from cards.library import Library, load
from cards.places import Places
from cards.problems import Problem
from cards.static import formula_problems, text_problems
from cards.types import Card


def reread(library: Library, path: Path) -> Library:
    """Return the library with one deck read again, its problems and those of its translation with it."""
    at = next((number for number, deck in enumerate(library.decks) if deck.path == path), len(library.decks))
    before = library.decks[at : at + 1]
    files = {path, *(deck.translation for deck in before)}
    fresh = _in_language(load([path]), library, files)
    problems = [problem for problem in library.problems if problem.place.path not in files]
    return replace(
        library,
        decks=(*library.decks[:at], *fresh.decks, *library.decks[at + 1 :]),
        problems=(*problems, *fresh.problems),
    )


def _in_language(fresh: Library, library: Library, files: Collection[Path | None]) -> Library:
    """Return a deck that was read again in the language of the library."""
    if not library.language:
        return fresh
    from cards.translations.choosing import in_language

    beside = fresh.translations or [path for path in library.translations if path in files]
    return in_language(replace(fresh, translations=tuple(beside)), library.language)


def faults(library: Library, before: Card, seed: int) -> list[Problem]:
    """Return why a card cannot be asked any more with its seed, each fault at its place; none if it can."""
    path = before.place.path
    card = library.card(before.key)
    if card is None or card.place.path != path:
        broken = [problem for problem in library.problems if problem.place.path == path]
        return broken or [Problem(before.place, f"There is no card `{before.id}` here any more.")]
    deck = library.deck(card.deck_id)
    assert deck is not None
    places = Places(deck)
    found = [*text_problems(card, places), *formula_problems(card, places)]
    if found:
        return found
    try:
        draw(card, seed)
    except DrawError as error:
        return [Problem(places.within(card, error.key, error.path, error.offset), error.message)]
    return []
