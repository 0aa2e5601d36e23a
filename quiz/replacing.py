"""A file written whole or not at all, in the place of the one that may be there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from quiz.errors import QuizError


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Yield a file that takes the place of `path` once it is whole; a device is written to as it is.

    Raises QuizError without a folder to write to, OSError for what the system refuses.
    """
    if not path.parent.is_dir():
        raise QuizError(f"{path.parent}: there is no such folder.", "Make it first, or name another FILE.")
    device = path.exists() and not path.is_file()
    part = path if device else path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            yield file
        if not device:
            part.replace(path)
    finally:
        if not device:
            part.unlink(missing_ok=True)
