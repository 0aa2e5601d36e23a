"""What the checker says of an answer: a value with a reason, never an exception."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Outcome(StrEnum):
    """How an answer was judged. `MALFORMED` costs the learner nothing; `UNDECIDED` asks them to judge."""

    CORRECT = "correct"
    PARTIAL = "partial"
    WRONG = "wrong"
    MALFORMED = "malformed"
    UNDECIDED = "undecided"


class Reason(StrEnum):
    """Why: one code for each thing that a program may want to act on."""

    EQUAL = "equal"  # the same value in an accepted form
    WITHIN_TOLERANCE = "within-tolerance"
    KNOWN_MISTAKE = "known-mistake"  # the author foresaw it; the message is theirs
    DIFFERENT = "different"  # the value differs
    FACTOR = "factor"  # off by a telling factor: 2, 1000, −1
    WRONG_FORM = "wrong-form"  # right value, not in the form that was asked for
    PRECISION = "precision"  # right, with too few or too many digits
    UNIT = "unit"  # unit missing or other than asked for
    LENGTH = "length"  # another number of entries or axes
    ENTRY = "entry"  # one entry or axis differs
    MISSING = "missing"  # some of several things right
    SPELLING = "spelling"  # a near miss in a word
    SYNTAX = "syntax"  # could not be read
    UNKNOWN_NAME = "unknown-name"  # uses a letter that the question does not have
    EMPTY = "empty"
    SELF_ASSESSED = "self-assessed"  # the learner ticks what they said
    GAVE_UP = "gave-up"
    UNSETTLED = "unsettled"  # neither proved nor refuted in time


class Verdict(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An outcome, its reason, and one sentence for the learner.

    `score` is the share that is right, in [0, 1]. `span` is the place in the learner's text (start, end; in
    characters from 0) that a malformed answer failed at. `line` is the first bad line of several, from 1.
    """

    outcome: Outcome
    reason: Reason
    message: str
    score: float = 0.0
    span: tuple[int, int] | None = None
    line: int | None = None

    @property
    def settled(self) -> bool:
        """Whether the answer was judged, so that a grade may follow."""
        return self.outcome in (Outcome.CORRECT, Outcome.PARTIAL, Outcome.WRONG)


def correct(message: str = "Right.", reason: Reason = Reason.EQUAL) -> Verdict:
    """Return the verdict for a right answer."""
    return Verdict(outcome=Outcome.CORRECT, reason=reason, message=message, score=1.0)


def wrong(message: str, reason: Reason = Reason.DIFFERENT, *, line: int | None = None) -> Verdict:
    """Return the verdict for a wrong answer; the message says where or why."""
    return Verdict(outcome=Outcome.WRONG, reason=reason, message=message, line=line)


def partial(score: float, message: str, reason: Reason) -> Verdict:
    """Return the verdict for an answer that is right in part, `score` in (0, 1)."""
    return Verdict(outcome=Outcome.PARTIAL, reason=reason, message=message, score=score)


def malformed(message: str, span: tuple[int, int] | None = None, reason: Reason = Reason.SYNTAX) -> Verdict:
    """Return the verdict for an answer that cannot be read; it never counts as a failure."""
    return Verdict(outcome=Outcome.MALFORMED, reason=reason, message=message, span=span)


def undecided(message: str, reason: Reason = Reason.UNSETTLED) -> Verdict:
    """Return the verdict when neither a proof nor a witness was found."""
    return Verdict(outcome=Outcome.UNDECIDED, reason=reason, message=message)
