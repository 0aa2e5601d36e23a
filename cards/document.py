"""A YAML file as values with their places, and the list of what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from cards.problems import Problem
from cards.source import Mark, index_within, line_and_column
from cards.types import Place

MAX_PROBLEMS = 1000


class Mapping(dict[str, "Value"]):
    """A YAML mapping. A key whose value was refused is in `keys_at` only; `whole` says that nothing was."""

    __slots__ = ("keys_at", "values_at", "whole")

    def __init__(self) -> None:
        super().__init__()
        self.keys_at: dict[str, Mark] = {}
        self.values_at: dict[str, Mark] = {}
        self.whole = True


class Sequence(list["Value"]):
    """A YAML sequence, without the items that were refused; `whole` says that none was."""

    __slots__ = ("items_at", "whole")

    def __init__(self) -> None:
        super().__init__()
        self.items_at: list[Mark] = []
        self.whole = True

    @classmethod
    def of(cls, item: Value, at: Mark) -> Sequence:
        """Return a sequence of one item."""
        result = cls()
        result.append(item)
        result.items_at.append(at)
        return result


Value: TypeAlias = str | Mapping | Sequence


class TooManyProblemsError(Exception):
    """The file has so many problems that it is no deck; looking for more would only take time."""


class Document:
    """A file's value with its places and all that was wrong; `root` is None when nothing was readable.

    `broken` are the problems of cards that are no YAML and were left out; `problems` are all others. With
    `drafts`, cards with unknown keys are kept: they cannot be studied, but the rest of them can be proved.
    """

    def __init__(self, source: str, path: Path) -> None:
        self.path = path
        self.source = source
        self.root: Value | None = None
        self.root_at: Mark | None = None
        self.problems: list[Problem] = []
        self.broken: list[Problem] = []
        self.drafts = False

    def report(self, at: Mark | None, message: str) -> None:
        """Note a problem at a mark; at the start of the file when there is none."""
        self._note(self.place(at), message)

    def report_within(self, at: Mark, value: str, offset: int, message: str) -> None:
        """Note a problem at a character of the scalar `value` that begins at `at`."""
        self._note(self.place_within(at, value, offset), message)

    def place(self, at: Mark | None) -> Place:
        """Return the place of a mark."""
        return Place(self.path, at.line + 1, at.column + 1) if at else Place(self.path, 1, 1)

    def place_within(self, at: Mark, value: str, offset: int) -> Place:
        """Return the place of character `offset` of the scalar `value` that begins at `at`."""
        index = index_within(self.source, at.index, value, offset)
        return Place(self.path, *line_and_column(self.source, index))

    def _note(self, place: Place, message: str) -> None:
        self.problems.append(Problem(place, message))
        if len(self.problems) >= MAX_PROBLEMS:
            last = f"There are more than {MAX_PROBLEMS:,} problems; the rest of the file was not looked at."
            self.problems.append(Problem(place, last))
            raise TooManyProblemsError
