"""FSRS: runs of grades lead to the states of the reference implementation, and reviews keep their sense."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.scheduling.fsrs import FSRS, WEIGHTS, intervals, retrievability
from quiz.scheduling.types import GRADES, LONGEST_INTERVAL, ByEase, ByMemory, CardState, Grade, New
from tests.quiz.making import DAY

runs = st.lists(st.tuples(st.sampled_from(Grade), st.integers(-30, 40_000)), min_size=1, max_size=12)
retentions = st.sampled_from((0.7, 0.8, 0.9, 0.95, 0.99))


# Computed with py-fsrs 6.3.2 (default parameters, no learning steps, no fuzz); the days are those that each
# review came late. Twenty thousand random runs agreed with it to the twelfth digit and in every interval.
@pytest.mark.parametrize(
    ("retention", "grades", "late", "expected", "memory"),
    [
        (0.9, "444444", [0, 0, 0, 0, 0, 0], [2, 11, 46, 163, 497, 1346], (1345.528778, 2.083724)),
        (0.9, "55555", [0, 0, 0, 0, 0], [8, 66, 397, 1875, 7265], (7265.432895, 1.0)),
        (0.9, "333333", [0, 0, 0, 0, 0, 0], [1, 3, 7, 12, 18, 25], (25.398734, 9.331557)),
        (0.9, "0144", [0, 0, 0, 0], [1, 1, 1, 2], (1.805996, 8.779162)),
        (0.9, "44245", [0, 0, 0, 0, 0], [2, 11, 2, 5, 19], (18.802068, 6.489846)),
        (0.9, "44413", [0, 30, 300, 9, 0], [2, 38, 357, 6, 11], (11.413879, 8.252573)),
        (0.9, "54405", [0, -3, -10, 0, 2], [8, 30, 97, 4, 21], (20.941038, 6.018776)),
        (0.8, "43424", [0, 0, 5, 0, 0], [8, 48, 276, 14, 47], (14.293918, 8.244369)),
        (0.95, "44354", [0, 0, 0, 1, 0], [1, 3, 6, 19, 41], (100.839787, 2.970884)),
        (0.7, "2354", [0, 400, 0, 0], [2, 35, 349, 1759], (189.334085, 6.777316)),
        (0.99, "5550", [0, 0, 0, 0], [1, 1, 2, 1], (2.110281, 7.02699)),
    ],
)
def test_known_runs(
    retention: float, grades: str, late: Sequence[int], expected: list[int], memory: tuple[float, float]
) -> None:
    """Intervals, stability and difficulty, on time, late and early, at several retentions."""
    states = run(FSRS(retention), [(Grade(int(q)), days) for q, days in zip(grades, late, strict=True)])
    assert [state.interval for state in states] == expected
    assert (states[-1].stability, states[-1].difficulty) == pytest.approx(memory, abs=1e-6)


def test_the_forgetting_curve() -> None:
    """The probability of recall as the reference has it, and no more than certain before the review."""
    recall = [retrievability(WEIGHTS[2], days) for days in (-1, 0, 1, 2, 10, 100, 1000)]
    assert recall == pytest.approx([1, 1, 0.946847, 0.909493, 0.774367, 0.558907, 0.393133], abs=1e-6)
    assert retrievability(50, 50) == pytest.approx(0.9)


@given(runs, retentions)
def test_a_card_is_due_when_it_would_be_recalled_as_often_as_wanted(
    history: list[tuple[Grade, int]], retention: float
) -> None:
    """Within half a day, unless that is less than a day or more than a century away."""
    for state in run(FSRS(retention), history):
        assert state.stability > 0
        assert 1 <= state.difficulty <= 10
        assert 1 <= state.interval <= LONGEST_INTERVAL
        assert state.due == state.reviewed + state.interval
        if 1 < state.interval < LONGEST_INTERVAL:
            soon, late = (retrievability(state.stability, state.interval + days) for days in (-1, 1))
            assert late < retention < soon


@given(runs, st.integers(1, 1000))
def test_a_better_grade_never_shortens_the_interval(history: list[tuple[Grade, int]], days: int) -> None:
    """The higher the grade, the longer the interval or the same, and the easier the card or the same."""
    state = run(FSRS(), history)[-1]
    outcomes = [FSRS().review(state, grade, state.reviewed + days) for grade in GRADES]
    assert [each.interval for each in outcomes] == sorted(each.interval for each in outcomes)
    assert [each.difficulty for each in outcomes] == sorted((e.difficulty for e in outcomes), reverse=True)


@given(runs, st.sampled_from(GRADES[3:]), st.integers(1, 500))
def test_what_was_recalled_late_has_proved_more_stable(
    history: list[tuple[Grade, int]], grade: Grade, later: int
) -> None:
    """Unlike with SM-2, lateness lengthens what follows a success."""
    state = run(FSRS(), history)[-1]
    soon, late = (FSRS().review(state, grade, state.reviewed + days) for days in (1, 1 + later))
    assert late.stability > soon.stability


@given(runs, st.lists(st.sampled_from(Grade), min_size=1))
def test_drills_change_nothing_but_whether_there_is_another(
    history: list[tuple[Grade, int]], drills: list[Grade]
) -> None:
    """Below 4 a card is asked again on the day, until 4, and its memory state stays as it was."""
    first = state = run(FSRS(), history)[-1]
    assert first.again_today == (history[-1][0] < 4)
    for grade in drills:
        state = FSRS().review(state, grade, first.reviewed)
        assert state.again_today == (grade < 4)
    assert FSRS().review(state, history[-1][0], first.reviewed) == first


def test_near_misses_count_as_forgotten() -> None:
    """Grades 0 to 2 are `again`: a lapse each, with the same state after it."""
    known = run(FSRS(), [(Grade.GOOD, 0), (Grade.GOOD, 0)])[-1]
    outcomes = [FSRS().review(known, grade, known.due) for grade in GRADES[:3]]
    assert outcomes == [outcomes[0]] * 3
    assert (outcomes[0].lapses, outcomes[0].repetitions, outcomes[0].reviews) == (1, 0, 3)


def test_a_new_card_and_one_of_another_scheduler_begin_alike() -> None:
    """What SM-2 kept says nothing of stability; the log is replayed before such a state is met."""
    other = ByEase(repetitions=3, ease=250, interval=15, reviewed=DAY - 15, due=DAY, reviews=3)
    begun = FSRS().review(New(), Grade.EASY, DAY)
    assert FSRS().review(other, Grade.EASY, DAY) == begun
    assert (begun.stability, begun.interval, begun.reviews) == (WEIGHTS[3], 8, 1)


def test_another_retention_is_another_scheduler() -> None:
    """The log remembers by which one its due days were made."""
    assert FSRS(0.9).name == FSRS().name != FSRS(0.85).name


def test_a_run_tells_the_recall_of_the_day_it_is_due() -> None:
    """For `quiz intervals`: each grade on the due day of the one before."""
    (first, second) = intervals([Grade.GOOD, Grade.WRONG])
    assert first == {
        "n": 1,
        "interval": 2,
        "stability": 2.3065,
        "difficulty": 2.118104,
        "retrievability": 0.909493,
        "again_today": False,
    }
    assert (second["n"], second["interval"], second["again_today"]) == (0, 1, True)


def run(scheduler: FSRS, history: Sequence[tuple[Grade, int]]) -> list[ByMemory]:
    """Return the states after grades that came so many days late, but at least a day after each other."""
    state: CardState = New()
    day, states = DAY, list[ByMemory]()
    for grade, late in history:
        if states:
            day = max(day + 1, states[-1].due + late)
        state = scheduler.review(state, grade, day)
        states.append(state)
    return states
