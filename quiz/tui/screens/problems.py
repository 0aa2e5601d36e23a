"""Everything that is wrong with any deck, each with its place."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from textual.content import Content

from cards.problems import Problem
from quiz.text.wording import count
from quiz.tui.contents import plain, single
from quiz.tui.screens.dialog import Dialog

_MOST: Final = 200


class ProblemsScreen(Dialog):
    """`file:line:column` and a sentence for each problem."""

    def __init__(self, problems: Collection[Problem]) -> None:
        super().__init__(f"{count(len(problems), 'problem')} in the decks")
        self.problems = tuple(problems)

    def text(self) -> Content:
        """Return the problems, the place above its sentence."""
        parts = [_part(problem) for problem in self.problems[:_MOST]]
        if len(self.problems) > _MOST:
            parts.append(plain(f"and {len(self.problems) - _MOST:,} more; `quiz check` lists them all"))
        return Content("\n\n").join(parts)


def _part(problem: Problem) -> Content:
    place = single(str(problem.place), "bold $accent", 1_000)
    return Content.assemble(place, "\n", plain(problem.message))
