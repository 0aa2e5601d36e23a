"""Every action of a screen under its name: type a part of it, Enter does it.

Textual's own palette is filled in the background, and ends the app when it is closed meanwhile. This one has
all its lines before it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

import msgspec
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.dom import DOMNode
from textual.fuzzy import Matcher
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from quiz.tui.bound import bound, keys_of
from quiz.tui.deeds import Deed, Offering
from quiz.tui.screens.menu import line
from quiz.tui.screens.once import Window
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.options import Options

_KEYS: Final = 8  # columns of the keys
_NOT_LISTED: Final = frozenset({"palette", "help_quit"})


class Offer(msgspec.Struct, frozen=True):
    """A deed, and the part of the screen that does it."""

    deed: Deed
    node: DOMNode

    @property
    def action(self) -> str:
        """The action's name, as the node knows it."""
        return self.deed.action


def offers(screen: Screen[object]) -> list[Offer]:
    """Return all that can be done on a screen now: its keys that have a name, and its other deeds."""
    found: dict[str, Offer] = {}
    for offer in (*_of_keys(screen), *_of_menus(screen)):
        found.setdefault(offer.action.removeprefix("app."), offer)
    return [offer for action, offer in found.items() if action not in _NOT_LISTED]


def _of_keys(screen: Screen[object]) -> Iterator[Offer]:
    for active in screen.active_bindings.values():
        binding = active.binding
        named = binding.show or binding.id or binding.action == "quit"
        if active.enabled and binding.description and named:
            shown = screen.app.get_key_display(binding)
            yield Offer(Deed(shown, binding.description, binding.action), active.node)


def _of_menus(screen: Screen[object]) -> Iterator[Offer]:
    if not isinstance(screen, Offering):
        return
    opener = keys_of(screen).first(screen.menu)
    for deed in screen.deeds:
        yield Offer(Deed(f"{opener} {deed.key}", deed.words, deed.action), screen)


class Palette(Window[Offer | None]):
    """A line to type in above the actions; ends with the one that was chosen."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("palette.choose", "choose", "Do it"),
        bound("palette.close", "leave", "Close"),
        bound("palette.up", "move(-1)"),
        bound("palette.down", "move(1)"),
    ]

    def __init__(self, choices: Sequence[Offer]) -> None:
        super().__init__()
        self.choices = tuple(choices)
        self.listed = self.choices

    def compose(self) -> ComposeResult:
        """Yield the line and all actions."""
        with Vertical(id="window"):
            yield Static("What can be done here", id="window-title", markup=False)
            yield Input(placeholder="type a part of its name", max_length=60, id="note")
            deeds = Options(*map(_option, self.choices), id="deeds")
            deeds.can_focus = False
            yield deeds
        yield KeyLine()

    def on_mount(self) -> None:
        """Mark the first action, and keep the cursor still where motion is not wanted."""
        self.query_one(Input).cursor_blink = self.app.animation_level != "none"
        self._list.highlighted = 0 if self.listed else None

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    def on_input_changed(self, event: Input.Changed) -> None:
        """List the actions that match, the best first."""
        event.stop()
        self.listed = matching(self.choices, event.value)
        self._list.set_options(map(_option, self.listed))
        self._list.highlighted = 0 if self.listed else None

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Do the marked action."""
        event.stop()
        self.action_choose()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do the action that was clicked."""
        event.stop()
        if event.option in self._list.options:  # and was not replaced since, by other ones for more letters
            self.dismiss(self.listed[event.option_index])

    def action_choose(self) -> None:
        """Do the marked action, if any is listed."""
        at = self._list.highlighted
        if at is not None:
            self.dismiss(self.listed[at])

    def action_move(self, step: int) -> None:
        """Move the mark while the line has the focus."""
        if step > 0:
            self._list.action_cursor_down()
        else:
            self._list.action_cursor_up()

    def action_leave(self) -> None:
        """Do nothing."""
        self.dismiss(None)


def matching(choices: Sequence[Offer], text: str) -> tuple[Offer, ...]:
    """Return the offers whose words hold the letters of a text in their order, the best first."""
    if not text.strip():
        return tuple(choices)
    matcher = Matcher(text.strip())
    scored = [(matcher.match(offer.deed.words), offer) for offer in choices]
    return tuple(offer for score, offer in sorted(scored, key=lambda pair: -pair[0]) if score > 0)


def _option(offer: Offer) -> Option:
    return Option(line(offer.deed, _KEYS))
