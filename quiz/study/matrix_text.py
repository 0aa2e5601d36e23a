"""A matrix as rows of entries, and as the one text that it is judged by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

Rows = tuple[tuple[str, ...], ...]
_OPENING, _CLOSING = "([{", ")]}"
_WHOLE: Final = re.compile(r"\s*(?:\[|\\begin|\\\[|<|⟨)")  # all rows at once, in brackets or in LaTeX
_LATEX: Final = re.compile(r"\\begin\{(\w*matrix)\}(.*)\\end\{\1\}", re.DOTALL)
_LINES: Final = re.compile(r"\s*[;\n]\s*")
_NUMBERS: Final = re.compile(r"\s*[-+]?[0-9.]+\S*(?:\s+[-+]?[0-9.]+\S*)+\s*")


def is_whole(text: str) -> bool:
    """Whether a text begins as a whole matrix does, and is no entry of one."""
    return _WHOLE.match(text) is not None


def parts_here(before: str) -> bool:
    """Whether a comma after this text parts two entries: not within brackets, as in `max(1, 2)`."""
    return not is_whole(before) and _depth(before) == 0


def joined(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as one text, without the rows and columns at their ends in which nothing stands."""
    kept = [[entry.strip() for entry in row] for row in rows]
    while kept and not any(kept[-1]):
        kept.pop()
    if not kept:
        return ""
    columns = max(place for row in kept for place, entry in enumerate(row, 1) if entry)
    kept = [row[:columns] for row in kept]
    if columns == 1 and (is_whole(kept[0][0]) or any(" " in entry for (entry,) in kept)):
        return "; ".join(entry for (entry,) in kept)  # `1 2` in one entry is read as a row
    return "[" + ", ".join(f"[{', '.join(row)}]" for row in kept) + "]"


def parted(text: str) -> Rows | None:
    """Return the entries of a matrix, however it was written; None for a text that is no rectangle."""
    inner = text.strip()
    if latex := _LATEX.fullmatch(inner):
        lines = [line for line in latex[2].split("\\\\") if line.strip()]
    elif inner.startswith("["):
        lines = _bracketed(inner)
    else:
        lines = _LINES.split(inner)
    rows = tuple(_entries(line) for line in lines)
    whole = bool(rows) and len(set(map(len, rows))) == 1 and all(map(all, rows))
    return rows if whole and "\\begin" not in "".join(lines) else None


def _bracketed(text: str) -> list[str]:
    """Return what stands in the inner brackets, or in the only ones."""
    if not text.endswith("]"):
        return []
    inner = text[1:-1].strip()
    if not inner.startswith("["):
        return _LINES.split(inner)
    lines = [line.strip(" \n\t,") for line in _cut(inner, "]")]
    return [line.removeprefix("[") for line in lines if line]


def _entries(line: str) -> tuple[str, ...]:
    """Return the entries of a row, parted by commas, tabs, `&` or, between numbers alone, by blanks."""
    for separator in (",", "&", "\t"):
        if len(parts := _cut(line, separator)) > 1:
            return tuple(part.strip() for part in parts)
    return tuple(line.split()) if _NUMBERS.fullmatch(line) else (line.strip(),)


def _cut(text: str, separator: str) -> list[str]:
    """Return what stands between the separators that are in no bracket."""
    parts, start = [], 0
    for at, character in enumerate(text):
        if character == separator and _depth(text[start : at + (separator == "]")]) == 0:
            parts.append(text[start:at])
            start = at + 1
    return [*parts, text[start:]]


def _depth(text: str) -> int:
    return sum((character in _OPENING) - (character in _CLOSING) for character in text)
