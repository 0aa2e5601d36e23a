"""The frame of a screen of settings: the list, what the marked one means, and what became of a change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList, Static

from quiz.config import Config
from quiz.errors import QuizError
from quiz.text.display import one_line
from quiz.tui.bound import bound
from quiz.tui.contents import QUIET, plain
from quiz.tui.screens.once import FullScreen
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.setting_list import SettingList, SettingRow
from quiz.tui.widgets.too_small import TooSmall


class AdjustingScreen(FullScreen[None]):
    """Settings of the file at `path`, as `settings` has them; each change is written at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("settings.default", "default", "As usual"),
        bound("app.help", "help", "Help"),
        bound("settings.leave", "dismiss", "Back"),
        bound("settings.quit", "app.quit", "Quit", show=False),
    ]
    heading: ClassVar[str]

    class Changed(Message):
        """A setting, or the keys of one action, has another value in the file."""

        def __init__(self, settings: Config, name: str) -> None:
            super().__init__()
            self.settings = settings
            self.name = name

    def __init__(self, path: Path, settings: Config) -> None:
        super().__init__()
        self.path = path
        self.settings = settings

    def compose(self) -> ComposeResult:
        """Yield the list above what is said of the marked setting."""
        yield TooSmall()
        with Vertical(id="column"):
            yield Static(self.heading, id="title", markup=False)
            yield SettingList()
            yield Static(id="about-setting", markup=False)
            yield Static(id="fault", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the settings."""
        self.listing.show(self.rows())
        self.listing.focus()

    @property
    def listing(self) -> SettingList:
        """The list of settings."""
        return self.query_one(SettingList)

    def rows(self) -> Sequence[SettingRow]:
        """Return the settings as they are now."""
        raise NotImplementedError

    def begin(self, name: str) -> None:
        """Change a setting, or ask for its value."""
        raise NotImplementedError

    def write(self, name: str, value: object) -> None:
        """Write a value into the file, and say what became of it."""
        from quiz.settings.writing import write

        try:
            self.settings = write(self.path, name, value)
        except QuizError as error:
            self.say(f"! {error}")
            return
        self.listing.show(self.rows())
        self.say("Saved.")
        self.post_message(self.Changed(self.settings, name))

    def say(self, sentence: str) -> None:
        """Say what became of a change; where there is none, in which file all of this stands."""
        style = "$warning" if sentence.startswith("!") else "$success"
        said = plain(sentence, style) if sentence else plain(one_line(str(self.path)), QUIET)
        self.query_one("#fault", Static).update(said)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell of the marked setting; what became of another is gone."""
        event.stop()
        row = self.listing.rows[event.option_index]
        self.query_one("#about-setting", Static).update(plain(f"{row.words} {row.more}"))
        self.say("")
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change the setting that was clicked, or marked when the key was pressed."""
        event.stop()
        self.begin(self.listing.rows[event.option_index].name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the value before and after where a subclass has them."""
        del parameters
        return action != "turn"

    def action_help(self) -> None:
        """Tell which keys work here."""
        from quiz.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("settings"))
