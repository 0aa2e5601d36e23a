"""What a typed line asks of the line mode when it is no answer: a command after a colon, or a grade."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum
from typing import Final

from quiz.errors import nearest
from quiz.scheduling.types import Grade


class Command(StrEnum):
    """The commands, by the words that name them."""

    HINT = "hint"
    GIVE_UP = "give up"
    RETRY = "retry"
    UNDO = "undo"
    REPEAT = "repeat"
    SKIP = "skip"
    BURY = "bury"
    SUSPEND = "suspend"
    FLAG = "flag"
    UNFLAG = "unflag"
    RIGHT = "right"
    AGAIN = "again"
    HELP = "help"
    QUIT = "quit"


class CommandError(ValueError):
    """What is wrong with a command, in a sentence."""


_OTHER_WORDS: Final = {
    "?": Command.GIVE_UP,
    "giveup": Command.GIVE_UP,
    "q": Command.QUIT,
    "exit": Command.QUIT,
}
_GRADE: Final = re.compile(r"(?:grade|g)?\s*([0-5])")


def is_command(line: str) -> bool:
    """Return whether a line is a command rather than an answer."""
    return line.lstrip().startswith(":") or line.strip() == "?"


def read_command(line: str, known: Collection[Command]) -> Command | Grade:
    """Return one of the known commands, or the grade of `:grade 4`; raises CommandError with the nearest."""
    word = " ".join(line.strip().lstrip(":").replace("-", " ").lower().split())
    grade = read_grade(word)
    if grade is not None:
        return grade
    if word.startswith(f"{Command.FLAG} ") and Command.FLAG in known:
        return Command.FLAG
    if word in _OTHER_WORDS:
        return _OTHER_WORDS[word]
    if word in tuple(known):
        return Command(word)
    if word.startswith("grade"):
        raise CommandError("Grades go from 0 to 5, such as :grade 4.")
    raise CommandError(f"There is no command {word!r}. {nearest(word, known) or 'Type :help to hear them.'}")


def note_of(line: str) -> str:
    """Return what stands after the command, as in `:flag the unit is missing`."""
    return line.strip().lstrip(":").strip().partition(" ")[2].strip()


def read_grade(line: str) -> Grade | None:
    """Return the grade that `4`, `g4` or `grade 4` gives, or None."""
    typed = _GRADE.fullmatch(line.strip())
    return Grade(int(typed[1])) if typed else None
