"""What `quiz doctor` tells of the review log and of its last backup."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from quiz.errors import QuizError, of_system
from quiz.log.copying import opened_copy
from quiz.log.faults import told
from quiz.log.replay import replay
from quiz.log.sqlite import SqliteStore
from quiz.scheduling.types import Scheduler
from quiz.text.wording import count

_UNITS: Final = ("bytes", "kB", "MB", "GB")


def log_health(path: Path, scheduler: Scheduler | None) -> str:
    """Look whether the log is sound, and whether what is derived from it is what a replay gives.

    Raises QuizError when it is damaged; derives anew what does not follow. Without a scheduler, because the
    settings cannot be read, nothing is replayed.
    """
    if not os.path.lexists(path):
        return f"no review yet; the log will be {path}"
    with SqliteStore(path, scheduler, events=scheduler is None) as store:
        with told(path), closing(sqlite3.connect(path)) as connection:
            (said,) = connection.execute("pragma integrity_check(1)").fetchone()
        if said != "ok":
            raise QuizError(
                f"{path} is damaged: {said}.", "Move it away, then take a backup back: quiz merge FILE."
            )
        events = list(store.events())
        counted = f"{count(len(events), 'event')} in {path}, {_size(path)}"
        if scheduler is None:
            return counted
        if replay(events, store.scheduler) == store.standings():
            return f"{counted}, and the schedule ({store.scheduler.name}) follows from them"
        store.rebuild()
        return f"{counted}; the schedule did not follow from them and was derived anew"


def backup_health(log: Path, backups: Path) -> str:
    """Open the newest of the backups and tell what it lacks; raises QuizError when it cannot be read."""
    try:
        newest = max(backups.glob("*.db"), key=lambda path: path.stat().st_mtime, default=None)
    except OSError as error:
        raise of_system(error) from error
    if newest is None:
        return f"no backup in {backups}; `quiz backup` makes one"
    with opened_copy(newest) as copy:
        if not os.path.lexists(log):
            return f"a backup, {newest}, and no log; `quiz merge` takes it back"
        with SqliteStore(log, events=True) as store:
            ids = [event.id for event in store.events()]
        lacking = len(ids) - len(copy.has(ids))
    lacks = f"lacks {count(lacking, 'event')} of your log" if lacking else "lacks nothing"
    return f"the last backup, {newest}, {lacks}"


def _size(path: Path) -> str:
    """Return how much room the log takes, what is not yet moved into the file itself included."""
    parts = (path, path.with_name(f"{path.name}-wal"))
    number, unit = float(sum(part.stat().st_size for part in parts if part.exists())), 0
    while number >= 1000 and unit < len(_UNITS) - 1:
        number, unit = number / 1000, unit + 1
    return f"{number:.0f} {_UNITS[unit]}" if number >= 10 or not unit else f"{number:.1f} {_UNITS[unit]}"
