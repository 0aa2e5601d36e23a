"""The learner's day begins at the rollover hour, whatever the clocks of the country do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.clock import FixedClock, ShiftedClock, SystemClock, clock_for, learner_day, milliseconds, moment
from quiz.errors import QuizError

ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Shanghai",
    "Australia/Lord_Howe",
    "America/St_Johns",
)


@pytest.mark.parametrize(
    ("zone", "time", "hour", "day"),
    [
        ("Europe/Berlin", "2027-05-10T03:59", 4, "2027-05-09"),
        ("Europe/Berlin", "2027-05-10T04:00", 4, "2027-05-10"),
        ("Europe/Berlin", "2027-05-10T23:59", 4, "2027-05-10"),
        ("Europe/Berlin", "2027-05-11T00:01", 4, "2027-05-10"),
        ("Europe/Berlin", "2027-05-10T00:00", 0, "2027-05-10"),
        ("Europe/Berlin", "2027-05-10T22:59", 23, "2027-05-09"),
        # 02:00 → 03:00 on 28 March: four hours after midnight is 05:00, but the day begins at 04:00
        ("Europe/Berlin", "2027-03-28T03:59", 4, "2027-03-27"),
        ("Europe/Berlin", "2027-03-28T04:00", 4, "2027-03-28"),
        # 03:00 → 02:00 on 31 October: four hours after midnight is 03:00
        ("Europe/Berlin", "2027-10-31T03:59", 4, "2027-10-30"),
        ("Europe/Berlin", "2027-10-31T04:00", 4, "2027-10-31"),
        # a rollover within the skipped hour comes with the skip
        ("Europe/Berlin", "2027-03-28T01:59", 2, "2027-03-27"),
        ("Europe/Berlin", "2027-03-28T03:00", 2, "2027-03-28"),
    ],
)
def test_a_moment_belongs_to_the_day_on_the_wall(zone: str, time: str, hour: int, day: str) -> None:
    """Before the hour it is still yesterday, in summer time and out of it."""
    now = datetime.fromisoformat(time).replace(tzinfo=ZoneInfo(zone))
    assert date.fromordinal(learner_day(now, hour)).isoformat() == day


@given(
    st.datetimes(datetime(2001, 1, 2), datetime(2040, 1, 1)),  # noqa: DTZ001 - made aware below
    st.sampled_from(ZONES),
    st.integers(0, 23),
    st.integers(1, 26 * 60),
)
def test_days_never_go_back(at: datetime, zone: str, hour: int, minutes: int) -> None:
    """As time passes in one place the day stays or becomes the next, even where an hour comes twice."""
    clock = FixedClock(at.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)))
    before = learner_day(clock.now(), hour)
    clock.advance(timedelta(minutes=minutes))
    assert before <= learner_day(clock.now(), hour) <= before + 2


def test_a_repeated_hour_belongs_to_the_day_that_has_begun() -> None:
    """Where clocks go from 00:01 back to 23:01 a day that began at midnight is not left again."""
    clock = FixedClock(datetime(2010, 11, 7, 0, 0, tzinfo=ZoneInfo("America/St_Johns")))
    clock.advance(timedelta(minutes=5))
    assert clock.now().hour == 23
    assert date.fromordinal(learner_day(clock.now(), 0)).isoformat() == "2010-11-07"


def test_another_zone_is_another_day() -> None:
    """The same moment is the next day further east."""
    clock = FixedClock(datetime(2027, 5, 10, 22, tzinfo=ZoneInfo("Europe/Berlin")))
    here = learner_day(clock.now())
    clock.travel(ZoneInfo("Asia/Tokyo"))
    assert learner_day(clock.now()) == here + 1


def test_a_naive_time_is_refused() -> None:
    """A time without a zone belongs to no day."""
    with pytest.raises(ValueError, match="no time zone"):
        learner_day(datetime(2027, 5, 10))  # noqa: DTZ001 - that is the point


def test_the_system_clock_knows_its_zone() -> None:
    """The present is aware, and is the present."""
    now = SystemClock().now()
    assert now.tzinfo is not None
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)


def test_quiz_now_sets_a_running_clock() -> None:
    """`QUIZ_NOW` moves the program to another time, from which its clock runs on."""
    clock = clock_for({"QUIZ_NOW": "2031-02-03T04:05:06+01:00"})
    assert isinstance(clock, ShiftedClock)
    first, second = clock.now(), clock.now()
    assert timedelta() <= first - datetime.fromisoformat("2031-02-03T04:05:06+01:00") < timedelta(minutes=1)
    assert second >= first
    assert first.utcoffset() == timedelta(hours=1)


def test_without_quiz_now_the_clock_is_the_systems() -> None:
    """An absent or blank variable changes nothing."""
    assert isinstance(clock_for({}), SystemClock)
    assert isinstance(clock_for({"QUIZ_NOW": " "}), SystemClock)


@pytest.mark.parametrize("text", ["tomorrow", "2031-13-01", "1950-01-01T00:00", "9999-01-01T00:00"])
def test_a_time_that_is_none_is_refused(text: str) -> None:
    """What cannot be read, or cannot be a time of a review, is named."""
    with pytest.raises(QuizError, match="QUIZ_NOW"):
        clock_for({"QUIZ_NOW": text})


@given(st.integers(0, 4_000_000_000_000))
def test_milliseconds_are_a_moment(at: int) -> None:
    """An event's time comes back from its moment."""
    assert milliseconds(moment(at)) == at
