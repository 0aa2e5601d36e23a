"""Text to tree: the one way in which formulas are read, in decks and in answers.

- `2x`, `2(x+1)`, `xy` (if x and y are declared and xy is not) are products. Products and quotients are read
  from left to right, with or without a sign: `1/2x` is (1/2)·x, and is shown so.
- `^` and `**` are powers, right-associative and above unary minus: `-x^2` is −(x^2). `x²` is a power too.
- `f(x)` is a call when f is a known or a declared function, else a product. `sin x`, `sin^2 x`, `ln xy` take
  the factors that follow, up to a bracket, a sign or another function; `sin^-1` is the inverse function.
- `log` is natural; `log2`, `log10`, `log_b(x)` say otherwise. `σ` before a bracket is the sigmoid, unless the
  card declares it.
- `()`, `[]`, `{}` group alike; with commas they are a tuple, a vector and a set. `[x]` and `{x}` as a whole
  have one entry; elsewhere `[x,]` does.
- `|x|`, `n!`, `√x`, `⌊x⌋`, Greek letters or their names, subscripts, accents, primes; one comparison of two
  sides.
- LaTeX, see `language/latex.py`; `$` around the whole is dropped.

Nothing is evaluated. No tree is deeper than `language.parsing.MAX_DEPTH`, so that walking one may recurse.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from solvers.language.characters import plain
from solvers.language.latex import plain_tokens
from solvers.language.parsing import parse, parse_chain, parse_items
from solvers.language.tokens import MAX_CHARACTERS, ReadError, Token, tokenize
from solvers.language.vocabulary import Vocabulary
from solvers.language.words import attach, meanings
from solvers.tree import Bracket, Node, Relation, Sequence
from solvers.verdict import Reason

__all__ = ["ReadError", "Vocabulary", "outer", "read", "read_chain", "read_list", "read_shape"]

_ANY = Vocabulary()


def read(text: str, vocabulary: Vocabulary = _ANY, limit: int = MAX_CHARACTERS) -> Node:
    """Return the tree of a formula, a list of formulas in brackets, or a comparison; raise `ReadError`."""
    return _parsed(parse, text, vocabulary, limit)


def read_chain(text: str, vocabulary: Vocabulary = _ANY, limit: int = MAX_CHARACTERS) -> tuple[Relation, ...]:
    """Return the comparisons of `a = b = c`, none for a formula without one; raise `ReadError`."""
    return _parsed(parse_chain, text, vocabulary, limit)


def read_list(
    text: str, vocabulary: Vocabulary = _ANY, bracket: Bracket = "[", limit: int = MAX_CHARACTERS
) -> Sequence:
    """Return a list whose brackets may be left out, as in `1, 2, 3`; raise `ReadError`."""
    items = _parsed(parse_items, text, vocabulary, limit)
    if len(items) == 1 and isinstance(items[0], Sequence):
        return items[0]
    return Sequence(bracket, items)


_PASTED = re.compile(r"^(\s*)torch\.Size(?=\()")
_CROSS = r"\s*(?:[×✕*·⋅]|\\times(?![A-Za-z])|\\cdot(?![A-Za-z]))\s*"
_SIZE = r"(?:[0-9]+|[A-Z])"  # what a bare x may stand between: 3x32x32, Nx64
_TIMES = re.compile(rf"\w+(?:{_CROSS}\w+)+|{_SIZE}(?:[xX]{_SIZE})+|\w+(?:\s+[xX]\s+\w+)+")
_BETWEEN = re.compile(rf"(?<=\w){_CROSS}(?=\w)|(?<=[0-9A-Z])[xX](?=[0-9A-Z])|\s+[xX]\s+")
_BLANKS = re.compile(r"\w+(?:\s+\w+)+")
_BLANKS_IN_BRACKETS = re.compile(r"[(\[]\s*\w+(?:\s+\w+)+\s*[)\]]")


def read_shape(text: str, vocabulary: Vocabulary = _ANY) -> Sequence:
    """Return a shape as a tuple: `(N, 64)`, `[N, 64]`, `N, 64`, `64x112`, `64 112`; raise `ReadError`."""
    _check_length(text, MAX_CHARACTERS)
    text = _PASTED.sub(_blank, plain(text))
    stripped = text.strip()
    if _TIMES.fullmatch(stripped):
        text = _BETWEEN.sub(_comma, text)
    elif _BLANKS.fullmatch(stripped):
        text = re.sub(r"(?<=\w)\s+(?=\w)", _comma, text)
    elif _BLANKS_IN_BRACKETS.fullmatch(stripped):
        raise ReadError("Put commas between the sizes, as in (N, 64).", 0, len(text))
    return Sequence("(", read_list(text, vocabulary, "(").items)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _comma(match: re.Match[str]) -> str:
    """Return a comma in a blank field of the same length, so that places stay."""
    return ",".ljust(len(match.group()))


_Parsed = TypeVar("_Parsed")


def _parsed(
    parser: Callable[[list[Token], Vocabulary], _Parsed], text: str, vocabulary: Vocabulary, limit: int
) -> _Parsed:
    try:
        return parser(_tokens(text, vocabulary, limit), vocabulary)
    except RecursionError:  # the caller's own stack was nearly full
        raise ReadError("The formula is nested too deeply.", 0, len(text)) from None


def _tokens(text: str, vocabulary: Vocabulary, limit: int) -> list[Token]:
    _check_length(text, limit)
    start, end = outer(text)
    tokens = tokenize(text, start, end)
    if len(tokens) == 1:
        raise ReadError("Nothing is written yet.", 0, len(text), Reason.EMPTY)
    return meanings(attach(plain_tokens(tokens), vocabulary), vocabulary)


def _check_length(text: str, limit: int) -> None:
    if len(text) > limit:
        raise ReadError(f"The formula is longer than {limit} characters.", limit, len(text))


_AROUND = (("$$", "$$"), ("$", "$"), (r"\(", r"\)"), (r"\[", r"\]"))


def outer(text: str) -> tuple[int, int]:
    """Return the bounds of the text without byte order mark, outer blanks, and TeX's signs around it."""
    start = len(text) - len(text.lstrip("\ufeff \t\r\n\u3000"))
    end = max(start, len(text.rstrip(" \t\r\n\u3000")))
    for opening, closing in _AROUND:
        if text.startswith(opening, start, end) and text.endswith(closing, start + len(opening), end):
            return start + len(opening), end - len(closing)
    return start, end
