"""What the home screen says of today, in sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from cards.library import Library
from cards.problems import Problem
from quiz.scheduling.types import Standing
from quiz.study.overview import DeckCounts, overview
from quiz.text.wording import count, until
from quiz.tui.engine import Engine, Parts


class Today(msgspec.Struct, frozen=True):
    """The counts of each deck and of all, and a sentence about them."""

    decks: Sequence[DeckCounts]
    due: int
    again: int
    new: int
    total: int
    sentence: str
    held_back: bool  # whether the limit of new cards keeps some for another day


def of(library: Library, parts: Parts) -> Today:
    """Return what waits today; raises QuizError when the log cannot be read."""
    engine, standings = parts.engine, parts.store.standings()
    limits = engine.config.limits
    decks = overview(library, standings, engine.today, limits)
    due, again = sum(deck.due for deck in decks), sum(deck.again for deck in decks)
    spent = parts.store.spent(engine.today).new
    new = min(sum(deck.new for deck in decks), max(0, limits.new - spent))
    total = sum(deck.total for deck in decks)
    held_back = not new and any(deck.unseen for deck in decks)
    sentence = _sentence(due, again, new) or _later(library, standings, engine)
    sentence = sentence if decks else "There is no deck to study yet."
    return Today(decks, due, again, new, total, sentence, held_back)


def trouble(problems: Collection[Problem]) -> str:
    """Return a calm line about broken decks, empty when there are none."""
    if not problems:
        return ""
    files = len({problem.place.path for problem in problems})
    where = "one deck file" if files == 1 else f"{files} deck files"
    return f"! {count(len(problems), 'problem')} in {where}; all else can be studied. Press p to see."


def _sentence(due: int, again: int, new: int) -> str:
    waiting = ((due, "due"), (again, "to repeat"), (new, "new"))
    parts = [f"{number:,} {what}" for number, what in waiting if number]
    *before, last = parts or [""]
    return f"{', '.join(before)}{' and ' if before else ''}{last} for today." if parts else ""


def _later(library: Library, standings: Mapping[str, Standing], engine: Engine) -> str:
    """Say when something is due again, now that nothing is."""
    days = sorted(_due_days(library, standings))
    if not days:
        return "Nothing is due."
    first = days[0]
    return (
        f"Nothing more for today. Next: {count(days.count(first), 'card')} {until(first - engine.today)}, "
        f"from {engine.config.rollover_hour:02}:00."
    )


def _due_days(library: Library, standings: Mapping[str, Standing]) -> Iterator[int]:
    for key, standing in standings.items():
        if standing.due is not None and library.card(key):
            yield standing.due
