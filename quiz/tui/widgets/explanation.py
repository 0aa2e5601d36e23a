"""An area of several lines, to explain something in one's own words."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import TextArea

from quiz.study.attempt import LONGEST_ANSWER
from quiz.tui.bound import bound, keys_of
from quiz.tui.messages import AnswerChanged, AnswerGiven
from quiz.tui.widgets.answer_field import AnswerField


class Lines(TextArea, AnswerField):
    """A small editor that soft-wraps; a subclass says what Enter does."""

    takes_text = stays = True

    def __init__(self, title: str, manual: str) -> None:
        super().__init__(show_line_numbers=False, soft_wrap=True, tab_behavior="focus")
        self.border_title = title
        self.manual = manual

    def on_mount(self) -> None:
        """Name the keys in force, and keep the cursor still where motion is not wanted."""
        self.border_subtitle = keys_of(self).named(self.manual)
        self.cursor_blink = self.app.animation_level != "none"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave F6 and F7 to the screen: Textual's own area selects with them."""
        del parameters
        return action not in ("select_line", "select_all")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell the screen what the answer reads now."""
        event.stop()
        self.post_message(AnswerChanged(self.given))

    @property
    def given(self) -> str:
        """The answer as it stands."""
        return self.text[:LONGEST_ANSWER]

    def fill(self, text: str) -> None:
        """Let the answer read `text`, the cursor behind it."""
        self.load_text(text)
        self.move_cursor(self.document.end)

    def put_in(self, text: str) -> None:
        """Put a text in at the cursor."""
        self.insert(text)

    @property
    def finished(self) -> str:
        """The lines above the cursor's."""
        row, _ = self.cursor_location
        return "\n".join(self.given.split("\n")[:row])

    # ── keys: each waits its turn behind the characters that were typed before it ──

    def action_submit(self) -> None:
        """Ask the screen to check."""
        self.call_later(self.submit)

    def action_newline(self) -> None:
        """Begin another line."""
        self.call_later(self.insert, "\n")

    def submit(self) -> None:
        """Ask the screen to check what stands here now."""
        self.post_message(AnswerGiven(self.given))


class Explanation(Lines):
    """Enter shows the key points, Ctrl+J or Shift+Enter begins a line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("answer.check", "submit", "Compare", priority=True),
        bound("answer.new-line", "newline", "New line", priority=True, show=False),
    ]

    def __init__(self) -> None:
        super().__init__("In your own words", "{answer.new-line} begins a line")
