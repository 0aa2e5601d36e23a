"""Opening the file of the log: made when missing, brought up to date when old, refused when newer."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from quiz.errors import QuizError
from quiz.log.transaction import transaction

APPLICATION: Final = 0x50524F46  # "PROF", in the file's header: tells our databases from others
OLDEST_SQLITE: Final = (3, 37)  # strict tables
BUSY_SECONDS: Final = 5.0
_FSRS: Final = """
alter table standing drop column ease;
alter table standing add column ease integer;
alter table standing add column stability real;
alter table standing add column difficulty real;
delete from meta where key = 'scheduler';
"""  # whatever opens it next replays it
MIGRATIONS: Final[tuple[str, ...]] = (_FSRS,)  # the n-th script leads from version n to n+1


def open_log(path: Path, migrations: Sequence[str] = MIGRATIONS) -> sqlite3.Connection:
    """Return a connection to the log at `path`, its folder and tables made when they are missing.

    Raises QuizError for a file that is not ours or is newer than this program, and lets sqlite3.Error and
    OSError pass.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise QuizError(
            f"SQLite {sqlite3.sqlite_version} is too old for the review log.",
            "Use a Python that comes with SQLite 3.37 or newer.",
        )
    _make_folder(path.parent)
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        _prepare(connection, path, migrations)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise QuizError(
            f"{folder} is no folder.", "Move it away, or name another one with --home."
        ) from error


def _prepare(connection: sqlite3.Connection, path: Path, migrations: Sequence[str]) -> None:
    _recognise(connection, path)
    _write_ahead(connection)
    connection.execute("pragma synchronous = full")  # a commit is on the disk before the next card is drawn
    if _number(connection, "user_version") != len(migrations) + 1:
        with transaction(connection):
            _bring_up_to_date(connection, path, migrations)


def _recognise(connection: sqlite3.Connection, path: Path) -> None:
    empty = _number(connection, "schema_version") == 0
    if not empty and _number(connection, "application_id") != APPLICATION:
        raise QuizError(f"{path} is a database of another program.", "Move it away, or name another --home.")


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, migrations: Sequence[str]) -> None:
    version, newest = _number(connection, "user_version"), len(migrations) + 1
    if version > newest:
        raise QuizError(
            f"The review log {path} is of version {version}; this Proofdeck knows {newest}.",
            "Update Proofdeck: pipx upgrade proofdeck.",
        )
    if version == 0:
        from importlib.resources import files  # 4 ms, spared where there is a log

        _run(connection, files("quiz.log").joinpath("schema.sql").read_text(encoding="utf-8"))
    elif version < newest:
        _back_up(path, path.with_name(f"{path.name}.version-{version}"))
        for script in migrations[version - 1 :]:
            _run(connection, script)
    connection.execute(f"pragma application_id = {APPLICATION}")
    connection.execute(f"pragma user_version = {newest}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; SQLite does not wait by itself when another process does the same."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _back_up(path: Path, copy: Path) -> None:
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def _run(connection: sqlite3.Connection, script: str) -> None:
    """Execute a script whose statements end with lines; unlike `executescript`, inside the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    (value,) = connection.execute(f"pragma {pragma}").fetchone()
    return int(value)
