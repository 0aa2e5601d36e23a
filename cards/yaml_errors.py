"""What goes wrong below the deck format, in YAML itself, said to someone who has not read its manual."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from cards.problems import Problem
from cards.source import Mark, hides
from cards.types import Place

MAX_TEXT = 10_000
MAX_DEPTH = 20

_NOTHING = "There is nothing here; write a text, or remove it."
_QUOTING = "put it in single quotes, or on the line after `key: >`"

# What libyaml and the pure parser say, by a part that both share → what to do.
_ADVICE = (
    (
        "mapping values are not allowed",
        f"No `: ` fits here; if it belongs to a text, {_QUOTING}; else check the line's indentation.",
    ),
    ("sequence entries are not allowed", "A list begins on the line below its key."),
    ("could not find expected ':'", "This line has no `key:`; indent it if it continues the text above."),
    ("block scalar", "The text begins on the line after `|` or `>`."),
    ("while parsing a tag", "A text that starts with ! must be in quotes."),
    ("while scanning a tag", "A text that starts with ! must be in quotes."),
    ("while scanning an a", "A text that starts with * or & must be in quotes."),  # "an alias", "an anchor"
    ("flow", "A bracket is not closed, or a comma is missing or one too many here."),
    ("document start", "The file does not start with a key such as `deck:`."),
    ("YAML document", "Remove this line; a deck needs no %YAML line."),
)

# What is told where it begins: it is noticed only at its end, or lines below.
_TOLD_AT_START = (
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while scanning an a",
    "while scanning a tag",
)

# Escapes that YAML understands in double quotes and that begin a LaTeX command: \tanh, \times, \nabla, \ne.
_EATEN = re.compile(r"\t|\n(?=abla|e\b|eq|eg\b|ot|u\b|i\b)")
# The first card below `cards:`, an item of a deck or a key of a translation.
_CARD = re.compile(
    r"^cards:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)(?:(- )|(?<= )[a-z0-9][a-z0-9-]*:[ \t]*$)", re.MULTILINE
)
_ITEM, _ENTRY = "- ", r"[a-z0-9][a-z0-9-]*:[ \t]*$"


class TooDeepError(yaml.YAMLError):
    """Lists or mappings stand in each other deeper than `MAX_DEPTH`."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark


def scalar_fault(value: str, style: str, at: Mark, source: str) -> str | None:
    """Return what is wrong with a scalar in itself, whatever key it stands under."""
    if not value or value.isspace():
        return _nothing(at, source)
    if len(value) > MAX_TEXT:
        return f"This text is longer than {MAX_TEXT:,} characters."
    if style == '"' and (_EATEN.search(value) or hides(value)):
        return (
            r"In double quotes YAML turns escapes such as \f, \t or \b into control characters, and LaTeX is"
            " lost; use single quotes or a `|` block."
        )
    return None


def _nothing(at: Mark, source: str) -> str:
    """Return the message for an empty text; inside `{ }` a comma in a formula is the likely cause."""
    before = _before(at, source)
    if source[at.index : at.index + 1] == ":":
        return "A key is missing before this `:`."
    if "{" in before:
        return "There is nothing here; inside { } put a text that holds a comma in quotes."
    key = re.search(r"([\w-]+):\s*$", before)
    return f"There is nothing after `{key[1]}`; write it, or remove the key." if key else _NOTHING


def explain(error: yaml.YAMLError, source: str, path: Path) -> Problem:
    """Return the parser's error as a problem with its place and what to do."""
    mark = _mark(error)
    place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path, 1, 1)
    return Problem(place, _message(error, mark, source))


def _before(mark: Mark, source: str) -> str:
    """Return what stands before the mark in its line."""
    return source[mark.index - mark.column : mark.index]


def _mark(error: yaml.YAMLError) -> Mark | None:
    if isinstance(error, TooDeepError):
        return error.mark
    if not isinstance(error, yaml.MarkedYAMLError):
        return None
    if error.context_mark and (error.context or "").startswith(_TOLD_AT_START):
        return error.context_mark
    return error.problem_mark or error.context_mark


def _message(error: yaml.YAMLError, mark: Mark | None, source: str) -> str:
    if isinstance(error, TooDeepError):
        return f"Lists and mappings stand in each other more than {MAX_DEPTH} levels deep."
    if mark is None or not isinstance(error, yaml.MarkedYAMLError):
        return "This is not a YAML file."
    said = f"{error.context or ''} {error.problem or ''}"
    if "quoted scalar" in said:
        return _about_quotes(said)
    if "cannot start any token" in said:
        return _about_first(source[mark.index : mark.index + 1])
    for part, advice in _ADVICE:
        if part in said:
            return advice
    return _about_line(mark, source)


def _about_quotes(said: str) -> str:
    if "end of stream" in said or "document" in said:
        return "The quote that opens here is never closed."
    return r"In double quotes a backslash begins an escape; write formulas in single quotes or after `|`."


def _about_first(character: str) -> str:
    if character == "\t":
        return "Indent with spaces, not with a tab."
    return f"A text cannot start with `{character}`; {_QUOTING}."


def _about_line(mark: Mark, source: str) -> str:
    if source[mark.index : mark.index + 1] == "\t":
        return "Indent with spaces, not with a tab."
    opening = re.search(r"(?:: |- )\s*([{\['\"])", _before(mark, source))
    if opening:
        return f"A text that starts with `{opening[1]}` must be quoted as a whole: {_QUOTING}."
    return "This line does not fit those above it; check its indentation."


def without_broken_card(source: str, error: yaml.YAMLError) -> str | None:
    """Return `source` with the card that holds the error made a comment, all places unmoved; else None."""
    mark = _mark(error)
    first = _CARD.search(source)
    if mark is None or first is None:
        return None
    start = re.compile(f"^{first[1]}{_ITEM if first[2] else _ENTRY}", re.MULTILINE)
    starts = [match.start() for match in start.finditer(source, first.start(1))]
    begin = max((start for start in starts if start <= mark.index), default=None)
    if begin is None or len(starts) == 1:
        return None
    end = next((start for start in starts if start > begin), len(source))
    return source[:begin] + re.sub(r"[^\n]", "#", source[begin:end]) + source[end:]
