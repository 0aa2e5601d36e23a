"""The file of settings to a `Config`: it need not exist, and what is wrong with it is told with its line."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Final

import msgspec

from quiz.config import Config, fits
from quiz.errors import QuizError, nearest
from quiz.keys.table import flat, line_of

LARGEST_FILE: Final = 100_000  # bytes; a settings file has a dozen lines
_MOST_PROBLEMS: Final = 10  # told at once; more of them is no settings file


def load(path: Path) -> Config:
    """Return the settings in `path`, or the defaults when there is no such file.

    Raises QuizError that names the unknown keys, wrong types and values out of range, the first ten of them.
    """
    try:
        text = _text(path)
    except (FileNotFoundError, NotADirectoryError):  # a file for a folder is told of by what must write there
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        raise QuizError(f"{path}: cannot be read ({_reason(error)}).") from error
    return parse(text, str(path))


def parse(text: str, name: str = "config.toml") -> Config:
    """Return the settings in a TOML text; `name` is what errors call it."""
    import tomllib  # 4 ms, spared where there is no file

    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: also a number of thousands of digits
        raise QuizError(f"{name}: is not TOML: {error}.") from error
    problems = list(islice(_problems(values, text), _MOST_PROBLEMS))
    if problems:
        raise QuizError(" ".join(f"{name}:{line}: {problem}" for line, problem in problems))
    if isinstance(table := values.get("keys"), dict):
        values["keys"] = flat(table)
    return msgspec.convert(values, Config)


def _fault(key: str, value: object) -> str:
    """Return why a setting cannot have a value, as one sentence; empty where it can."""
    if key not in Config.__struct_fields__:
        return _unknown(key, Config.__struct_fields__)
    if fits(key, value):
        return ""
    from quiz.settings.fields import setting  # wanted only where something is wrong

    return setting(key).refusal(value)


def _text(path: Path) -> str:
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):  # a pipe would be waited for without end
        raise QuizError(f"{path}: is a pipe or a device, not a settings file.", "Move it away.")
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise QuizError(f"{path}: is larger than {LARGEST_FILE // 1000} kB.", "Settings take a dozen lines.")
    return data.decode("utf-8-sig")


def _problems(values: Mapping[str, object], text: str) -> Iterable[tuple[int, str]]:
    for key, value in values.items():
        if key == "keys" and isinstance(value, dict):
            yield from _of_keys(flat(value), text)
        elif wrong := _fault(key, value):
            yield _line_of(key, text), wrong


def _of_keys(chosen: Mapping[str, object], text: str) -> Iterable[tuple[int, str]]:
    from quiz.keys.faults import faults

    for action, wrong in faults(chosen):
        yield line_of(action, text), wrong


def _unknown(key: str, known: Iterable[str]) -> str:
    advice = nearest(key, known) or "The keys are " + ", ".join(known) + "."
    return f"There is no setting {key!r}. {advice}"


def _line_of(key: str, text: str) -> int:
    pattern = re.compile(rf"\[*\s*[\"']?{re.escape(key)}\b")
    rows = enumerate(text.splitlines(), 1)
    return next((number for number, row in rows if pattern.match(row.lstrip())), 1)


def _reason(error: Exception) -> str:
    return error.strerror or "the system refuses" if isinstance(error, OSError) else "it is not UTF-8"
