"""The learner's settings: one documented TOML file, which need not exist."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Annotated, Final, Literal, get_args, get_origin

import msgspec
from msgspec import Meta

from quiz.errors import QuizError, nearest
from quiz.keys.table import flat, line_of
from quiz.scheduling.choosing import DEFAULT_RETENTION, HIGHEST_RETENTION, LOWEST_RETENTION, SchedulerName
from quiz.scheduling.queue import Limits

LARGEST_FILE: Final = 100_000  # bytes; a settings file has a dozen lines
_MOST_PROBLEMS: Final = 10  # told at once; more of them is no settings file
_AT_START: Final = {"at_start": True}  # of a setting that counts from the next start of the program


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every setting with its default; the descriptions are also the comments of `template`."""

    new_per_day: Annotated[int, Meta(ge=0, le=9_999, description="New cards a day, all decks together.")] = 10
    reviews_per_day: Annotated[
        int,
        Meta(ge=0, le=99_999, description="Reviews a day, new cards and drills not counted; 0 is no limit."),
    ] = 0
    rollover_hour: Annotated[
        int, Meta(ge=0, le=23, description="The hour at which your day begins, on your own clock.")
    ] = 4
    scheduler: Annotated[
        SchedulerName,
        Meta(
            description='What decides when a card returns: "sm2" or "fsrs"; the log is replayed by either.',
            extra=_AT_START,
        ),
    ] = "sm2"
    retention: Annotated[
        float,
        Meta(
            ge=LOWEST_RETENTION,
            le=HIGHEST_RETENTION,
            description="The share of cards that fsrs lets you remember; more of it is more reviews.",
            extra=_AT_START,
        ),
    ] = DEFAULT_RETENTION
    quick_seconds: Annotated[
        float,
        Meta(
            ge=0,
            le=3_600,
            description="A right answer within so many seconds is quick, until a card has a pace; "
            "with 0 none is, and 5 is never proposed.",
        ),
    ] = 20.0
    grading: Annotated[
        Literal["confirm", "accept-right"],
        Meta(
            description='On the screen, "confirm" waits for you at each proposed grade; "accept-right" takes '
            "that of a right answer at once and goes on.",
        ),
    ] = "confirm"
    seed: Annotated[
        int,
        Meta(
            ge=-1,
            le=2**31 - 1,
            description="Fixes the order of cards and the numbers drawn; -1 leaves them free.",
        ),
    ] = -1
    decks: Annotated[
        tuple[str, ...],
        Meta(
            max_length=100,
            description="More decks: files or folders, beside those of the data folder.",
            extra=_AT_START,
        ),
    ] = ()
    bundled: Annotated[
        bool,
        Meta(description="Whether the decks that come with the program are studied.", extra=_AT_START),
    ] = True
    language: Annotated[
        str,
        Meta(
            max_length=35,
            pattern="^([A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*)?$",
            description='The language of cards, such as "zh", where they are translated; empty keeps theirs.',
            extra=_AT_START,
        ),
    ] = ""
    theme: Annotated[
        str, Meta(max_length=60, description="The theme of the screen; empty keeps the usual one.")
    ] = ""
    figures: Annotated[
        Literal["drawn", "ascii", "words"],
        Meta(description='How figures are shown: "drawn", "ascii" without Braille dots, or told in "words".'),
    ] = "drawn"
    motion: Annotated[
        Literal["full", "reduced"],
        Meta(description='Whether the cursor blinks and pages glide; with "reduced" all stands still.'),
    ] = "full"
    device: Annotated[
        str,
        Meta(
            max_length=60,
            description="What this computer is called in the log; empty takes its network name.",
        ),
    ] = ""
    keys: Annotated[
        dict[str, str],
        Meta(description="Other keys than the usual ones, by action: `quiz settings --keys` lists both."),
    ] = {}

    @property
    def limits(self) -> Limits:
        """The daily limits, as sessions take them."""
        return Limits(new=self.new_per_day, reviews=self.reviews_per_day or None)

    @property
    def device_name(self) -> str:
        """The name that events are signed with."""
        if self.device:
            return self.device
        import platform

        return platform.node() or "unnamed"


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


def template() -> str:
    """Return a settings file with every key explained and commented out at its default."""
    lines = ["# Settings of Proofdeck. Remove the # before a key to change it.", ""]
    for field, description in _documented():
        if field.name != "keys":
            lines += [f"# {description}", f"# {field.name} = {toml(field.default)}", ""]
        else:  # what follows the name of a table belongs to it
            table = [f"# {description}", "# [keys]", '# study.undo = "ctrl+z,u"', ""]
    return "\n".join([*lines, *table])


def fault(key: str, value: object) -> str:
    """Return why a setting cannot have a value, as one sentence; empty where it can."""
    fields = {field.name: field for field in msgspec.structs.fields(Config)}
    if key not in fields:
        return _unknown(key, fields)
    try:
        msgspec.convert(value, fields[key].type)
    except msgspec.ValidationError as error:
        taken = get_args(fields[key].type)[0]
        reason = f"It is one of {toml(get_args(taken))[1:-1]}" if get_origin(taken) is Literal else error
        return f"The value of {key!r} does not fit: {reason}."
    return ""


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
        elif wrong := fault(key, value):
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


def _documented() -> Iterable[tuple[msgspec.structs.FieldInfo, str]]:
    for field in msgspec.structs.fields(Config):
        (meta,) = field.type.__metadata__
        yield field, meta.description


def toml(value: object) -> str:
    """Return a value as it is written in the file."""
    return msgspec.json.encode(value).decode()  # numbers, strings, flags and lists are written alike


def _reason(error: Exception) -> str:
    return error.strerror or "the system refuses" if isinstance(error, OSError) else "it is not UTF-8"
