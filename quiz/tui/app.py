"""The app: its looks, its keys, and the order in which its parts come to life.

The first paint needs no deck: the home screen appears, then the log is opened and the decks are read in a
thread, then the prover's process is started. Neither NumPy nor SymPy is ever imported here.
"""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

import msgspec
from textual import constants, events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import ModalScreen
from textual.theme import Theme

from quiz.errors import QuizError
from quiz.keys.chosen import Keys
from quiz.text.ascii import can_write
from quiz.tui import themes
from quiz.tui.bound import Keyed, bound
from quiz.tui.engine import Engine, Parts
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.keeping import Keeping
from quiz.tui.widgets.too_small import COLUMNS, ROWS, WIDE

if TYPE_CHECKING:
    from quiz.tui.screens.adjusting.screen import AdjustingScreen
    from quiz.tui.screens.palette import Offer

__all__ = ["Engine", "ProofdeckApp", "run"]

_ENTER: Final = "⏎"  # of Textual


class ProofdeckApp(App[None], Keyed):
    """Proofdeck in a terminal."""

    TITLE = "Proofdeck"
    ENABLE_COMMAND_PALETTE = (
        False  # Textual 8.2.8 ends the app when its own is closed while still being filled
    )
    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - declared by Textual as it is
        (0, "-tiny"),
        (COLUMNS, "-narrow"),
        (WIDE, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (ROWS, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("app.theme", "turn_theme", "Light or dark", show=False),
        bound("app.palette", "palette", "Find an action", show=False, priority=True),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self.parts = Parts(engine)
        self.failure: QuizError | None = None
        for theme in themes.THEMES:
            self.register_theme(theme)
        self._take_theme()
        self._take_keys()
        self._take_motion()

    def get_default_screen(self) -> HomeScreen:
        """Return the first screen."""
        return HomeScreen(self.parts)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the colours that every theme needs beside its own."""
        return themes.stand_ins(self.current_theme)

    def on_ready(self) -> None:
        """Say so when the settings name a theme that does not exist."""
        self.theme_changed_signal.subscribe(self, self._remember)
        wanted = self.parts.engine.config.theme
        if wanted and self._theme_of(wanted) != wanted and wanted not in ("dark", "light"):
            self.notify(f"There is no theme {wanted!r}; the usual one is shown.", markup=False)

    def on_counting_opened(self) -> None:
        """Collect garbage again: the code and the decks stay, and looking at them all holds the screen up."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def get_key_display(self, binding: Binding) -> str:
        """Return how a key is called, without the sign for Enter where the terminal cannot show it."""
        shown = super().get_key_display(binding)
        terminal = sys.__stderr__  # what Textual draws on
        plain = terminal is not None and not can_write(_ENTER, terminal.encoding)
        return shown.replace(_ENTER, "enter") if plain else shown

    def get_driver_class(self) -> type[Driver]:
        """Return the usual driver, patient with bytes that are no text where it is Linux's or macOS's."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from quiz.tui.keyboard import PatientDriver

        return PatientDriver

    async def action_quit(self) -> None:
        """Leave, unless a screen holds something that it cannot bring into safety."""
        if all(screen.keep() for screen in self.screen_stack if isinstance(screen, Keeping)):
            self.exit()

    def action_turn_theme(self) -> None:
        """Turn from light to dark or back."""
        self.theme = themes.other(self.theme, dark=self.current_theme.dark)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no palette above a window: its keys are its own."""
        del parameters
        return action != "palette" or not isinstance(self.screen, ModalScreen)

    def action_palette(self) -> None:
        """List what can be done on the screen, to be found by its name."""
        from quiz.tui.screens.palette import Palette, offers

        self.push_screen(Palette(offers(self.screen)), self._do)

    async def _do(self, offer: Offer | None) -> None:
        if offer is not None:
            await self.run_action(offer.action, offer.node)

    async def on_event(self, event: events.Event) -> None:
        """Pass over keys, clicks and pastes while nothing can be seen of what they would do."""
        if not self._hidden or not isinstance(event, events.InputEvent | events.Paste) or _leaves(event):
            await super().on_event(event)

    @property
    def _hidden(self) -> bool:
        columns, rows = self.size
        return columns < COLUMNS or rows < ROWS

    def on_counting_failed(self, message: HomeScreen.Failed) -> None:
        """Leave when the review log cannot be used; the command line says why."""
        self.failure = message.error
        self.exit(return_code=message.error.code)

    def on_adjusting_screen_changed(self, message: AdjustingScreen.Changed) -> None:
        """Let what was changed in the settings count at once; what the command line settled stays."""
        engine, (name, _, _) = self.parts.engine, message.name.partition(".")
        changed = msgspec.structs.replace(engine.config, **{name: getattr(message.settings, name)})
        self.parts.engine = replace(engine, config=changed)
        match name:
            case "theme":
                self._take_theme()
            case "keys":
                self._take_keys()
            case "motion":
                self._take_motion()

    def _take_theme(self) -> None:
        """Wear the theme of the settings, or else the one turned to last."""
        engine = self.parts.engine
        last = themes.remembered(engine.look) if engine.look else ""
        self.theme = self._theme_of(engine.config.theme or last)

    def _take_keys(self) -> None:
        """Let the keys of the settings be those of all screens."""
        self.keys = Keys(self.parts.engine.config.keys)
        self.set_keymap(self.keys.keymap)

    def _take_motion(self) -> None:
        """Keep all still if the settings say so; otherwise it is as the environment has it."""
        still = self.parts.engine.config.motion == "reduced"
        self.animation_level = "none" if still else constants.TEXTUAL_ANIMATIONS

    def _remember(self, theme: Theme) -> None:
        """Keep a theme that was turned to; where the settings name one, it stays the one of each start."""
        if self.parts.engine.look is not None:
            themes.remember(self.parts.engine.look, theme.name)

    def _theme_of(self, name: str) -> str:
        name = {"": themes.DARK, "dark": themes.DARK, "light": themes.LIGHT}.get(name, name)
        return name if name in self.available_themes else themes.DARK


def _leaves(event: events.Event) -> bool:
    return isinstance(event, events.Key) and event.key in ("ctrl+q", "ctrl+c")


def run(engine: Engine) -> int:
    """Run the app until the learner leaves; return the exit code. Raises QuizError without a usable log."""
    app = ProofdeckApp(engine)
    try:
        app.run()
    finally:
        app.parts.close()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
