"""What a translation carries: the texts of cards, each under the key that it has in the deck."""

from __future__ import annotations

from pathlib import Path

import msgspec

from cards.figures.types import Axes
from cards.problems import Problem
from cards.types import Deck
from solvers.answers import Options


class ClaimTexts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The parts of a claim, and the word that is right in place of the wrong one."""

    parts: tuple[str, ...] = ()
    right: str | None = None


class FigureTexts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The words of a figure; `names` are those of its series, by what the deck calls them."""

    caption: str = ""
    axes: Axes = Axes()
    names: dict[str, str] = {}


class CardTexts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The texts of one card. What is left out is shown as the deck has it.

    `original` is the fingerprint of the texts that were translated. Options, steps, points and parts stand in
    the order of the deck; messages of mistakes stand under the same wrong answers.
    """

    original: str = ""
    ask: str = ""
    choice: Options | None = None
    cloze: str | tuple[str, ...] | None = None
    order: tuple[str, ...] = ()
    explain: tuple[str, ...] = ()
    find_error: ClaimTexts | None = msgspec.field(name="find-error", default=None)
    mistakes: dict[str, str] = {}
    hint: str | None = None
    hints: tuple[str, ...] = ()
    why: str = ""
    figure: FigureTexts | None = None

    @property
    def all_hints(self) -> tuple[str, ...]:
        """The hints, one or several."""
        return self.hints if self.hint is None else (self.hint, *self.hints)


class Translation(msgspec.Struct, frozen=True, kw_only=True):
    """A deck in another language: the texts of each card that is translated without a fault.

    `stale` tells of cards that have changed since they were translated. They are not among `cards`: a card
    that asks something else by now must not be shown with its old words. `missing` are the ids of those that
    have no text here.
    """

    path: Path
    deck: Deck
    language: str
    title: str = ""
    about: str = ""
    cards: dict[str, CardTexts] = {}
    stale: dict[str, Problem] = {}
    missing: tuple[str, ...] = ()
