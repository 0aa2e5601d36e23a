"""YAML read strictly: every scalar stays text, every key and item knows its place, nothing is guessed.

PyYAML's C parser gives the events and this module builds the values, because the stock loaders keep the last
of two equal keys without a word, read `no` as False and `1:30` as 90, and forget the places. Aliases, tags,
merge keys and further documents are refused. Where libyaml is missing the pure parser gives the same events,
slower.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeAlias

import yaml
from yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from cards.problems import Problem
from cards.source import Mark, index_within, line_and_column, without_hidden
from cards.types import Place
from cards.yaml_errors import explain, no_value, scalar_fault, without_broken_card

MAX_DEPTH = 20
MAX_REPAIRS = 10

_PROPERTIES = {"&": "anchors", "!": "tags"}


class Mapping(dict[str, "Value"]):
    """A YAML mapping. A key whose value was refused is in `keys_at` only."""

    __slots__ = ("keys_at", "values_at")

    def __init__(self) -> None:
        super().__init__()
        self.keys_at: dict[str, Mark] = {}
        self.values_at: dict[str, Mark] = {}


class Sequence(list["Value"]):
    """A YAML sequence, without the items that were refused."""

    __slots__ = ("items_at",)

    def __init__(self) -> None:
        super().__init__()
        self.items_at: list[Mark] = []

    @classmethod
    def of(cls, item: Value, at: Mark) -> Sequence:
        """Return a sequence of one item."""
        result = cls()
        result.append(item)
        result.items_at.append(at)
        return result


Value: TypeAlias = str | Mapping | Sequence


class Document:
    """A file's value with its places and all that was wrong; `root` is None when nothing was readable."""

    def __init__(self, source: str, path: Path) -> None:
        self.path = path
        self.source = source
        self.root: Value | None = None
        self.root_at: Mark | None = None
        self.problems: list[Problem] = []

    def report(self, at: Mark | None, message: str) -> None:
        """Note a problem at a mark; at the start of the file when there is none."""
        self.problems.append(Problem(self.place(at), message))

    def place(self, at: Mark | None) -> Place:
        """Return the place of a mark."""
        return Place(self.path, at.line + 1, at.column + 1) if at else Place(self.path, 1, 1)

    def place_within(self, at: Mark, value: str, offset: int) -> Place:
        """Return the place of character `offset` of the scalar `value` that begins at `at`."""
        index = index_within(self.source, at.index, value, offset)
        return Place(self.path, *line_and_column(self.source, index))


def read(source: str, path: Path) -> Document:
    """Return the document in `source`; whatever is wrong is in its problems, nothing is raised.

    A card that is not YAML at all is reported and left out, so that it does not hide those after it.
    """
    text, hidden = without_hidden(source, path)
    broken: list[Problem] = []
    for _ in range(MAX_REPAIRS):
        document = Document(text, path)
        try:
            _Constructor(_events(text), document).build()
        except yaml.YAMLError as error:
            broken.append(explain(error, text, path))
            document.problems.clear()  # found again when the rest is read
            document.root = None
            repaired = without_broken_card(text, error)
            if repaired is None:
                break
            text = repaired
        else:
            break
    document.source = source
    document.problems = [*hidden, *broken, *document.problems]
    return document


class _EventSource(Protocol):
    def get_event(self) -> Event: ...


def _events(text: str) -> _EventSource:
    loader: Callable[[str], _EventSource] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return loader(text)


class _Constructor:
    """Builds values from events; what it refuses it reports and leaves out."""

    def __init__(self, events: _EventSource, document: Document) -> None:
        self._next = events.get_event
        self._document = document
        self._report = document.report

    def build(self) -> None:
        self._next()  # the start of the stream
        event = self._next()
        if not isinstance(event, DocumentStartEvent):
            return
        event = self._next()
        self._document.root_at = _at(event)
        self._document.root = self._value(event, 1)
        self._next()  # the end of the document
        event = self._next()
        if not isinstance(event, StreamEndEvent):
            self._report(_at(event), "A file holds one deck; remove this `---` and what follows it.")

    def _value(self, event: Event, depth: int) -> Value | None:
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if not isinstance(event, CollectionStartEvent):
            self._report(_at(event), "A text that starts with * must be in quotes; decks have no aliases.")
            return None
        self._refuse_properties(event)
        if depth > MAX_DEPTH:
            self._report(_at(event), f"This is nested more than {MAX_DEPTH} levels deep.")
            self._skip()
            return None
        return self._mapping(depth) if isinstance(event, MappingStartEvent) else self._sequence(depth)

    def _scalar(self, event: ScalarEvent) -> str | None:
        value, style = event.value, event.style or ""
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if style in "|>":
            value = value.rstrip()
        fault = scalar_fault(value, style)
        if fault is None:
            return value
        self._report(_at(event), fault)
        return None

    def _refuse_properties(self, event: ScalarEvent | CollectionStartEvent) -> None:
        for sign, what in (("&", event.anchor), ("!", event.tag)):
            if what is not None:
                self._report(
                    _at(event),
                    f"A text that starts with {sign} must be in quotes; decks have no {_PROPERTIES[sign]}.",
                )

    def _mapping(self, depth: int) -> Mapping:
        result = Mapping()
        keys_at, values_at = result.keys_at, result.values_at
        while not isinstance(event := self._next(), MappingEndEvent):
            key, at = self._key(event, keys_at), _at(event)
            event = self._next()
            value = self._value_of(key, at, event, depth)
            if key is None:
                continue
            keys_at[key], values_at[key] = at, _at(event)
            if value is not None:
                result[key] = value
        return result

    def _value_of(self, key: str | None, at: Mark, event: Event, depth: int) -> Value | None:
        if isinstance(event, ScalarEvent) and not event.value and not event.style:
            self._report(at, no_value(key, at, self._document.source))
            return None
        return self._value(event, depth + 1)

    def _key(self, event: Event, seen: dict[str, Mark]) -> str | None:
        if not isinstance(event, ScalarEvent):
            self._report(_at(event), "A key must be a text; put it in quotes.")
            if isinstance(event, CollectionStartEvent):
                self._skip()
            return None
        if not event.value:
            self._report(_at(event), "A key is missing before this `:`.")
            return None
        key = self._scalar(event)
        if key == "<<":
            self._report(_at(event), "Merge keys (`<<`) are not used in decks; write the keys out.")
            return None
        if key in seen:
            self._report(_at(event), f"`{key}` stands here twice; the first is on line {seen[key].line + 1}.")
            return None
        return key

    def _sequence(self, depth: int) -> Sequence:
        result = Sequence()
        while not isinstance(event := self._next(), SequenceEndEvent):
            value = self._value(event, depth + 1)
            if value is not None:
                result.append(value)
                result.items_at.append(_at(event))
        return result

    def _skip(self) -> None:
        """Pass over the rest of a mapping or sequence without building it."""
        unclosed = 1
        while unclosed:
            event = self._next()
            unclosed += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)


def _at(event: Event) -> Mark:
    mark = event.start_mark
    assert mark is not None, "both parsers mark every event"
    return mark
