"""Screens and windows that end once: keys and clicks that come at once may each ask one to end.

Textual takes the screen beneath away for the second of them, and ends the app when there is none.
"""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen, ScreenResultType


class FullScreen(Screen[ScreenResultType]):
    """A screen that is left once."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """End with this result, unless it has ended."""
        return super().dismiss(result) if self in self.app.screen_stack else AwaitComplete()


class Window(ModalScreen[ScreenResultType]):
    """A window above a screen that is closed once."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """End with this result, unless it has ended."""
        return super().dismiss(result) if self in self.app.screen_stack else AwaitComplete()
