"""A deck file as text: read whole, checked for what an eye cannot see, with the place of every character."""

from __future__ import annotations

import re
import stat
from itertools import islice
from pathlib import Path
from typing import Protocol

from cards.problems import Problem
from cards.types import Place

MAX_BYTES = 5_000_000

# The categories Cc, Cf, Cs, Zl and Zp without tab and line feed, written out: a scan of all of Unicode at
# each start would cost 100 ms. They hide text, turn its direction, or drive the terminal.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    r"\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)

_NAMES = {"\u200b": "zero-width space", "\u200d": "zero-width joiner", "\ufeff": "byte order mark"}
_MAX_REPORTS = 20


class Mark(Protocol):
    """A position as PyYAML gives it, all three counted from 0."""

    @property
    def index(self) -> int:
        """Characters before it in the file."""

    @property
    def line(self) -> int:
        """Lines before it."""

    @property
    def column(self) -> int:
        """Characters before it in its line."""


class SourceError(ValueError):
    """A file that cannot be read as text; the message is a sentence, line 0 the file as a whole."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


def read_source(path: Path) -> str:
    """Return the file's text with line feeds only.

    Raises SourceError for a file that is missing, refused, too large, empty or not UTF-8.
    """
    data = _read_bytes(path)
    if len(data) > MAX_BYTES:
        raise SourceError(
            f"The file is larger than {MAX_BYTES // 1_000_000} MB; split it into several decks."
        )
    text = _decode(data).removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.strip():
        raise SourceError("The file is empty; `quiz new NAME` writes a deck to start from.")
    return text


def _read_bytes(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise SourceError("There is no such file or folder.") from None
    except IsADirectoryError:
        raise SourceError("This is a folder, not a deck.") from None
    except PermissionError:
        raise SourceError("The file may not be read; check its permissions.") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise SourceError(f"The file cannot be read ({getattr(error, 'strerror', None) or error}).") from None
    raise SourceError("This is a pipe or a device, not a deck.")  # which would be waited for without end


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = line_and_column(before, len(before))
        raise SourceError("The file is not UTF-8 text; save it as UTF-8.", line, column) from None


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Return the line and column, from 1, of the character at `index`."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def hides(text: str) -> bool:
    """Return whether `text` holds a character that an eye cannot see."""
    if text.replace("\n", "").replace("\t", "").isprintable():
        return False  # by far the quickest to tell, and nearly always so
    return _HIDDEN.search(text) is not None


def name_of(character: str) -> str:
    """Return what to call a character that cannot be shown: `U+202E`."""
    code = f"U+{ord(character):04X}"
    return f"{_NAMES[character]} ({code})" if character in _NAMES else code


def without_hidden(text: str, path: Path) -> tuple[str, list[Problem]]:
    """Return `text` with each hidden character replaced by one that shows, and a problem for each."""
    if not hides(text):
        return text, []
    found = islice(_HIDDEN.finditer(text), _MAX_REPORTS)
    problems = [_hidden(text, match, path) for match in found]
    return _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text), problems


def _hidden(text: str, match: re.Match[str], path: Path) -> Problem:
    place = Place(path, *line_and_column(text, match.start()))
    return Problem(place, f"There is a hidden character, {name_of(match.group())}; remove it.")


def index_within(source: str, start: int, value: str, offset: int) -> int:
    """Return where in `source` character `offset` of a YAML scalar stands that begins at `start`.

    Quotes, folding and indentation lie between, so the value is followed through the source: what the source
    has more is skipped, and any run of white space matches any other.
    """
    place = _skip_header(source, start)
    for character in value[: offset + 1]:
        if not character.isspace():
            found = source.find(character, place)
            if found < 0:
                return start
            place = found + 1
    at_end = offset >= len(value)
    return place if at_end or value[offset].isspace() else place - 1


def _skip_header(source: str, start: int) -> int:
    opening = source[start : start + 1]
    if opening in ("|", ">"):
        return source.find("\n", start) + 1
    return start + 1 if opening in ("'", '"') else start
