"""What time it is, and to which day of the learner a moment belongs."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from datetime import time as time_of_day
from typing import Final, Protocol

from quiz.errors import QuizError

ROLLOVER_HOUR: Final = 4
DAY_MILLISECONDS: Final = 86_400_000
UNIX_EPOCH_DAY: Final = date(1970, 1, 1).toordinal()
NOW_VARIABLE: Final = "QUIZ_NOW"
_EARLIEST_YEAR: Final = 1971  # what an id can carry, with a day to spare
_LATEST_YEAR: Final = 2500


class Clock(Protocol):
    """Anything that tells the time."""

    def now(self) -> datetime:
        """Return the present moment, aware of its zone."""
        ...


class SystemClock:
    """The computer's clock, in the zone that it stands in at each moment."""

    def now(self) -> datetime:
        """Return the present moment in the local zone."""
        return datetime.now().astimezone()


class FixedClock:
    """A clock that stands still until it is told to move."""

    def __init__(self, at: datetime) -> None:
        self._at = _aware(at)

    def now(self) -> datetime:
        """Return the moment that was set."""
        return self._at

    def advance(self, by: timedelta) -> None:
        """Let `by` pass; real time, so that a change to summer time moves the hands as well."""
        self._at = (self._at.astimezone(UTC) + by).astimezone(self._at.tzinfo)

    def travel(self, zone: tzinfo) -> None:
        """Take the clock to another zone without letting time pass."""
        self._at = self._at.astimezone(zone)


class ShiftedClock:
    """A clock that runs, from a moment of one's choice."""

    def __init__(self, start: datetime) -> None:
        self._start = _aware(start)
        self._began = time.monotonic()

    def now(self) -> datetime:
        """Return the chosen moment plus the time that has passed since."""
        passed = timedelta(seconds=time.monotonic() - self._began)
        return (self._start.astimezone(UTC) + passed).astimezone(self._start.tzinfo)


def clock_for(environ: Mapping[str, str]) -> Clock:
    """Return the system's clock, or one that runs from `QUIZ_NOW` so that another day can be tried."""
    text = environ.get(NOW_VARIABLE, "").strip()
    if not text:
        return SystemClock()
    try:
        start = datetime.fromisoformat(text)
    except ValueError as error:
        raise _no_time(text) from error
    if not _EARLIEST_YEAR <= start.year <= _LATEST_YEAR:
        raise _no_time(text)
    return ShiftedClock(start if start.tzinfo else start.astimezone())


def learner_day(now: datetime, rollover_hour: int = ROLLOVER_HOUR) -> int:
    """Return the ordinal of the learner's day, which begins at `rollover_hour` on the clock on their wall.

    Beginnings are compared as moments, not as hands on a dial: where the hour is skipped the day begins with
    the skip, and where it comes twice the day begins the first time. Raises ValueError for a naive time.
    """
    _aware(now)
    today = now.toordinal()
    begun = (
        day for day in (today + 1, today) if _begins(day, rollover_hour, now.tzinfo) <= now.astimezone(UTC)
    )
    return next(begun, today - 1)


def moment(milliseconds: int) -> datetime:
    """Return the UTC time of an event's `at`."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def milliseconds(now: datetime) -> int:
    """Return a time as an event's `at`: milliseconds since 1970, UTC."""
    return round(now.timestamp() * 1000)


def _no_time(text: str) -> QuizError:
    return QuizError(
        f"{NOW_VARIABLE} is {text!r}, which is no time between {_EARLIEST_YEAR} and {_LATEST_YEAR}.",
        "Write it as 2030-01-31T09:00.",
    )


def _begins(day: int, rollover_hour: int, zone: tzinfo | None) -> datetime:
    start = datetime.combine(date.fromordinal(day), time_of_day(rollover_hour), tzinfo=zone)
    return start.astimezone(UTC)


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone")
    return at
