"""From a verdict to the grade that the program proposes; the learner may always give another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quiz.scheduling.types import Grade
from solvers.verdict import Outcome, Reason, Verdict

QUICK_SECONDS: Final = 20.0  # until a card has a pace of its own
_ENOUGH: Final = 3  # answers that make a pace


def propose(
    verdict: Verdict, *, attempts: int = 1, hints: int = 0, quick: bool = False, picked: bool = False
) -> Grade | None:
    """Return SM-2's quality for a verdict, or None when only the learner can tell.

    5 right, at the first try, without a hint and quickly; 4 right; 3 right after a hint or another try;
    2 right in part, or a typed mistake that the card foresaw; 1 wrong; 0 gave up. Of an answer that is
    `picked` every mistake is foreseen, so that none of them is nearly right.
    """
    if verdict.reason is Reason.GAVE_UP:
        return Grade.GAVE_UP
    if verdict.outcome is Outcome.CORRECT:
        if hints or attempts > 1:
            return Grade.HARD
        return Grade.EASY if quick else Grade.GOOD
    if verdict.outcome is Outcome.PARTIAL:
        return Grade.NEARLY
    if verdict.outcome is Outcome.WRONG:
        known = verdict.reason is Reason.KNOWN_MISTAKE and not picked
        return Grade.NEARLY if known else Grade.WRONG
    return None


def is_quick(seconds: float, past: Sequence[float], usual: float = QUICK_SECONDS) -> bool:
    """Return whether an answer was quick for its card: not slower than most of its `past` right ones.

    A card with fewer than three of those is held against `usual` seconds; with 0 of them no answer is quick.
    """
    return usual > 0 and seconds <= (_median(past) if len(past) >= _ENOUGH else usual)


def _median(values: Sequence[float]) -> float:
    """Return the middle value, the lower of two; `statistics` costs a millisecond to import."""
    return sorted(values)[(len(values) - 1) // 2]
