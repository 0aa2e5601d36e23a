"""Each setting as a value: what it is called, what it takes, and whether it counts at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

import msgspec
from msgspec import inspect

from quiz.config import Config, fault
from quiz.errors import QuizError, nearest


class Kind(StrEnum):
    """What a setting takes."""

    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    TEXT = "text"
    LINES = "lines"
    TABLE = "table"


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """One setting; a number lies from `low` to `high`."""

    name: str
    words: str
    kind: Kind
    default: object
    choices: tuple[str, ...] = ()
    low: float = 0
    high: float = 0
    whole: bool = False
    at_start: bool = False

    @property
    def takes(self) -> str:
        """What may be given, in words."""
        match self.kind:
            case Kind.NUMBER:
                what = "a whole number" if self.whole else "a number"
                return f"{what} from {self.low:,.10g} to {self.high:,.10g}"
            case Kind.CHOICE:
                return " or ".join(self.choices)
            case Kind.FLAG:
                return "true or false"
            case Kind.LINES:
                return "a list of texts"
            case Kind.TABLE:
                return "keys by action"
            case Kind.TEXT:
                return f"a text of up to {self.high:,g} characters"

    @property
    def step(self) -> float:
        """How far one key moves a number."""
        return 1 if self.whole or self.high - self.low > 10 else 0.01

    def beside(self, value: object, steps: int) -> object:
        """Return the value some steps further, no further than the last; of a choice they go round."""
        match self.kind:
            case Kind.NUMBER if isinstance(value, int | float):
                moved = min(self.high, max(self.low, round(value + steps * self.step, 6)))
                return int(moved) if self.whole else moved
            case Kind.CHOICE if value in self.choices:
                return self.choices[(self.choices.index(str(value)) + steps) % len(self.choices)]
            case Kind.FLAG:
                return not value
            case _:
                return value

    def read(self, words: str) -> object:
        """Return the value that somebody typed; raises QuizError where it does not fit."""
        value = self._value(words.strip())
        if fault(self.name, value):
            raise QuizError(f"{self.name} takes {self.takes}, not {words.strip()!r}.")
        return value

    def _value(self, words: str) -> object:
        match self.kind:
            case Kind.NUMBER:
                return _number(words)
            case Kind.FLAG:
                return {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}.get(
                    words.lower(), words
                )
            case Kind.LINES:
                return [line.strip() for line in words.splitlines() if line.strip()]
            case _:
                return words


def said(value: object) -> str:
    """Return a value as a list of settings shows it, on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return f"{len(value):,} chosen" if value else "as usual"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "none"
    return f"{value:g}" if isinstance(value, float) else str(value) or "–"


def settings() -> tuple[Setting, ...]:
    """Return all settings, in the order of the file."""
    return tuple(_settings())


def setting(name: str) -> Setting:
    """Return the setting of a name; raises QuizError with the nearest where there is none."""
    known = {each.name: each for each in settings()}
    if name not in known:
        raise QuizError(
            f"There is no setting {name!r}.", nearest(name, known) or f"They are {', '.join(known)}."
        )
    return known[name]


def _settings() -> Iterator[Setting]:
    described = inspect.type_info(Config)
    assert isinstance(described, inspect.StructType)
    for field in described.fields:
        about = field.type
        assert isinstance(about, inspect.Metadata)
        extra, words = about.extra or {}, (about.extra_json_schema or {}).get("description", "")
        name, default = field.name, getattr(Config(), field.name)
        yield _of_type(name, words, about.type, default, at_start=bool(extra.get("at_start")))


def _of_type(name: str, words: str, taken: inspect.Type, default: object, *, at_start: bool) -> Setting:
    kind, choices = Kind.TEXT, tuple[str, ...]()
    low = high = 0.0
    match taken:
        case inspect.BoolType():
            kind = Kind.FLAG
        case inspect.IntType(ge=int() as low, le=int() as high):
            kind = Kind.NUMBER
        case inspect.FloatType(le=int() | float() as high):
            kind, low = Kind.NUMBER, taken.ge or 0
        case inspect.LiteralType(values=values):
            kind, choices = Kind.CHOICE, (str(default), *(str(value) for value in values if value != default))
        case inspect.StrType(max_length=int() as high):
            kind = Kind.TEXT
        case inspect.VarTupleType():
            kind = Kind.LINES
        case inspect.DictType():
            kind = Kind.TABLE
        case _:
            pass
    return Setting(
        name=name,
        words=words,
        kind=kind,
        default=default,
        choices=choices,
        low=low,
        high=high,
        whole=isinstance(taken, inspect.IntType),
        at_start=at_start,
    )


def _number(words: str) -> object:
    for kind in (int, float):
        try:
            return kind(words.replace(",", "").replace("_", ""))
        except ValueError:
            continue
    return words
