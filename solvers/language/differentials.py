r"""Derivatives as written on paper: `d/dx (…)` and `\frac{\partial}{\partial x} […]` as `diff(…, x)`."""

from __future__ import annotations

import re

import msgspec

from solvers.language.characters import GREEK_WORDS, spelled
from solvers.language.tokens import ReadError, Token
from solvers.language.vocabulary import Vocabulary

DIFF = "diff"
_BETWEEN = frozenset({"/", "{", "}"})
_OPENING, _CLOSING = frozenset({"(", "[", "{"}), frozenset({")", "]", "}"})
_ENDS = _CLOSING | {"end", "+", "-", ",", "=", "!=", "<", "<=", ">", ">=", "&"}
_BELOW = re.compile(rf"d(?:[A-Za-z]|{'|'.join(GREEK_WORDS)})(?:_.+|[0-9]+)?")


class _Operator(msgspec.Struct, frozen=True):
    """Where `d/dx` stands: its first token, the one after it, and the name below."""

    start: int
    after: int
    name: Token


def as_calls(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """Return the tokens with derivatives as calls of `diff`; raise `ReadError` where the card lacks it."""
    if "d" in (vocabulary.names or ()):
        return tokens
    for place in range(len(tokens) - 1, -1, -1):  # inner ones first
        operator = _operator(tokens, place, vocabulary)
        if operator is not None:
            tokens = _called(tokens, operator, vocabulary)
    return tokens


def _operator(tokens: list[Token], place: int, vocabulary: Vocabulary) -> _Operator | None:
    if tokens[place].kind != "word" or spelled(tokens[place].text) != "d":
        return None
    below = place + 1
    while tokens[below].kind in _BETWEEN:
        below += 1
    text = spelled(tokens[below].text)
    if below == place + 1 or not _BELOW.fullmatch(text) or text in (vocabulary.names or ()):
        return None
    fraction = place > 1 and tokens[place - 2].kind == "frac"
    name = tokens[below]._replace(text=text[1:])
    return _Operator(place - 2 if fraction else place, below + 1 + fraction, name)


def _called(tokens: list[Token], operator: _Operator, vocabulary: Vocabulary) -> list[Token]:
    first, name = tokens[operator.start], operator.name
    if DIFF not in vocabulary.functions:
        raise ReadError("Derivatives are not carried out here: write the result.", first.start, name.end)
    opening = tokens[operator.after]
    closing = _closing(tokens, operator.after) if opening.kind in _OPENING else -1
    if closing < 0 or tokens[closing + 1].kind not in _ENDS:  # d/dx (x + 1)^2 can mean two things
        message = "Put all that is differentiated in one bracket, as in d/dx (x^2), and a product in another."
        raise ReadError(message, first.start, name.end)
    end = tokens[closing]
    return [
        *tokens[: operator.start],
        Token("word", DIFF, first.start, name.end),
        Token("(", "(", opening.start, opening.end),
        *tokens[operator.after + 1 : closing],
        Token(",", ",", end.start, end.start),
        name,
        Token(")", ")", end.start, end.end),
        *tokens[closing + 1 :],
    ]


def _closing(tokens: list[Token], opening: int) -> int:
    """Return the place of the bracket that closes another; raise `ReadError` when there is none."""
    level = 0
    for place in range(opening, len(tokens)):
        level += (tokens[place].kind in _OPENING) - (tokens[place].kind in _CLOSING)
        if level == 0:
            return place
    token = tokens[opening]
    raise ReadError(f"The bracket “{token.text}” is never closed.", token.start, token.end)
