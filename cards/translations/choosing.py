"""A library in the language that is wanted: only the translations into it are read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cards.finding import language_of
from cards.library import Library
from cards.problems import Problem
from cards.translations.applying import translated_deck
from cards.translations.reading import read_translation
from cards.translations.types import Translation
from cards.types import Deck, Place


def in_language(library: Library, language: str) -> Library:
    """Return the library with the decks that are translated into `language` in it; empty: as it is.

    `zh-TW` is also served by what is translated into `zh`, where there is nothing nearer. What is not
    translated, or wrongly, stays as it is; what is wrong is in the problems.
    """
    if not language:
        return library
    decks = {deck.id: deck for deck in library.decks}
    problems: list[Problem] = []
    for tag in _nearest_last(language):
        wanted = [path for path in library.translations if language_of(path) == tag]
        found, wrong = _read(wanted, library)
        problems += wrong
        decks |= {one.deck.id: translated_deck(one) for one in found if one.deck.language.lower() != tag}
    return Library(tuple(decks.values()), (*library.problems, *problems), library.translations, language)


def every_translation(library: Library) -> tuple[list[Translation], list[Problem]]:
    """Return all translations of the library's decks, and all that is wrong with any of them."""
    return _read(library.translations, library)


def languages(library: Library) -> list[str]:
    """Return the languages that there are decks in, or translations into, in the order of their names."""
    own = (deck.language.lower() for deck in library.decks)
    return sorted({*own, *map(language_of, library.translations)})


def serves(written: str, wanted: str) -> bool:
    """Return whether one who wants a language can read what is written in another: `zh` serves `zh-TW`."""
    return written.lower() in _nearest_last(wanted)


def _nearest_last(language: str) -> list[str]:
    """Return the tags that serve a language, the best one last: `zh`, `zh-tw`."""
    parts = language.lower().replace("_", "-").split("-")
    return ["-".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _read(paths: Iterable[Path], library: Library) -> tuple[list[Translation], list[Problem]]:
    decks: dict[str, Deck] = {deck.id: deck for deck in library.decks}
    broken = {problem.place.path for problem in library.problems}
    faulty = frozenset(deck.id for deck in library.decks if deck.path in broken)
    found: dict[tuple[str, str], Translation] = {}
    problems: list[Problem] = []
    for path in paths:
        one, wrong = read_translation(path, decks, faulty)
        problems += wrong
        if one is None:
            continue
        first = found.setdefault((one.deck.id, one.language.lower()), one)
        if first is not one:
            problems.append(_twice(one, first))
    return list(found.values()), problems


def _twice(second: Translation, first: Translation) -> Problem:
    message = f"The deck `{first.deck.id}` is translated in {first.path} already; remove one of the two."
    return Problem(Place(second.path, 1, 1), message)
