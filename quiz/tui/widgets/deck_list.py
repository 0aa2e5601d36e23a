"""The decks, each with what is due, what is new, how many cards it has, and how many were remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final

import msgspec
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from quiz.text.cells import cut, pad
from quiz.text.display import one_line
from quiz.tui.bound import bound
from quiz.tui.contents import QUIET
from quiz.tui.widgets.options import Options

if TYPE_CHECKING:  # the first paint needs no counts
    from quiz.study.overview import Counts

_NUMBER: Final = 7  # columns of a count
_SHARE: Final = 12  # columns of the share remembered
_WIDE: Final = 64  # columns of a row from which there is room for it
EVERYTHING: Final = ""


class DeckRow(msgspec.Struct, frozen=True):
    """One line of the list; an empty id stands for all decks together."""

    id: str
    title: str
    counts: Counts
    recalled: float | None = None  # share of what was tested


class DeckList(Options):
    """A deck on each line, all decks together on the first; Enter studies the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = [bound("home.study", "select", "Study")]

    class Chosen(Message):
        """The learner wants to study a deck, or all of them (an empty id)."""

        def __init__(self, deck: str) -> None:
            super().__init__()
            self.deck = deck

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[DeckRow, ...] = ()

    @property
    def repeats(self) -> bool:
        """Whether anything is to be repeated today; on most days that column would be empty."""
        return any(row.counts.again for row in self.rows)

    @property
    def shares(self) -> bool:
        """Whether the share remembered is shown: there is one, and room for it."""
        return self.columns >= _WIDE and any(row.recalled is not None for row in self.rows)

    @property
    def columns(self) -> int:
        """Columns of a row."""
        return self.scrollable_content_region.width - 2

    def show(self, rows: Sequence[DeckRow]) -> None:
        """Show other rows and keep the highlight where it was."""
        kept = self.highlighted
        self.rows = tuple(rows)
        self.set_options(Option(self._line(row)) for row in self.rows)
        self.highlighted = min(kept or 0, len(self.rows) - 1) if self.rows else None
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer Enter when there is a deck."""
        del parameters
        return bool(self.rows) if action == "select" else True

    def on_resize(self, event: events.Resize) -> None:
        """Set the columns to the new width."""
        del event
        for index, row in enumerate(self.rows):
            self.replace_option_prompt_at_index(index, self._line(row))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask the screen to study the deck."""
        event.stop()
        self.post_message(self.Chosen(self.rows[event.option_index].id))

    def _line(self, row: DeckRow) -> Content:
        counts = row.counts
        shown = [
            _count(counts.due, "bold $accent"),
            _count(counts.new, "$primary"),
            _count(counts.total, QUIET),
        ]
        if self.repeats:
            shown.insert(1, _count(counts.again, "$accent"))
        if self.shares:
            shown.append(_share(row.recalled))
        title = max(1, self.columns - sum(len(text) for text, _ in shown))
        style = "bold" if row.id == EVERYTHING else ""
        return Content.assemble((pad(cut(one_line(row.title), title), title), style), *shown)


def header(decks: DeckList) -> Content:
    """Return the names of the columns, in line with the rows."""
    names = ("due", "repeat", "new", "cards") if decks.repeats else ("due", "new", "cards")
    line = "".join(name.rjust(_NUMBER) for name in names)
    line += "remembered".rjust(_SHARE) if decks.shares else ""
    return Content.assemble((pad("", max(0, decks.columns - len(line))) + line, QUIET))


def _count(number: int, style: str) -> tuple[str, str]:
    return (f"{number:,}".rjust(_NUMBER), style) if number else ("·".rjust(_NUMBER), QUIET)


def _share(share: float | None) -> tuple[str, str]:
    return ("·" if share is None else f"{share:.0%}").rjust(_SHARE), QUIET
