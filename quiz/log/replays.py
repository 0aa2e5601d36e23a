"""Whether opening a log will take long, because another scheduler made what is derived from it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import quote

from quiz.log.rebuilding import made_by
from quiz.scheduling.types import Scheduler

_MANY: Final = 100_000  # events from which a replay takes a moment that is felt


def announced(path: Path, scheduler: Scheduler) -> str:
    """Return what to say before a log is opened by this scheduler; nothing where it will not take long."""
    events = _to_replay(path, scheduler)
    if events < _MANY:
        return ""
    return f"The schedule is worked out anew from {events:,} events; nothing of them is changed…"


def _to_replay(path: Path, scheduler: Scheduler) -> int:
    if not path.is_file():
        return 0
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            if made_by(connection) in (None, scheduler.name):
                return 0
            (events,) = connection.execute("select count(*) from event").fetchone()
            return int(events)
    except sqlite3.Error:  # what is wrong is said when it is opened
        return 0
