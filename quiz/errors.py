"""Errors that a user can meet, and the exit code that each ends with."""

from __future__ import annotations

from enum import IntEnum


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
