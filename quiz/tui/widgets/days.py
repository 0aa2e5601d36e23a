"""The days with answers on the home screen: a map of weeks, or one line where there is little room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from quiz.text.heatmap import grid, strip
from quiz.tui.widgets.chart import content

TALL: Final = 34  # rows of the terminal from which the map has room
LOW: Final = 20  # below that the decks need every row
_LABEL: Final = "Days  "
_WEEKS: Final = 52


class Days(Widget):
    """Answers by day up to `today`, in a terminal of so many `rows`; hidden until there are any."""

    counts: reactive[Mapping[int, int]] = reactive(dict, layout=True)
    today: reactive[int] = reactive(1)
    rows: reactive[int] = reactive(24, layout=True)

    def render(self) -> Content:
        """Return the map at the present width."""
        columns = self.content_size.width
        if not self._tall:
            return content([((_LABEL, "quiet"), *strip(self.counts, self.today, columns - len(_LABEL)))])
        return content(grid(self.counts, self.today - 7 * _WEEKS, self.today, columns))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take a row for each line."""
        del container, viewport, width
        return 9 if self._tall else 1

    def watch_counts(self) -> None:
        """Show up with the first answer."""
        self._appear()

    def watch_rows(self) -> None:
        """Leave the room to the decks where there is none to spare."""
        self._appear()

    def _appear(self) -> None:
        self.display = bool(self.counts) and self.rows >= LOW

    @property
    def _tall(self) -> bool:
        return self.rows >= TALL
