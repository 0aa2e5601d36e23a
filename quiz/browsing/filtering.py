"""The little language in which cards are looked for: words, and `key:value`, all of which must hold.

dropout                the word in the question, the id or the tags; "two words" in quotes
deck:resnet            so in the deck's id or title; also id:…, flag:… (in the flag's note)
tag:trap,pitfall       one of these tags, in full; also kind:number
is:due                 new, review, relearning, suspended, buried, due, repeat, overdue, flagged, leech
ease<2 lapses>=3       a number; also level, reviews, interval, due (days from today), retention (percent),
                       and, under FSRS in place of ease, stability (days), difficulty (1 to 10) and
                       retrievability (percent)
-is:new                a minus turns any of them round
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final, TypeAlias

import msgspec

from quiz.errors import QuizError, nearest
from quiz.scheduling.types import TOLD_BY_SOME
from quiz.text.display import one_line
from solvers.answers import KINDS

LONGEST: Final = 400  # characters
TEXT: Final = "text"
WORDS: Final = ("deck", "tag", "kind", "id", "is", "flag")
NUMBERS: Final = ("level", "due", "interval", *TOLD_BY_SOME, "lapses", "reviews", "retention")
STATES: Final = (
    *("new", "review", "relearning", "suspended", "buried"),
    *("due", "repeat", "overdue", "flagged", "leech"),
)
_SHORT: Final = {"today": 0.0, "tomorrow": 1.0}  # days that have a name
_TERM: Final = re.compile(
    r"(?P<minus>-)?(?:(?P<key>[^\W\d_]+)(?P<relation>:|<=|>=|=|<|>))?(?P<value>(?:\"[^\"]*\"|[^\s\"])*)"
)
_PIECE: Final = re.compile(r"\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s\",]+)|(?P<comma>,)")
_NUMBER: Final = re.compile(r"[-−+]?\d{1,7}(?:\.\d{1,4})?%?")


class FilterError(ValueError):
    """What is wrong with a filter, as a sentence, and where (characters from 0)."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end


class Words(msgspec.Struct, frozen=True):
    """That a card's `key` holds one of some values, which are folded to lower case."""

    key: str
    values: tuple[str, ...]
    negated: bool = False


class Number(msgspec.Struct, frozen=True):
    """That a card's number stands in a relation (`=`, `<`, `<=`, `>`, `>=`) to one of some values."""

    key: str
    relation: str
    values: tuple[float, ...]
    negated: bool = False


Term: TypeAlias = Words | Number


def parse(text: str, tells: Collection[str] = TOLD_BY_SOME) -> tuple[Term, ...]:
    """Return the terms of a filter, none for an empty one; raises FilterError.

    Of the numbers that not every scheduler tells of a card, those in `tells` can be asked for.
    """
    if len(text) > LONGEST:
        raise FilterError(
            f"A filter may have {LONGEST} characters; this one has {len(text):,}.", 0, len(text)
        )
    if text.count('"') % 2:
        message = "This quote is not closed; write another at the end of the words."
        raise FilterError(message, text.rindex('"'), len(text))
    return tuple(_term(match, tells) for match in _matches(text))


def checked(text: str, tells: Collection[str] = TOLD_BY_SOME) -> str:
    """Return a filter that can be read, as `parse` reads it; raises QuizError for any other."""
    try:
        parse(text, tells)
    except FilterError as error:
        raise QuizError(f"The filter {one_line(text)!r}: {error.message}") from error
    return text


def _matches(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        match = _TERM.match(text, at)
        assert match is not None  # every part of it may be empty, and quotes come in pairs
        yield match
        at = match.end()


def _term(match: re.Match[str], tells: Collection[str]) -> Term:
    key, negated = (match["key"] or "").casefold(), match["minus"] is not None
    if not key:
        words = "".join(match["value"].split('"')).casefold()
        if not words:
            raise _fault(match, "There is nothing to look for here: write a word.")
        return Words(TEXT, (words,), negated)
    values = _values(match["value"])
    if key not in WORDS and key not in NUMBERS:
        raise _fault(match, f"There is no key {key!r}. {_near(key, (*WORDS, *NUMBERS))}")
    if key in TOLD_BY_SOME and key not in tells:
        raise _fault(match, f"Your scheduler knows no {key}. It knows: {', '.join(sorted(tells))}.")
    if not values:
        raise _fault(match, f"What is wanted of {key!r}? {_example(key)}")
    if key in NUMBERS:
        relation = match["relation"].replace(":", "=")
        return Number(key, relation, tuple(_number(match, key, value) for value in values), negated)
    return Words(key, tuple(_word(match, key, value) for value in values), negated)


def _values(text: str) -> list[str]:
    """Return what stands between the commas; those within quotes part nothing."""
    values = [""]
    for piece in _PIECE.finditer(text):
        if piece["comma"]:
            values.append("")
        else:
            values[-1] += piece["quoted"] or piece["bare"] or ""
    return [value.casefold() for value in values if value]


def _word(match: re.Match[str], key: str, value: str) -> str:
    if match["relation"] not in (":", "="):
        raise _fault(match, f"{key!r} is no number to be compared; write {key}:{value}.")
    known = {"is": STATES, "kind": tuple(KINDS)}.get(key)
    if known is not None and value not in known:
        raise _fault(match, f"{key}:{value} is not known. {_near(value, known)}")
    return value


def _number(match: re.Match[str], key: str, value: str) -> float:
    if key == "due" and value in _SHORT:
        return _SHORT[value]
    if not _NUMBER.fullmatch(value):
        raise _fault(match, f"{value!r} is no number. {_example(key)}")
    return float(value.replace("−", "-").rstrip("%"))


def _example(key: str) -> str:
    examples = {
        "ease": "ease<2.5",
        "difficulty": "difficulty>8",
        "retention": "retention<80%",
        "retrievability": "retrievability<80%",
        "due": "due<=7 (days from today)",
    }
    usual = f"{key}>=3" if key in NUMBERS else f"{key}:{'due' if key == 'is' else 'word'}"
    return f"Write it as {examples.get(key, usual)}."


def _near(word: str, known: tuple[str, ...]) -> str:
    return nearest(word, known) or f"There are: {', '.join(known)}."


def _fault(match: re.Match[str], message: str) -> FilterError:
    return FilterError(message, match.start(), match.end())
