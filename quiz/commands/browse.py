"""List all cards with a filter and a sort, or set them aside, reset and flag them on the screen.

A filter is words (in the question, the id or the tags) and `key:value`; all of it must hold:
deck:dropout  tag:trap  kind:number  id:sigmoid  level:2  is:due  is:leech  ease<2  lapses>=3  due<=7
retention<80%, and under FSRS stability<10, difficulty>8 and retrievability<80% in place of ease. `is:` takes
new, review, relearning, suspended, buried, due, repeat, overdue, flagged and leech. A comma is `or`, a minus
before a term turns it round (the first one then follows `--`), and quotes keep words together.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import Final

from quiz.browsing.columns import Column, cell, columns_of
from quiz.browsing.entries import Entry
from quiz.browsing.filtering import checked
from quiz.browsing.shelf import Shelf
from quiz.commands.context import Context
from quiz.commands.decks import read, warn
from quiz.commands.engine import Desk, desk
from quiz.commands.screens import Opening, on_screen
from quiz.errors import ExitCode
from quiz.text.cells import cut, pad, width
from quiz.text.display import one_line, printable

_QUESTION: Final = 60  # columns
_BESIDE: Final = (Column.DECK, Column.CARD)  # told by the key and the question


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the filter, the sort and the form."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("filter", metavar="FILTER", nargs="*", help="which cards; without it all of them")
    parser.add_argument("--plain", action="store_true", help="a table on standard output, without the screen")
    parser.add_argument("--json", action="store_true", help="the same as JSON, ease in hundredths")
    parser.add_argument(
        "--sort", metavar="COLUMN", type=_column, default=Column.DECK, help=f"one of {', '.join(Column)}"
    )
    parser.add_argument("--reverse", action="store_true", help="the largest first")


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Print the cards, or open the screen on them."""
    at = desk(context)
    wanted = checked(" ".join(arguments.filter), at.scheduler.tells)
    if not (arguments.plain or arguments.json):
        return on_screen(at, context, Opening(browse=wanted))
    cards = _found(at, context, wanted, arguments)
    if arguments.json:
        context.print(json.dumps([_builtins(card) for card in cards], ensure_ascii=False))
    else:
        for line in _table(cards, columns_of(at.scheduler)):
            context.print(printable(line).rstrip())
    return ExitCode.OK


def _found(at: Desk, context: Context, wanted: str, arguments: argparse.Namespace) -> list[Entry]:
    library = read(at.deck_paths, at.config.language)
    warn(library.problems, context)
    with at.log() as store:
        shelf = Shelf(library, store, at.today)
        shelf.read()
    return shelf.find(wanted, arguments.sort, descending=arguments.reverse)


def _table(cards: Sequence[Entry], columns: Sequence[Column]) -> Iterator[str]:
    columns = [column for column in columns if column not in _BESIDE]
    keys = max((width(one_line(card.key)) for card in cards), default=0)
    keys = max(keys, len("card"))
    rows = [[cell(card, column) for column in columns] for card in cards]
    widths = [max([len(column), *(width(row[at]) for row in rows)]) for at, column in enumerate(columns)]
    heads = [_set(str(column), wide, column) for wide, column in zip(widths, columns, strict=True)]
    yield "  ".join([pad("card", keys), *heads, "question"])
    for card, row in zip(cards, rows, strict=True):
        cells = [_set(text, wide, column) for text, wide, column in zip(row, widths, columns, strict=True)]
        yield "  ".join([pad(one_line(card.key), keys), *cells, cut(cell(card, Column.CARD), _QUESTION)])


def _set(text: str, columns: int, column: Column) -> str:
    return text.rjust(columns) if column.number else pad(text, columns)


def _builtins(card: Entry) -> dict[str, object]:
    return {
        "card": card.key,
        "deck": card.deck,
        "question": card.ask,
        "kind": card.kind,
        "level": card.level,
        "tags": card.tags,
        "state": card.state,
        "due_in": card.due,
        "interval": card.interval,
        "ease": card.ease,
        "stability": card.stability,
        "difficulty": card.difficulty,
        "retrievability": card.retrievability,
        "lapses": card.lapses,
        "reviews": card.reviews,
        "tested": card.tested,
        "recalled": card.recalled,
        "flag": card.flag,
    }


def _column(word: str) -> Column:
    try:
        return Column(word.casefold())
    except ValueError:
        raise argparse.ArgumentTypeError(f"{word!r} is no column; take one of {', '.join(Column)}") from None
