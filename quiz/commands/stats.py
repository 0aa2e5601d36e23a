"""Show what was learnt, how much of it was remembered, and what comes due."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date
from shutil import get_terminal_size
from typing import Final

import msgspec

from cards.census import census
from cards.library import Library
from quiz.commands.contents import data, tables
from quiz.commands.context import Context
from quiz.commands.decks import read, warn
from quiz.commands.engine import desk
from quiz.errors import ExitCode
from quiz.scheduling.types import GRADES
from quiz.statistics.collecting import RETENTION_DAYS, Statistics, collect
from quiz.statistics.sections import sections
from quiz.statistics.wording import percent, time
from quiz.text.charts import text
from quiz.text.display import one_line
from quiz.text.wording import count

_COLUMNS: Final = ("cards", "new", "young", "mature", "answers", "remembered")
_PERIODS: Final = {"30": 30, "90": 90, "365": 365, "all": None}
_WIDEST: Final = 100
_TOLD_ABOVE: Final = ("Days", "Hardest cards")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the form of the answer."""
    parser.add_argument(
        "--decks", action="store_true", help="a row for each deck, and its cards by kind and level, as well"
    )
    parser.add_argument("--charts", action="store_true", help="draw heat map, plots and bars")
    parser.add_argument(
        "--period",
        choices=_PERIODS,
        default="all",
        help="days that remembering, verdicts and times are counted over",
    )
    parser.add_argument(
        "--json", action="store_true", help="everything, days as ISO dates, ease in hundredths"
    )


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Print the sums over the whole log."""
    at = desk(context)
    library = read(at.deck_paths, at.config.language)
    warn(library.problems, context)
    with at.log() as store:
        statistics = collect(library, store, at.today)
    if arguments.json:
        context.print(json.dumps(_builtins(statistics, at.today) | {"contents": _contents(library)}))
        return ExitCode.OK
    for line in (*_lines(statistics), *_sections(statistics, arguments, at.today)):
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
    yield f"Time: {time(statistics.seconds)}."
    yield f"Streak: {count(statistics.streak, 'day')}, the longest {count(statistics.longest_streak, 'day')}."
    yield f"Remembered in the last {RETENTION_DAYS} days: {percent(statistics.retention)}."
    again = f", {statistics.again:,} to repeat" if statistics.again else ""
    yield f"Due: {statistics.forecast[0]:,} today{again}, {sum(statistics.forecast[:7]):,} within a week."
    if statistics.reviews:
        grades = ", ".join(f"{statistics.grades[grade]:,} of {grade:d}" for grade in reversed(GRADES))
        yield f"Grades: {grades}."
    if statistics.hardest:
        hardest = ", ".join(f"{one_line(hard.card)} ({hard.lapses})" for hard in statistics.hardest[:5])
        yield f"Forgotten most often: {hardest}."


def _sections(statistics: Statistics, arguments: argparse.Namespace, today: int) -> Iterator[str]:
    """Yield the figures of the period, a line for each matter, or a chart for each where that is wanted."""
    days, columns = _PERIODS[arguments.period], min(_WIDEST, get_terminal_size().columns)
    for section in sections(statistics, days, today, columns) if statistics.reviews else ():
        if arguments.charts:
            yield from ("", section.heading, *map(text, section.drawn(columns)))
        elif section.title not in _TOLD_ABOVE:
            yield section.told


def _table(statistics: Statistics) -> Iterator[str]:
    width = max((len(deck.deck_id) for deck in statistics.decks), default=0)
    yield f"{'deck':<{width}}  {'  '.join(_COLUMNS)}"
    for deck in statistics.decks:
        numbers = (deck.total, deck.new, deck.young, deck.mature, deck.reviews)
        cells = [f"{number:,}" for number in numbers] + [percent(deck.retention)]
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
