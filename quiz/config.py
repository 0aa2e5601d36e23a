"""The settings, each with its default and what it means; `quiz/settings/` reads and changes their file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from quiz.scheduling.choosing import SchedulerName
from quiz.scheduling.queue import Limits
from quiz.scheduling.types import DEFAULT_RETENTION, HIGHEST_RETENTION, LOWEST_RETENTION

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
            extra={**_AT_START, "takes": "the code of a language (zh, pt-BR) or an empty text"},
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


def template() -> str:
    """Return a settings file with every key explained and commented out at its default."""
    lines = ["# Settings of Proofdeck. Remove the # before a key to change it.", ""]
    for field, description in _documented():
        if field.name != "keys":
            lines += [f"# {description}", f"# {field.name} = {toml(field.default)}", ""]
        else:  # what follows the name of a table belongs to it
            table = [f"# {description}", "# [keys]", '# study.undo = "ctrl+z,u"', ""]
    return "\n".join([*lines, *table])


def fits(name: str, value: object) -> bool:
    """Return whether a setting may have a value."""
    (field,) = (field for field in msgspec.structs.fields(Config) if field.name == name)
    try:
        msgspec.convert(value, field.type)
    except msgspec.ValidationError:
        return False
    return True


def _documented() -> Iterable[tuple[msgspec.structs.FieldInfo, str]]:
    for field in msgspec.structs.fields(Config):
        (meta,) = field.type.__metadata__
        yield field, meta.description


def toml(value: object) -> str:
    """Return a value as it is written in the file."""
    return msgspec.json.encode(value).decode()  # numbers, strings, flags and lists are written alike
