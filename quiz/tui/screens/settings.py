"""The settings: every field of the file, with what it means, changed by key or mouse and written at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from quiz.config import Config
from quiz.errors import QuizError
from quiz.settings.fields import Kind, Setting, said, settings
from quiz.tui.screens.adjusting.screen import AdjustingScreen
from quiz.tui.screens.adjusting.typing import TypingLine, TypingLines
from quiz.tui.widgets.setting_list import SettingRow


class SettingsScreen(AdjustingScreen):
    """All settings; whatever `quiz.config` names is here."""

    CSS_PATH = "settings.tcss"
    heading = "Settings"

    def __init__(self, path: Path, settings: Config) -> None:
        super().__init__(path, settings)
        self.fields = {field.name: field for field in self._fields()}

    def _fields(self) -> Iterator[Setting]:
        for field in settings():
            if field.name == "theme":  # the screens alone know which there are
                names = ("", "dark", "light", *sorted(self.app.available_themes))
                yield msgspec.structs.replace(field, kind=Kind.CHOICE, choices=names)
            else:
                yield field

    def rows(self) -> list[SettingRow]:
        """Return a line for each setting."""
        return [self._row(field) for field in self.fields.values()]

    def _row(self, field: Setting) -> SettingRow:
        value = self.value(field.name)
        return SettingRow(field.name, said(value), field.words, _more(field), value != field.default)

    def value(self, name: str) -> object:
        """Return the value of a setting in the file."""
        return getattr(self.settings, name)

    def begin(self, name: str) -> None:
        """Take the next value where there are few, ask for one otherwise; keys have a screen of their own."""
        field = self.fields[name]
        match field.kind:
            case Kind.TABLE:
                self._keys()
            case Kind.FLAG | Kind.CHOICE:
                self.write(name, field.beside(self.value(name), 1))
            case _:
                self._ask(field)

    def _ask(self, field: Setting) -> None:
        def take(typed: str | None) -> None:
            if typed is not None:
                self.write(field.name, field.read(typed))

        value = self.value(field.name)
        lines = isinstance(value, tuple)
        text = "\n".join(value) if isinstance(value, tuple) else str(value)
        window = TypingLines if lines else TypingLine
        about = f"{field.words} {_more(field)}"
        self.app.push_screen(window(field.name, about, text, lambda typed: _fault(field, typed)), take)

    def _keys(self) -> None:
        from quiz.tui.screens.key_settings import KeysScreen

        def look_again(_: None) -> None:
            self.settings = keys.settings
            self.listing.show(self.rows())

        keys = KeysScreen(self.path, self.settings)
        self.app.push_screen(keys, look_again)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the value before and after where values have an order."""
        row = self.listing.row if self.is_mounted else None
        if action == "turn" and row is not None:
            return self.fields[row.name].kind in (Kind.NUMBER, Kind.CHOICE, Kind.FLAG)
        return super().check_action(action, parameters)

    def action_turn(self, steps: int) -> None:
        """Take the value before or after."""
        if (row := self.listing.row) is not None:
            self.write(row.name, self.fields[row.name].beside(self.value(row.name), steps))

    def action_default(self) -> None:
        """Take the usual value again; keys are many, and each has its own."""
        row = self.listing.row
        if row is None:
            return
        if self.fields[row.name].kind is Kind.TABLE:
            self._keys()
        else:
            self.write(row.name, self.fields[row.name].default)

    def write(self, name: str, value: object) -> None:
        """Write a value, and say when it counts."""
        before = self.value(name)
        if value != before:
            super().write(name, value)
        if self.value(name) != before and self.fields[name].at_start:
            self.say("Saved. It counts from the next start of quiz.")


def _more(field: Setting) -> str:
    start = " Counts from the next start." if field.at_start else ""
    if field.kind is Kind.TABLE:
        return ""
    if field.kind is Kind.CHOICE and len(field.choices) > 9:
        return f"Usually {said(field.default)}.{start}"
    usually = said(field.default) if field.default != "" else "empty"
    return f"It takes {field.takes}; usually {usually}.{start}"


def _fault(field: Setting, typed: str) -> str:
    try:
        field.read(typed)
    except QuizError as error:
        return str(error)
    return ""
