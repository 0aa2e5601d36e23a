"""Find the faults of decks: what cannot be read, and answers that their proofs and samples contradict.

Translations are looked through as well; a card that is not translated, or has changed since, is told and is
no problem. Findings go to standard output as `file:line:column: sentence`, the count to standard error. Exit
code 0: no problem, 1: problems, 2: a path that cannot be read.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from cards.census import census
from cards.library import Library, load
from cards.problems import Problem
from cards.translations.choosing import every_translation
from cards.translations.types import Translation
from cards.types import Deck
from quiz import paths
from quiz.commands import decks
from quiz.commands.contents import data, tables
from quiz.commands.context import Context
from quiz.commands.coverage import as_data
from quiz.commands.findings import Report
from quiz.commands.proofs import proofs
from quiz.errors import ExitCode
from quiz.settings import reading

_MOST_DRAWS = 100_000


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to check, and how thoroughly."""
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", type=Path, help="deck files or folders; without one, all decks"
    )
    parser.add_argument(
        "--summary",
        action="store_true",
        help="count problems instead of listing them, and cards by deck, kind of answer and level",
    )
    parser.add_argument("--json", action="store_true", help="problems and counts, as one JSON object")
    parser.add_argument(
        "--draws", metavar="N", type=_draws, default=200, help="draws tried of each card that varies (200)"
    )


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Load and prove every deck, printing what is found as it is found."""
    wanted: list[Path] = arguments.paths or _usual(context)
    listing = not (arguments.summary or arguments.json)
    report = Report(context, listing=listing, silent=arguments.json)
    library = load(wanted, drafts=True)
    read = _by_file(library.problems)
    for path in sorted(read.keys() - {deck.path for deck in library.decks}):
        report.add(path, 0, read[path])
    with proofs(library.decks, arguments.draws) as found:
        for deck, proved in zip(library.decks, found, strict=True):
            report.begin(deck)
            report.add(deck.path, len(deck.cards), sorted([*read.get(deck.path, []), *proved.result()]))
    translations = _translations(library, report)
    if arguments.json:
        every = _data(library.decks, report.problems) | {"translations": list(map(as_data, translations))}
        context.print(json.dumps(every))
    elif arguments.summary:
        _print_counts(library.decks, context)
    return report.finish(library.decks, unreadable=not all(os.access(path, os.R_OK) for path in wanted))


def _translations(library: Library, report: Report) -> list[Translation]:
    """Tell what is wrong with translations, and how much of each deck they cover."""
    found, problems = every_translation(library)
    wrong = _by_file(problems)
    for path in sorted(wrong.keys() - {one.path for one in found}):
        report.add(path, 0, wrong[path])
    for one in found:
        report.add_translation(one, wrong.get(one.path, []))
    return found


def _print_counts(checked: Sequence[Deck], context: Context) -> None:
    for line in ("", *tables(checked)) if checked else ():
        context.print(line)


def _data(checked: Sequence[Deck], problems: Sequence[Problem]) -> dict[str, object]:
    cards = [card for deck in checked for card in deck.cards]
    return {
        "decks": [{"deck": deck.id, "path": str(deck.path), **data(census(deck.cards))} for deck in checked],
        "total": data(census(cards)),
        "problems": [
            {
                "path": str(one.place.path),
                "line": one.place.line,
                "column": one.place.column,
                "message": one.message,
            }
            for one in problems
        ],
    }


def _by_file(problems: Iterable[Problem]) -> dict[Path, list[Problem]]:
    found: dict[Path, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.place.path, []).append(problem)
    return found


def _usual(context: Context) -> list[Path]:
    home = paths.find(context.home, context.environ)
    return decks.usual(home, reading.load(home.settings))


def _draws(word: str) -> int:
    if not word.isdecimal() or not 1 <= int(word) <= _MOST_DRAWS:
        raise argparse.ArgumentTypeError(
            f"{word!r} is no number of draws; take one from 1 to {_MOST_DRAWS:,}"
        )
    return int(word)
