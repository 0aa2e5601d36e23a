"""A few lines about something, cut where they end."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from quiz.text.cells import cut
from quiz.tui.contents import single

_ROWS: Final = 3
_LONGEST: Final = 2_000  # characters that are looked at


class Blurb(Widget):
    """Hostile text in at most three lines; an ellipsis says that there is more."""

    text: reactive[str] = reactive("", layout=True)

    def render(self) -> Content:
        """Return the lines at the present width."""
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take as many rows as there are lines."""
        del container, viewport
        return len(self._lines(width))

    def _lines(self, columns: int) -> list[Content]:
        lines = single(self.text, limit=_LONGEST).wrap(max(1, columns))
        if len(lines) <= _ROWS:
            return lines
        last = lines[_ROWS - 1].plain.rstrip()
        return [*lines[: _ROWS - 1], Content(cut(f"{last} …", columns))]
