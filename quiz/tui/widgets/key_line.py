"""The keys that work now, in one line; none is cut in half."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from quiz.text.cells import width

_STAY: Final = frozenset(
    {"help", "leave", "home", "back", "dismiss", "app.quit"}
)  # the way out, and to the rest
_LAST: Final = frozenset({"help", "app.quit"})
_AT_EASE: Final = 3  # columns around a key and its words
_TIGHT: Final = 2


class Named(NamedTuple):
    """A key as the line names it: its name for the app, how it is written, and what it does."""

    key: str
    written: str
    words: str
    action: str
    enabled: bool

    @property
    def columns(self) -> int:
        """What it takes without the air around it."""
        return width(self.written) + width(self.words)


class KeyLine(Widget, can_focus=False):
    """Leaves air between the keys where there is room for it, and leaves out the last ones that do not fit.

    Help and the way out always stay; help tells of the others. One widget, painted anew when other keys work:
    Textual's own footer makes a widget of each key whenever the focus moves, a fifth of the time of a key.
    """

    ALLOW_SELECT = False
    keys: reactive[tuple[Named, ...]] = reactive(())

    def on_mount(self) -> None:
        """Follow what the screen offers."""
        self.screen.bindings_updated_signal.subscribe(self, self.follow)
        self.follow(self.screen)

    def on_unmount(self) -> None:
        """Follow no longer."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def follow(self, screen: Screen[object]) -> None:
        """Name the keys that work on the screen now; a window without the focus keeps those it had."""
        if self.app.app_focus and self.is_attached and screen is self.screen:
            self.keys = named(screen)

    def render(self) -> Content:
        """Return the keys that fit."""
        return Content.assemble(
            *(part for name, air in self._placed() for part in _painted(name, air == _AT_EASE))
        )

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        end = 0
        for name, air in self._placed():
            end += name.columns + air
            if event.x < end:
                self.app.simulate_key(name.key)
                return

    def _placed(self) -> list[tuple[Named, int]]:
        room = self.size.width
        if _columns(self.keys, _AT_EASE) <= room:
            return [(name, _AT_EASE) for name in self.keys]
        return [(name, _TIGHT) for name in _fitting(self.keys, room + 1)]  # no gap behind the last


def named(screen: Screen[object]) -> tuple[Named, ...]:
    """Return the keys that the screen shows, the first of each action; help and quitting come last."""
    shown: dict[str, Named] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.show:
            written = screen.app.get_key_display(binding)
            shown.setdefault(
                binding.action,
                Named(binding.key, written, binding.description, binding.action, active.enabled),
            )
    return tuple(sorted(shown.values(), key=lambda name: name.action in _LAST))


def _painted(name: Named, at_ease: bool) -> tuple[tuple[str, str], ...]:
    air = " " if at_ease else ""
    key = "bold $footer-key-foreground" if name.enabled else "dim $footer-key-foreground"
    words = "$footer-description-foreground" if name.enabled else "dim $footer-description-foreground"
    return (f"{air}{name.written} ", key), (f"{name.words} ", words)


def _fitting(keys: Sequence[Named], room: int) -> list[Named]:
    shown = list(keys)
    others = [key for key in keys if key.action not in _STAY]
    while _columns(shown, _TIGHT) > room and others:
        shown.remove(others.pop())
    return shown


def _columns(keys: Sequence[Named], between: int) -> int:
    return sum(key.columns + between for key in keys)
