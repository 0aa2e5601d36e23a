"""The first line of a session: what is studied, and how far one has come."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from quiz.text.cells import cut, width
from quiz.text.display import one_line
from quiz.tui.contents import QUIET

_BAR = 20


class Heading(Widget):
    """Title on the left; a bar, and the counts of questions done and left, on the right. No clock.

    `aside` stands in place of the counts where nothing counts. A flag after
    the title says that the card was marked as one that wants a look.
    """

    title: reactive[str] = reactive("")
    done: reactive[int] = reactive(0)
    left: reactive[int] = reactive(0)
    flagged: reactive[bool] = reactive(False)
    aside: reactive[str] = reactive("")

    def render(self) -> Content:
        """Return the line at the present width."""
        columns = self.content_size.width
        counts = self.aside or f"{self.done} done · {self.left} left"
        bar = _BAR if columns >= 60 and not self.aside else 0
        flag = " ⚑" if self.flagged else ""
        title = cut(one_line(self.title), columns - len(counts) - bar - 4 - len(flag)) + flag
        gap = columns - width(title) - len(counts) - bar - 2
        full = bar * self.done // max(1, self.done + self.left)
        return Content.assemble(
            (title, "bold"),
            " " * max(1, gap),
            ("━" * full, "$success"),
            ("─" * (bar - full), "$rule"),
            "  ",
            (counts, QUIET),
        )
