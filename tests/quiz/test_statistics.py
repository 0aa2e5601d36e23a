"""Statistics are sums that can be checked by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.log.sqlite import SqliteStore
from quiz.log.store import Daily
from quiz.scheduling.fsrs import FSRS
from quiz.scheduling.types import Grade, Stage
from quiz.statistics.collecting import Statistics, collect
from quiz.statistics.days import by_day, longest_streak, retention, streak
from quiz.statistics.periods import PERIODS
from quiz.statistics.sections import sections
from quiz.text.cells import width
from quiz.text.charts import text
from tests.quiz.making import DAY, fresh_store, library, review, undo


@pytest.fixture
def statistics() -> Statistics:
    """Return the statistics of a small history; `gone/1` is of a deck that was deleted."""
    taken_back = review(9, "a/1", 0)
    with fresh_store() as store:
        store.append(
            [
                review(1, "a/0", 5, day=DAY - 40, stage=Stage.NEW),
                review(2, "a/0", 1, day=DAY - 39),
                review(3, "a/0", 4, day=DAY - 39, stage=Stage.DRILL),
                review(4, "a/1", 4, day=DAY - 2, stage=Stage.NEW),
                review(5, "a/1", 4, day=DAY - 1),
                review(6, "b/0", 5, day=DAY - 1, stage=Stage.NEW, seconds=4.5),
                review(7, "a/0", 4, day=DAY),
                review(8, "b/0", 1, day=DAY, reason="known-mistake"),
                taken_back,
                undo(10, taken_back),
                review(11, "gone/1", 1, day=DAY, stage=Stage.NEW),
            ]
        )
        return collect(library(a=5, b=1), store, DAY)


def test_answers_are_counted(statistics: Statistics) -> None:
    """All answers, today's, their time, without what was undone."""
    assert (statistics.reviews, statistics.today, statistics.seconds) == (9, 3, 8 * 1.5 + 4.5)
    assert {grade: number for grade, number in statistics.grades.items() if number} == {1: 3, 4: 4, 5: 2}
    assert statistics.grades[Grade.GAVE_UP] == 0


def test_retention_is_of_reviews_that_test_memory(statistics: Statistics) -> None:
    """New cards and drills tell nothing of memory; only the last thirty days count."""
    assert statistics.retention == pytest.approx(2 / 3)


def test_days_on_end_make_a_streak(statistics: Statistics) -> None:
    """Three days up to today, and two forty days ago."""
    assert (statistics.streak, statistics.longest_streak) == (3, 3)
    assert [(each.day - DAY, each.reviews) for each in statistics.activity] == [
        (-40, 1),
        (-39, 2),
        (-2, 1),
        (-1, 2),
        (0, 3),
    ]


def test_the_forecast_counts_cards_that_a_deck_still_has(statistics: Statistics) -> None:
    """`b/0` was missed today, `a/0` passed after its lapse, `a/1` is on six days; `gone/1` is left out."""
    assert {ahead: number for ahead, number in enumerate(statistics.forecast) if number} == {1: 2, 5: 1}
    assert len(statistics.forecast) == 90


def test_cards_to_repeat_are_counted_beside_those_due(statistics: Statistics) -> None:
    """`b/0` was missed today and is due tomorrow: home calls that one to repeat, and so does this."""
    assert (statistics.forecast[0], statistics.again) == (0, 1)


def test_decks_show_how_well_they_are_known(statistics: Statistics) -> None:
    """New, young and mature cards make the total; retention is that of the deck."""
    shown = [
        (each.deck_id, each.total, each.new, each.young, each.mature, each.reviews, each.retention)
        for each in statistics.decks
    ]
    assert shown == [("a", 5, 3, 2, 0, 6, pytest.approx(2 / 3)), ("b", 1, 0, 1, 0, 2, 0.0)]


def test_reasons_and_hard_cards_come_in_order(statistics: Statistics) -> None:
    """The most frequent reason first; the most forgotten card first, of those that exist."""
    assert list(statistics.reasons.items()) == [("equal", 6), ("different", 2), ("known-mistake", 1)]
    assert [(each.card, each.lapses) for each in statistics.hardest] == [("a/0", 1), ("b/0", 1)]


def test_an_empty_log_has_statistics_too() -> None:
    """Nothing was learnt yet: zeros, and no retention rather than a division by zero."""
    with fresh_store() as store:
        nothing = collect(library(a=2), store, DAY)
    assert (nothing.reviews, nothing.streak, nothing.longest_streak, nothing.retention) == (0, 0, 0, None)
    assert sum(nothing.forecast) == 0
    assert nothing.decks[0].new == 2


def test_mature_cards_have_three_weeks_behind_them() -> None:
    """An interval of 21 days and more is mature."""
    with fresh_store() as store:
        store.append([review(n, "a/0", 5, day=DAY + (0, 1, 7, 24)[n]) for n in range(4)])
        (deck,) = collect(library(a=1), store, DAY + 30).decks
    assert (deck.young, deck.mature) == (0, 1)


def test_a_period_has_its_own_figures(statistics: Statistics) -> None:
    """The last thirty days leave out what is forty days old; `all` is all."""
    month, ever = statistics.period(30), statistics.period(None)
    assert (month.reviews, month.studied, month.tested) == (6, 3, 3)
    assert month.retention == pytest.approx(2 / 3)
    assert (ever.reviews, ever.studied, ever.tested, ever.retention) == (9, 5, 4, 0.5)
    assert month.reasons == {"equal": 4, "different": 1, "known-mistake": 1}
    assert [(deck.deck_id, deck.reviews, deck.tested) for deck in month.decks] == [("a", 3, 2), ("b", 2, 1)]
    assert [deck.seconds for deck in month.decks] == [4.5, 6.0]
    assert next((each.least, each.most, each.number) for each in month.timing) == (0, 4, 6)


def test_remembering_is_told_by_the_days_between(statistics: Statistics) -> None:
    """A day after their first answers `a/0` and `b/0` were lost and `a/1` kept; 39 days later `a/0` came."""
    told = statistics.period(None).by_interval
    shares = [(each.least, each.most, each.recalled, each.tested) for each in told]
    assert shares == [(1, 1, 1, 3), (21, 59, 1, 1)]


def test_cards_are_spread_over_intervals_and_ease(statistics: Statistics) -> None:
    """Three cards that a deck still has; ranges without any are there too."""
    intervals = {each.least: each.number for each in statistics.intervals}
    assert intervals == {1: 2, 2: 1, 7: 0, 21: 0, 60: 0, 180: 0}
    assert sum(each.number for each in statistics.eases) == 3
    assert all(each.most is None or each.least <= each.most for each in statistics.eases)


def test_under_fsrs_cards_are_spread_over_difficulty_and_recall() -> None:
    """What was forgotten is harder, what is long overdue less probably recalled, and no card has an ease."""
    with fresh_store() as new, SqliteStore(new.path, FSRS()) as store:
        store.append(
            [review(0, "a/0", 4, day=DAY - 2), review(1, "a/1", 1), review(2, "a/2", 5, day=DAY - 900)]
        )
        told = collect(library(a=3), store, DAY)
        told_to = {each.title: each.told for each in sections(told, None, DAY, 80)}
        (hard,) = told.hardest
    assert told.eases == ()
    assert {each.least: each.number for each in told.difficulties if each.number} == {1: 1, 2: 1, 6: 1}
    assert {each.least: each.number for each in told.retrievabilities if each.number} == {0: 1, 90: 2}
    assert (hard.ease, round(hard.difficulty or 0, 2)) == (None, 6.41)
    assert "Ease" not in told_to
    assert "6–7 1" in told_to["Difficulty"]
    assert "90 % or more 2" in told_to["Retrievability"]
    assert "difficulty 6.4" in told_to["Hardest cards"]


@pytest.mark.parametrize("columns", [44, 60, 76, 93])
@pytest.mark.parametrize("days", PERIODS)
def test_sections_keep_to_their_room(statistics: Statistics, days: int | None, columns: int) -> None:
    """Every section has something to say, draws within the columns, and tells its figures in words."""
    told = list(sections(statistics, days, DAY, columns))
    assert [section.title for section in told][-1] == "Hardest cards"
    for section in told:
        assert section.says or section.rows
        assert all(width(text(line)) <= max(columns, 60) for line in section.drawn(columns))
        assert all(row.value.split()[0] in section.told for row in section.rows)


def test_sections_of_an_empty_log_are_calm() -> None:
    """One sentence each, and nothing drawn."""
    with fresh_store() as store:
        nothing = collect(library(a=2), store, DAY)
    for section in sections(nothing, 30, DAY, 70):
        assert section.drawn(70) == []
        assert section.says.startswith(("No", "Nothing"))


@pytest.mark.parametrize(
    ("days", "today", "now", "longest"),
    [
        ([], 10, 0, 0),
        ([10], 10, 1, 1),
        ([9], 10, 1, 1),
        ([8], 10, 0, 1),
        ([1, 2, 3, 4, 8, 9, 10], 10, 3, 4),
        ([8, 9, 11], 10, 2, 2),
    ],
)
def test_a_streak_may_still_be_kept_today(days: list[int], today: int, now: int, longest: int) -> None:
    """A streak that reached yesterday is not lost before today is over."""
    assert (streak(days, today), longest_streak(days)) == (now, longest)


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from("ab"), st.integers(0, 3), st.integers(0, 3))))
def test_days_sum_over_decks(rows: list[tuple[int, str, int, int]]) -> None:
    """Nothing is lost or counted twice, and the retention of days is that of their decks."""
    daily = [Daily(day, deck, new + more, new, 0, more // 2, 10) for day, deck, new, more in rows]
    days = by_day(daily)
    assert sum(each.reviews for each in days) == sum(each.reviews for each in daily)
    assert [each.day for each in days] == sorted({day for day, *_ in rows})
    assert retention(days) == retention(daily)
