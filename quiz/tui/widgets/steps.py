"""Steps to be put in order: carried by arrows, dragged by mouse, or called by their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from quiz.text.prompt import labelled
from quiz.tui.bound import bound
from quiz.tui.contents import of_rows
from quiz.tui.messages import AnswerChanged, AnswerGiven
from quiz.tui.widgets.answer_field import AnswerField
from quiz.tui.widgets.options import Options

_DIGITS: Final = "123456789"
_CARRIED: Final = "▸"


class Steps(Options, AnswerField):
    """The steps as they stand now; nothing is an answer before one of them was moved.

    A digit puts the step of that number into the next place, so that `3 1 2` may be typed as well.
    """

    tells_itself = stays = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(digit, f"place({int(digit) - 1})", show=False) for digit in _DIGITS),
        bound("answer.check", "answer", "Check"),
        bound("answer.pick-up", "carry(True)", "Pick up"),
        bound("answer.put-down", "carry(False)", "Put down"),
        bound("answer.move-up", "shift(-1)", "Move up", show=False),
        bound("answer.move-down", "shift(1)", "Move down", show=False),
    ]

    carried: reactive[bool] = reactive(False, bindings=True)  # whether the step follows the arrows

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        self.texts = tuple(texts)
        self.order = list(range(len(self.texts)))  # the steps from the first place to the last
        self._moved = False
        self._called = 0  # how many places were filled by digits
        self._held: int | None = None  # the place of the step that the mouse holds
        self._dragged = False
        self._mouse_row = 0
        self._lifted: int | None = None  # the step that is carried

    def on_mount(self) -> None:
        """Put the steps in, to be set anew once the width is known."""
        self.add_options(Option(Content("")) for _ in self.texts)
        self.highlighted = 0
        self._write()

    def on_resize(self, event: events.Resize) -> None:
        """Set the steps to the new width."""
        del event
        self._write()

    # ── the answer ──

    @property
    def given(self) -> str:
        """The numbers of the steps in their present order; nothing while they stand as they were shown."""
        return " ".join(str(step + 1) for step in self.order) if self._moved else ""

    def fill(self, text: str) -> None:
        """Put the steps into an order given before; any other text is passed over."""
        order = [int(word) - 1 for word in text.split() if word.isdecimal()]
        if sorted(order) == list(range(len(self.texts))):
            self.order, self._moved = order, True
            self._changed(0)

    def on_paste(self, event: events.Paste) -> None:
        """Take an order that is pasted."""
        event.stop()
        self.fill(event.text.replace(",", " "))

    # ── keys ──

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to pick a step up, or to put down the one that is carried."""
        return (parameters == (True,)) is not self.carried if action == "carry" else True

    def action_answer(self) -> None:
        """Ask the screen to check the order."""
        self.post_message(AnswerGiven(self.given))

    def action_carry(self, carried: bool) -> None:
        """Let the highlighted step follow the arrows, or no longer."""
        self.carried = carried and self.highlighted is not None

    def action_shift(self, step: int) -> None:
        """Move the highlighted step up or down."""
        at = self.highlighted or 0
        self._move(at, max(0, min(at + step, len(self.order) - 1)))

    def action_place(self, step: int) -> None:
        """Put the step of a number into the next place; one that was called before begins anew."""
        if step >= len(self.order):
            return
        at = self.order.index(step)
        place = self._called if at >= self._called else 0
        self.carried = False
        self._move(at, place)
        self._called = (place + 1) % len(self.order)

    def action_cursor_up(self) -> None:
        """Go up, with the step that is carried."""
        self.action_shift(-1) if self.carried else super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """Go down, with the step that is carried."""
        self.action_shift(1) if self.carried else super().action_cursor_down()

    # ── mouse ──

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a step."""
        self._held, self._dragged = event.style.meta.get("option"), False
        self._mouse_row = event.screen_y
        if self._held is not None:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Let the step that is held follow the mouse."""
        over, moved = event.style.meta.get("option"), event.screen_y - self._mouse_row
        self._mouse_row = event.screen_y
        if self._held is None or over is None or (over - self._held) * moved <= 0:
            return  # a long step that it has passed lies below the mouse still
        self.carried = False
        self._move(self._held, over)
        self._held, self._dragged = over, True

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go."""
        del event
        self._held = None
        self.release_mouse()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pick up the step that was clicked, or put the one that is carried into its place."""
        event.stop()
        if not self._dragged:
            self._clicked(event.option_index)

    def _clicked(self, place: int) -> None:
        carried = next((at for at, step in enumerate(self.order) if step == self._lifted), None)
        if carried is None or carried == place:
            self.carried = carried is None
        else:
            self._move(carried, place)
            self.carried = False

    # ── the list ──

    def watch_carried(self, carried: bool) -> None:
        """Show which step is carried."""
        self._lifted = self.order[self.highlighted] if carried and self.highlighted is not None else None
        self._write()

    def _move(self, start: int, end: int) -> None:
        self.order.insert(end, self.order.pop(start))
        self._moved, self._called = True, 0
        self._changed(end)

    def _changed(self, highlighted: int) -> None:
        self._write()
        self.highlighted = highlighted
        self.post_message(AnswerChanged(self.given))

    def _write(self) -> None:
        columns = (self.scrollable_content_region.width or self.app.size.width) - 2
        for place, step in enumerate(self.order[: self.option_count]):
            sign = _CARRIED if step == self._lifted else " "
            rows = labelled(f"{sign} {step + 1}", self.texts[step], "", columns)
            self.replace_option_prompt_at_index(place, of_rows(rows))
