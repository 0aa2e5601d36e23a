"""A matrix entry by entry: a field that begins as one line and grows as it is filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from quiz.study.matrix_draft import MatrixDraft
from quiz.tui.bound import bound
from quiz.tui.contents import QUIET
from quiz.tui.messages import AnswerChanged, AnswerGiven
from quiz.tui.widgets.answer_field import AnswerField
from quiz.tui.widgets.matrix_drawing import MatrixDrawing

_WAYS: Final[Mapping[str, Callable[[MatrixDraft], None]]] = {
    "next": MatrixDraft.next,
    "previous": MatrixDraft.previous,
    "left": MatrixDraft.left,
    "right": MatrixDraft.right,
    "up": MatrixDraft.up,
    "down": MatrixDraft.down,
    "start": MatrixDraft.start,
    "end": MatrixDraft.end,
    "backspace": MatrixDraft.backspace,
    "delete": MatrixDraft.delete,
    "clear": MatrixDraft.clear,
    "row": MatrixDraft.next_row,
}
_PLACEHOLDER: Final = "1, 2 ⏎ 3, 4  or  [[1, 2], [3, 4]]"


class MatrixField(AnswerField, can_focus=True):
    """One widget for all entries, so that no key can be lost on the way from one to the next."""

    takes_text = True
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("answer.next-row", "row", "Next row", priority=True),
        bound("answer.check", "check", "Check", priority=True),
        bound("answer.next-entry", "go('next')", "Next entry", priority=True),
        # what any field does with the keys that edit
        Binding("shift+tab", "go('previous')", priority=True, show=False),
        *(Binding(key, f"go('{key}')", priority=True, show=False) for key in ("left", "right", "up", "down")),
        *(Binding(key, f"go('{key}')", priority=True, show=False) for key in ("backspace", "delete", "end")),
        Binding("home,ctrl+a", "go('start')", priority=True, show=False),
        Binding("ctrl+e", "go('end')", priority=True, show=False),
        Binding("ctrl+u", "go('clear')", priority=True, show=False),
    ]

    moves: reactive[int] = reactive(0, layout=True, bindings=True)  # of the cursor, and changes

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.border_title = "Your answer"
        self.border_subtitle = f"{kind}; an empty row checks it"
        self.draft = MatrixDraft()

    # ── the answer ──

    @property
    def given(self) -> str:
        """The rows as one text."""
        return self.draft.text

    def fill(self, text: str) -> None:
        """Let the rows be those of a text."""
        self.draft = MatrixDraft()
        self.put_in(text)

    def put_in(self, text: str) -> None:
        """Put a text in at the cursor; a matrix goes into as many entries as it has."""
        self.draft.paste(text)
        self._changed()

    def select_all(self) -> None:
        """Go to the first entry, to look the rows over once more."""
        self.draft.settle()
        self.moves += 1

    # ── keys ──

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Take what can be typed before any key of the screen does."""
        del key
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Type a character."""
        if event.character is not None and event.is_printable:
            event.stop()
            event.prevent_default()
            self.draft.type(event.character)
            self._changed()

    def on_paste(self, event: events.Paste) -> None:
        """Take a matrix, or any text on one line."""
        event.stop()
        self.put_in(event.text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say of Enter what it would do here."""
        del parameters
        return {"row": not self.draft.complete, "check": self.draft.complete}.get(action, True)

    def action_row(self) -> None:
        """Begin the next row, or check where none can follow."""
        self.call_later(self._enter)  # behind the characters that were typed before

    def action_check(self) -> None:
        """Ask the screen to check the rows, unless characters are on their way."""
        self.call_later(self._enter)

    def _enter(self) -> None:
        if self.draft.complete:
            self.post_message(AnswerGiven(self.given))
        else:
            self._go("row")

    def action_go(self, way: str) -> None:
        """Go another way than by typing, or take something away."""
        self.call_later(self._go, way)

    def _go(self, way: str) -> None:
        _WAYS[way](self.draft)
        self._changed()

    def _changed(self) -> None:
        self.moves += 1
        self.post_message(AnswerChanged(self.given))

    # ── mouse ──

    def on_click(self, event: events.Click) -> None:
        """Go to the entry that was clicked."""
        if (offset := event.get_content_offset(self)) is not None:
            self.draft.go(offset.y, self._drawing.column_at(offset.x))
            self.moves += 1

    # ── drawing ──

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take a line for each row."""
        del container, viewport, width
        return len(self.draft.rows)

    @property
    def _drawing(self) -> MatrixDrawing:
        return MatrixDrawing(self.draft, self.content_size.width)

    def render(self) -> Content:
        """Return the rows, or how they are written while there are none."""
        if self.draft.rows != [[""]]:
            return self._drawing.content(cursor=self.has_focus)
        cursor = "reverse" if self.has_focus else QUIET
        return Content.assemble((_PLACEHOLDER[0], cursor), (_PLACEHOLDER[1:], QUIET))
