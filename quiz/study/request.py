"""What a learner asks to study, and how: said once, on the command line or on the screen."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Final

import msgspec

from quiz.scheduling.types import Stage
from quiz.study.picking import EVERY, Pick


class Mode(StrEnum):
    """How the cards are gone through.

    Leeches are crammed, not reviewed. SM-2 takes every answer for one given when the card was due: a leech
    asked ahead of its day, still warm from the last time, would be sent away for longer, which is how it
    became a leech. Those that are due come in the usual session all the same.
    """

    USUAL = "usual"  # what is due, then what is new
    DUE = "due"
    NEW = "new"
    CRAM = "cram"  # all of them in any order, and nothing of it is written down
    LEECHES = "leeches"  # a cram of the cards that were forgotten often

    @property
    def recorded(self) -> bool:
        """Whether answers reach the log, and with it the schedule."""
        return self not in (Mode.CRAM, Mode.LEECHES)

    @property
    def stages(self) -> frozenset[Stage]:
        """Why cards are asked at all; of a session that is recorded."""
        return _STAGES.get(self, frozenset(Stage))


_STAGES: Final = {
    Mode.DUE: frozenset({Stage.REVIEW, Stage.DRILL}),
    Mode.NEW: frozenset({Stage.NEW}),
}
LEECHES: Final = "is:leech"  # the filter that finds them
SITTING: Final = 25  # cards of a short session: a quarter of an hour for most, and never a wall


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """Which cards of which decks (ids; None: all), in which mode, and how many.

    `wanted` is a filter as in Browse. `new` is how many new cards at most, whatever was studied today (None:
    as the settings still allow); `limit` how many cards in all, those that come again not counted.
    """

    decks: Collection[str] | None = None
    pick: Pick = EVERY
    wanted: str = ""
    mode: Mode = Mode.USUAL
    new: int | None = None
    limit: int | None = None

    @property
    def filter(self) -> str:
        """The filter that cards must pass, that of the mode with it."""
        return f"{self.wanted} {LEECHES}".strip() if self.mode is Mode.LEECHES else self.wanted
