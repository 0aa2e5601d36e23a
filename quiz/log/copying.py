"""Copies of a review log: a snapshot of what it holds at one moment, whatever other programs do meanwhile."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from quiz.errors import QuizError, of_system
from quiz.log.events import Event
from quiz.log.faults import fault
from quiz.log.opening import APPLICATION, BUSY_SECONDS, MIGRATIONS
from quiz.log.sqlite import SqliteStore
from quiz.text.wording import count

_NO_LOG = "Name a file that `quiz backup` wrote, or the reviews.db of another computer."


def back_up(log: Path, target: Path) -> int:
    """Copy a log to `target`, whole or not at all; return how many events the copy was found to hold.

    A copy that is there already is replaced only by one that holds all of its events. Raises QuizError when
    the log cannot be read, the copy cannot be written or proves to be unsound.
    """
    with _beside(target) as part:
        snapshot(log, part, own=True)
        events = _proved(part)
        if os.path.lexists(target):
            _spare(target, part)
        _sync(part)
        part.replace(target)
    return events


def snapshot(log: Path, target: Path, *, own: bool) -> None:
    """Write what a log holds to `target` as one file; raises QuizError when it is none or cannot be read.

    The learner's `own` log is opened as any program does; another is not touched.
    """
    with closing(_opened(log, own=own)) as source, closing(sqlite3.connect(target)) as copy:
        try:
            _recognise(source, log)
            source.backup(copy)
            copy.execute("pragma journal_mode = delete")  # so that it is one file, wherever it is carried
        except sqlite3.Error as error:
            full = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL
            raise _unreadable(error, target.parent if full else log, own=own) from error


@contextmanager
def opened_copy(log: Path) -> Iterator[SqliteStore]:
    """Yield a log as it is now, opened from a copy that is thrown away; raises QuizError if it is none."""
    with tempfile.TemporaryDirectory(prefix="proofdeck-") as folder:
        copy = Path(folder) / "copy.db"
        snapshot(log, copy, own=False)
        with SqliteStore(copy, events=True) as store:
            yield store


def events_of(store: SqliteStore, log: Path) -> Iterator[Event]:
    """Yield the events of a log that was opened from a copy; raises QuizError that names the log itself."""
    try:
        yield from store.events()
    except QuizError as error:
        raise QuizError(f"{log} is damaged: not all of its events can be read.") from error


def _opened(log: Path, *, own: bool) -> sqlite3.Connection:
    """Open a log to be read. Another that no program has open is taken as a file that does not change.

    Otherwise SQLite would lay two files beside it, which a folder that is read-only refuses.
    """
    if not log.is_file():
        raise QuizError(f"{log}: there is no such file.", _NO_LOG)
    still = not os.path.lexists(f"{log}-wal")
    mode = "mode=rw" if own else "immutable=1" if still else "mode=ro"
    try:
        with log.open("rb"):  # whose refusal is plainer than SQLite's
            address = f"file:{quote(os.fspath(log.absolute()))}?{mode}"
            return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)
    except OSError as error:
        raise of_system(error) from error
    except sqlite3.Error as error:
        raise _unreadable(error, log, own=own) from error


def _unreadable(error: sqlite3.Error, log: Path, *, own: bool) -> QuizError:
    told = fault(error, log)
    return told if own else QuizError(told.message, "Nothing was taken in.")


def _recognise(connection: sqlite3.Connection, log: Path) -> None:
    try:
        (application,) = connection.execute("pragma application_id").fetchone()
        (version,) = connection.execute("pragma user_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise QuizError(f"{log} is no review log.", _NO_LOG) from error
    if application != APPLICATION:
        raise QuizError(f"{log} is no review log.", _NO_LOG)
    if version > len(MIGRATIONS) + 1:
        raise QuizError(
            f"{log} was written by a newer Proofdeck.", "Update this one: pipx upgrade proofdeck."
        )


def _proved(copy: Path) -> int:
    """Return how many events a copy holds; raises QuizError when it is not sound."""
    with closing(sqlite3.connect(copy)) as connection:
        try:
            (said,) = connection.execute("pragma integrity_check(1)").fetchone()
            (events,) = connection.execute("select count(*) from event").fetchone()
        except sqlite3.Error as error:
            raise fault(error, copy) from error
    if said != "ok":
        raise QuizError(f"The review log is damaged: {said}.", "An older backup may be sound; keep it.")
    return int(events)


def _spare(target: Path, copy: Path) -> None:
    """Raise QuizError unless `target` is a log with no event that `copy` lacks."""
    with opened_copy(target) as old, opened_copy(copy) as new:
        wanted = [event.id for event in events_of(old, target)]
        lost = len(wanted) - len(new.has(wanted))
    if lost:
        raise QuizError(
            f"{target} holds {count(lost, 'event')} that your log does not.",
            "Take them in first: quiz merge FILE.",
        )


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Yield a file in the folder of `target` that nobody else has; nothing is left of it afterwards."""
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise of_system(OSError(error.errno, error.strerror, os.fspath(target))) from error
    os.close(descriptor)
    part = Path(name)
    try:
        yield part
    except sqlite3.Error as error:
        raise fault(error, target) from error
    finally:
        for left in (part, *(Path(f"{name}-{tail}") for tail in ("journal", "wal", "shm"))):
            left.unlink(missing_ok=True)


def _sync(copy: Path) -> None:
    """Bring a file onto the disk before it takes the place of another."""
    with copy.open("r+b") as file:
        os.fsync(file.fileno())
