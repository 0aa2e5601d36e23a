"""The moment before a session: its cards are chosen beside the screen, and no key goes astray."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual import work
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from quiz.errors import QuizError
from quiz.tui.screens.once import Window

if TYPE_CHECKING:
    from quiz.study.cram import Cram
    from quiz.study.session import Session

    Begun = Session | Cram | str | QuizError  # a sentence where there is nothing to begin

_AT_ONCE: Final = 0.3  # seconds that need no word


class Beginning(Window["Begun"]):
    """Covers the screen until `begin` is done, with a word once that takes long; of many cards it may."""

    CSS_PATH = "dialog.tcss"

    class Done(Message):
        """The cards are chosen."""

        def __init__(self, begun: Begun) -> None:
            super().__init__()
            self.begun = begun

    def __init__(self, begin: Callable[[], Session | Cram | str]) -> None:
        super().__init__()
        self._begin = begin

    def compose(self) -> ComposeResult:
        """Yield the word, which is not seen yet."""
        yield Static("Choosing the cards…", id="patience")

    def on_mount(self) -> None:
        """Begin in a thread."""
        self.set_timer(_AT_ONCE, lambda: self.add_class("-long"))
        self._choose()

    @work(thread=True)
    def _choose(self) -> None:
        try:
            self.post_message(self.Done(self._begin()))
        except QuizError as error:
            self.post_message(self.Done(error))

    def on_beginning_done(self, message: Done) -> None:
        """Give way to the first card."""
        self.dismiss(message.begun)
