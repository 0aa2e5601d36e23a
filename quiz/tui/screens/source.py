"""Where a card comes from, to be read where no browser can show it."""

from __future__ import annotations

from textual.content import Content

from quiz.text.display import printable
from quiz.tui.screens.dialog import Dialog


class SourceScreen(Dialog):
    """The source of a card and its address, if it has one."""

    def __init__(self, source: str, address: str | None) -> None:
        super().__init__("Source")
        self.source = source
        self.address = address

    def text(self) -> Content:
        """Return both, each on lines of its own."""
        parts = [self.source] if self.address in (None, self.source) else [self.source, self.address or ""]
        return Content("\n\n").join(Content(printable(part)) for part in parts)
