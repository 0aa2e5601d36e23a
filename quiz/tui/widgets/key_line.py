"""The keys that work now, in one line; none is cut in half."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from textual import events
from textual.widget import Widget
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from quiz.text.cells import width

_STAY: Final = frozenset(
    {"help", "leave", "home", "back", "dismiss", "app.quit"}
)  # the way out, and to the rest
_AT_EASE: Final = 3  # columns around a key and its words
_TIGHT: Final = 2


class KeyLine(Footer):
    """Leaves air between the keys where there is room for it, and leaves out the last ones that do not fit.

    Help and the way out always stay; help tells of the others.
    """

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)
        self._room = 0

    def compose(self) -> Iterator[Widget]:
        """Yield the keys that fit."""
        keys = [key for key in super().compose() if isinstance(key, FooterKey)]
        self._room = self.size.width
        self.compact = _columns(keys, _AT_EASE) > self._room
        yield from _fitting(keys, self._room + 1) if self.compact else keys  # no gap behind the last

    def on_resize(self, event: events.Resize) -> None:
        """Choose anew what fits."""
        if event.size.width != self._room:
            self.call_after_refresh(self.recompose)


def _fitting(keys: Sequence[FooterKey], room: int) -> list[FooterKey]:
    shown = list(keys)
    others = [key for key in keys if key.action not in _STAY]
    while _columns(shown, _TIGHT) > room and others:
        shown.remove(others.pop())
    return shown


def _columns(keys: Sequence[FooterKey], between: int) -> int:
    return sum(width(key.key_display) + width(key.description) + between for key in keys)
