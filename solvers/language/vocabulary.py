"""What a word of a formula means: a name of the card, a function, a constant, or several of them in a row.

The card's names decide. A declared word is one name; an undeclared one is a product if it can be cut into
declared names, functions, `pi` and one `e` (`xy`, `sinx`, `xe^-x`). Without declared names, a word that is no
function and no constant is a name.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import msgspec

from solvers.language.characters import ACCENTED, GREEK, MARKS, spelled
from solvers.language.functions import SPELLINGS

CONSTANTS: Mapping[str, str] = {
    "pi": "pi",
    "e": "e",
    "i": "i",
    **dict.fromkeys(("inf", "infty", "infinity", "Infinity"), "inf"),
}
# Values of other programs, words of programming languages and of plain English: without declared names they
# would be read as names by accident. A card that declares one may use it.
RESERVED = frozenset(
    {
        *("nan", "NaN", "NAN", "oo", "zoo", "None", "True", "False", "true", "false", "null", "undefined"),
        *(
            "import",
            "from",
            "for",
            "while",
            "if",
            "else",
            "elif",
            "in",
            "is",
            "and",
            "or",
            "not",
            "def",
            "class",
        ),
        *("return", "yield", "exec", "eval", "print", "open", "with", "as", "try", "except", "raise", "del"),
        *("global", "pass", "assert", "async", "await"),
    }
)
_LONGEST = 40  # of a word that is cut into names

_GREEK, _ACCENTED, _MARKS = "".join(GREEK), "".join(ACCENTED), "".join(MARKS)
_PARTS = re.compile(  # a Greek or accented letter is a name of its own, other letters in a row are a word
    rf"∂?(?:[{_GREEK}{_ACCENTED}]|[A-Za-z](?=[{_MARKS}]))[0-9{_MARKS}]*(?:_.*)?'*"
    rf"|(?:(?![A-Za-z][{_MARKS}])[^{_GREEK}{_ACCENTED}_'])+(?:_.*)?'*"
)
_SHORT: Mapping[str, str] = {"eps": "epsilon", "lam": "lambda", "lamda": "lambda"}
_INDEXED = re.compile(r"([A-Za-z]+)([0-9]{1,3})")
_FUNCTION_AND_NUMBER = re.compile(r"([A-Za-z]+?)([0-9]+)([A-Za-z].*)?")


class Vocabulary(msgspec.Struct, frozen=True):
    """The names and functions that a card declares; `names` of None lets any word be a name."""

    names: frozenset[str] | None = None
    functions: frozenset[str] = frozenset()


class Piece(NamedTuple):
    """A part of a word: what it is, its canonical text, and how many characters of the word it takes.

    Kinds: `name`, `called` (a declared function), `either` (declared as both), `function`, `constant`,
    `number`, `sigma` (undeclared) and `unknown`.
    """

    kind: str
    text: str
    length: int


_EULER = Piece("constant", "e", 1)


@lru_cache(maxsize=8192)
def resolve(word: str, vocabulary: Vocabulary) -> tuple[Piece, ...]:
    """Return the pieces that a word stands for, in order; one `unknown` piece when it stands for nothing."""
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
    if (meant := _short_for(key)) in declared:
        return (Piece(*declared[meant], length),)
    if vocabulary.names is None:
        return _undeclared(word, vocabulary)
    return _cut(word, vocabulary) or (Piece("unknown", key, length),)


def _short_for(word: str) -> str:
    """Return what people type shorter: eps for epsilon, h1 for h_1."""
    if word in _SHORT:
        return _SHORT[word]
    indexed = _INDEXED.fullmatch(word)
    return f"{indexed[1]}_{indexed[2]}" if indexed else ""


@lru_cache(maxsize=256)
def _declared(vocabulary: Vocabulary) -> Mapping[str, tuple[str, str]]:
    """Return spelled-out word → kind and the card's own spelling."""
    table = {spelled(name): ("called", name) for name in vocabulary.functions}
    for name in vocabulary.names or ():
        word = spelled(name)
        table[word] = ("either", table[word][1]) if word in table else ("name", name)
    return table


def _undeclared(word: str, vocabulary: Vocabulary) -> tuple[Piece, ...]:
    if word in RESERVED:
        return (Piece("unknown", word, len(word)),)
    match = _FUNCTION_AND_NUMBER.fullmatch(word)
    if match and match[1] in SPELLINGS:
        call = Piece("function", SPELLINGS[match[1]], len(match[1]))
        rest = resolve(match[3], vocabulary) if match[3] else ()
        return (call, Piece("number", match[2], len(match[2])), *rest)
    parts = [word] if word.isascii() else _PARTS.findall(word)
    if len(parts) > 1:
        return tuple(piece for part in parts for piece in resolve(part, vocabulary))
    return (Piece("name", spelled(word), len(word)),)


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
        options = [pieces for pieces in options if pieces.count(_EULER) <= 1]  # `eye` is a word, not e·y·e
        if options:
            best[start] = min(options, key=len)
    return best.get(0, ())


def _piece(word: str, start: int, end: int, vocabulary: Vocabulary) -> Piece | None:
    part, length = word[start:end], end - start
    key, declared = spelled(part), _declared(vocabulary)
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
    """Return the declared name or known function that is most like the word, if one is."""
    declared = {key: name for key, (_, name) in _declared(vocabulary).items()}
    for key, name in declared.items():
        if key.lower() == word.lower():
            return name
    if len(word) < 2:
        return None
    if close := difflib.get_close_matches(word, declared, n=1, cutoff=0.6):
        return declared[close[0]]
    return next(iter(difflib.get_close_matches(word, SPELLINGS, n=1, cutoff=0.8)), None)
