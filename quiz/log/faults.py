"""What SQLite refuses, said as a sentence with what to do about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from quiz.errors import QuizError

_ELSEWHERE: Final = "Make the folder writable, or name another one with --home."
_DAMAGED: Final = "Move it away to start anew, or put a backup in its place."

# by the first words of SQLite's own names for its result codes; the longer name decides
_SENTENCES: Final = {
    "SQLITE_BUSY": ("is in use by another program.", "Close that one, then try again."),
    "SQLITE_LOCKED": ("is in use by another program.", "Close that one, then try again."),
    "SQLITE_READONLY": ("cannot be written.", _ELSEWHERE),
    "SQLITE_PERM": ("cannot be opened.", _ELSEWHERE),
    "SQLITE_AUTH": ("cannot be opened.", _ELSEWHERE),
    "SQLITE_CANTOPEN": ("cannot be opened.", _ELSEWHERE),
    "SQLITE_NOTADB": ("is not a review log.", _DAMAGED),
    "SQLITE_CORRUPT": ("is damaged.", _DAMAGED),
    "SQLITE_FULL": ("cannot grow: the disk is full.", "Make some room, then try again."),
    "SQLITE_IOERR_SHMSIZE": ("cannot grow: the disk is full.", "Make some room, then try again."),
    "SQLITE_IOERR": ("cannot be read or written: the disk fails.", "Check the disk, then try again."),
    "SQLITE_CONSTRAINT": ("was given an event that it cannot hold.", ""),
    "SQLITE_TOOBIG": ("was given a text that is too long.", ""),
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn SQLite's and the file system's errors about the file at `path` into a QuizError."""
    try:
        yield
    except sqlite3.Error as error:
        raise fault(error, path) from error
    except msgspec.ValidationError as error:
        raise QuizError(
            f"The review log {path} is damaged: it holds an event that is none.", _DAMAGED
        ) from error
    except OSError as error:
        reason = f" ({error.strerror})" if error.strerror else ""
        raise QuizError(f"The review log {path} cannot be opened{reason}.", _ELSEWHERE) from error


def fault(error: sqlite3.Error, path: Path) -> QuizError:
    """Return the sentence for an error of SQLite about the file at `path`."""
    name: str = getattr(error, "sqlite_errorname", "")  # absent on errors that Python's wrapper makes up
    for prefix, (what, hint) in _SENTENCES.items():
        if name.startswith(prefix):
            return QuizError(f"The review log {path} {what}", hint)
    return QuizError(f"The review log {path} cannot be used: {error}.", _DAMAGED)
