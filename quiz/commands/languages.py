"""The language that cards are shown in: the option that names it, and decks read in it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.errors import QuizError, nearest

if TYPE_CHECKING:  # what reads translations is paid for by those who want one
    from cards.library import Library
    from cards.types import Deck


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the language of the cards."""
    parser.add_argument(
        "--language", metavar="LANG", help="show the cards in this language, such as zh, where translated"
    )


def language_for(option: str | None, words: Sequence[str], setting: str) -> str:
    """Return the language to show: that of the option, of a translation that is named, or of the settings."""
    from cards.finding import is_translation, language_of

    named = (language_of(Path(word)) for word in words if is_translation(Path(word)))
    return option or next(named, setting)


def spoken(library: Library, language: str) -> Library:
    """Return the library in a language, as far as its decks are translated into it; empty: as it is."""
    if not language:
        return library
    from cards.translations.choosing import in_language

    return in_language(library, language)


def require(language: str, decks: Sequence[Deck], library: Library) -> None:
    """Raise QuizError unless one of the decks is in the language that was asked for."""
    from cards.translations.choosing import languages, serves

    if any(serves(deck.language, language) for deck in decks):
        return
    known = languages(library)
    hint = nearest(language, known) or f"There are cards in {' and '.join(known)}."
    if any(serves(one, language) for one in known):
        hint = f"Begin a translation: quiz translate {decks[0].id if decks else 'DECK'} {language}."
    if library.problems:
        hint = "Find out why: quiz check."
    raise QuizError(f"No deck that was asked for is in {language!r} or translated into it.", hint)
