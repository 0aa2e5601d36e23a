"""Each setting as a value: what it is called, what it takes, and whether it counts at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

import msgspec
from msgspec import inspect

from quiz.config import Config, fits, toml
from quiz.errors import QuizError, nearest

_LONGEST_QUOTED: Final = 60  # characters of a value at fault


class Kind(StrEnum):
    """What a setting takes."""

    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    TEXT = "text"
    LINES = "lines"
    TABLE = "table"


_KINDS: Final[Mapping[type[inspect.Type], Kind]] = {
    inspect.BoolType: Kind.FLAG,
    inspect.IntType: Kind.NUMBER,
    inspect.FloatType: Kind.NUMBER,
    inspect.LiteralType: Kind.CHOICE,
    inspect.StrType: Kind.TEXT,
    inspect.VarTupleType: Kind.LINES,
    inspect.DictType: Kind.TABLE,
}


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """One setting; a number lies from `low` to `high`, texts have `high` characters and lists as many lines.

    `form` is what a text must be, where not every text will do.
    """

    name: str
    words: str
    kind: Kind
    default: object
    choices: tuple[str, ...] = ()
    low: float = 0
    high: float = 0
    whole: bool = False
    form: str = ""
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
                return f"a list of up to {self.high:,g} texts"
            case Kind.TABLE:
                return "a table of keys by action"
            case Kind.TEXT:
                return self.form or f"a text of up to {self.high:,g} characters"

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
        if not fits(self.name, value):
            raise QuizError(self.refusal(value))
        return value

    def refusal(self, value: object) -> str:
        """Return why the setting cannot have a value, as one sentence."""
        return f"{self.name} takes {self.takes}, not {_quoted(value)}."

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
        extra, default = about.extra or {}, getattr(Config(), field.name)
        low, high = _bounds(about.type)
        yield Setting(
            name=field.name,
            words=(about.extra_json_schema or {}).get("description", ""),
            kind=_KINDS[type(about.type)],
            default=default,
            choices=_choices(about.type, default),
            low=low,
            high=high,
            whole=isinstance(about.type, inspect.IntType),
            form=extra.get("takes", ""),
            at_start=bool(extra.get("at_start")),
        )


def _bounds(taken: inspect.Type) -> tuple[float, float]:
    match taken:
        case inspect.IntType() | inspect.FloatType():
            return taken.ge or 0, taken.le or 0
        case inspect.StrType() | inspect.VarTupleType():
            return 0, taken.max_length or 0
        case _:
            return 0, 0


def _choices(taken: inspect.Type, default: object) -> tuple[str, ...]:
    """Return the words that may be chosen, the usual one first."""
    if not isinstance(taken, inspect.LiteralType):
        return ()
    return str(default), *(str(value) for value in taken.values if value != default)


def _number(words: str) -> object:
    for kind in (int, float):
        try:
            return kind(words.replace(",", "").replace("_", ""))
        except ValueError:
            continue
    return words


def _quoted(value: object) -> str:
    text = toml(value) if isinstance(value, bool) else repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= _LONGEST_QUOTED else f"{text[:_LONGEST_QUOTED]}…"
