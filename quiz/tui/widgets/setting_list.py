"""A list of settings: what each is called, its value, and what it means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

import msgspec
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from quiz.text.cells import cut, pad
from quiz.text.display import one_line
from quiz.tui.bound import bound
from quiz.tui.contents import QUIET
from quiz.tui.widgets.options import Options

_VALUE: Final = 14  # columns of a value
_WORDS: Final = 20  # columns from which there is room for what it means


class SettingRow(msgspec.Struct, frozen=True):
    """One line of the list; `own` is a value other than the usual one, `more` is said below the list."""

    name: str
    value: str
    words: str
    more: str
    own: bool


class SettingList(Options):
    """A setting on each line; a star marks those with a value of the learner's own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("settings.change", "select", "Change"),
        bound("settings.lower", "screen.turn(-1)", "Before"),
        bound("settings.higher", "screen.turn(1)", "After"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[SettingRow, ...] = ()

    @property
    def row(self) -> SettingRow | None:
        """The marked setting."""
        return self.rows[self.highlighted] if self.highlighted is not None else None

    def show(self, rows: Sequence[SettingRow]) -> None:
        """Show the settings as they are now; the mark stays where it was."""
        kept = self.highlighted or 0
        if len(rows) != len(self.rows):
            self.set_options(Option("") for _ in rows)
        self.rows = tuple(rows)
        self._write()
        self.highlighted = kept

    def on_resize(self, event: events.Resize) -> None:
        """Set the columns to the new width."""
        del event
        self._write()

    def _write(self) -> None:
        for index, row in enumerate(self.rows):
            self.replace_option_prompt_at_index(index, self._line(row))

    def _line(self, row: SettingRow) -> Content:
        columns = self.scrollable_content_region.width - 2
        name = max(len(row.name) for row in self.rows) + 1
        words = columns - name - _VALUE - 4
        value = _VALUE if words >= _WORDS else max(1, columns - name - 3)
        mark = "*" if row.own else " "
        parts: list[tuple[str, str] | str] = [f"{mark} ", pad(row.name, name)]
        parts.append((pad(cut(one_line(row.value), value), value), "bold" if row.own else "$primary"))
        if words >= _WORDS:
            parts += ["  ", (cut(row.words, words), QUIET)]
        return Content.assemble(*parts)
