"""What can happen to a card: the only thing that is ever stored; all else is derived."""

from __future__ import annotations

from typing import TypeAlias, TypedDict

import msgspec

from quiz.scheduling.types import Stage


class Signature(TypedDict):
    """What every event is signed with."""

    id: str
    at: int
    device: str


class _Event(msgspec.Struct, frozen=True, kw_only=True):
    """An id that sorts by time (UUIDv7, hex with dashes), the UTC time in milliseconds, and who wrote it."""

    id: str
    at: int
    device: str


class Review(_Event, frozen=True, kw_only=True, tag="review"):
    """A question answered and graded. `day` is the learner's day (ordinal), fixed when it happened.

    `stage` is why it was asked, as the machine knew it then; statistics use it, the schedule does not.
    """

    card: str
    day: int
    seed: int
    given: str
    outcome: str
    reason: str
    grade: int
    seconds: float
    hints: int = 0
    attempts: int = 1
    stage: Stage = Stage.REVIEW


class Undo(_Event, frozen=True, kw_only=True, tag="undo"):
    """Takes back the event with id `undoes`, for good: an undo is not itself undone."""

    undoes: str


class Suspend(_Event, frozen=True, kw_only=True, tag="suspend"):
    """Keeps a card out of every session until it is resumed."""

    card: str


class Resume(_Event, frozen=True, kw_only=True, tag="resume"):
    """Ends a suspension."""

    card: str


class Bury(_Event, frozen=True, kw_only=True, tag="bury"):
    """Keeps a card out of sessions for the rest of `day`."""

    card: str
    day: int


class Reset(_Event, frozen=True, kw_only=True, tag="reset"):
    """Makes a card new again; its history stays in the log."""

    card: str


class Flag(_Event, frozen=True, kw_only=True, tag="flag"):
    """Marks a card that wants a look, with what is to be said of it; a later flag takes its place."""

    card: str
    note: str = ""


class Unflag(_Event, frozen=True, kw_only=True, tag="unflag"):
    """Takes the flag off a card."""

    card: str


CardEvent: TypeAlias = Review | Suspend | Resume | Bury | Reset | Flag | Unflag
Event: TypeAlias = CardEvent | Undo
