"""Begin the translation of a deck, or add to one the cards that its deck has new.

The file holds each card's texts as comments, to be overwritten, beside the deck, or in your own decks for one
that comes with the program. What stands in it already is left as it is.
"""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from cards.finding import LANGUAGE, language_of
from cards.library import bundled
from cards.source import SourceError
from cards.translations.choosing import every_translation
from cards.translations.skeleton import skeleton
from cards.translations.updating import BrokenError, Updated, updated
from cards.types import Deck
from quiz.commands.context import Context
from quiz.commands.decks import Chosen, asked_for, choose
from quiz.commands.engine import desk
from quiz.commands.writing import write_new
from quiz.errors import ExitCode, QuizError
from quiz.replacing import replacing
from quiz.text.display import one_line
from quiz.text.wording import count


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the deck and the language."""
    parser.add_argument("deck", metavar="DECK", help="a deck file, or a deck's id or title")
    parser.add_argument("language", metavar="LANG", type=_language, help="a language's code, such as zh")


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Write or complete the file and print its path."""
    at = desk(context)
    chosen = choose([arguments.deck], at.deck_paths)
    deck = _only(chosen, arguments.deck)
    if deck.language.lower() == arguments.language:
        raise QuizError(f"The deck {deck.id!r} is in {arguments.language!r} already.")
    path = _file(deck, arguments.language, chosen, at.home.decks)
    told = _complete(path, deck) if path.exists() else _begin(path, deck, arguments.language)
    context.print(one_line(str(path), 2000))
    context.say(told)
    shown = one_line(shlex.quote(arguments.deck), 2000)
    context.say(f"See it with `quiz preview {shown} --language {arguments.language}`.")
    return ExitCode.OK


def _begin(path: Path, deck: Deck, language: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_new(path, skeleton(deck, language))
    return f"{count(len(deck.cards), 'card')} to translate: remove the # before a text and overwrite it."


def _complete(path: Path, deck: Deck) -> str:
    try:
        found = updated(path, deck)
    except BrokenError as error:
        raise QuizError(one_line(str(error.problem), 2000), "Mend that first.") from error
    except SourceError as error:
        raise QuizError(f"{path}: {error.message}") from error
    if found.added or found.changed:
        with replacing(path) as file:
            file.write(found.text)
    return _told(found)


def _told(found: Updated) -> str:
    if not (found.added or found.changed):
        return "It has an entry for every card already; nothing was changed."
    added = f"{count(len(found.added), 'card')} added." if found.added else ""
    changed = f"The new texts were put below those of changed cards: {', '.join(found.changed)}."
    return f"{added} {changed if found.changed else ''}".strip()


def _only(chosen: Chosen, word: str) -> Deck:
    decks = asked_for(chosen)
    if len(decks) != 1:
        raise QuizError(f"{word!r} names {count(len(decks), 'deck')}.", "Name the file of one deck.")
    return decks[0]


def _file(deck: Deck, language: str, chosen: Chosen, own: Path) -> Path:
    """Return the file that translates the deck, or is to."""
    library = chosen.library
    there = [path for path in library.translations if language_of(path) == language]
    for one in every_translation(library)[0] if there else ():
        if one.deck.id == deck.id and one.path in there:
            return one.path
    comes_with_us = chosen.decks is not None and bundled() in deck.path.parents
    folder = own if comes_with_us else deck.path.parent
    return folder / f"{deck.path.stem}.{language}.yaml"


def _language(word: str) -> str:
    if not LANGUAGE.fullmatch(word):
        raise argparse.ArgumentTypeError(
            f"{word!r} is no code of a language; take one such as zh, de or pt-BR"
        )
    return word.lower()
