"""Each verdict proposes the grade that SM-2 means by it."""

from __future__ import annotations

import pytest

from quiz.scheduling.types import Grade
from quiz.study.grading import is_quick, propose
from solvers.verdict import Reason, Verdict, correct, malformed, partial, undecided, wrong


@pytest.mark.parametrize(
    ("verdict", "attempts", "hints", "quick", "grade"),
    [
        (correct(), 1, 0, True, Grade.EASY),
        (correct(), 1, 0, False, Grade.GOOD),
        (correct(), 1, 1, True, Grade.HARD),
        (correct(), 2, 0, True, Grade.HARD),
        (correct(reason=Reason.WITHIN_TOLERANCE), 1, 0, True, Grade.EASY),
        (partial(0.5, "Half of it.", Reason.MISSING), 1, 0, True, Grade.NEARLY),
        (partial(0.9, "Unit?", Reason.UNIT), 2, 1, False, Grade.NEARLY),
        (wrong("You left out the bias.", Reason.KNOWN_MISTAKE), 1, 0, True, Grade.NEARLY),
        (wrong("No."), 1, 0, True, Grade.WRONG),
        (wrong("No.", Reason.FACTOR), 2, 2, False, Grade.WRONG),
        (wrong("You gave up.", Reason.GAVE_UP), 1, 0, True, Grade.GAVE_UP),
        (undecided("Who knows."), 1, 0, True, None),
        (undecided("Tick.", Reason.SELF_ASSESSED), 1, 0, True, None),
        (malformed("What?"), 1, 0, True, None),
    ],
)
def test_a_verdict_proposes_a_grade(
    verdict: Verdict, attempts: int, hints: int, quick: bool, grade: Grade | None
) -> None:
    """Help and haste change the grade of a right answer only; what is undecided is the learner's to grade."""
    assert propose(verdict, attempts=attempts, hints=hints, quick=quick) == grade


@pytest.mark.parametrize(
    ("seconds", "past", "quick"),
    [
        (20.0, [], True),
        (20.1, [], False),
        (20.0, [1.0, 1.0], True),
        (5.0, [4.0, 5.0, 90.0], True),
        (5.1, [4.0, 5.0, 90.0], False),
        (60.0, [70.0, 80.0, 90.0], True),
    ],
)
def test_quick_is_quick_for_the_card(seconds: float, past: list[float], quick: bool) -> None:
    """A card with a pace is held against its own median, any other against the usual time, if any."""
    assert is_quick(seconds, past, usual=20.0) == quick
    assert not is_quick(seconds, past, usual=0)


def test_a_picked_mistake_is_not_nearly_right() -> None:
    """Each wrong option is foreseen; one that says why it is wrong is as wrong as the others."""
    picked = wrong("Dropout keeps nothing.", Reason.KNOWN_MISTAKE)
    assert propose(picked, picked=True) is Grade.WRONG
    assert propose(picked, attempts=2, picked=True) is Grade.WRONG
    assert propose(partial(0.5, "Not all.", Reason.MISSING), picked=True) is Grade.NEARLY
