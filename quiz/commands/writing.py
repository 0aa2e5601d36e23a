"""Writing a file that must not be there yet, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from quiz.errors import QuizError, of_system


def write_new(path: Path, text: str) -> None:
    """Write a new file; raises QuizError when it exists already or cannot be written."""
    try:
        file = path.open("x", encoding="utf-8", newline="\n")
    except FileExistsError:
        raise QuizError(f"{path} exists already.", "Take another name, or move it away.") from None
    try:
        with file:
            file.write(text)
    except OSError as error:
        path.unlink()
        raise of_system(OSError(error.errno, error.strerror, str(path))) from error
