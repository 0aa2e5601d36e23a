"""Study what is due, then new cards; or cram, which leaves the schedule alone.

Decks are named by id, title or path. Without any, all of them are studied.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from quiz.commands.context import Context
from quiz.commands.decks import Chosen, asked_for, choose, picked, warn
from quiz.commands.engine import Desk, desk
from quiz.commands.languages import add_language, language_for, require
from quiz.commands.screens import Opening, on_screen
from quiz.errors import ExitCode, QuizError
from quiz.study.request import SITTING, Mode, Request
from quiz.text.display import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.plain.console import Console
    from quiz.study.cram import Cram
    from quiz.study.session import Session

_MOST_NEW = 9_999  # as new_per_day of the settings
_LARGEST_SEED = 2**31 - 1


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the decks and how to study them."""
    parser.add_argument(
        "decks", metavar="DECK", nargs="*", help="a deck's id or title, a deck file, or a folder of them"
    )
    _add_cards(parser)
    _add_modes(parser)
    parser.add_argument(
        "--plain", action="store_true", help="line by line, for screen readers, pipes and scripts"
    )
    parser.add_argument(
        "--seed", metavar="N", type=_seed, help="fix the order of cards and the numbers drawn"
    )
    add_language(parser)
    parser.add_argument(
        "--figures",
        choices=("drawn", "ascii", "words"),
        help="draw figures, without Braille dots, or tell them",
    )


def _add_cards(parser: argparse.ArgumentParser) -> None:
    cards = parser.add_argument_group("which cards")
    cards.add_argument("--tag", metavar="TAG", action="append", default=[], help="with any of these tags")
    cards.add_argument(
        "--level", action="append", default=[], type=int, choices=(1, 2, 3), help="of any of these levels"
    )
    cards.add_argument(
        "--filter",
        metavar="FILTER",
        default="",
        help="that a filter finds, as in 'is:flagged lapses>=3' (`quiz browse --help` has them all)",
    )
    cards.add_argument(
        "--limit",
        metavar="N",
        type=_size,
        help=f"N at most, those most at risk; a short session has {SITTING}",
    )


def _add_modes(parser: argparse.ArgumentParser) -> None:
    modes = parser.add_argument_group("how")
    modes.add_argument("--only", choices=("due", "new"), help="what is due alone, or new cards alone")
    modes.add_argument(
        "--new", metavar="N", type=_number, help="up to N new cards in this session, whatever the daily limit"
    )
    modes.add_argument(
        "--cram",
        action="store_true",
        help="every card, in any order, until each was right once; nothing is scheduled or recorded",
    )
    modes.add_argument("--leeches", action="store_true", help="cram the cards forgotten eight times or more")


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Hold one session, on the screen or line by line."""
    mode = _mode(arguments)
    at = _as_told(desk(context), arguments)
    chosen = _chosen(arguments, at, context)
    request = Request(
        decks=chosen.decks,
        pick=chosen.pick,
        wanted=_filter(arguments.filter, at),
        mode=mode,
        new=arguments.new,
        limit=arguments.limit,
    )
    if arguments.plain:
        return _plain(at, chosen, context, request)
    return on_screen(at, context, Opening(chosen, study=request))


def _as_told(at: Desk, arguments: argparse.Namespace) -> Desk:
    """Return the desk with the settings that the options stand for."""
    given = {"seed": arguments.seed, "figures": arguments.figures}
    wanted = {name: value for name, value in given.items() if value is not None}
    return replace(at, config=msgspec.structs.replace(at.config, **wanted))


def _chosen(arguments: argparse.Namespace, at: Desk, context: Context) -> Chosen:
    """Return the decks and cards that are named; raises QuizError when there are none."""
    language = language_for(arguments.language, arguments.decks, at.config.language)
    chosen = choose(arguments.decks, at.deck_paths, language)
    if chosen.library.problems and (arguments.plain or not chosen.library.decks):
        warn(chosen.library.problems, context)
    if not chosen.library.decks:
        raise QuizError("There is no deck to study.", "Write one: quiz new NAME.")
    if arguments.language:
        require(arguments.language, asked_for(chosen), chosen.library)
    if arguments.tag or arguments.level:
        chosen = picked(chosen, arguments.tag, arguments.level)
    return chosen


def _mode(arguments: argparse.Namespace) -> Mode:
    """Return the mode that the options name; raises QuizError for those that contradict each other."""
    for sentence in _contradictions(arguments):
        raise QuizError(sentence)
    if arguments.leeches:
        return Mode.LEECHES
    if arguments.cram:
        return Mode.CRAM
    return Mode(arguments.only) if arguments.only else Mode.USUAL


def _contradictions(arguments: argparse.Namespace) -> Iterator[str]:
    cram = "--leeches" if arguments.leeches else "--cram" if arguments.cram else ""
    if cram and arguments.only:
        instead = f"say --filter is:{arguments.only}"
        yield f"{cram} asks all cards, due or not, so --only has no meaning with it; {instead}."
    if cram and arguments.new is not None:
        yield f"{cram} counts no new cards against a limit, so --new has no meaning with it; say --limit."
    if arguments.only == "due" and arguments.new is not None:
        yield "--only due leaves new cards out, so --new has no meaning with it."


def _filter(text: str, at: Desk) -> str:
    if not text.strip():
        return ""
    from quiz.browsing.filtering import checked  # brings the kinds of answer

    return checked(text, at.scheduler.tells)


def _plain(at: Desk, chosen: Chosen, context: Context, request: Request) -> ExitCode:
    from quiz.plain.console import Console
    from quiz.text.figures.styles import Style
    from solvers.worker.prover import WorkerProver

    titles = {deck.id: deck.title for deck in chosen.library.decks}
    with at.log() as store, WorkerProver() as prover:
        sitting = at.begin(chosen.library, store, prover, request)
        console = Console(context.stdin, context.stdout, Style(at.config.figures))
        _converse(sitting, console, titles, at, request)
        for fault in sitting.undrawable:
            context.say(one_line(fault, 2000))
    return ExitCode.OK


def _converse(
    sitting: Session | Cram, console: Console, titles: Mapping[str, str], at: Desk, request: Request
) -> None:
    from quiz.plain.cram import PlainCram
    from quiz.plain.loop import Plain
    from quiz.study.cram import Cram
    from quiz.study.result import nothing

    if isinstance(sitting, Cram):
        PlainCram(sitting, console, titles, nothing=nothing(request)).run()
    else:
        Plain(sitting, console, titles, at.today, more=_more(at)).run()


def _more(at: Desk) -> str:
    """Say how to study more new cards than the limit of a day."""
    return f"Study more with `quiz study --new 20`, or set new_per_day in {one_line(str(at.home.settings))}."


def _number(word: str) -> int:
    if not (word.isascii() and word.isdecimal() and int(word[:5]) <= _MOST_NEW):
        raise argparse.ArgumentTypeError(f"{word!r} is no number of cards; take one up to {_MOST_NEW:,}")
    return int(word)


def _size(word: str) -> int:
    number = _number(word)
    if not number:
        raise argparse.ArgumentTypeError("a session of no cards is none; take 1 or more")
    return number


def _seed(word: str) -> int:
    if not word.isdecimal() or int(word) > _LARGEST_SEED:
        raise argparse.ArgumentTypeError(f"{word!r} is no seed; take a whole number up to {_LARGEST_SEED:,}")
    return int(word)
