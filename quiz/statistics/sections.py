"""The statistics as sections, each a title, a sentence, and rows with bars or a plot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec

from quiz.statistics import wording
from quiz.statistics.collecting import Statistics
from quiz.statistics.periods import Period, Range
from quiz.text.charts import Line, Row, bars, binned, plot
from quiz.text.display import one_line
from quiz.text.heatmap import grid
from quiz.text.wording import count, until

_MARGIN: Final = 8  # columns beside a plot
_EASE: Final = 60  # columns from which a hard card's ease or difficulty is told
_FORECASTS: Final = {30: 30}  # days ahead that are shown for a period; 90 for all others


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One matter. `says` holds the figures that a plot shows, so that nothing must be read off it."""

    title: str
    says: str
    rows: tuple[Row, ...] = ()
    plot: tuple[Line, ...] = ()

    @property
    def heading(self) -> str:
        """The title and the sentence, without any figure that stands only in a row."""
        return f"{self.title}: {self.says}" if self.says else self.title

    def drawn(self, columns: int) -> list[Line]:
        """Return the plot, or the rows with their bars."""
        return list(self.plot) or bars(self.rows, columns)

    @property
    def told(self) -> str:
        """All of it in one line of text."""
        rows = "; ".join(f"{row.label} {' '.join(row.value.split())}" for row in self.rows)
        return ": ".join(
            part for part in (self.title, " ".join((self.says, f"{rows}." if rows else "")).strip()) if part
        )


def sections(statistics: Statistics, days: int | None, today: int, columns: int) -> Iterator[Section]:
    """Yield every section for the period of so many days (None: all), plots no wider than `columns`."""
    period = statistics.period(days)
    yield _heat(statistics, period, today, columns)
    yield from _activity(statistics, period, today, columns)
    yield _forecast(statistics, period, today, columns)
    yield _by_interval(period)
    yield _by_deck(period)
    yield _verdicts(period)
    yield _timing(period)
    yield _distribution(
        "Intervals", "Cards by the days between two reviews.", statistics.intervals, wording.days
    )
    yield from _by_scheduler(statistics)
    yield _hardest(statistics, columns)


def _heat(statistics: Statistics, period: Period, today: int, columns: int) -> Section:
    if not period.reviews:
        return Section(
            title="Days", says="No answers in this time." if statistics.reviews else "No answers yet."
        )
    counts = {each.day: each.reviews for each in statistics.activity}
    says = (
        f"{count(period.studied, 'day')} with answers; a streak of {count(statistics.streak, 'day')}, "
        f"the longest {count(statistics.longest_streak, 'day')}."
    )
    return Section(
        title="Days", says=says, plot=tuple(grid(counts, _first(statistics, period, today), today, columns))
    )


def _activity(statistics: Statistics, period: Period, today: int, columns: int) -> Iterator[Section]:
    within = {each.day: each for each in statistics.activity}
    first = _first(statistics, period, today)
    span = range(first, today + 1)
    reviews = [within[day].reviews if day in within else 0 for day in span]
    minutes = [within[day].seconds / 60 if day in within else 0 for day in span]
    for title, values, unit in (("Answers", reviews, ""), ("Time", minutes, " min")):
        if not period.reviews:
            yield Section(title=f"{title} a day", says="Nothing yet.")
            continue
        sums, size = _fitted(values, unit, columns)
        each = {1: "a day", 7: "a week"}.get(size, f"each {size} days")
        total = (
            f"{period.reviews:,} in all" if title == "Answers" else f"{wording.time(period.seconds)} in all"
        )
        mean = sum(values) / period.studied
        says = f"{total}, {mean:,.0f}{unit} on a day with answers."
        top = f"{max(sums):,.0f}{unit}"
        ends = (wording.day(first), "today")
        yield Section(title=f"{title} {each}", says=says, plot=tuple(plot(sums, top, ends, columns)))


def _fitted(values: Sequence[float], unit: str, columns: int) -> tuple[list[float], int]:
    """Return a value for each day where there is room for them beside the greatest, else sums of some."""
    beside = len(f"{max(values):,.0f}{unit}") + 1
    fits = len(values) + beside <= columns
    return (list(values), 1) if fits else binned(values, columns - _MARGIN)


def _forecast(statistics: Statistics, period: Period, today: int, columns: int) -> Section:
    days = _FORECASTS.get(period.days or 0, 90)
    due = statistics.forecast[:days]
    title = f"Due in {days} days"
    again = f" and {statistics.again:,} to repeat" if statistics.again else ""
    if not sum(due):
        return Section(title=title, says=f"Nothing due{again}.")
    says = (
        f"{due[0]:,} today{again}, {due[1]:,} tomorrow, {sum(due[:7]):,} within a week, "
        f"{sum(due):,} within {days} days; most {until(due.index(max(due)))} ({max(due):,})."
    )
    sums, size = _fitted(due[::-1], "", columns)
    ends = ("today", wording.day(today + days - 1))
    top = f"{max(sums):,.0f}"
    title += "" if size == 1 else f", {size} days a column"
    return Section(title=title, says=says, plot=tuple(plot(sums[::-1], top, ends, columns)))


def _by_interval(period: Period) -> Section:
    rows = tuple(
        Row(wording.days(each), each.recall, f"{each.recall:.0%} of {each.tested:,}")
        for each in period.by_interval
    )
    says = "By the days since the answer before." if rows else "No card has come back yet."
    return Section(title="Remembered by interval", says=says, rows=rows)


def _by_deck(period: Period) -> Section:
    rows = tuple(
        Row(one_line(deck.title), deck.retention, f"{deck.retention:.0%} of {deck.tested:,}")
        for deck in period.decks
        if deck.retention is not None
    )
    all_decks = f"{wording.percent(period.retention)} of {period.tested:,} in all decks."
    return Section(
        title="Remembered by deck", says=all_decks if rows else "No card has come back yet.", rows=rows
    )


def _verdicts(period: Period) -> Section:
    most = max(period.reasons.values(), default=0)
    rows = tuple(
        Row(wording.reason(code), number / most, f"{number:,}") for code, number in period.reasons.items()
    )
    return Section(title="Verdicts", says="" if rows else "No answers yet.", rows=rows)


def _by_scheduler(statistics: Statistics) -> Iterator[Section]:
    """Yield the cards by what their scheduler keeps of them, once it keeps anything."""
    if statistics.eases:
        says = "Cards by ease factor; 1.30 is the lowest, each began with 2.50."
        yield _distribution("Ease", says, statistics.eases, wording.ease)
    if statistics.difficulties:
        says = "Cards by difficulty, from 1 to 10, which is the hardest."
        yield _distribution("Difficulty", says, statistics.difficulties, wording.difficulty)
    if statistics.retrievabilities:
        says = "Cards by how probably they would be recalled today."
        yield _distribution("Retrievability", says, statistics.retrievabilities, wording.chance)


def _timing(period: Period) -> Section:
    if not period.reviews:
        return Section(title="Time to answer", says="No answers yet.")
    says = f"{wording.time(period.seconds / period.reviews)} on average; {_half(period.timing)}."
    return msgspec.structs.replace(
        _distribution("Time to answer", "", period.timing, wording.seconds), says=says
    )


def _half(timing: Sequence[Range]) -> str:
    """Say how long half of the answers took at most, as far as the ranges tell."""
    total, so_far = sum(each.number for each in timing), 0
    for each in timing:
        so_far += each.number
        if each.most is not None and 2 * so_far >= total:
            return f"half took less than {wording.time(each.most + 1)}"
    return f"half took {wording.time(timing[-1].least)} or more"


def _distribution(title: str, says: str, ranges: Sequence[Range], name: Callable[[Range], str]) -> Section:
    most = max((each.number for each in ranges), default=0) or 1
    rows = tuple(Row(name(each), each.number / most, f"{each.number:,}") for each in _trimmed(ranges))
    return Section(title=title, says=says if rows else "No card was met yet.", rows=rows)


def _trimmed(ranges: Sequence[Range]) -> Sequence[Range]:
    """Leave out what is empty before the first range with anything in it and after the last."""
    full = [place for place, each in enumerate(ranges) if each.number]
    return ranges[full[0] : full[-1] + 1] if full else ()


def _hardest(statistics: Statistics, columns: int) -> Section:
    most = max((hard.lapses for hard in statistics.hardest), default=1)
    rows = tuple(
        Row(
            one_line(hard.card),
            hard.lapses / most,
            f"{hard.lapses:,} of {hard.reviews:,}" + (wording.hardness(hard) if columns >= _EASE else ""),
        )
        for hard in statistics.hardest
    )
    says = "How often each was forgotten, of how many reviews." if rows else "No card was forgotten yet."
    return Section(title="Hardest cards", says=says, rows=rows)


def _first(statistics: Statistics, period: Period, today: int) -> int:
    """Return the first day that is drawn: the period's, or that of the first answer of all."""
    begun = statistics.activity[0].day if statistics.activity else today
    return today - period.days + 1 if period.days else min(begun, today)
