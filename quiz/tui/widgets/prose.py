"""Deck text with formulas, set to the width it is given."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from quiz.text.prompt import layout
from quiz.tui.contents import of_rows


class Prose(Widget):
    """Text in which `$…$` is drawn as a formula."""

    text: reactive[str] = reactive("", layout=True)

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.set_reactive(Prose.text, text)

    def render(self) -> Content:
        """Return the lines at the present width."""
        return of_rows(layout(self.text, self.content_size.width))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take the whole width."""
        del viewport
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take as many rows as the text has lines."""
        del container, viewport
        return len(layout(self.text, width)) if self.text else 0
