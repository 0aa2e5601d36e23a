"""A deck that was edited while its cards were studied."""

from __future__ import annotations

from pathlib import Path

from cards.drawing import DrawError, draw
from cards.library import Library, load
from cards.places import Places
from cards.problems import Problem
from cards.static import formula_problems, text_problems
from cards.types import Card


def reread(library: Library, path: Path) -> Library:
    """Return the library with one file read again, its problems with it."""
    fresh = load([path])
    others = [deck for deck in library.decks if deck.path != path]
    at = next((number for number, deck in enumerate(library.decks) if deck.path == path), len(others))
    problems = [problem for problem in library.problems if problem.place.path != path]
    return Library((*others[:at], *fresh.decks, *others[at:]), (*problems, *fresh.problems))


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
