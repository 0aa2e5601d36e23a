"""What to write on an output that lacks a character: `x²·σ` becomes `x^2*sigma`, not `x?????`.

Python calls `fold` through the name `FOLDING` for each run of characters that the output's encoding
cannot hold.
"""

from __future__ import annotations

import codecs
import unicodedata
from itertools import groupby
from typing import Final

FOLDING: Final = "quiz.fold"

_WRITTEN: Final = {
    "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "×": "*", "·": "*", "⋅": "*", "∗": "*", "∘": "o",
    "÷": "/", "∕": "/", "⁄": "/", "√": "sqrt", "∞": "inf", "ß": "ss", "ø": "o", "Ø": "O", "æ": "ae",
    "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "≡": "==", "∈": " in ", "°": " degrees",
    "∂": "d", "∇": "grad ", "∑": "sum", "∏": "prod", "∫": "int", "±": "+-", "→": "->", "←": "<-", "↦": "->",
    "⇒": "=>", "⇔": "<=>", "…": "...", "⋯": "...", "‘": "'", "’": "'", "“": '"', "”": '"', "«": '"', "»": '"',
    "′": "'", "″": "''", "∥": "||", "‖": "||", "∣": "|", "⌈": "ceil(", "⌉": ")", "⌊": "floor(", "⌋": ")",
    "⊙": "*", "⊗": "(x)", "⊤": "T",
    "█": "#", "▓": "*", "▒": "+", "░": "-", "▉": "#", "▊": "#", "▋": "#", "▌": "-", "▍": "-", "▎": "-",
    "▏": "-", "▇": "#", "▆": ":", "▅": ":", "▄": ":", "▃": ".", "▂": ".", "▁": ".", "━": "=",
    "─": "-", "│": "|", "╭": "+", "╮": "+", "╰": "+", "╯": "+",
    "⎡": "[", "⎢": "[", "⎣": "[", "⎤": "]", "⎥": "]", "⎦": "]", "⎛": "(", "⎜": "(", "⎝": "(", "⎞": ")",
    "⎟": ")", "⎠": ")", "✓": "v", "✗": "x", "●": "*", "○": "o", "☑": "x", "☐": "-", "▸": ">", "▲": "^",
    "↑": "^", "↓": "v",
}  # fmt: skip


def fold(text: str) -> str:
    """Return `text` in ASCII: mathematics as one would type it, letters without their marks, else `?`."""
    return "".join(_run(kind, "".join(run)) for kind, run in groupby(text, _height))


def can_write(text: str, encoding: str) -> bool:
    """Whether an output with this encoding holds all characters of a text."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def register() -> None:
    """Make `fold` known to Python as the error handler `FOLDING`."""
    codecs.register_error(FOLDING, _handle)


def _handle(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return fold(error.object[error.start : error.end]), error.end


def _height(character: str) -> str:
    """Return `^` for a superscript, `_` for a subscript, and nothing for a character on the line."""
    mark = unicodedata.decomposition(character).partition(" ")[0]
    return {"<super>": "^", "<sub>": "_"}.get(mark, "")


def _run(height: str, run: str) -> str:
    written = "".join(map(_character, run))
    if not height:
        return written
    plain = len(written) == 1 or written.isdigit() or (height == "_" and written.isalnum())
    return height + written if plain else f"{height}({written})"


def _character(character: str) -> str:
    if character.isascii():
        return character
    if character in _WRITTEN:
        return _WRITTEN[character]
    return "".join(map(_base, unicodedata.normalize("NFKD", character)))


def _base(character: str) -> str:
    if character.isascii():
        return character
    if unicodedata.category(character) == "Mn":
        return ""
    return _WRITTEN.get(character) or _greek(character) or "?"


def _greek(character: str) -> str:
    words = unicodedata.name(character, "").replace("FINAL ", "").split()
    if words[:1] != ["GREEK"] or "LETTER" not in words[:-1]:
        return ""
    name = words[words.index("LETTER") + 1].lower()
    return name if character.islower() else name.capitalize()
