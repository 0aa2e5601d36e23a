"""Text to tokens: numbers, words, LaTeX commands and signs, each with its place in what was typed.

`Token.kind` is the sign itself for operators and brackets (`×` and `·` are `*`, `**` is `^`), else one of
`number`, `word`, `command`, `super`, `sub`, `fraction`, `prime`, `transposed`, `end`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from solvers.language.characters import (
    ACCENTED,
    FRACTIONS,
    GREEK,
    MARKS,
    OPERATORS,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    plain,
)
from solvers.verdict import Reason

MAX_DIGITS = 400  # of a literal, and its exponent: what is exact stays small
MAX_CHARACTERS = 400  # of a learner's answer

_LETTERS = "A-Za-z∂∇" + "".join((*GREEK, *ACCENTED))
_SIGNS = "".join(re.escape(sign) for sign in OPERATORS if len(sign) == 1)
_TOKEN = re.compile(
    rf"""
    (?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    |(?P<sign>\*\*|<=|>=|!=|==(?!=)|[-+*/^()\[\]{{}},|!=<>_&√∛⌊⌋⌈⌉{_SIGNS}])
    |(?P<word>[{_LETTERS}][{_LETTERS}0-9{"".join(MARKS)}]*)
    |(?P<percent>[ ]?\\?%(?![ ]*[\w(\[{{\\√|]))
    |(?P<blank>[ ]+)
    |(?P<command>\\(?:[A-Za-z]+|[\\,;:!{{}}%&|_$\ ]))
    |(?P<super>[{"".join(map(re.escape, SUPERSCRIPTS))}]+)
    |(?P<sub>[{"".join(map(re.escape, SUBSCRIPTS))}]+)
    |(?P<fraction>[{"".join(FRACTIONS)}])
    |(?P<infinity>∞)
    |(?P<transposed>⊤)
    |(?P<line>\r?\n[ \n\r]*)
    |(?P<prime>'+(?![{_LETTERS}0-9_'"]))
    """,
    re.VERBOSE,
)

_ADVICE = {
    "%": "write a share as a number, such as 0.25 for 25 percent",
    "±": "write both values, as in {a + b, a − b}",
    "∓": "write both values, as in {a + b, a − b}",
    ";": "put commas between the entries",
    "≈": "write the value alone",
    "~": "write the value alone",
    "∫": "write the result of the integral",
    "∑": "write the sum without its sign",
    "∏": "write the product without its sign",
    "'": "quotes have no meaning in a formula",
    '"': "quotes have no meaning in a formula",
    "`": "quotes have no meaning in a formula",
    ".": "a decimal point stands inside a number, as in 0.5",
    "\\": "a backslash begins a LaTeX command, such as \\frac{1}{2}",
    "$": "dollar signs belong around the whole formula",
    ":": "write = for equality and / for a quotient",
    "?": "write only the formula",
}


class ReadError(ValueError):
    """A text that cannot be read: why, in a sentence, and where in it (`start` to `end`, from 0)."""

    def __init__(self, message: str, start: int, end: int, reason: Reason = Reason.SYNTAX) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end
        self.reason = reason


class Token(NamedTuple):
    """One sign, number or word, and its place in the text."""

    kind: str
    text: str
    start: int
    end: int


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of `text[start:end]`, `end` last; raise `ReadError` at a senseless character."""
    stop = len(text) if end is None else end
    source = plain(text)
    tokens: list[Token] = []
    place = start
    while place < stop:
        match = _TOKEN.match(source, place, stop)
        if match is None:
            raise unreadable(text, place)
        kind, word, after = match.lastgroup or "", match.group(), match.end()
        if kind == "percent":
            tokens.append(_share(tokens, text, place, after))
        elif kind == "line":
            _check_line(tokens, place, after)
        elif kind != "blank":
            tokens.append(_token(kind, word, place, after))
        place = after
    tokens.append(Token("end", "", stop, stop))
    return tokens


def _token(kind: str, word: str, start: int, end: int) -> Token:
    match kind:
        case "sign":
            sign = OPERATORS.get(word, word)
            return Token(sign, sign, start, end)
        case "number":
            return Token(kind, literal_text(word, start, end), start, end)
        case "infinity":
            return Token("constant", "inf", start, end)
        case _:
            return Token(kind, word, start, end)


def _share(tokens: list[Token], text: str, start: int, end: int) -> Token:
    """Return the number before a percent sign over 100, taken off `tokens`; raise `ReadError` elsewhere."""
    if not tokens or tokens[-1].kind != "number" or tokens[-1].end != start:
        raise unreadable(text, end - 1)
    number = tokens.pop()
    return Token("number", _hundredth(number.text), number.start, end)


def _check_line(tokens: list[Token], start: int, end: int) -> None:
    """Let a formula go on in the next line inside brackets and LaTeX matrices only."""
    opened = sum(token.kind in "([{" for token in tokens) - sum(token.kind in ")]}" for token in tokens)
    if opened <= 0 and not any(token.text == r"\begin" for token in tokens):
        raise ReadError("A formula stands on one line; join the lines.", start, end)


def literal_text(text: str, start: int, end: int) -> str:
    """Return a literal in one spelling: `.5` as `0.5`, `5.` as `5`, `1E+3` as `1e3`."""
    if text.isdigit():
        if len(text) > MAX_DIGITS:
            raise ReadError(f"A number may have at most {MAX_DIGITS} digits.", start, end)
        return text
    mantissa, _, exponent = text.lower().partition("e")
    if len(mantissa) > MAX_DIGITS or len(exponent) > 6 or abs(int(exponent or 0)) > MAX_DIGITS:
        raise ReadError(f"The number is too large or too long: at most {MAX_DIGITS} digits.", start, end)
    if mantissa.startswith("."):
        mantissa = "0" + mantissa
    exponent = exponent.lstrip("+")
    return mantissa.removesuffix(".") + (f"e{exponent}" if exponent else "")


def _hundredth(literal: str) -> str:
    """Return a literal over 100 in as many digits: `33.3` becomes `0.333`."""
    mantissa, _, exponent = literal.partition("e")
    if exponent:
        return f"{mantissa}e{int(exponent) - 2}"
    whole, _, decimals = mantissa.partition(".")
    whole = whole.zfill(3)
    return f"{whole[:-2]}.{whole[-2:]}{decimals}"


def unreadable(text: str, place: int) -> ReadError:
    """Return the error for a character that has no meaning in a formula."""
    character = text[place]
    advice = _ADVICE.get(plain(character))
    if advice is not None:
        return ReadError(f"{shown(character)} cannot be read here: {advice}.", place, place + 1)
    return ReadError(f"The character {shown(character)} has no meaning in a formula.", place, place + 1)


def shown(character: str) -> str:
    """Return a character as it can be quoted: invisible and foreign ones by their number and name."""
    if character.isascii() and character.isprintable():
        return f"“{character}”"
    name = unicodedata.name(character, "control character").lower()
    if character.isprintable() and unicodedata.category(character)[0] in "LSP":
        return f"“{character}” ({name})"
    return f"U+{ord(character):04X} ({name})"
