"""What each of some keys does: two columns, the second of which is broken into lines of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class KeyList(Widget):
    """A title, and rows of a key and a text; where there is little room, each text stands below its key."""

    def __init__(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.heading = title
        self.rows = rows

    def render(self) -> Content:
        """Return the lines at the present width."""
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take as many rows as there are lines."""
        del container, viewport
        return len(list(self._lines(width)))

    def _lines(self, width: int) -> Iterator[Content]:
        yield Content.assemble((self.heading, "bold"))
        edge = max(len(key) for key, _ in self.rows) + 3
        below = edge > width // 2
        indent = 4 if below else edge
        for key, text in self.rows:
            lines = Content(text).wrap(max(1, width - indent))
            if below:
                yield Content.assemble((key, "$primary"))
            else:
                yield Content.assemble((key.ljust(edge), "$primary"), lines[0])
            yield from (Content(" " * indent) + line for line in lines[0 if below else 1 :])
