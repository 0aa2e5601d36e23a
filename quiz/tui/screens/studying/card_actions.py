"""What can be done with the card itself: a menu of it, and each deed that is no answer and no grade."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual import work

from quiz.errors import QuizError
from quiz.study.card_text import as_text
from quiz.study.sources import address
from quiz.tui import web_page
from quiz.tui.deeds import Deed, Offering
from quiz.tui.screens.card_history import CardHistory
from quiz.tui.screens.menu import Menu
from quiz.tui.screens.note import NoteScreen
from quiz.tui.screens.practice import PracticeScreen
from quiz.tui.screens.source import SourceScreen
from quiz.tui.screens.studying.desk import State
from quiz.tui.screens.studying.leaving import Leaving

_DEEDS: Final = (
    Deed("e", "Edit in your editor", "edit"),
    Deed("k", "Skip: ask it later", "skip"),
    Deed("b", "Bury until tomorrow", "bury"),
    Deed("s", "Suspend until you resume it", "suspend"),
    Deed("f", "Flag, with a note", "flag"),
    Deed("x", "Take the flag off", "unflag"),
    Deed("n", "Practise with other numbers", "numbers"),
    Deed("o", "Open the source", "source"),
    Deed("c", "Copy as text", "copy"),
    Deed("h", "See its history", "history"),
    Deed("i", "Insert a symbol", "symbols"),
    Deed("a", "All actions", "app.palette"),
)
_NAMES: Final = frozenset(deed.action for deed in _DEEDS) - {"symbols", "app.palette"}


class CardActions(Leaving, Offering):
    """The desk of a session at which the card can be set aside, marked, looked up and taken along."""

    @property
    def deeds(self) -> tuple[Deed, ...]:
        """What can be done with the card now."""
        return tuple(deed for deed in _DEEDS if self.check_action(deed.action, ()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the card and the moment allow."""
        if action not in _NAMES and action != "card":
            return super().check_action(action, parameters)
        question = self.session.question
        if question is None or self.state in (State.CHECKING, State.LEAVING):
            return False
        match action:
            case "skip":
                return self.state is State.ASKING
            case "unflag":
                return self.session.noted is not None
            case "source":
                return self.state is State.JUDGED and bool(question.card.source.strip())
            case "numbers":
                return self.state is State.JUDGED and bool(question.card.vary)
            case _:
                return True

    async def action_card(self) -> None:
        """Offer what can be done with the card."""
        self.app.push_screen(Menu("This card", self.deeds), self._do)

    async def _do(self, deed: Deed | None) -> None:
        if deed is not None:
            await self.run_action(deed.action)

    async def action_skip(self) -> None:
        """Ask the card later."""
        await self._set_aside(self.session.skip, "This card comes later.")

    async def action_bury(self) -> None:
        """Ask the card tomorrow."""
        await self._set_aside(self.session.bury, "This card comes back tomorrow.")

    async def action_suspend(self) -> None:
        """Ask the card no more."""
        await self._set_aside(self.session.suspend, "This card is suspended.")

    async def _set_aside(self, act: Callable[[], None], said: str) -> None:
        try:
            act()
        except QuizError as error:
            self.tell(error)
        else:
            self.notify(said, markup=False, timeout=3)
            await self.put()

    def action_numbers(self) -> None:
        """Practise the card with other numbers; the session waits meanwhile."""
        practice = self.session.practise()
        if practice is None:
            self.notify("This card has no other numbers.", markup=False, timeout=3)
        else:
            self.app.push_screen(PracticeScreen(practice, self.parts))

    def action_flag(self) -> None:
        """Ask for a note and flag the card with it."""
        self.app.push_screen(NoteScreen(self.session.noted or ""), self._flag)

    def _flag(self, note: str | None) -> None:
        if note is not None:
            self._mark(note, "Flagged.")

    def action_unflag(self) -> None:
        """Take the flag off the card."""
        self._mark(None, "Took the flag off.")

    def _mark(self, note: str | None, said: str) -> None:
        question = self.session.question
        if question is None:
            return
        try:
            self.session.flag(note)
        except QuizError as error:
            self.tell(error)
        else:
            self.write_heading(question)
            self.refresh_bindings()
            self.notify(said, markup=False, timeout=3)

    def action_copy(self) -> None:
        """Hand the card to the terminal's clipboard; its answer only once it was shown."""
        question = self.session.question
        if question is not None:
            shown = self.state is State.JUDGED
            self.app.copy_to_clipboard(as_text(question, revealed=shown))
            what = "The card" if shown else "The question, without its answer,"
            self.notify(f"{what} was sent to the terminal's clipboard.", markup=False, timeout=4)

    def action_history(self) -> None:
        """Show what became of the card before."""
        try:
            past = self.session.past
        except QuizError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.app.push_screen(CardHistory(past, typed=self.state is State.JUDGED))

    def action_source(self) -> None:
        """Open the source in the browser, or show it where it has no address."""
        question = self.session.question
        if question is None:
            return
        link = address(question.card.source)
        if link is None:
            self.app.push_screen(SourceScreen(question.card.source, None))
        else:
            self._open(question.card.source, link)

    @work(thread=True, group="source")
    def _open(self, source: str, link: str) -> None:
        shown = web_page.show(link)
        self.app.call_from_thread(self._opened, source, link, shown)

    def _opened(self, source: str, link: str, shown: bool) -> None:
        if shown:
            self.notify(f"Opened {link} in your browser.", markup=False, timeout=4)
        else:
            self.app.push_screen(SourceScreen(source, link))
