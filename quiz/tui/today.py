"""What the home screen says of today, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final

import msgspec

from cards.library import Library
from cards.problems import Problem
from quiz.scheduling.queue import Limits
from quiz.scheduling.types import Standing
from quiz.statistics.days import by_day, by_deck, retention, streak
from quiz.study.overview import Counts, DeckCounts, overview, room, together
from quiz.study.request import SITTING
from quiz.text.wording import count, until
from quiz.tui.engine import Engine, Parts

_WEEK = 7
MUCH: Final = 3 * SITTING  # due cards from which a learner is shown a smaller portion


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """The counts of each deck and of all, and sentences about them.

    `outlook` tells of the days around this one, empty before the first answer; `backlog` of a way through
    what is too much for one day or one sitting, empty where it is not. `answers` counts those of each day;
    `retention` is by deck, of those with a card that came back.
    """

    day: int
    decks: Sequence[DeckCounts]
    counts: Counts
    sentence: str
    outlook: str
    backlog: str
    held_back: bool  # whether the limit of new cards keeps some for another day
    answers: Mapping[int, int]
    retention: Mapping[str, float]
    recalled: float | None  # of all decks together


def of(library: Library, parts: Parts) -> Today:
    """Return what waits today; raises QuizError when the log cannot be read."""
    engine, standings, daily = parts.engine, parts.store.standings(), parts.store.daily()
    limits, day = engine.config.limits, engine.today
    decks = overview(library, standings, day, limits)
    counts = together(decks, room(standings, day, limits))
    ahead = _ahead(library, standings, day)
    answers = {each.day: each.reviews for each in by_day(daily)}
    shares = {deck: retention(days) for deck, days in by_deck(daily).items()}
    return Today(
        day=day,
        decks=decks,
        counts=counts,
        sentence=_sentence(counts, ahead, engine) if decks else "There is no deck to study yet.",
        outlook=_outlook(answers, ahead, day) if decks and answers else "",
        backlog=_backlog(counts, limits),
        held_back=not counts.new and bool(counts.unseen),
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


def _sentence(counts: Counts, ahead: Mapping[int, int], engine: Engine) -> str:
    if not counts.due and not counts.again:
        return _later(counts.new, ahead, engine)
    held = counts.today < counts.due  # by the limit of reviews
    due = f"{counts.due:,} due" + (f" ({counts.today or 'none'} of them today)" if held else "")
    waiting = (
        (counts.due, due),
        (counts.again, f"{counts.again:,} to repeat"),
        (counts.new, f"{counts.new:,} new"),
    )
    parts = [words for number, words in waiting if number]
    *before, last = parts
    ending = "" if held else " for today"
    return f"{', '.join(before)}{' and ' if before else ''}{last}{ending}."


def _backlog(counts: Counts, limits: Limits) -> str:
    """Return a way through many due cards: nobody has to face them all at once."""
    if counts.today < counts.due and limits.reviews is not None:
        verb = "is" if limits.reviews == 1 else "are"
        return f"{count(limits.reviews, 'review')} a day {verb} your limit; those most at risk come first."
    if counts.due > MUCH:
        return f"No need to face all at once: {{home.ways}}, then s, asks the {SITTING} most at risk."
    return ""


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
