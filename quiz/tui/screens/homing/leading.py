"""From home to the other screens. Each is imported when it is opened: the first paint needs none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.settings import reading
from quiz.study.request import Request
from quiz.tui.screens.homing.counting import Counting

if TYPE_CHECKING:
    from quiz.interview.paper import Order


class Leading(Counting):
    """Opens what is asked for, at the start or by a key."""

    def begin(self) -> None:
        """Open the screen that was asked for at the start, if one was."""
        engine = self.parts.engine
        if engine.study:
            self.study(engine.study)
        elif engine.interview is not None:
            self._interview(engine.interview)
        elif engine.browse is not None:
            self.action_browse(wanted=engine.browse)

    def study(self, request: Request) -> None:
        """Begin a session or a cram, or say why there is nothing to begin."""
        from quiz.tui.sittings import Sittings  # brings the checker; the first paint can wait for it

        if self.library is not None:
            Sittings(self.app, self.parts).open(request)

    def action_interview(self) -> None:
        """Sit a mock interview."""
        self._interview(None)

    def _interview(self, order: Order | None) -> None:
        from quiz.tui.interviews import Interviews  # brings forms and the checker

        Interviews(self.app, self.parts, lambda decks: self.study(Request(decks=decks))).open(order)

    def action_browse(self, search: bool = False, wanted: str = "") -> None:
        """Show all cards, the filter ready to be typed where one is searched."""
        from quiz.tui.screens.browse import BrowseScreen

        if self.library is not None:
            self.app.push_screen(BrowseScreen(self.library, self.parts, wanted=wanted, search=search))

    def action_problems(self) -> None:
        """List what is wrong with which deck, and where."""
        from quiz.tui.screens.problems import ProblemsScreen

        self.app.push_screen(ProblemsScreen(self.library.problems if self.library else ()))

    def action_settings(self) -> None:
        """Show the settings, to be changed; a file that is at fault is told of instead."""
        from quiz.tui.screens.settings import SettingsScreen

        path = self.parts.engine.settings
        if path is None:
            return
        try:
            self.app.push_screen(SettingsScreen(path, reading.load(path)))
        except QuizError as error:
            self.notify(str(error), severity="error", markup=False, timeout=10)

    def action_statistics(self) -> None:
        """Show what was learnt and what comes due."""
        from quiz.tui.screens.statistics import StatisticsScreen

        self.app.push_screen(StatisticsScreen(self.parts))

    def action_help(self) -> None:
        """Tell which keys work here."""
        from quiz.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("home"))
