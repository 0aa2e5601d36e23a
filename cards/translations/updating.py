"""A translation brought up to date with its deck: nothing that stands in it is changed or moved."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from cards.document import Mapping
from cards.problems import Problem
from cards.source import Mark, read_source
from cards.strict_yaml import read
from cards.translations.originals import fingerprint
from cards.translations.skeleton import changed, entry
from cards.types import Card, Deck, Place


class Updated(NamedTuple):
    """The new text of the file, the cards added to it, and those whose changed originals were."""

    text: str
    added: list[str]
    changed: list[str]


class BrokenError(Exception):
    """The file cannot be added to; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def updated(path: Path, deck: Deck) -> Updated:
    """Return the translation with the cards that it lacks, as comments, and what has changed beside the old.

    Raises SourceError for a file that cannot be read, BrokenError for one that is no translation.
    """
    source = read_source(path)
    present = _cards(source, path)
    ends = _ends(source, present)
    indent = next(iter(present.keys_at.values())).column
    added, other = [], []
    pieces: dict[int, str] = {}
    at = min(_line_start(source, place) for place in present.keys_at.values())
    for card in deck.cards:
        if card.id not in present.keys_at:
            pieces[at] = pieces.get(at, "") + entry(card, indent)
            added.append(card.id)
            continue
        at = ends[card.id]
        note = changed(card, 2 * indent)
        if _is_stale(card, present) and note.splitlines()[0] not in source:
            pieces[at] = note + pieces.get(at, "")
            other.append(card.id)
    return Updated(_inserted(source, pieces), added, other)


def _cards(source: str, path: Path) -> Mapping:
    document = read(source, path)
    for problem in (*document.broken, *document.problems):
        raise BrokenError(problem)
    cards = document.root.get("cards") if isinstance(document.root, Mapping) else None
    if not isinstance(cards, Mapping) or not cards.keys_at:
        raise BrokenError(
            Problem(Place(path, 1, 1), "The translation has no `cards`, a mapping from ids to texts.")
        )
    return cards


def _is_stale(card: Card, present: Mapping) -> bool:
    texts = present.get(card.id)
    original = texts.get("original") if isinstance(texts, Mapping) else None
    return isinstance(original, str) and original.strip().lower() != fingerprint(card)


def _ends(source: str, present: Mapping) -> dict[str, int]:
    """Return where the text of each card ends: where that of the next begins, with the remarks above it."""
    starts = sorted((_line_start(source, at), card_id) for card_id, at in present.keys_at.items())
    found = {card_id: _above(source, after) for (_, card_id), (after, _) in pairwise(starts)}
    return found | {starts[-1][1]: len(source)}


def _line_start(source: str, at: Mark) -> int:
    return source.rfind("\n", 0, at.index) + 1


def _above(source: str, start: int) -> int:
    """Return the start of the remarks, unindented or as far as an id, that stand right above a card."""
    while start:
        before = source.rfind("\n", 0, start - 1) + 1
        if not source[before:start].lstrip(" ").startswith("#") or source[before:start].startswith("   "):
            return start
        start = before
    return start


def _inserted(source: str, pieces: dict[int, str]) -> str:
    return "".join(_parts(source, pieces))


def _parts(source: str, pieces: dict[int, str]) -> Iterator[str]:
    start = 0
    for at, piece in sorted(pieces.items()):
        yield source[start:at]
        if not source[:at].endswith("\n"):
            yield "\n"
        yield piece
        start = at
    yield source[start:]
