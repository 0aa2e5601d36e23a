"""One line to type an answer in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.widgets import Input

from quiz.study.completion import completion
from quiz.text.cells import width
from quiz.text.display import one_line
from quiz.tui.bound import bound
from quiz.tui.messages import AnswerChanged, AnswerGiven
from quiz.tui.widgets.answer_field import AnswerField

LONGEST: Final = 2_000  # characters; the reader refuses far shorter formulas with a sentence


class LineAnswer(Input, AnswerField):
    """An input whose Enter checks the answer. What is pasted is put on one line."""

    takes_text = True

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("answer.check", "submit", "Check"),
        bound("answer.complete", "complete", "Complete the name", show=False),
    ]

    def __init__(self, *, placeholder: str, kind: str, known: Sequence[str]) -> None:
        super().__init__(placeholder=placeholder, max_length=LONGEST, select_on_focus=False)
        self.known = tuple(known)
        self.border_title = "Your answer"
        self.border_subtitle = kind

    def on_mount(self) -> None:
        """Keep the cursor still where motion is not wanted."""
        self.cursor_blink = self.app.animation_level != "none"

    def _on_paste(self, event: events.Paste) -> None:
        """Insert all that was pasted; Input itself would keep the first line alone."""
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(one_line(event.text, LONGEST))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the screen what the answer reads now."""
        event.stop()
        self.post_message(AnswerChanged(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Ask the screen to check."""
        event.stop()
        self.post_message(AnswerGiven(event.value))

    @property
    def given(self) -> str:
        """The answer as it stands."""
        return self.value

    def fill(self, text: str) -> None:
        """Let the answer read `text`, the cursor behind it."""
        self.value = one_line(text, LONGEST)
        self.cursor_position = len(self.value)

    def put_in(self, text: str) -> None:
        """Put a text in at the cursor."""
        self.insert_text_at_cursor(text)

    def action_complete(self) -> None:
        """Go on with the name before the cursor as far as it is settled."""
        self.insert_text_at_cursor(completion(self.value[: self.cursor_position], self.known))

    def column_of(self, index: int) -> int:
        """Return the column of this widget, from 0, under which the character at `index` stands."""
        left = self.content_region.x - self.region.x
        column = width(self.value[:index]) - self.scroll_offset.x
        return left + max(0, min(column, self.content_size.width - 1))
