"""A list of options that bears keys before it has a place on the screen."""

from __future__ import annotations

from textual._widget_navigation import Direction
from textual.widgets import OptionList


class Options(OptionList):
    """Textual's list, which ends the app when a page is turned before it was laid out (8.2.8)."""

    def _move_page(self, direction: Direction) -> None:
        if self.scrollable_content_region:
            super()._move_page(direction)
