"""YAML values into typed ones, with every error at its own place.

msgspec converts in one go, and stops at the first error; a value that fails is taken apart and converted
piece by piece, so that all its errors are told. Scalars arrive as text, and the type wanted decides how they
are read.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable
from typing import Final, Literal, TypeVar

import msgspec

from cards.document import Document, Mapping, Sequence, Value
from cards.source import Mark
from solvers.advice import meant

T = TypeVar("T")


_MAX_SHOWN = 30


def nearest(key: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return ` Did you mean …?` with the nearest of `known`, or nothing when none is near."""
    near = meant(key, known, cutoff)
    return f" Did you mean `{near}`?" if near else ""


def convert(value: Value, wanted: type[T], at: Mark, name: str, document: Document) -> T | None:
    """Return `value` as `wanted`; None when it is something else, each error reported under `name`."""
    try:
        return msgspec.convert(value, wanted, strict=False)
    except msgspec.ValidationError:
        before = len(document.problems)
        _Finder(document).explain(value, wanted, at, f"`{name}`")
        if len(document.problems) == before:  # a limit that only the whole knows
            document.report(at, f"`{name}` must be {describe(wanted)}.")
        return None


class _Finder:
    """Takes a value apart to report each piece that does not fit."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def explain(self, value: Value, wanted: object, at: Mark, name: str) -> None:
        if fits(value, wanted):
            return
        fitting = _alternative(value, wanted)
        if isinstance(value, Sequence) and typing.get_origin(fitting) is tuple:
            self._explain_items(value, fitting, at, name)
        elif isinstance(value, Mapping) and typing.get_origin(fitting) is dict:
            for key, item in value.items():
                self.explain(item, typing.get_args(fitting)[1], value.values_at[key], f"{name}: `{key}`")
        elif isinstance(value, Mapping) and isinstance(fitting, type) and issubclass(fitting, msgspec.Struct):
            self._explain_struct(value, fitting, at, name)
        else:
            self._document.report(
                at, f"{_capital(name)} must be {describe(wanted)}, not {shown(value)}.{_advice(value)}"
            )

    def _explain_items(self, value: Sequence, wanted: object, at: Mark, name: str) -> None:
        arguments = typing.get_args(wanted)
        if arguments[-1] is not Ellipsis and len(value) != len(arguments):
            self._document.report(at, f"{_capital(name)} must be {describe(wanted)}.")
            return
        for item, place in zip(value, value.items_at, strict=True):
            self.explain(item, arguments[0], place, f"an item of {name}")

    def _explain_struct(self, value: Mapping, struct: type[msgspec.Struct], at: Mark, name: str) -> None:
        fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
        for key in value.keys_at:
            if key not in fields:
                message = f"{name} has no key `{key}`.{nearest(key, fields) or _known(fields)}"
                self._document.report(value.keys_at[key], message)
            elif key in value:
                self.explain(value[key], fields[key].type, value.values_at[key], f"{name}: `{key}`")
        for key, field in fields.items():
            if field.required and key not in value.keys_at:
                self._document.report(at, f"{name} needs the key `{key}`.")


def _known(fields: Iterable[str]) -> str:
    return f" It may have {listed(fields)}."


def fits(value: object, wanted: object) -> bool:
    """Return whether msgspec takes a value as `wanted`."""
    try:
        msgspec.convert(value, wanted, strict=False)
    except msgspec.ValidationError:
        return False
    return True


def _alternatives(wanted: object) -> tuple[object, ...]:
    if typing.get_origin(wanted) in (typing.Union, types.UnionType):
        return tuple(one for one in typing.get_args(wanted) if one is not type(None))
    return (wanted,)


def _alternative(value: Value, wanted: object) -> object:
    """Return the alternative of a union whose outer form is that of `value`."""
    for one in _alternatives(wanted):
        origin = typing.get_origin(one)
        is_struct = isinstance(one, type) and issubclass(one, msgspec.Struct)
        if isinstance(value, Sequence) and origin is tuple:
            return one
        if isinstance(value, Mapping) and (origin is dict or is_struct):
            return one
    return None


def describe(wanted: object) -> str:
    """Return in words what a type takes: `a list of texts`."""
    return " or ".join(map(_describe, _alternatives(wanted)))


_WORDS: Final[dict[object, str]] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}


def _describe(wanted: object) -> str:
    origin, arguments = typing.get_origin(wanted), typing.get_args(wanted)
    if origin is tuple:
        if arguments[-1] is not Ellipsis:
            return "a pair such as [0, 1]"
        return "a list of texts" if arguments[0] is str else f"a list, each item {describe(arguments[0])}"
    if origin is dict:
        return f"a mapping with {describe(arguments[1])} for each key"
    if origin is Literal:
        return listed(map(str, arguments), "or")
    if origin is typing.Annotated:
        limits = arguments[1]
        return f"{_describe(arguments[0])} from {limits.ge} to {limits.le}"
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        return f"a mapping with {listed(field.encode_name for field in msgspec.structs.fields(wanted))}"
    return _WORDS.get(wanted, "another value")


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return words as a list in a sentence, each marked as code."""
    marked = [f"`{word}`" for word in words]
    return marked[0] if len(marked) == 1 else f"{', '.join(marked[:-1])} {last} {marked[-1]}"


def shown(value: Value) -> str:
    """Return what a value is, for the end of a sentence: a list, a mapping, or the text itself."""
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, Sequence):
        return "a list"
    cut = value if len(value) <= _MAX_SHOWN else value[: _MAX_SHOWN - 1] + "…"
    return f"`{' '.join(cut.split())}`"


def _capital(name: str) -> str:
    return name[0].upper() + name[1:]


def _advice(value: Value) -> str:
    if isinstance(value, Mapping):
        return " A text that starts with { must be in quotes."
    return ""
