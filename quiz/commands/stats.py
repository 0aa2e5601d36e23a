"""Show what was learnt, how much of it was remembered, and what comes due."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from cards.census import census
from cards.library import Library, load
from quiz.commands.contents import data, tables
from quiz.commands.context import Context
from quiz.commands.decks import warn
from quiz.commands.engine import desk
from quiz.errors import ExitCode
from quiz.scheduling.types import GRADES
from quiz.statistics.collecting import RETENTION_DAYS, Statistics, collect
from quiz.text.display import one_line
from quiz.text.wording import count

_COLUMNS: Final = ("cards", "new", "young", "mature", "answers", "remembered")
_HOUR: Final = 3600


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the form of the answer."""
    parser.add_argument(
        "--decks", action="store_true", help="a row for each deck, and its cards by kind and level, as well"
    )
    parser.add_argument(
        "--json", action="store_true", help="everything, days as ISO dates, ease in hundredths"
    )


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Print the sums over the whole log."""
    at = desk(context)
    library = load(at.deck_paths)
    warn(library.problems, context)
    with at.log() as store:
        statistics = collect(library, store, at.today)
    if arguments.json:
        context.print(json.dumps(_builtins(statistics, at.today) | {"contents": _contents(library)}))
        return ExitCode.OK
    for line in _lines(statistics):
        context.print(line)
    if arguments.decks:
        context.print()
        for line in (*_table(statistics), "", *tables(library.decks)):
            context.print(line)
    return ExitCode.OK


def _contents(library: Library) -> dict[str, object]:
    """Return the counts of each deck's cards by its id."""
    return {deck.id: data(census(deck.cards)) for deck in library.decks}


def _lines(statistics: Statistics) -> Iterator[str]:
    yield f"Answers: {statistics.reviews:,} in all, {statistics.today:,} today."
    yield f"Time: {_time(statistics.seconds)}."
    yield f"Streak: {count(statistics.streak, 'day')}, the longest {count(statistics.longest_streak, 'day')}."
    yield f"Remembered in the last {RETENTION_DAYS} days: {_share(statistics.retention)}."
    again = f", {statistics.again:,} to repeat" if statistics.again else ""
    yield f"Due: {statistics.forecast[0]:,} today{again}, {sum(statistics.forecast[:7]):,} within a week."
    if statistics.reviews:
        grades = ", ".join(f"{statistics.grades[grade]:,} of {grade:d}" for grade in reversed(GRADES))
        yield f"Grades: {grades}."
    if statistics.hardest:
        hardest = ", ".join(f"{one_line(hard.card)} ({hard.lapses})" for hard in statistics.hardest[:5])
        yield f"Forgotten most often: {hardest}."


def _table(statistics: Statistics) -> Iterator[str]:
    width = max((len(deck.deck_id) for deck in statistics.decks), default=0)
    yield f"{'deck':<{width}}  {'  '.join(_COLUMNS)}"
    for deck in statistics.decks:
        numbers = (deck.total, deck.new, deck.young, deck.mature, deck.reviews)
        cells = [f"{number:,}" for number in numbers] + [_share(deck.retention)]
        aligned = (f"{cell:>{len(column)}}" for cell, column in zip(cells, _COLUMNS, strict=True))
        yield f"{deck.deck_id:<{width}}  {'  '.join(aligned)}"


def _builtins(statistics: Statistics, today: int) -> dict[str, object]:
    data: dict[str, object] = {"date": date.fromordinal(today).isoformat()}
    data |= msgspec.to_builtins(statistics, str_keys=True)
    data["activity"] = [
        msgspec.to_builtins(each) | {"day": date.fromordinal(each.day).isoformat()}
        for each in statistics.activity
    ]
    return data


def _share(share: float | None) -> str:
    return "none yet" if share is None else f"{share:.0%}"


def _time(seconds: float) -> str:
    return f"{seconds / _HOUR:.1f} hours" if seconds >= _HOUR else count(round(seconds / 60), "minute")
