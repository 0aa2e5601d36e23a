"""Words with their subscripts and primes to what they mean to the card."""

from __future__ import annotations

from solvers.language.characters import SUBSCRIPTS, spelled
from solvers.language.differentials import as_calls
from solvers.language.tokens import ReadError, Token
from solvers.language.vocabulary import Vocabulary, resolve

_MARKS = frozenset({"_", "sub", "prime"})
_IN_SUBSCRIPT = frozenset({"word", "number", "-", "+", "*", ",", "sub", "prime", "_"})


def attach(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """Return the tokens with subscripts and primes made part of their words: `x_{ij}`, `x₁`, `f'`.

    The base of a logarithm stays a token of its own.
    """
    if not any(token.kind in _MARKS for token in tokens):
        return tokens
    joined: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        place += 1
        if token.kind in ("sub", "prime"):
            raise ReadError("A subscript or prime belongs right after a name.", token.start, token.end)
        if token.kind != "word":
            joined.append(token)
        elif _is_logarithm(token.text, vocabulary) and not _is_declared(tokens, place, vocabulary):
            joined.append(token)
            place = _base(tokens, place, joined)
        else:
            place = _word(tokens, place, joined)
    return joined


def _is_logarithm(word: str, vocabulary: Vocabulary) -> bool:
    if not word.endswith("log"):
        return False
    last = resolve(word, vocabulary)[-1]
    return (last.kind, last.text) == ("function", "log")


def _is_declared(tokens: list[Token], place: int, vocabulary: Vocabulary) -> bool:
    """Return whether the card declares the word with its subscript as one name: `log_softmax`."""
    if tokens[place].kind != "_" or tokens[place + 1].kind != "word":
        return False
    word = f"{tokens[place - 1].text}_{spelled(tokens[place + 1].text)}"
    return word in vocabulary.functions or word in (vocabulary.names or ())


def _word(tokens: list[Token], place: int, joined: list[Token]) -> int:
    """Append the word before `place` with its marks; return the place after them."""
    word = tokens[place - 1]
    text, primes = word.text, ""
    while (mark := tokens[place]).kind in _MARKS:
        place += 1
        if mark.kind == "prime":
            primes += mark.text
        elif mark.kind == "sub":
            text += "_" + _bare(_lowered(mark))
        else:
            below, place = _subscript(tokens, place)
            text += "_" + below
    joined.append(Token("word", text + primes, word.start, tokens[place - 1].end))
    return place


def _base(tokens: list[Token], place: int, joined: list[Token]) -> int:
    """Append the base of log₂ as that of log_2; return the place after it."""
    mark = tokens[place]
    if mark.kind != "sub":
        return place
    text = _lowered(mark)
    kind = "number" if text.isdigit() else "word"
    joined += [Token("_", "_", mark.start, mark.start), Token(kind, text, mark.start, mark.end)]
    return place + 1


def _subscript(tokens: list[Token], place: int) -> tuple[str, int]:
    """Return what stands below a word, and the place after it."""
    token = tokens[place]
    if token.kind == "word" or (token.kind == "number" and token.text.isdigit()):
        return spelled(token.text), place + 1
    if token.kind != "{":
        raise ReadError("A subscript is missing after the underscore.", token.start, token.end)
    inside = ""
    place += 1
    while tokens[place].kind in _IN_SUBSCRIPT:
        inside += spelled(tokens[place].text)
        place += 1
    if tokens[place].kind != "}" or not inside:
        message = "A subscript holds letters and digits, as in x_1 or h_{t-1}."
        raise ReadError(message, token.start, tokens[place].end)
    return _bare(inside), place + 1


def _lowered(mark: Token) -> str:
    return "".join(SUBSCRIPTS[glyph] for glyph in mark.text)


def _bare(below: str) -> str:
    """Return a subscript as the tree spells it: `x_ij` for x_{i,j}, with braces for `h_{t-1}`."""
    bare = below.replace(",", "")
    return bare if bare.isalnum() else f"{{{below}}}"


def meanings(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """Return the tokens with each word replaced by the names, functions and constants that it stands for."""
    meant: list[Token] = []
    for token in as_calls(tokens, vocabulary):
        if token.kind != "word":
            meant.append(token)
            continue
        start = token.start
        pieces = resolve(token.text, vocabulary)
        for piece in pieces[:-1]:
            after = min(start + piece.length, token.end)
            meant.append(Token(piece.kind, piece.text, start, after))
            start = after
        meant.append(Token(pieces[-1].kind, pieces[-1].text, start, token.end))
    return meant
