"""What home shows: the decks, read after the first paint, and what waits in them, counted in a thread."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from quiz.errors import QuizError
from quiz.tui.bound import keys_of
from quiz.tui.contents import QUIET, plain
from quiz.tui.engine import Parts
from quiz.tui.widgets.blurb import Blurb
from quiz.tui.widgets.days import Days
from quiz.tui.widgets.deck_list import EVERYTHING, DeckList, DeckRow, header
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from cards.library import Library
    from cards.problems import Problem
    from quiz.tui.today import Today


class Counting(Screen[None]):
    """The decks with what waits in each, a line for today, and a line for what is wrong with any deck."""

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

    def on_counting_delayed(self, message: Delayed) -> None:
        """Say why it takes a while."""
        self.query_one("#today", Static).update(plain(message.reason))

    def on_counting_opened(self, message: Opened) -> None:
        """Show the decks, start the prover, and go where one wants to begin."""
        self.library = message.library
        self._show_trouble(message.library.problems)
        self._count(message.library)
        self.call_after_refresh(self.parts.start_prover)
        self.begin()

    def begin(self) -> None:
        """Open the screen that was asked for at the start, if one was."""

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

    def on_counting_uncounted(self, message: Uncounted) -> None:
        """Say why there are no figures."""
        self.query_one("#today", Static).update(plain(str(message.error)))

    def on_counting_counted(self, message: Counted) -> None:
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
