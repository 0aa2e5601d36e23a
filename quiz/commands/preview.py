"""Show the cards of a deck as the study screen shows them: question, field, hints, right answer and solution.

For whoever writes decks. What cannot be shown is told on standard error as `file:line:column: sentence`, with
exit code 1.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterable

from cards.drawing import DrawError
from cards.types import Card
from quiz import preview
from quiz.commands.context import Context
from quiz.commands.decks import asked_for, choose, warn
from quiz.commands.engine import desk
from quiz.commands.languages import add_language, language_for, require
from quiz.errors import ExitCode, QuizError, nearest
from quiz.text.display import one_line, printable
from solvers.checking import AnswerError

_MOST_DRAWS = 1_000
_LARGEST_SEED = 2**31 - 1
_WIDEST = 100  # as the study screen sets its text no wider
_PIPE_COLUMNS = 80


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add which cards, and which draws of them."""
    parser.add_argument("path", metavar="PATH", help="a deck file, a folder of them, or a deck's id or title")
    parser.add_argument("card", metavar="CARD", nargs="?", help="the id of one card; without it, all")
    parser.add_argument(
        "--draws", metavar="N", type=_draws, default=1, help="draws of each card that varies (1)"
    )
    add_language(parser)
    parser.add_argument(
        "--seed", metavar="N", type=_seed, default=0, help="the seed of the first draw (0), told with each"
    )


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Print every card that was asked for."""
    at = desk(context)
    language = language_for(arguments.language, [arguments.path], at.config.language)
    chosen = choose([arguments.path], at.deck_paths, language)
    library = chosen.library
    if chosen.decks is None:
        warn(library.problems, context)
    decks = asked_for(chosen)
    if arguments.language:
        require(arguments.language, decks, library)
    cards = [card for deck in decks for card in deck.cards]
    if not cards:
        raise QuizError("There is no card to show.", f"Find out why: quiz check {arguments.path}.")
    if arguments.card is not None:
        cards = _named(arguments.card, cards)
    columns = _columns(context)
    shown = [_show(card, arguments.draws, arguments.seed, columns, context) for card in cards]
    troubled = chosen.decks is None and library.problems
    return ExitCode.OK if all(shown) and not troubled else ExitCode.FINDINGS


def _show(card: Card, draws: int, seed: int, columns: int, context: Context) -> bool:
    """Print one card; return whether that could be done."""
    context.print(preview.heading(card))
    try:
        for question in preview.questions(card, draws, seed):
            lines = list(preview.lines(question, columns))
            if question.drawn.values:
                context.print(printable(preview.numbers(question)))
            for line in ("", *lines, ""):
                context.print(printable(line))
    except (DrawError, AnswerError) as error:
        context.stdout.flush()
        context.say(one_line(f"{card.place}: {error.key}: {error.message}", 2000))
        return False
    return True


def _named(word: str, cards: Iterable[Card]) -> list[Card]:
    by_name = {card.key: card for card in cards}
    found = [card for card in by_name.values() if word in (card.id, card.key)]
    if not found:
        ids = [card.id for card in by_name.values()]
        raise QuizError(f"There is no card {word!r}.", nearest(word, ids) or "Without CARD, all are shown.")
    return found


def _columns(context: Context) -> int:
    if not context.stdout.isatty():
        return _PIPE_COLUMNS
    return min(shutil.get_terminal_size().columns, _WIDEST)


def _draws(word: str) -> int:
    return _number(word, 1, _MOST_DRAWS, "number of draws")


def _seed(word: str) -> int:
    return _number(word, 0, _LARGEST_SEED, "seed")


def _number(word: str, least: int, most: int, what: str) -> int:
    if not (word.isascii() and word.isdecimal() and least <= int(word[:20]) <= most):
        raise argparse.ArgumentTypeError(f"{word!r} is no {what}; take one from {least} to {most:,}")
    return int(word)
