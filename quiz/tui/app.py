"""The app: its looks, its keys, what it is given, and the order in which its parts come to life.

The first paint needs no deck: the home screen appears, then the decks are read in a thread, then the prover's
process is started. Neither NumPy nor SymPy is ever imported here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.app import App
from textual.binding import Binding, BindingType

from cards.library import Library
from quiz.clock import Clock, learner_day
from quiz.config import Config
from quiz.log.store import Store
from quiz.tui import themes
from quiz.tui.screens.home import HomeScreen
from quiz.tui.widgets.too_small import COLUMNS, ROWS
from solvers.prover import WorkerProver

WIDE: Final = 100  # columns from which a screen may set things side by side


@dataclass(frozen=True, slots=True)
class Engine:
    """All that the screens touch, so that a test may replace each part.

    `load` reads the decks; it is called in a thread, after the first paint. With `study` a session begins at
    once, on the decks with the ids in `decks` (None: all), and the home screen comes after it.
    """

    load: Callable[[], Library]
    store: Store
    clock: Clock
    config: Config
    study: bool = False
    decks: Collection[str] | None = None
    prover: WorkerProver | None = None

    @property
    def today(self) -> int:
        """The learner's day as an ordinal."""
        return learner_day(self.clock.now(), self.config.rollover_hour)


class ProofdeckApp(App[None]):
    """Proofdeck in a terminal."""

    TITLE = "Proofdeck"
    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - declared by Textual as it is
        (0, "-tiny"),
        (COLUMNS, "-narrow"),
        (WIDE, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (ROWS, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6", "turn_theme", "Light or dark", show=False, id="theme"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self.engine = engine
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = self._theme_of(engine.config.theme)

    def get_default_screen(self) -> HomeScreen:
        """Return the first screen."""
        return HomeScreen(self.engine)

    def on_ready(self) -> None:
        """Start what is slow to start, now that something is on the screen."""
        if self.engine.prover is not None:
            self.call_after_refresh(self.engine.prover.start)
        wanted = self.engine.config.theme
        if wanted and self._theme_of(wanted) != wanted and wanted not in ("dark", "light"):
            self.notify(f"There is no theme {wanted!r}; the usual one is shown.", markup=False)

    def action_turn_theme(self) -> None:
        """Turn from light to dark or back."""
        self.theme = themes.other(self.theme, dark=self.current_theme.dark)

    def _theme_of(self, name: str) -> str:
        name = {"": themes.DARK, "dark": themes.DARK, "light": themes.LIGHT}.get(name, name)
        return name if name in self.available_themes else themes.DARK


def run(engine: Engine) -> int:
    """Run the app until the learner leaves it; return the exit code."""
    app = ProofdeckApp(engine)
    try:
        app.run()
    finally:
        if engine.prover is not None:
            engine.prover.close()
    return app.return_code or 0
