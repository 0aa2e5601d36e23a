"""Errors that a user can meet, and the exit code that each ends with."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from quiz.text.display import printable


class ExitCode(IntEnum):
    """What the process answers: data was fine, there were findings, or it could not be done."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    INTERRUPTED = 130


class QuizError(Exception):
    """A sentence for the user: what is wrong, where, and (in `hint`) what to do."""

    def __init__(self, message: str, hint: str = "", code: ExitCode = ExitCode.USAGE) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


def report(error: QuizError) -> str:
    """Return the one line that a terminal shows for an error; nothing in it can act on the terminal."""
    return " ".join(f"quiz: {printable(str(error))}".split())


def of_system(error: OSError) -> QuizError:
    """Return the sentence for what the operating system refused, with the path where it names one."""
    what = (error.strerror or type(error).__name__).rstrip(".")
    where = f"{error.filename}: " if error.filename is not None else ""
    return QuizError(f"{where}{what[:1].lower()}{what[1:]}.")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return `Did you mean …?` with the nearest of the known words, or nothing when none is near."""
    from solvers.advice import meant  # the first paint needs nothing of the checker

    near = meant(word, known)
    return f"Did you mean {near!r}?" if near else ""
