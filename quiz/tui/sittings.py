"""From the wish to study to the screen: which cards, in which way, and what is said where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from quiz.errors import QuizError
from quiz.study.cram import Cram
from quiz.study.groups import Groups
from quiz.study.request import Request
from quiz.study.result import nothing
from quiz.study.summary import beyond_limits
from quiz.text.display import one_line
from quiz.tui import ways
from quiz.tui.bound import keys_of
from quiz.tui.deeds import Deed
from quiz.tui.engine import Parts
from quiz.tui.screens.beginning import Beginning
from quiz.tui.screens.cram import CramScreen
from quiz.tui.screens.menu import Menu
from quiz.tui.screens.pick_form import PickForm
from quiz.tui.screens.study import StudyScreen
from quiz.tui.ways import MORE, Portion

if TYPE_CHECKING:
    from cards.library import Library
    from quiz.study.session import Session


class Sittings:
    """Opens sessions and crams above the home screen."""

    def __init__(self, app: App[None], parts: Parts) -> None:
        self._app = app
        self._parts = parts

    @property
    def _library(self) -> Library:
        assert self._parts.library is not None
        return self._parts.library

    def open(self, request: Request) -> None:
        """Begin what is asked for, or say why there is nothing to begin."""
        self._app.push_screen(Beginning(lambda: self._begin(request)), self._show)

    def _begin(self, request: Request) -> Session | Cram | str:
        """Return what was begun, in whatever thread, or why nothing waits."""
        sitting = self._parts.begin(request)
        return sitting if sitting.question is not None else self._nothing(sitting, request)

    def _show(self, begun: Session | Cram | str | QuizError | None) -> None:
        if isinstance(begun, str):
            self._app.notify(begun, markup=False, timeout=10)
        elif isinstance(begun, QuizError):
            self._app.notify(str(begun), severity="error", markup=False)
        elif isinstance(begun, Cram):
            self._app.push_screen(CramScreen(begun, self._parts))
        elif begun is not None:
            self._app.push_screen(StudyScreen(begun, self._parts))

    def _nothing(self, sitting: Session | Cram, request: Request) -> str:
        """Say that nothing waits, and how to go on where only the limit of a day is in the way."""
        if isinstance(sitting, Cram):
            return nothing(request)
        kept = beyond_limits(sitting.waiting, sitting.held_back, sitting.limits)
        if not kept:
            return "Nothing waits there today."
        key = keys_of(self._app).first("home.more")
        more = f" Press {key} to study {MORE} more."
        return f"{kept}{more}" if sitting.held_back and not sitting.waiting.due else kept

    def choose(self, chosen: Portion) -> None:
        """Ask for some of these cards, then for the way to study them."""
        decks = [
            deck
            for deck in self._library.decks
            if chosen.request.decks is None or deck.id in chosen.request.decks
        ]
        engine, store = self._parts.engine, self._parts.store

        def groups() -> Groups:
            return Groups(decks, store.standings(), engine.today, engine.config.limits)

        self._app.push_screen(PickForm(chosen, groups), self._ask_how)

    def _ask_how(self, chosen: Portion | None) -> None:
        if chosen is None:
            return

        def study(deed: Deed | None) -> None:
            if deed is not None:
                self.open(ways.request(chosen.request, deed.key))

        self._app.push_screen(how(chosen, tuple(ways.deeds(chosen.counts))), study)


def how(chosen: Portion, deeds: tuple[Deed, ...]) -> Menu:
    """Return the question how to study some cards."""
    return Menu(f"Ways to study: {one_line(chosen.title)}", deeds)
