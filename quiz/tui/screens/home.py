"""Where one begins: the decks with what waits in each, and one key to study all of it."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from textual.binding import BindingType

from quiz.study.request import Request
from quiz.tui import ways
from quiz.tui.bound import bound
from quiz.tui.deeds import Deed, Offering
from quiz.tui.screens.homing.leading import Leading
from quiz.tui.ways import MORE, Portion
from quiz.tui.widgets.deck_list import EVERYTHING, DeckList


class HomeScreen(Leading, Offering):
    """The keys of home, and what they do with the highlighted deck."""

    menu = "home.ways"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("home.study-all", "study_all", "Study all"),
        bound("home.ways", "ways", "Ways"),
        bound("home.more", "more", f"{MORE} more new"),
        bound("home.statistics", "statistics", "Statistics"),
        bound("home.interview", "interview", "Interview"),
        bound("home.browse", "browse", "Browse"),
        bound("home.search", "browse(True)", "Search cards", show=False),
        bound("home.problems", "problems", "Problems"),
        bound("home.settings", "settings", "Settings", show=False),
        bound("home.theme", "app.turn_theme", "Light/dark", show=False),
        bound("app.help", "help", "Help", key_display="?"),
        bound("home.quit", "app.quit", "Quit"),
    ]

    def on_deck_list_chosen(self, message: DeckList.Chosen) -> None:
        """Study the chosen deck."""
        self.study(Request(decks=None if message.deck == EVERYTHING else (message.deck,)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is something to do for."""
        del parameters
        library = self.library
        if action == "problems":
            return bool(library and library.problems)
        if action == "settings":
            return self.parts.engine.settings is not None
        if action == "more":
            return self.held_back
        if action in ("study_all", "ways", "statistics", "interview", "browse"):
            return bool(library and library.decks)
        return True

    def action_study_all(self) -> None:
        """Study everything that is due, then new cards."""
        self.study(Request())

    def action_more(self) -> None:
        """Study the highlighted deck with some more new cards than the limit of the day."""
        self.study(msgspec.structs.replace(self._chosen.request, new=MORE))

    @property
    def _chosen(self) -> Portion:
        """The highlighted deck, or all of them."""
        decks = self.query_one(DeckList)
        row = decks.rows[decks.highlighted or 0]
        return Portion(row.title, Request(decks=None if row.id == EVERYTHING else (row.id,)), row.counts)

    @property
    def deeds(self) -> tuple[Deed, ...]:
        """The ways to study the highlighted deck."""
        if not self.query_one(DeckList).rows:
            return ()
        several = "decks, tags" if self._chosen.request.decks is None else "tags"
        return (*ways.deeds(self._chosen.counts), Deed("t", f"Choose {several} and levels…", "choose"))

    def action_ways(self) -> None:
        """Offer the ways to study the highlighted deck."""
        from quiz.tui.sittings import how

        self.app.push_screen(how(self._chosen, self.deeds), self._do)

    async def _do(self, deed: Deed | None) -> None:
        if deed is not None:
            await self.run_action(deed.action)

    def action_study_as(self, way: str) -> None:
        """Study the highlighted deck in one of the ways."""
        self.study(ways.request(self._chosen.request, way))

    def action_choose(self) -> None:
        """Choose some decks, tags and levels, then the way to study them."""
        from quiz.tui.sittings import Sittings

        Sittings(self.app, self.parts).choose(self._chosen)
