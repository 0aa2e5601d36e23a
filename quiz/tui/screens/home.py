"""Where one begins: the decks with what waits in each, and one key to study all of it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from quiz import config
from quiz.errors import QuizError
from quiz.study.request import Request
from quiz.tui import ways
from quiz.tui.bound import bound, keys_of
from quiz.tui.contents import QUIET, plain
from quiz.tui.deeds import Deed, Offering
from quiz.tui.engine import Parts
from quiz.tui.ways import MORE, Portion
from quiz.tui.widgets.blurb import Blurb
from quiz.tui.widgets.days import Days
from quiz.tui.widgets.deck_list import EVERYTHING, DeckList, DeckRow, header
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from cards.library import Library
    from cards.problems import Problem
    from quiz.interview.paper import Order
    from quiz.tui.today import Today


class HomeScreen(Screen[None], Offering):
    """The decks, a line for today, and a line for what is wrong with any deck."""

    menu = "home.ways"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("home.study-all", "study_all", "Study all"),
        bound("home.ways", "ways", "Modes"),
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

    library: reactive[Library | None] = reactive(None, bindings=True, init=False)
    held_back: reactive[bool] = reactive(False, bindings=True, init=False)  # by the limit of new cards

    class Opened(Message):
        """The log is open and the decks are read."""

        def __init__(self, library: Library) -> None:
            super().__init__()
            self.library = library

    class Delayed(Message):
        """Opening the log will take a while."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    class Failed(Message):
        """The review log cannot be used."""

        def __init__(self, error: QuizError) -> None:
            super().__init__()
            self.error = error

    class Counted(Message):
        """What waits is counted."""

        def __init__(self, today: Today) -> None:
            super().__init__()
            self.today = today

    class Uncounted(Failed):
        """The review log could be opened and cannot be read."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts

    def compose(self) -> ComposeResult:
        """Yield the frame; the decks follow after the first paint."""
        yield TooSmall()
        with Vertical(id="column"):
            yield Static("Proofdeck", id="title", markup=False)
            yield Static("Reading the decks…", id="today", markup=False)
            yield Static(id="columns", markup=False)
            yield DeckList()
            yield Days()
            yield Blurb(id="about")
            yield Static(id="trouble", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Read the decks once something is on the screen."""
        self.call_after_refresh(self._read_decks)

    def on_screen_resume(self) -> None:
        """Count anew: a session may just have ended, or a day begun."""
        if self.library is not None:
            self._count(self.library)

    @work(thread=True, exclusive=True)
    def _read_decks(self) -> None:
        if reason := self.parts.delay():
            self.post_message(self.Delayed(reason))
        try:
            library = self.parts.open()
        except QuizError as error:
            self.post_message(self.Failed(error))
        else:
            self.post_message(self.Opened(library))

    def on_home_screen_delayed(self, message: Delayed) -> None:
        """Say why it takes a while."""
        self.query_one("#today", Static).update(plain(message.reason))

    def on_home_screen_opened(self, message: Opened) -> None:
        """Show the decks, start the prover, and begin to study if that was asked for."""
        self.library = message.library
        self._show_trouble(message.library.problems)
        self._count(message.library)
        self.call_after_refresh(self.parts.start_prover)
        if self.parts.engine.study:
            self._study(self.parts.engine.study)
        elif self.parts.engine.interview is not None:
            self._interview(self.parts.engine.interview)
        elif self.parts.engine.browse is not None:
            self.action_browse(wanted=self.parts.engine.browse)

    @work(thread=True, exclusive=True, group="count", description="count")  # else all cards are written out
    def _count(self, library: Library) -> None:
        """Count what waits; with a hundred thousand cards that takes its time."""
        from quiz.tui import today

        worker = get_current_worker()
        try:
            day = today.of(library, self.parts)
        except QuizError as error:
            self.post_message(self.Uncounted(error))
        else:
            if not worker.is_cancelled:  # a later count has taken its place
                self.post_message(self.Counted(day))

    def on_home_screen_uncounted(self, message: Uncounted) -> None:
        """Say why there are no figures."""
        self.query_one("#today", Static).update(plain(str(message.error)))

    def on_home_screen_counted(self, message: Counted) -> None:
        """Show what waits in each deck, and the days around this one."""
        day = message.today
        backlog = keys_of(self).named(day.backlog)
        lines = [plain(day.sentence), *(plain(line, QUIET) for line in (day.outlook, backlog) if line)]
        self.query_one("#today", Static).update(Content("\n").join(lines))
        self.held_back = day.held_back
        self._show_decks(day)
        days = self.query_one(Days)
        days.today, days.counts = day.day, day.answers

    def _show_decks(self, day: Today) -> None:
        everything = DeckRow(EVERYTHING, "All decks", day.counts, day.recalled)
        rows = [
            DeckRow(deck.deck_id, deck.title, deck, day.retention.get(deck.deck_id)) for deck in day.decks
        ]
        decks = self.query_one(DeckList)
        decks.show([everything, *rows] if rows else [])
        decks.focus()
        self._show_header()

    def _show_trouble(self, problems: Collection[Problem]) -> None:
        from quiz.tui.today import trouble

        line = self.query_one("#trouble", Static)
        line.update(plain(keys_of(self).named(trouble(problems))))
        line.display = bool(problems)

    def on_resize(self) -> None:
        """Keep the names of the columns above them, once the list has its width; use room where it is."""
        self.call_after_refresh(self._show_header)
        self.query_one(Days).rows = self.size.height

    def _show_header(self) -> None:
        self.query_one("#columns", Static).update(header(self.query_one(DeckList)))

    def on_option_list_option_highlighted(self, event: DeckList.OptionHighlighted) -> None:
        """Say what the highlighted deck is about."""
        row = self.query_one(DeckList).rows[event.option_index]
        deck = self.library.deck(row.id) if self.library else None
        about = self.query_one(Blurb)
        about.text = deck.about if deck else ""
        about.display = bool(about.text)

    def on_deck_list_chosen(self, message: DeckList.Chosen) -> None:
        """Study the chosen deck."""
        self._study(Request(decks=None if message.deck == EVERYTHING else (message.deck,)))

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
        self._study(Request())

    def action_more(self) -> None:
        """Study the highlighted deck with some more new cards than the limit of the day."""
        self._study(msgspec.structs.replace(self._chosen.request, new=MORE))

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
        self._study(ways.request(self._chosen.request, way))

    def action_choose(self) -> None:
        """Choose some decks, tags and levels, then the way to study them."""
        from quiz.tui.sittings import Sittings

        Sittings(self.app, self.parts).choose(self._chosen)

    def action_interview(self) -> None:
        """Sit a mock interview."""
        self._interview(None)

    def _interview(self, order: Order | None) -> None:
        from quiz.tui.interviews import Interviews  # brings forms and the checker

        Interviews(self.app, self.parts, lambda decks: self._study(Request(decks=decks))).open(order)

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
            self.app.push_screen(SettingsScreen(path, config.load(path)))
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

    def _study(self, request: Request) -> None:
        from quiz.tui.sittings import Sittings  # brings the checker; the first paint can wait for it

        if self.library is not None:
            Sittings(self.app, self.parts).open(request)
