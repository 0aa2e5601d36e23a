"""Lists and tables as people type them: `1 2 3`, `1; 2`, `<1, 2>`, `1 or −1`, rows parted by `;` or lines."""

from __future__ import annotations

import re

from solvers.language.characters import plain

_NUMBER = r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?(?:/[0-9]+)?%?"
_BLANKS = re.compile(rf"\s*([\[({{]?)\s*{_NUMBER}(?:\s+{_NUMBER})+\s*([\])}}]?)\s*")
_BETWEEN = re.compile(r"(?<=[0-9.%])\s+(?=[-+.0-9])")
_THOUSANDS = re.compile(r"(?<![0-9.])[0-9]{1,3}\s[0-9]{3}(?![0-9.])")
_WORDS = re.compile(r"\s(?:or|and)\s")
_ANGLES = re.compile(r"(\s*)[<⟨](.*)[>⟩](\s*)", re.DOTALL)
_ROWS = re.compile(r"\s*[;\n]\s*")


def commas(text: str) -> str:
    """Return a list's text with commas for what else may part its entries; places stay what they are."""
    text = _ANGLES.sub(r"\1[\2]\3", plain(text))
    if "," not in text:
        text = text.replace(";", ",")
    return _WORDS.sub(_comma, _between_numbers(text))


def rows(text: str) -> str | None:
    """Return a table typed without brackets around its rows as a list of rows; None for anything else."""
    inner = plain(text).strip()
    if inner.startswith("[") and inner.endswith("]"):
        inner = inner[1:-1].strip()
    if not inner or re.search(r"[\[\]{}\\&]", inner) or not _ROWS.search(inner):
        return None
    lines = [_between_numbers(line) for line in _ROWS.split(inner) if line.strip()]
    return "[" + ", ".join(f"[{line}]" for line in lines) + "]"


def _between_numbers(text: str) -> str:
    """Part numbers with nothing but blanks between them, unless one could be meant: 12 345."""
    if _BLANKS.fullmatch(text) and not _THOUSANDS.search(text):
        return _BETWEEN.sub(_comma, text)
    return text


def _comma(match: re.Match[str]) -> str:
    return ",".ljust(len(match[0]))
