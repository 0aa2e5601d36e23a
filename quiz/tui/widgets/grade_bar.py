"""The grades 0 to 5 with what each would do; one key takes one and goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from quiz.scheduling.types import Grade
from quiz.tui.bound import bound, keys_of
from quiz.tui.contents import QUIET
from quiz.tui.messages import GradeChosen

_CELL: Final = 11  # columns of a mark, a digit and the longest name


class GradeCell(Static):
    """One grade: its digit and name, and when the card would come back."""

    def __init__(self, grade: Grade) -> None:
        super().__init__(id=f"grade-{grade.value}", markup=False)
        self.grade = grade

    def show(self, due: str, *, chosen: bool, stacked: bool) -> None:
        """Show when the card returns, and whether this grade stands; `stacked` puts its name below it."""
        mark, style = ("▸", "bold") if chosen else (" ", "")
        after, indent = ("\n ", " ") if stacked else (" ", "   ")
        digit = (f"{mark}{self.grade.value}{after}", "bold")
        self.update(Content.assemble(digit, (self.grade.words, style), "\n", (indent + due, QUIET)))
        self.set_class(chosen, "-chosen")

    def on_click(self, event: events.Click) -> None:
        """Take this grade."""
        event.stop()
        self.post_message(GradeChosen(self.grade))


class GradeBar(Horizontal, can_focus=True):
    """All grades side by side; the proposed one is marked, none where the learner must judge."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            bound(
                f"grade.{grade.value}",
                f"choose({grade.value})",
                f"Grade {grade.value}: {grade.words}",
                show=False,
            )
            for grade in Grade
        ),
        bound("grade.lower", "move(-1)"),
        bound("grade.higher", "move(1)"),
        bound("grade.accept", "accept", "Continue"),
    ]

    chosen: reactive[Grade | None] = reactive(None, bindings=True)
    stacked: reactive[bool] = reactive(False, toggle_class="-stacked")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._due: Mapping[Grade, str] = {}

    def compose(self) -> ComposeResult:
        """Yield the six cells."""
        for grade in Grade:
            yield GradeCell(grade)

    def show(self, due: Mapping[Grade, str], proposed: Grade | None) -> None:
        """Show what each grade would do and mark the proposed one."""
        self._due = due
        self.chosen = proposed
        self._write()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer Enter only when a grade stands."""
        del parameters
        return self.chosen is not None if action == "accept" else True

    def watch_chosen(self) -> None:
        """Move the mark."""
        self._write()

    def on_resize(self, event: events.Resize) -> None:
        """Put names below digits where they have no room beside them."""
        self.stacked = event.size.width < len(Grade) * _CELL

    def watch_stacked(self) -> None:
        """Write the cells in the other form."""
        self._write()

    def say_more(self, *, below: bool) -> None:
        """Say how to see what lies below the edge of the page, if anything does."""
        key = keys_of(self).first("study.page-down")
        self.border_title = f"{key} shows what is below" if below else ""

    def action_choose(self, value: int) -> None:
        """Take a grade and go on."""
        self.post_message(GradeChosen(Grade(value)))

    def action_move(self, step: int) -> None:
        """Move the mark without going on; from nothing, to the middle."""
        at = Grade.HARD if self.chosen is None else self.chosen + step
        self.chosen = Grade(min(Grade.EASY, max(Grade.GAVE_UP, at)))

    def action_accept(self) -> None:
        """Take the marked grade and go on."""
        if self.chosen is not None:
            self.post_message(GradeChosen(self.chosen))

    def _write(self) -> None:
        for cell in self.query(GradeCell):
            cell.show(self._due.get(cell.grade, ""), chosen=cell.grade == self.chosen, stacked=self.stacked)
