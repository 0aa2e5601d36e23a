"""What the home screen says of today, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date

import msgspec

from cards.library import Library
from cards.problems import Problem
from quiz.scheduling.types import Standing
from quiz.statistics.days import by_day, by_deck, retention, streak
from quiz.study.overview import DeckCounts, overview
from quiz.text.wording import count, until
from quiz.tui.engine import Engine, Parts

_WEEK = 7


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """The counts of each deck and of all, and sentences about them.

    `outlook` tells of the days around this one, empty before the first answer. `answers` counts those of each
    day; `retention` is by deck, of those with a card that came back.
    """

    day: int
    decks: Sequence[DeckCounts]
    due: int
    again: int
    new: int
    total: int
    sentence: str
    outlook: str
    held_back: bool  # whether the limit of new cards keeps some for another day
    answers: Mapping[int, int]
    retention: Mapping[str, float]
    recalled: float | None  # of all decks together


def of(library: Library, parts: Parts) -> Today:
    """Return what waits today; raises QuizError when the log cannot be read."""
    engine, standings, daily = parts.engine, parts.store.standings(), parts.store.daily()
    limits, day = engine.config.limits, engine.today
    decks = overview(library, standings, day, limits)
    due, again = sum(deck.due for deck in decks), sum(deck.again for deck in decks)
    new = min(sum(deck.new for deck in decks), max(0, limits.new - parts.store.spent(day).new))
    ahead = _ahead(library, standings, day)
    answers = {each.day: each.reviews for each in by_day(daily)}
    shares = {deck: retention(days) for deck, days in by_deck(daily).items()}
    return Today(
        day=day,
        decks=decks,
        due=due,
        again=again,
        new=new,
        total=sum(deck.total for deck in decks),
        sentence=_sentence(due, again, new, ahead, engine) if decks else "There is no deck to study yet.",
        outlook=_outlook(answers, ahead, day) if decks and answers else "",
        held_back=not new and any(deck.unseen for deck in decks),
        answers=answers,
        retention={deck: share for deck, share in shares.items() if share is not None},
        recalled=retention(daily),
    )


def trouble(problems: Collection[Problem]) -> str:
    """Return a calm line about broken decks, empty when there are none; a key stands in braces."""
    if not problems:
        return ""
    files = len({problem.place.path for problem in problems})
    where = "one deck file" if files == 1 else f"{files} deck files"
    number = count(len(problems), "problem")
    return f"! {number} in {where}; all else can be studied. Press {{home.problems}} to see."


def _sentence(due: int, again: int, new: int, ahead: Mapping[int, int], engine: Engine) -> str:
    if not due and not again:
        return _later(new, ahead, engine)
    waiting = ((due, "due"), (again, "to repeat"), (new, "new"))
    parts = [f"{number:,} {what}" for number, what in waiting if number]
    *before, last = parts
    return f"{', '.join(before)}{' and ' if before else ''}{last} for today."


def _later(new: int, ahead: Mapping[int, int], engine: Engine) -> str:
    """Say when something is due again, now that nothing is, and what may be begun until then."""
    later = [days for days in ahead if days > 0]
    hour = f"{engine.config.rollover_hour:02}:00"
    if not later:
        return f"{new:,} new for today." if new else "Nothing is due."
    first = min(later)
    if new:
        return f"Nothing due until {_when(first, engine.today)} {hour}; {count(new, 'new card')} available."
    return f"Nothing more for today. Next: {count(ahead[first], 'card')} {until(first)}, from {hour}."


def _when(days: int, today: int) -> str:
    return "tomorrow" if days == 1 else f"{date.fromordinal(today + days):%A %d %B}".replace(" 0", " ")


def _outlook(answers: Mapping[int, int], ahead: Mapping[int, int], day: int) -> str:
    """Return the streak, what was done today, and what comes due tomorrow and within a week."""
    week = sum(ahead.get(days, 0) for days in range(1, _WEEK + 1))
    parts = [
        f"Streak {count(streak(sorted(answers), day), 'day')}",
        f"{answers.get(day, 0):,} answered today",
        f"due tomorrow {ahead.get(1, 0):,}",
        f"in 7 days {week:,}",
    ]
    return " · ".join(parts)


def _ahead(library: Library, standings: Mapping[str, Standing], day: int) -> Counter[int]:
    """Return the cards by the days until they are due, 0 for those that are."""
    return Counter(
        max(0, due - day)
        for key, standing in standings.items()
        if (due := standing.due) is not None and library.card(key)
    )
