"""Which decks a command works on: those of the program and the learner, or those that are named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quiz.commands.context import Context
from quiz.commands.languages import spoken
from quiz.config import Config
from quiz.errors import QuizError, nearest
from quiz.paths import Home
from quiz.study.picking import EVERY, Pick, tags_of
from quiz.text.display import one_line

if TYPE_CHECKING:  # the loader costs a parser of YAML, which the first paint need not wait for
    from cards.library import Library
    from cards.problems import Problem
    from cards.types import Deck

_SHOWN_PROBLEMS = 5
_LISTED_DECKS = 20


class Chosen(NamedTuple):
    """A library, the ids of the decks in it that were asked for (None: all), and which of their cards."""

    library: Library
    decks: frozenset[str] | None = None
    pick: Pick = EVERY


def usual(home: Home, config: Config) -> list[Path]:
    """Return where decks are when none is named: the program's, the learner's own, those of the settings."""
    from cards.library import bundled

    paths = [bundled()] if config.bundled else []
    if os.path.exists(home.decks):  # noqa: PTH110 - unlike Path.exists it bears a folder that is locked
        paths.append(home.decks)
    return paths + [Path(os.path.expanduser(deck)) for deck in config.decks]  # noqa: PTH111 - bears ~nobody


def read(paths: Iterable[Path], language: str = "") -> Library:
    """Return the decks at these paths, in a language where they are translated into it."""
    from cards.library import load

    return spoken(load(paths), language)


def choose(words: Sequence[str], usual_paths: Sequence[Path], language: str = "") -> Chosen:
    """Return the decks that words name by id, title or path; raises QuizError for one that names none."""
    from cards.library import load

    if not words:
        return Chosen(read(usual_paths, language))
    if all(map(_written_as_path, words)):
        return Chosen(read(map(_existing, words), language))
    paths = [Path(word) for word in words if os.path.exists(word)]  # noqa: PTH110 - bears a NUL in the word
    library = load([*usual_paths, *paths])
    said = spoken(library, language)
    titled = library.decks if said is library else (*library.decks, *said.decks)  # by titles of both
    return Chosen(said, frozenset(deck.id for word in words for deck in _named(word, titled)))


def asked_for(chosen: Chosen) -> list[Deck]:
    """Return the decks of the choice."""
    return [deck for deck in chosen.library.decks if chosen.decks is None or deck.id in chosen.decks]


def picked(chosen: Chosen, tags: Iterable[str], levels: Iterable[int]) -> Chosen:
    """Return the choice narrowed to tags and levels; raises QuizError when no card is left."""
    among = asked_for(chosen)
    known = {tag for deck in among for card in deck.cards for tag in tags_of(deck, card)}
    wanted = [tag.strip() for tag in tags]
    for tag in wanted:
        if tag.casefold() not in known:
            raise QuizError(f"No card has the tag {tag!r}.", nearest(tag, sorted(known)))
    pick = Pick(frozenset(map(str.casefold, wanted)), frozenset(levels))
    if not any(pick.takes(deck, card) for deck in among for card in deck.cards):
        levels_wanted = " or ".join(map(str, sorted(pick.levels)))
        of_tags = f" with the tag {' or '.join(map(repr, wanted))}" if wanted else ""
        raise QuizError(f"No card{of_tags} is of level {levels_wanted}.")
    return chosen._replace(pick=pick)


def warn(problems: Sequence[Problem], context: Context) -> None:
    """Tell of broken decks without standing in the way of the others."""
    for problem in problems[:_SHOWN_PROBLEMS]:
        context.say(one_line(str(problem), 2000))
    more = len(problems) - _SHOWN_PROBLEMS
    if more > 0:
        context.say(f"and {more} more; `quiz check` lists them all")


def _named(word: str, decks: Sequence[Deck]) -> list[Deck]:
    if _written_as_path(word):
        return list(_under(_existing(word), decks))
    folded = word.casefold()
    found = [deck for deck in decks if folded in (deck.id.casefold(), deck.title.casefold())]
    if not found and os.path.exists(word):  # noqa: PTH110 - bears a NUL in the word
        found = list(_under(Path(word), decks))
    if not found:
        names = [name for deck in decks for name in (deck.title, deck.id)]
        raise QuizError(f"There is no deck {word!r}.", nearest(word, names) or _listing(decks))
    return found


def _under(path: Path, decks: Iterable[Deck]) -> Iterator[Deck]:
    """Yield the decks whose file is `path` or lies in that folder."""
    root = os.path.realpath(path)
    for deck in decks:
        file = os.path.realpath(deck.path)
        if file == root or file.startswith(root + os.sep):
            yield deck


def _listing(decks: Iterable[Deck]) -> str:
    ids = list(dict.fromkeys(deck.id for deck in decks))
    more = f" and {len(ids) - _LISTED_DECKS:,} more" if len(ids) > _LISTED_DECKS else ""
    return f"There are: {', '.join(ids[:_LISTED_DECKS])}{more}." if ids else "No deck could be read."


def _written_as_path(word: str) -> bool:
    from cards.library import SUFFIXES

    separators = (os.sep, os.altsep or os.sep)
    return word in (".", "..") or word.lower().endswith(SUFFIXES) or any(mark in word for mark in separators)


def _existing(word: str) -> Path:
    if not os.path.exists(word):  # noqa: PTH110 - bears a NUL in the word
        raise QuizError(f"{word}: there is no such file or folder.")
    return Path(word)
