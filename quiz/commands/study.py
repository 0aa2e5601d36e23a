"""Study what is due, then new cards, of the decks named by id, title or path, or of a tag or level."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from quiz.commands.context import Context
from quiz.commands.decks import Chosen, choose, picked, warn
from quiz.commands.engine import Desk, desk
from quiz.commands.screens import Opening, on_screen
from quiz.errors import ExitCode, QuizError
from quiz.text.display import one_line

if TYPE_CHECKING:
    pass

_MOST_NEW = 9_999  # as new_per_day of the settings
_LARGEST_SEED = 2**31 - 1


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the decks and how to study them."""
    parser.add_argument(
        "decks", metavar="DECK", nargs="*", help="a deck's id or title, a deck file, or a folder of them"
    )
    parser.add_argument(
        "--tag",
        metavar="TAG",
        action="append",
        default=[],
        help="only cards with this tag, or any of several",
    )
    parser.add_argument(
        "--level", action="append", default=[], type=int, choices=(1, 2, 3), help="only cards of this level"
    )
    parser.add_argument(
        "--plain", action="store_true", help="line by line, for screen readers, pipes and scripts"
    )
    parser.add_argument(
        "--new", metavar="N", type=_number, help="up to N new cards in this session, whatever the daily limit"
    )
    parser.add_argument(
        "--seed", metavar="N", type=_seed, help="fix the order of cards and the numbers drawn"
    )
    parser.add_argument(
        "--figures",
        choices=("drawn", "ascii", "words"),
        help="draw figures, without Braille dots, or tell them",
    )


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Hold one session, on the screen or line by line."""
    at = desk(context)
    given = {"seed": arguments.seed, "figures": arguments.figures}
    wanted = {name: value for name, value in given.items() if value is not None}
    at = replace(at, config=msgspec.structs.replace(at.config, **wanted))
    chosen = choose(arguments.decks, at.deck_paths)
    if chosen.library.problems and (arguments.plain or not chosen.library.decks):
        warn(chosen.library.problems, context)
    if not chosen.library.decks:
        raise QuizError("There is no deck to study.", "Write one: quiz new NAME.")
    if arguments.tag or arguments.level:
        chosen = picked(chosen, arguments.tag, arguments.level)
    if arguments.plain:
        return _plain(at, chosen, context, arguments.new)
    return on_screen(at, context, Opening(chosen, new=arguments.new))


def _plain(at: Desk, chosen: Chosen, context: Context, new: int | None) -> ExitCode:
    from quiz.plain.console import Console
    from quiz.plain.loop import Plain
    from quiz.text.figures.styles import Style
    from solvers.worker.prover import WorkerProver

    titles = {deck.id: deck.title for deck in chosen.library.decks}
    with at.log() as store, WorkerProver() as prover:
        session = at.session(chosen, store, prover, new=new)
        console = Console(context.stdin, context.stdout, Style(at.config.figures))
        Plain(session, console, titles, at.today, more=_more(at)).run()
        for fault in session.undrawable:
            context.say(one_line(fault, 2000))
    return ExitCode.OK


def _more(at: Desk) -> str:
    """Say how to study more new cards than the limit of a day."""
    return f"Study more with `quiz study --new 20`, or set new_per_day in {one_line(str(at.home.settings))}."


def _number(word: str) -> int:
    if not (word.isascii() and word.isdecimal() and int(word[:5]) <= _MOST_NEW):
        raise argparse.ArgumentTypeError(f"{word!r} is no number of cards; take one up to {_MOST_NEW:,}")
    return int(word)


def _seed(word: str) -> int:
    if not word.isdecimal() or int(word) > _LARGEST_SEED:
        raise argparse.ArgumentTypeError(f"{word!r} is no seed; take a whole number up to {_LARGEST_SEED:,}")
    return int(word)
