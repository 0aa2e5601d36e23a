"""SM-2 holds to the original text, in exact arithmetic, and to the choices that the text leaves open."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.scheduling.sm2 import SM2, intervals
from quiz.scheduling.types import GRADES, LONGEST_INTERVAL, ByEase, CardState, Grade, New
from tests.quiz.making import DAY

runs = st.lists(st.sampled_from(Grade), min_size=1, max_size=12)


def oracle(grades: list[Grade]) -> list[tuple[int, int, Fraction, bool]]:
    """Return (n, interval, ease, again today) after each grade, written anew from the text of 1990."""
    ease, repetition, interval, steps = Fraction(5, 2), 0, 0, []
    for q in grades:
        if q < 3:
            repetition, interval = 0, 1
        else:
            repetition += 1
            if repetition == 1:
                interval = 1
            elif repetition == 2:
                interval = 6
            else:
                interval = min(36_500, ceil(interval * ease))
            ease += Fraction(1, 10) - (5 - q) * (Fraction(8, 100) + (5 - q) * Fraction(2, 100))
            ease = max(ease, Fraction(13, 10))
        steps.append((repetition, interval, ease, q < 4))
    return steps


@given(runs)
def test_a_run_of_grades_agrees_with_the_oracle(grades: list[Grade]) -> None:
    """Every run leads to the repetitions, intervals and eases that exact fractions give."""
    steps = [
        (each["n"], each["interval"], Fraction(each["ease"], 100), each["again_today"])
        for each in intervals(grades)
    ]
    assert steps == oracle(grades)


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ("555555", [1, 6, 17, 48, 140, 420]),
        ("33333", [1, 6, 14, 30, 59]),
        ("444", [1, 6, 15]),
        ("5525", [1, 6, 1, 1]),
        ("55255", [1, 6, 1, 1, 6]),
        ("0", [1]),
    ],
)
def test_known_runs(grades: str, expected: list[int]) -> None:
    """Runs worked out by hand give their intervals."""
    assert [each["interval"] for each in intervals(map(Grade, map(int, grades)))] == expected


def test_an_interval_is_rounded_up_exactly() -> None:
    """25 days at 2.20 are 55, where floats would make them 56."""
    state = ByEase(repetitions=4, ease=220, interval=25, reviewed=DAY - 25, due=DAY)
    assert SM2().review(state, Grade.GOOD, DAY).interval == 55


def test_intervals_stop_at_a_century() -> None:
    """However long a card is known, its next day is one that a calendar has."""
    assert intervals([Grade.EASY] * 40)[-1]["interval"] == LONGEST_INTERVAL


def test_the_longer_wait_counts_from_the_day_of_the_review() -> None:
    """A late review moves the due day, and its lateness does not lengthen the interval."""
    state = ByEase(repetitions=2, ease=250, interval=6, reviewed=DAY - 40, due=DAY - 34)
    after = SM2().review(state, Grade.GOOD, DAY)
    assert (after.interval, after.due) == (15, DAY + 15)


@given(runs, st.integers(0, 40))
def test_a_better_grade_never_brings_the_card_back_sooner(grades: list[Grade], late: int) -> None:
    """The higher the grade, the longer the interval or the same; of passing grades, the higher the ease."""
    state = after_run(grades)
    outcomes = [SM2().review(state, grade, state.due + late) for grade in GRADES]
    assert [each.interval for each in outcomes] == sorted(each.interval for each in outcomes)
    assert [each.ease for each in outcomes[3:]] == sorted(each.ease for each in outcomes[3:])


@given(runs, runs)
def test_drills_change_nothing_but_whether_there_is_another(grades: list[Grade], drills: list[Grade]) -> None:
    """Answers that follow on the same day leave repetitions, ease, interval, due day and counts alone."""
    first = after_run(grades)
    state = first
    for grade in drills:
        state = SM2().review(state, grade, first.reviewed)
        assert state.again_today == (grade < 4)
        assert schedule(state) == schedule(first)


@given(runs, st.sampled_from(Grade))
def test_the_day_after_a_drill_is_a_review_again(grades: list[Grade], grade: Grade) -> None:
    """An unfinished drill is forgotten with its day: the next review counts as any other."""
    state = after_run(grades)
    assert SM2().review(state, grade, state.due).reviews == state.reviews + 1


def test_a_lapse_counts_and_keeps_the_ease() -> None:
    """A grade below 3 starts over, is counted, and leaves the ease."""
    state = SM2().review(after_run([Grade.EASY, Grade.EASY]), Grade.NEARLY, DAY + 400)
    assert (state.repetitions, state.interval, state.ease, state.lapses, state.again_today) == (
        0,
        1,
        270,
        1,
        True,
    )


def test_a_new_card_becomes_a_scheduled_one() -> None:
    """The first review starts from ease 2.50, and the state that was given stays as it was."""
    new = New()
    assert SM2().review(new, Grade.GOOD, DAY) == ByEase(
        repetitions=1, ease=250, interval=1, reviewed=DAY, due=DAY + 1, reviews=1
    )
    assert new == New()


def after_run(grades: list[Grade]) -> ByEase:
    """Return the state after a run of grades, each on its due day."""
    state: CardState = New()
    day = DAY
    for grade in grades:
        state = SM2().review(state, grade, day)
        day = state.due
    assert isinstance(state, ByEase)
    return state


def schedule(state: ByEase) -> tuple[int, ...]:
    """Return what a drill must not change."""
    return (
        state.repetitions,
        state.ease,
        state.interval,
        state.due,
        state.lapses,
        state.reviews,
        state.reviewed,
    )
