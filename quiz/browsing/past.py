"""What happened to one card, as it is told beside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec

from quiz.clock import moment
from quiz.log.events import Bury, CardEvent, Flag, Reset, Resume, Review, Suspend, Undo
from quiz.log.store import Store
from quiz.text.display import one_line

LONGEST: Final = 200  # events that are told, the latest
_SHOWN: Final = 60  # characters of an answer
_SIGNS: Final = {"correct": "✓", "partial": "◐", "wrong": "✗", "malformed": "!", "undecided": "?"}


class Happening(msgspec.Struct, frozen=True):
    """One event of a card's past: the day as ISO date, and a line that is safe to show."""

    day: str
    line: str
    undone: bool = False


def past(store: Store, card: str) -> list[Happening]:
    """Return what happened to a card, the latest first."""
    events = [event for event in store.events(card) if not isinstance(event, Undo)][-LONGEST:]
    undone = store.undone() if events else frozenset()
    return [_happening(event, undone=event.id in undone) for event in reversed(events)]


def told(happenings: Iterable[Happening]) -> list[str]:
    """Return a line for each."""
    return [f"{each.day}  {each.line}{', taken back' if each.undone else ''}" for each in happenings]


def _happening(event: CardEvent, *, undone: bool) -> Happening:
    day = date.fromordinal(event.day) if isinstance(event, Review | Bury) else moment(event.at).date()
    return Happening(day.isoformat(), _line(event), undone)


def _line(event: CardEvent) -> str:
    match event:
        case Review():
            sign = _SIGNS.get(event.outcome, "")
            given = one_line(event.given, _SHOWN)
            words = f"grade {event.grade}  {sign} {one_line(event.outcome)}".rstrip()
            return f"{words}  “{given}”" if given else words
        case Suspend():
            return "suspended"
        case Resume():
            return "resumed"
        case Bury():
            return "put aside until the next day"
        case Reset():
            return "reset"
        case Flag():
            return f"flagged: {one_line(event.note)}" if event.note else "flagged"
        case _:
            return "flag taken off"
