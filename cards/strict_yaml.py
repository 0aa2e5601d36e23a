"""YAML read strictly: every scalar stays text, every key and item knows its place, nothing is guessed.

PyYAML's C parser gives the events and this module builds the values, because the stock loaders keep the last
of two equal keys without a word, read `no` as False and `1:30` as 90, and forget the places. Aliases, tags,
merge keys and further documents are refused. Where libyaml is missing the pure parser gives the same events,
slower.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

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

from cards.document import Document, Mapping, Sequence, TooManyProblemsError, Value
from cards.problems import Problem
from cards.source import MAX_BYTES, Mark, without_hidden
from cards.yaml_errors import MAX_DEPTH, MAX_TEXT, TooDeepError, explain, scalar_fault, without_broken_card

MAX_REPAIRS = 10
_WIDE = "\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60…—”“’‘"
_FOLD = re.compile(f"(?<=[{_WIDE}]) (?=[{_WIDE}])")


def read(source: str, path: Path) -> Document:
    """Return the document in `source`; whatever is wrong is in its problems, nothing is raised.

    A card that is not YAML at all is reported and left out, so that it does not hide those after it.
    """
    text, hidden = without_hidden(source, path)
    broken: list[Problem] = []
    document = Document(text, path)
    repaired: str | None = text
    for _ in range(_repairs(text)):
        document = Document(repaired or text, path)
        repaired = _build(document, broken)
        if repaired is None:
            break
    document.source = source
    document.problems[:0] = hidden
    document.broken = broken
    return document


def _repairs(text: str) -> int:
    """Return how often a file may be read anew: a large one less often, so that time stays bounded."""
    return max(1, min(MAX_REPAIRS, MAX_BYTES // max(1, len(text))))


def _build(document: Document, broken: list[Problem]) -> str | None:
    """Build the document's value. Where a card is not YAML, return the source without it, to be read anew."""
    try:
        _Constructor(_events(document.source), document).build()
    except TooManyProblemsError:
        document.root = None
    except yaml.YAMLError as error:
        broken.append(explain(error, document.source, document.path))
        document.problems.clear()  # found again when the rest is read
        document.root = None
        return without_broken_card(document.source, error)
    return None


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
        refused = self._refuse_properties(event)
        if depth > MAX_DEPTH:
            raise TooDeepError(_at(event))  # at once: libyaml takes quadratic time for brackets in brackets
        value = self._mapping(depth) if isinstance(event, MappingStartEvent) else self._sequence(depth)
        return None if refused else value

    def _scalar(self, event: ScalarEvent) -> str | None:
        value, style = event.value, event.style
        if not value.isascii():
            value = _unfolded(event)
        if not (style or event.anchor or event.tag) and 0 < len(value) <= MAX_TEXT:
            return value  # plain, as most are; the parser has cut its white space
        if self._refuse_properties(event):
            return None
        if style in ("|", ">"):
            value = value.rstrip()
        fault = scalar_fault(value, style or "", _at(event), self._document.source)
        if fault is None:
            return value
        self._report(_at(event), fault)
        return None

    def _refuse_properties(self, event: ScalarEvent | CollectionStartEvent) -> bool:
        for given, sign, what in ((event.anchor, "&", "anchors"), (event.tag, "!", "tags")):
            if given is not None:
                message = f"A text that starts with {sign} must be in quotes; decks have no {what}."
                self._report(_at(event), message)
        return event.anchor is not None or event.tag is not None

    def _mapping(self, depth: int) -> Mapping:
        result = Mapping()
        keys_at, values_at = result.keys_at, result.values_at
        advance = self._next
        while not isinstance(event := advance(), MappingEndEvent):
            key, at = self._key(event, keys_at), _at(event)
            event = advance()
            value = self._scalar(event) if isinstance(event, ScalarEvent) else self._value(event, depth + 1)
            if key is not None:
                keys_at[key], values_at[key] = at, _at(event)
            if key is not None and value is not None:
                result[key] = value
            else:
                result.whole = False
        return result

    def _key(self, event: Event, seen: dict[str, Mark]) -> str | None:
        if not isinstance(event, ScalarEvent):
            self._report(_at(event), "A key must be a text; put it in quotes.")
            if isinstance(event, CollectionStartEvent):
                self._skip()
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
            if value is None:
                result.whole = False
                continue
            result.append(value)
            result.items_at.append(_at(event))
        return result

    def _skip(self) -> None:
        """Pass over the rest of a mapping or sequence without building it."""
        unclosed = 1
        while unclosed:
            event = self._next()
            unclosed += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if unclosed > MAX_DEPTH:
                raise TooDeepError(_at(event))


def _unfolded(event: ScalarEvent) -> str:
    """Return the text without the spaces that stand for line breaks where Chinese or Japanese was wrapped."""
    one_line = event.start_mark and event.end_mark and event.start_mark.line == event.end_mark.line
    return event.value if one_line or event.style == "|" else _FOLD.sub("", event.value)


def _at(event: Event) -> Mark:
    mark = event.start_mark
    assert mark is not None, "both parsers mark every event"
    return mark
