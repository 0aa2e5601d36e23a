"""The answer part of a card, as a JSON object writes it, into the struct of its kind.

Formulas may come as JSON numbers and lists: `{"number": 0.5}`, `{"vector": [1, 2]}`. A single text counts
as a list of one, as it does in a deck.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from quiz.errors import nearest
from quiz.jsonl import JSON, Decimal, LineError
from solvers.answers import KINDS, Answer


def read_answer(card: JSON) -> Answer:
    """Return the typed answer; raises LineError with the key at fault and its nearest neighbour."""
    if not isinstance(card, dict):
        raise LineError('`card` must be an object that holds an answer, such as {"number": "2^10"}.')
    struct = KINDS[_kind(card)]
    wanted = {field.encode_name: field.type for field in msgspec.structs.fields(struct)}
    for key in card:
        if key not in wanted:
            raise LineError(f"`card` has no option {key!r} here. {_choice(key, wanted)}")
    options = {key: _fitted(value, wanted[key]) for key, value in card.items() if value is not None}
    try:
        return msgspec.convert(options, struct, strict=False)
    except msgspec.ValidationError as error:
        raise LineError(f"`card` cannot be used: {str(error).replace('$.', '')}.") from error


def as_text(value: JSON) -> str | None:
    """Return a text or number as text, a number in the digits it was written in; None for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return value.text
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else None


def _kind(card: Mapping[str, JSON]) -> str:
    kinds = [key for key in card if key in KINDS]
    if len(kinds) == 1:
        return kinds[0]
    if kinds:
        raise LineError(f"`card` holds more than one answer: {', '.join(kinds)}.")
    near = next(filter(None, (nearest(key, KINDS) for key in card)), "")
    raise LineError(f"`card` holds no answer: one of {', '.join(KINDS)}. {near}".rstrip())


def _choice(key: str, wanted: Mapping[str, object]) -> str:
    return nearest(key, wanted) or f"It may have {', '.join(wanted)}."


def _fitted(value: JSON, wanted: object) -> object:
    if isinstance(value, list) and wanted is str:
        return _formula(value)
    if wanted == tuple[str, ...] and not isinstance(value, (list, dict)):
        return (as_text(value),)
    return _texts(value)


def _texts(value: JSON) -> object:
    # all scalars become text, and msgspec reads those that should be numbers back
    if isinstance(value, list):
        return [_texts(item) for item in value]
    if isinstance(value, dict):
        return {key: _texts(item) for key, item in value.items()}
    return as_text(value)


def _formula(value: JSON) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_formula, value))}]"
    text = as_text(value)
    if text is None:
        raise LineError("A list in `card` may hold formulas, numbers and lists of them.")
    return text
