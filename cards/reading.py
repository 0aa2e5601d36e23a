"""A deck file into a `Deck`: its own keys, and its cards one by one."""

from __future__ import annotations

from bisect import bisect_left
from math import inf
from pathlib import Path
from typing import Final

import msgspec

from cards.conversion import convert, nearest
from cards.document import Document, Mapping, Sequence, TooManyProblemsError, Value
from cards.problems import Problem
from cards.source import Mark, SourceError, read_source
from cards.strict_yaml import read
from cards.types import Card, Deck, Place
from cards.validation import CARD_KEYS, check_identifier, identifier, read_card
from solvers.answers import KINDS


class DeckKeys(msgspec.Struct, frozen=True, kw_only=True):
    """The keys of a deck beside its cards."""

    deck: str = ""
    id: str = ""
    about: str = ""
    tags: tuple[str, ...] = ()
    language: str = "en"


DECK_KEYS: Final = frozenset(DeckKeys.__struct_fields__) | {"cards"}
_TYPES: Final = {field.name: field.type for field in msgspec.structs.fields(DeckKeys)}


def read_deck(path: Path, *, drafts: bool = False) -> tuple[Deck | None, list[Problem]]:
    """Return the file's deck without its faulty cards, and all problems; no deck when no card is left.

    With `drafts`, cards that only have keys too many stay in it, for `quiz check` to prove the rest of them.
    """
    try:
        source = read_source(path)
    except SourceError as error:
        return None, [Problem(Place(path, error.line, error.column), error.message)]
    document = read(source, path)
    document.drafts = drafts
    try:
        deck = _deck(document)
    except TooManyProblemsError:
        deck = None
    return deck, sorted([*document.broken, *document.problems])


def _deck(document: Document) -> Deck | None:
    root, at = document.root, document.root_at
    if root is None or at is None:
        if not document.problems and not document.broken:
            document.report(None, "The file holds no deck, only comments.")
        return None
    if not isinstance(root, Mapping):
        document.report(at, "A deck is a mapping that starts with `deck: TITLE` and holds `cards:`.")
        return None
    keys = _deck_keys(root, document)
    deck_id = _identifier(keys, root, document)
    cards = _cards(root, at, deck_id, document)
    if not cards:
        return None
    return Deck(
        id=deck_id,
        title=keys.deck or deck_id,
        about=keys.about,
        tags=keys.tags,
        language=keys.language,
        cards=cards,
        path=document.path,
    )


def _deck_keys(root: Mapping, document: Document) -> DeckKeys:
    found = {}
    for key, at in root.keys_at.items():
        if key not in DECK_KEYS:
            document.report(at, _unknown(key))
        elif key in root and key != "cards":
            converted = convert(_listed(key, root), _TYPES[key], root.values_at[key], key, document)
            if converted is not None:
                found[key] = converted
    if "deck" not in root.keys_at:
        document.report(document.root_at, "The deck has no title; begin with `deck: TITLE`.")
    return msgspec.convert(found, DeckKeys)


def _listed(key: str, root: Mapping) -> Value:
    value = root[key]
    if key != "tags" or not isinstance(value, str):
        return value
    return Sequence.of(value, root.values_at[key])


def _unknown(key: str) -> str:
    if key in CARD_KEYS or key in KINDS:
        return f"`{key}` belongs to a card; indent it below one of the `cards:`."
    return f"A deck has no key `{key}`.{nearest(key, sorted(DECK_KEYS))}"


def _identifier(keys: DeckKeys, root: Mapping, document: Document) -> str:
    if keys.id:
        check_identifier(keys.id, root.values_at["id"], document)
        return keys.id
    found = identifier(document.path.stem)
    if not found:
        document.report(
            document.root_at, "The file's name gives no id; add `id:` with letters a-z, digits and -."
        )
    return found or "deck"


def _cards(root: Mapping, at: Mark, deck_id: str, document: Document) -> tuple[Card, ...]:
    items = root.get("cards")
    if "cards" not in root.keys_at:
        document.report(at, "The deck has no `cards:`.")
    if items is None:
        return ()
    if not isinstance(items, Sequence):
        document.report(root.values_at["cards"], "`cards` must be a list: each card begins with `- id:`.")
        return ()
    if not items:
        if items.whole:
            document.report(root.values_at["cards"], "A deck needs at least one card, begun with `- id:`.")
        return ()
    found: list[Card] = []
    seen: dict[str, int] = {}
    indent = items.items_at[0].column
    faulty = sorted(one.place.line for one in document.problems if one.place.column > indent)
    for index, (item, start) in enumerate(zip(items, items.items_at, strict=True)):
        card = read_card(item, start, deck_id, document)
        whole = not _any_between(faulty, start.line + 1, _end(items, index))
        if _is_new(item, start, seen, document) and card is not None and whole:
            found.append(card)
    return tuple(found)


def _end(items: Sequence, index: int) -> float:
    """Return the last line, from 1, that belongs to the card."""
    return items.items_at[index + 1].line if index + 1 < len(items) else inf


def _any_between(lines: list[int], first: int, last: float) -> bool:
    index = bisect_left(lines, first)
    return index < len(lines) and lines[index] <= last


def _is_new(item: Value, at: Mark, seen: dict[str, int], document: Document) -> bool:
    card_id = item.get("id") if isinstance(item, Mapping) else None
    if not isinstance(card_id, str):
        return True
    line = seen.setdefault(card_id, at.line + 1)
    if line == at.line + 1:
        return True
    document.report(
        at, f"The id `{card_id}` belongs to the card on line {line} already; ids are unique in a deck."
    )
    return False
