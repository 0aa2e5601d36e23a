"""A year of days as a map: a column for each week, darker for more answers, told apart by character too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from quiz.text.charts import Line, Run, Tone

SHADES: Final = ".░▒▓█"  # none, then from few to many
_TONES: Final[tuple[Tone, ...]] = ("shade0", "shade1", "shade2", "shade3", "shade4")
_DAYS: Final = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MARGIN: Final = 4  # columns for the names of the days
_USUAL: Final = 0.9  # a day that only one in ten exceeds is as dark as it gets


def monday(day: int) -> int:
    """Return the first day of the week that a day (an ordinal) lies in."""
    return day - (day - 1) % 7


def steps(numbers: Collection[int]) -> tuple[int, int, int, int]:
    """Return the least number of answers for each shade, from the lightest to the darkest."""
    ranked = sorted(number for number in numbers if number)
    top = max(4, ranked[int(_USUAL * (len(ranked) - 1))] if ranked else 4)
    return 1, -(-top // 4), -(-top // 2), -(-3 * top // 4)


def grid(counts: Mapping[int, int], first: int, last: int, columns: int) -> list[Line]:
    """Return the map of the days from `first` to `last`, the oldest weeks left out where room ends."""
    weeks = range(monday(first), last + 1, 7)
    wide = 2 if 2 * len(weeks) + _MARGIN <= columns else 1
    weeks = weeks[-max(1, (columns - _MARGIN) // wide) :]
    first = max(first, weeks[0])
    shown = {day: number for day, number in counts.items() if first <= day <= last}
    least = steps(shown.values())
    rows: list[Line] = [((" " * _MARGIN + _months(weeks, wide), "quiet"),)]
    for weekday, name in enumerate(_DAYS):
        days = (week + weekday for week in weeks)
        cells = (
            _cell(counts.get(day, 0), least, wide) if first <= day <= last else (" " * wide, "")
            for day in days
        )
        rows.append(((f"{name:<{_MARGIN}}", "quiet"), *_joined(cells)))
    return [*rows, legend(least)]


def strip(counts: Mapping[int, int], last: int, columns: int) -> Line:
    """Return the last weeks on one line, a space between two weeks."""
    weeks = range(monday(last) - 7 * max(0, (columns + 1) // 8 - 1), last + 1, 7)
    least = steps([number for day, number in counts.items() if day >= weeks[0]])
    runs: list[Run] = []
    for week in weeks:
        runs += [(" ", "")] if runs else []
        runs += [_cell(counts.get(day, 0), least, 1) for day in range(week, min(week + 7, last + 1))]
    return _joined(runs)


def legend(least: Sequence[int]) -> Line:
    """Return what each shade stands for."""
    runs: list[Run] = [(" " * _MARGIN, ""), (SHADES[0], _TONES[0]), (" none", "quiet")]
    for place, (low, following) in enumerate(zip(least, [*least[1:], None], strict=True), start=1):
        if following is None:
            said = f"{low:,} or more"
        elif following <= low:
            continue
        else:
            said = f"{low:,}" if following == low + 1 else f"{low:,}–{following - 1:,}"
        runs += [("   ", ""), (SHADES[place], _TONES[place]), (f" {said}", "quiet")]
    return tuple(runs)


def _cell(number: int, least: Sequence[int], wide: int) -> Run:
    level = sum(number >= low for low in least)
    return SHADES[level] * wide, _TONES[level]


def _joined(cells: Iterable[Run]) -> Line:
    """Return cells with equals that stand beside each other made one run."""
    runs: list[Run] = []
    for text, tone in cells:
        if runs and runs[-1][1] == tone:
            runs[-1] = (runs[-1][0] + text, tone)
        else:
            runs.append((text, tone))
    return tuple(runs)


def _months(weeks: Sequence[int], wide: int) -> str:
    """Return the names of the months above the weeks in which they begin, where there is room for them."""
    line = ""
    for place, week in enumerate(weeks):
        at = date.fromordinal(week + 6)
        if at.day <= 7 and len(line) <= place * wide:
            line = line.ljust(place * wide) + _MONTHS[at.month - 1] + " "
    return line[: len(weeks) * wide + 1].rstrip()
