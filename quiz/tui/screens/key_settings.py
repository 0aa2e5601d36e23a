"""The keys of every action, to be looked up and changed."""

from __future__ import annotations

from typing import Final

from quiz.keys.chosen import Keys
from quiz.keys.faults import faults
from quiz.keys.usual import USUAL
from quiz.tui.screens.adjusting.screen import AdjustingScreen
from quiz.tui.screens.adjusting.typing import TypingLine
from quiz.tui.widgets.setting_list import SettingRow

_HOW: Final = "Part keys by commas, as in F8,ctrl+l,slash,comma. Nothing at all: the usual keys."


class KeysScreen(AdjustingScreen):
    """All actions by their names, with the keys in force."""

    CSS_PATH = "settings.tcss"
    heading = "Keys"

    def rows(self) -> list[SettingRow]:
        """Return a line for each action."""
        keys = Keys(self.settings.keys)
        return [
            SettingRow(
                action,
                keys.all(action),
                _sentence(usual.words),
                f"Usually {Keys().all(action).replace('  ', ', ')}.",
                action in self.settings.keys,
            )
            for action, usual in USUAL.items()
        ]

    def begin(self, name: str) -> None:
        """Ask for the keys of an action."""

        def take(typed: str | None) -> None:
            if typed is not None:
                self.write(f"keys.{name}", typed.strip() or None)

        present = self.settings.keys.get(name, USUAL[name].keys)
        window = TypingLine(
            name, f"{_sentence(USUAL[name].words)} {_HOW}", present, lambda typed: self._fault(name, typed)
        )
        self.app.push_screen(window, take)

    def _fault(self, action: str, typed: str) -> str:
        others = {name: keys for name, keys in self.settings.keys.items() if name != action}
        chosen = {**others, action: typed} if typed.strip() else others
        return next((wrong for _, wrong in faults(chosen)), "")

    def action_default(self) -> None:
        """Give the marked action its usual keys again."""
        row = self.listing.row
        if row is not None and not (wrong := self._fault(row.name, "")):
            self.write(f"keys.{row.name}", None)
        elif row is not None:
            self.say(f"! {wrong}")


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
