"""What a word of a formula means: a name of the card, a function, a constant, or several of them side by side.

The card's names decide. A declared word is one name; an undeclared one is a product if it can be cut into declared
names, functions, `e` and `pi` (`xy`, `sinx`, `xe`). Without declared names a word that is no function is a name.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import msgspec

from solvers.language.characters import GREEK, spelled
from solvers.functions import SPELLINGS

CONSTANTS: Mapping[str, str] = {
    "pi": "pi",
    "e": "e",
    "i": "i",
    "inf": "inf",
    "infty": "inf",
    "infinity": "inf",
    "Infinity": "inf",
}
# Words that would otherwise be read as a product or a name by accident: other programs' values, programs' and
# plain English's words. A card that declares one may use it.
RESERVED = frozenset(
    "nan NaN NAN NaN oo zoo None True False null undefined true false import from for while if else elif in is and"
    " or not def class return yield lambda exec eval print open with as try except raise del global pass assert"
    " async await".split()
) - {"lambda"}
_LONGEST = 40  # of a word that is cut into names

_PARTS = re.compile(rf"[{''.join(GREEK)}][^\WA-Za-z_]*(?:_.*)?|[^{''.join(GREEK)}]+(?:_.*)?")
_LEADING_FUNCTION = re.compile(r"([A-Za-z]+?)([0-9]+)([A-Za-z].*)?")


class Vocabulary(msgspec.Struct, frozen=True):
    """The names and functions that a card declares; `names` of None lets any word be a name."""

    names: frozenset[str] | None = None
    functions: frozenset[str] = frozenset()


class Piece(NamedTuple):
    """A part of a word: `name`, `called` (a declared function), `either`, `function`, `constant`, `number`,
    `sigma` or `unknown`; its canonical text, and how many characters of the word it takes.
    """

    kind: str
    text: str
    length: int


@lru_cache(maxsize=256)
def _declared(vocabulary: Vocabulary) -> Mapping[str, tuple[str, str]]:
    """Return spelled-out word → (kind, the card's own spelling)."""
    table = {spelled(name): ("called", name) for name in vocabulary.functions}
    for name in vocabulary.names or ():
        word = spelled(name)
        table[word] = ("either", table[word][1]) if word in table else ("name", name)
    return table


@lru_cache(maxsize=8192)
def resolve(word: str, vocabulary: Vocabulary) -> tuple[Piece, ...]:
    """Return the pieces that a word stands for, in order; one of kind `unknown` when it stands for nothing."""
    key, length = spelled(word), len(word)
    declared = _declared(vocabulary)
    if key in declared:
        return (Piece(*declared[key], length),)
    if key in SPELLINGS:
        return (Piece("function", SPELLINGS[key], length),)
    if key in CONSTANTS:
        return (Piece("constant", CONSTANTS[key], length),)
    if key == "sigma":
        return (Piece("sigma", key, length),)
    if vocabulary.names is None:
        return _undeclared(word, key, vocabulary)
    return _cut(word, vocabulary) or (Piece("unknown", key, length),)


def _undeclared(word: str, key: str, vocabulary: Vocabulary) -> tuple[Piece, ...]:
    if key in RESERVED:
        return (Piece("unknown", key, len(word)),)
    match = _LEADING_FUNCTION.fullmatch(word)
    if match and match[1] in SPELLINGS:
        rest = resolve(match[3], vocabulary) if match[3] else ()
        return (
            Piece("function", SPELLINGS[match[1]], len(match[1])),
            Piece("number", match[2], len(match[2])),
            *rest,
        )
    parts = [word] if word.isascii() else _PARTS.findall(word)
    if len(parts) > 1:
        return tuple(piece for part in parts for piece in resolve(part, vocabulary))
    return (Piece("name", key, len(word)),)


def _cut(word: str, vocabulary: Vocabulary) -> tuple[Piece, ...]:
    """Return the fewest pieces that make up the word, or none; among equals the longest first piece wins."""
    if len(word) > _LONGEST:
        return ()
    best: dict[int, tuple[Piece, ...]] = {len(word): ()}
    for start in range(len(word) - 1, -1, -1):
        options = [
            (piece, *best[end])
            for end in range(len(word), start, -1)
            if end in best and (piece := _piece(word, start, end, vocabulary))
        ]
        if options:
            best[start] = min(options, key=len)
    return best.get(0, ())


def _piece(word: str, start: int, end: int, vocabulary: Vocabulary) -> Piece | None:
    part = word[start:end]
    key, length = spelled(part), end - start
    declared = _declared(vocabulary)
    if key in declared:
        return Piece(*declared[key], length)
    if key in SPELLINGS:
        return Piece("function", SPELLINGS[key], length)
    if key in ("e", "pi"):
        return Piece("constant", key, length)
    if part.isdigit() and any(word.endswith(name, 0, start) for name in SPELLINGS):
        return Piece("number", part, length)  # sqrt2, sin2x
    return None


def nearest(word: str, vocabulary: Vocabulary) -> str | None:
    """Return the declared name or known function most like the word."""
    declared = {key: name for key, (_, name) in _declared(vocabulary).items()}
    for key, name in declared.items():
        if key.lower() == word.lower():
            return name
    close = difflib.get_close_matches(word, [*declared, *SPELLINGS], n=1, cutoff=0.7)
    return declared.get(close[0], close[0]) if close and len(word) > 1 else None
