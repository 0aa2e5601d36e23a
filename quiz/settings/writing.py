"""One setting changed in the learner's own file: comments, order and all else stay as they are.

The text that comes out is read again before it is written. Unless it says what the old one said, with the one
change, nothing is written.
"""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Mapping, MutableMapping
from pathlib import Path

from quiz import config
from quiz.config import Config
from quiz.errors import QuizError, of_system
from quiz.keys.table import flat
from quiz.replacing import replacing
from quiz.settings import reading

_MARK = "\ufeff"  # some editors begin a file with it


def write(path: Path, name: str, value: object) -> Config:
    """Give a setting a value in the file at `path`, and return all settings as they are then.

    A name of the form `keys.study.undo` is that of an action; None gives it its usual keys again. Raises
    QuizError, with the file as it was, for a value that does not fit, and for a file that is at fault, cannot
    be written, or would not say the same afterwards.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        before = _read(path)
        after = changed(before, name, value, str(path))
        settings = reading.parse(after.removeprefix(_MARK), str(path))
        if after != before:
            _replace(path.resolve(), after)  # a link stays one
    except OSError as error:
        reason = of_system(OSError(error.errno, error.strerror, str(path)))
        raise QuizError(reason.message, "Nothing was changed.") from error
    except UnicodeEncodeError as error:
        raise QuizError(f"The value of {name} is not UTF-8.", "Nothing was changed.") from error
    except RecursionError as error:
        raise QuizError(f"{path}: has too many tables in tables.", "Nothing was changed.") from error
    return settings


def changed(text: str, name: str, value: object, path: str = "config.toml") -> str:
    """Return the text of the settings file at `path` with one setting changed and all else kept."""
    values = _values(text)
    if values is None:
        reading.parse(text.removeprefix(_MARK), path)  # says where it is no TOML
        raise QuizError(f"{path}: is not TOML.")
    expected = _expected(values, name, value)
    if expected == values:
        return text
    for attempt in (_uncommented(text, name, value), _set(text, name, value)):
        if attempt is not None and _values(attempt) == expected:
            return attempt
    raise QuizError(f"{name} cannot be changed without touching the rest.", "Edit it: quiz settings --edit")


def _expected(values: Mapping[str, object], name: str, value: object) -> dict[str, object]:
    part, _, action = name.partition(".")
    if not action:
        return {**values, name: value}
    keys = values.get(part)
    rows = {**(keys if isinstance(keys, dict) else {}), action: value}
    return {**values, part: {action: keys for action, keys in rows.items() if keys is not None}}


def _values(text: str) -> dict[str, object] | None:
    """Return what a text says; None where it is not TOML."""
    try:
        values = tomllib.loads(text.removeprefix(_MARK))
    except (ValueError, RecursionError):
        return None
    table = values.get("keys")
    return {**values, "keys": flat(table) if isinstance(table, dict) else table or {}}


def _uncommented(text: str, name: str, value: object) -> str | None:
    """Return the text with the setting in the place of its default, if that stands there as a comment."""
    if "." in name:
        return None
    pattern = re.compile(rf"^# ?{re.escape(name)} *=.*$", re.MULTILINE)
    line = f"{name} = {config.toml(value)}"
    return pattern.sub(lambda _: line, text, count=1) if pattern.search(text) else None


def _set(text: str, name: str, value: object) -> str | None:
    """Return the text with the setting changed where it stands, or added."""
    import tomlkit  # 25 ms, spared unless something is changed
    from tomlkit.exceptions import TOMLKitError

    mark = _MARK if text.startswith(_MARK) else ""
    try:
        document = tomlkit.parse(text.removeprefix(_MARK))
        part, _, action = name.partition(".")
        if action:
            _put(document.setdefault(part, tomlkit.table()), action, value)
        elif not _put_rows(document.get(part), value):
            document[part] = value
        written = tomlkit.dumps(document)
        return mark + written + ("" if written.endswith("\n") else "\n")
    except TOMLKitError:
        return None


def _put_rows(rows: object, value: object) -> bool:
    """Change a list row by row, so that comments beside the rows stay; return whether that was possible."""
    if not isinstance(rows, list) or not isinstance(value, list):
        return False
    for row in [row for row in rows if row not in value]:
        rows.remove(row)
    if rows == value[: len(rows)]:
        rows.extend(value[len(rows) :])
    return bool(rows == value)


def _put(table: MutableMapping[str, object], action: str, value: object) -> None:
    """Give an action its keys where they stand, however deep; None takes them away."""
    for name, rows in table.items():
        inner = action.removeprefix(f"{name}.")
        if inner != action and isinstance(rows, MutableMapping) and _holds(rows, inner):
            _put(rows, inner, value)
            return
    if value is not None:
        table[action] = value  # in quotes: a name with dots may stand where a table of its first part is not
    elif action in table:
        del table[action]


def _holds(table: Mapping[str, object], action: str) -> bool:
    return action in flat(table)


def _read(path: Path) -> str:
    """Return the text as it is, line ends and all; that of a new file where there is none."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return config.template()
    if not stat.S_ISREG(mode):
        raise QuizError(f"{path}: is a folder, a pipe or a device, not a settings file.")
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise QuizError(f"{path}: cannot be read (it is not UTF-8).") from error


def _replace(path: Path, text: str) -> None:
    """Write a text in the place of a file, or of none; raises QuizError for one that is not to be written."""
    kept = path.stat().st_mode if path.exists() else None
    if kept is not None and not kept & stat.S_IWUSR:
        raise QuizError(f"{path} is read-only.", "Nothing was changed; make it writable to change settings.")
    if len(text.encode()) > reading.LARGEST_FILE:
        raise QuizError(f"{path} would be too large to be read again.", "Nothing was changed.")
    with replacing(path) as file:
        if kept is not None:
            Path(file.name).chmod(stat.S_IMODE(kept))
        file.write(text)
