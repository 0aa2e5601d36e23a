"""What is said of a formula that cannot be read."""

from __future__ import annotations

from solvers.language.tokens import ReadError, Token
from solvers.language.vocabulary import RESERVED, Vocabulary, nearest
from solvers.verdict import Reason

_OPENING = {")": "(", "]": "[", "}": "{", "⌋": "⌊", "⌉": "⌈", "matrix end": "matrix"}
_CLOSING = {opening: closing for closing, opening in _OPENING.items()}
_SHOWN = {"matrix": r"\begin", "matrix end": r"\end"}


def matching(tokens: list[Token]) -> dict[int, int]:
    """Return the place of each opening bracket's closing one; raise `ReadError` where they do not pair."""
    pairs: dict[int, int] = {}
    open_places: list[int] = []
    for place, token in enumerate(tokens):
        if token.kind in _CLOSING:
            open_places.append(place)
        elif token.kind in _OPENING:
            if not open_places or tokens[open_places[-1]].kind != _OPENING[token.kind]:
                raise _unopened(token, tokens, open_places)
            pairs[open_places.pop()] = place
    if open_places:
        token = tokens[open_places[-1]]
        raise ReadError(f"The bracket “{_sign(token)}” is never closed.", token.start, token.end)
    return pairs


def _unopened(token: Token, tokens: list[Token], open_places: list[int]) -> ReadError:
    if not open_places:
        return ReadError(f"The bracket “{_sign(token)}” was never opened.", token.start, token.end)
    opening = tokens[open_places[-1]]
    message = f"The bracket “{_sign(opening)}” cannot be closed by “{_sign(token)}”."
    return ReadError(message, opening.start, token.end)


def _sign(token: Token) -> str:
    return _SHOWN.get(token.kind, token.text)


def missing(token: Token, before: Token | None) -> ReadError:
    """Return the error for a place where an operand should stand."""
    if token.kind == "end" or token.kind in _OPENING or token.kind == ",":
        if before is None:
            return ReadError("Something is missing before this.", token.start, token.end)
        return ReadError(f"Something is missing after “{_sign(before)}”.", before.start, before.end)
    if before is None or before.kind in _CLOSING:
        return ReadError(f"Something is missing before “{_sign(token)}”.", token.start, token.end)
    return ReadError(
        f"“{_sign(token)}” cannot follow “{_sign(before)}”.",
        before.start,
        token.end,
    )


def unexpected(token: Token) -> ReadError:
    """Return the error for a sign that cannot stand after a complete formula."""
    if token.kind == "end":
        return ReadError("The formula ends too soon.", token.start, token.end)
    if token.kind in ("=", "!=", "<", "<=", ">", ">="):
        return ReadError("A comparison stands alone, not inside a formula.", token.start, token.end)
    if token.kind == "_":
        return ReadError("A subscript belongs right after a name.", token.start, token.end)
    return ReadError(f"“{_sign(token)}” cannot stand here.", token.start, token.end)


def unknown(token: Token, vocabulary: Vocabulary) -> ReadError:
    """Return the error for a word that is no name of the question, with the nearest one that is."""
    word = token.text if len(token.text) <= 30 else token.text[:29] + "…"
    if token.text in RESERVED and vocabulary.names is None:
        return ReadError(f"“{word}” is no formula.", token.start, token.end, Reason.UNKNOWN_NAME)
    close = nearest(token.text, vocabulary)
    if close is not None:
        advice = f"did you mean “{close}”?"
    elif vocabulary.names:
        names = sorted(vocabulary.names)
        advice = f"the {'names here are' if names[1:] else 'name here is'} {_listed(names)}."
    else:
        advice = "the answer has no names in it."
    return ReadError(f"“{word}” is not known here; {advice}", token.start, token.end, Reason.UNKNOWN_NAME)


def _listed(names: list[str]) -> str:
    if len(names) > 8:
        return ", ".join(names[:8]) + " …"
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
