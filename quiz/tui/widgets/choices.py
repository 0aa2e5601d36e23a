"""Numbered options to choose from or to tick, by digit, arrow or mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from quiz.text.prompt import labelled
from quiz.tui.bound import bound
from quiz.tui.contents import of_rows
from quiz.tui.messages import AnswerChanged, AnswerGiven, PointsTicked
from quiz.tui.widgets.answer_field import AnswerField
from quiz.tui.widgets.options import Options

_DIGITS = "123456789"


class NumberedList(Options):
    """Options with a number and a mark each; a subclass says what Enter means."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(digit, f"number({int(digit) - 1})", show=False) for digit in _DIGITS),
        bound("answer.mark", "mark", "Mark"),
    ]

    def __init__(self, texts: Sequence[str], *, several: bool) -> None:
        super().__init__()
        self.texts = tuple(texts)
        self.several = several
        self.marked: frozenset[int] = frozenset()
        self._columns = 0

    def on_mount(self) -> None:
        """Put the options in, to be set anew once the width is known."""
        self.add_options(Option(Content("")) for _ in self.texts)
        self.highlighted = 0 if self.several else None
        self._write()

    def on_resize(self, event: events.Resize) -> None:
        """Set the options to the new width."""
        del event
        self._write()

    def action_number(self, index: int) -> None:
        """Go to the option with a number and mark it."""
        if index < len(self.texts):
            self.highlighted = index
            self.action_mark()

    def action_mark(self) -> None:
        """Mark the highlighted option, or take its mark away where several may be marked."""
        if self.highlighted is not None:
            one = frozenset((self.highlighted,))
            self.marked = self.marked ^ one if self.several else one
            self._write()
            self.mark_changed()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the mark's key where the mark does not follow the highlight anyway."""
        del parameters
        return self.several if action == "mark" else True

    def mark_changed(self) -> None:
        """Do what follows from another mark."""

    def _write(self) -> None:
        columns = self.scrollable_content_region.width or self.app.size.width
        for index, text in enumerate(self.texts):
            self.replace_option_prompt_at_index(index, self._prompt(index, text, columns - 2))

    def _prompt(self, index: int, text: str, columns: int) -> Content:
        sign = ("☑" if self.several else "●") if index in self.marked else ("☐" if self.several else "○")
        number = f"{index + 1}" if index < len(_DIGITS) else " "
        return of_rows(labelled(f" {number} {sign}", text, "", columns, gap=1))


class Choices(NumberedList, AnswerField):
    """The options of a choice; the answer is the text of the marked one, or the numbers of several."""

    stays = True
    BINDINGS: ClassVar[list[BindingType]] = [bound("answer.check", "answer", "Check")]

    @property
    def given(self) -> str:
        """What is marked; a single option in full, as its text may be a number itself."""
        if len(self.marked) == 1:
            return self.texts[next(iter(self.marked))]
        return " ".join(str(index + 1) for index in sorted(self.marked))

    def fill(self, text: str) -> None:
        """Mark what was given before."""
        numbers = {int(word) - 1 for word in text.split() if word.isdecimal()}
        picked = {self.texts.index(text)} if text in self.texts else numbers
        self.marked = frozenset(picked & set(range(len(self.texts))))
        if self.marked:
            self.highlighted = min(self.marked)
            self._write()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Let the mark follow the highlight where only one option is right."""
        super().watch_highlighted(highlighted)
        if not self.several and highlighted is not None and self.marked != {highlighted}:
            self.marked = frozenset((highlighted,))
            self._write()
            self.mark_changed()

    def mark_changed(self) -> None:
        """Tell the screen what the answer reads now."""
        self.post_message(AnswerChanged(self.given))

    def action_answer(self) -> None:
        """Ask the screen to check what is marked, even if that is nothing."""
        self.post_message(AnswerGiven(self.given))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Mark what was clicked; Enter alone answers."""
        event.stop()
        if self.several:
            self.action_mark()


class KeyPoints(NumberedList):
    """The points of an explanation, to be ticked by the one who gave it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("answer.mark", "mark", "Tick"),
        bound("answer.check", "answer", "Done"),
    ]

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__(texts, several=True)

    def action_answer(self) -> None:
        """Tell the screen which points were made."""
        self.post_message(PointsTicked(tuple(sorted(self.marked))))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick what was clicked; Enter alone goes on."""
        event.stop()
        self.action_mark()
