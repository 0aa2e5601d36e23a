"""The ways to study some cards, as deeds of a menu: each with how many cards it would ask."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import msgspec

from quiz.scheduling.types import LEECH_LAPSES
from quiz.study.request import SITTING, Mode, Request
from quiz.text.wording import count
from quiz.tui.deeds import Deed

if TYPE_CHECKING:  # the first paint needs no counts
    from quiz.study.overview import Counts


MORE: Final = 5  # new cards that one key adds to those of a day


class Way(StrEnum):
    """A way to study, by the key that it has in the menu."""

    USUAL = "a"
    SHORT = "s"  # a session of a size that can be sat through
    DUE = "d"
    NEW = "n"
    CRAM = "c"
    LEECHES = "l"


_MODES: Final = {Way.DUE: Mode.DUE, Way.NEW: Mode.NEW, Way.CRAM: Mode.CRAM, Way.LEECHES: Mode.LEECHES}


class Portion(msgspec.Struct, frozen=True):
    """Some cards under a title, with what waits among them."""

    title: str
    request: Request
    counts: Counts


def deeds(counts: Counts) -> Iterator[Deed]:
    """Yield the ways that lead to a card."""
    due, new = counts.today + counts.again, counts.new
    if due or new:
        yield _deed(Way.USUAL, f"Study what waits: {waiting(due, new)}")
    if counts.today + new > SITTING:
        yield _deed(Way.SHORT, f"Short session: {_first(counts)}")
    if due:
        yield _deed(Way.DUE, f"Due only: {count(due, 'card')}")
    if new:
        yield _deed(Way.NEW, f"New only: {count(new, 'card')}")
    if counts.open:
        yield _deed(Way.CRAM, f"Cram {count(counts.open, 'card')}, off the schedule")
    if counts.leeches:
        often = f"({LEECH_LAPSES} lapses or more)"
        yield _deed(Way.LEECHES, f"Cram {count(counts.leeches, 'leech', 'leeches')} {often}")


def waiting(due: int, new: int) -> str:
    """Return how many cards are due and new, those that are none left out."""
    return ", ".join(f"{number:,} {what}" for number, what in ((due, "due"), (new, "new")) if number)


def request(request: Request, way: str) -> Request:
    """Return the request in one of the ways."""
    if way == Way.SHORT:
        return msgspec.structs.replace(request, limit=SITTING)
    return msgspec.structs.replace(request, mode=_MODES.get(Way(way), Mode.USUAL))


def _first(counts: Counts) -> str:
    if counts.today > SITTING:
        return f"the {SITTING} most at risk"
    return waiting(counts.today, SITTING - counts.today)


def _deed(way: Way, words: str) -> Deed:
    return Deed(way, words, f"study_as('{way}')")
