"""Words with their subscripts and primes to what they mean to the card."""

from __future__ import annotations

from solvers.language.characters import SUBSCRIPTS, spelled
from solvers.language.tokens import ReadError, Token
from solvers.language.vocabulary import Vocabulary, resolve

_MARKS = frozenset({"_", "sub", "prime"})
_IN_SUBSCRIPT = frozenset({"word", "number", "-", "+", ",", "prime", "sub", "*", "_"})


def attach(tokens: list[Token]) -> list[Token]:
    """Return the tokens with each word's subscripts and primes made part of it: `x_{ij}` and `x₁` are one word."""
    if not any(token.kind in _MARKS for token in tokens):
        return tokens
    joined: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        place += 1
        if token.kind == "word":
            token, place = _with_marks(token, tokens, place)
        elif token.kind == "sub" or token.kind == "prime":
            raise ReadError("A subscript or prime belongs right after a name.", token.start, token.end)
        joined.append(token)
        if token.kind == "word" and token.text == "log" and tokens[place].kind == "sub":
            joined += _base(tokens[place])
            place += 1
    return joined


def _with_marks(word: Token, tokens: list[Token], place: int) -> tuple[Token, int]:
    text, primes, end = word.text, "", word.end
    while tokens[place].kind in _MARKS and text != "log":
        mark = tokens[place]
        if mark.kind == "prime":
            primes += mark.text
            end, place = mark.end, place + 1
        elif mark.kind == "sub":
            text += "_" + _wrapped("".join(SUBSCRIPTS[glyph] for glyph in mark.text))
            end, place = mark.end, place + 1
        else:
            below, end, place = _subscript(tokens, place + 1)
            text += "_" + below
    return Token("word", text + primes, word.start, end), place


def _subscript(tokens: list[Token], place: int) -> tuple[str, int, int]:
    """Return what stands below, where it ends, and the place after it."""
    token = tokens[place]
    if token.kind == "word" or (token.kind == "number" and token.text.isdigit()):
        return spelled(token.text), token.end, place + 1
    if token.kind != "{":
        raise ReadError("A subscript is missing after the underscore.", token.start, token.end)
    inside: list[str] = []
    place += 1
    while tokens[place].kind in _IN_SUBSCRIPT:
        inside.append(spelled(tokens[place].text))
        place += 1
    if tokens[place].kind != "}" or not inside:
        message = "A subscript holds letters and digits, as in x_1 or h_{t-1}."
        raise ReadError(message, token.start, tokens[place].end)
    return _wrapped("".join(inside)), tokens[place].end, place + 1


def _wrapped(below: str) -> str:
    """Return a subscript as the tree spells it: bare when it is a word, `{t-1}` when it is not."""
    bare = below.replace(",", "")
    return bare if bare.isalnum() else f"{{{below}}}"


def _base(token: Token) -> list[Token]:
    """Return log₂ as log_2."""
    text = "".join(SUBSCRIPTS[glyph] for glyph in token.text)
    kind = "number" if text.isdigit() else "word"
    return [Token("_", "_", token.start, token.start), Token(kind, text, token.start, token.end)]


def meanings(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """Return the tokens with each word replaced by the names, functions and constants that it stands for."""
    meant: list[Token] = []
    for token in tokens:
        if token.kind != "word":
            meant.append(token)
            continue
        start = token.start
        pieces = resolve(token.text, vocabulary)
        for piece in pieces[:-1]:
            meant.append(Token(piece.kind, piece.text, start, min(start + piece.length, token.end)))
            start = min(start + piece.length, token.end)
        meant.append(Token(pieces[-1].kind, pieces[-1].text, start, token.end))
    return meant
