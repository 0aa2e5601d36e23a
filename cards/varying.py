"""The values that a card's numbers are drawn from: lists of formulas, and ranges such as `1..7`."""

from __future__ import annotations

import re

from cards.document import Document, Mapping, Sequence, Value
from cards.source import Mark
from solvers.language.vocabulary import Vocabulary, resolve

MAX_VALUES = 1000

_RANGE = re.compile(r"\s*(-?\d{1,9})\s*\.\.\s*(-?\d{1,9})\s*")
_NAME = re.compile(r"[^\W\d]\w{0,39}")


def as_formula(value: Value) -> Value:
    """Return a list as the text of a vector, a list of lists as a matrix, and anything else as it is."""
    if not isinstance(value, Sequence):
        return value
    items = [as_formula(item) for item in value]
    texts = [item for item in items if isinstance(item, str)]
    return f"[{', '.join(texts)}]" if len(texts) == len(items) else value


def read_vary(vary: Value, at: Mark, document: Document) -> dict[str, tuple[str, ...]]:
    """Return each varied name with its values; what is wrong is reported, and the name left out."""
    if not isinstance(vary, Mapping):
        document.report(at, "`vary` must be a mapping from names to values, such as `k: [1, 3, 5]`.")
        return {}
    found = {}
    for name, value in vary.items():
        place = vary.values_at[name]
        fault = name_fault(name)
        if fault is not None:
            document.report(vary.keys_at[name], fault)
        values = _values(name, value, place, document)
        if values:
            found[name] = values
    return found


def name_fault(text: str) -> str | None:
    """Return why no value can be called `text`, or None: in formulas `e` and `max` are something else."""
    if not _NAME.fullmatch(text):
        return f"`{text[:40]}` is not a name; use letters, digits and _."
    if [piece.kind for piece in resolve(text, Vocabulary())] != ["name"]:
        return f"`{text}` means something else in a formula; choose another name."
    return None


def _values(name: str, value: Value, at: Mark, document: Document) -> tuple[str, ...]:
    items = value if isinstance(value, Sequence) else [value]
    values = [one for item in items for one in _expanded(item)]
    single = isinstance(value, str) and ".." not in value
    if single or isinstance(value, Mapping) or not {*map(type, values)} <= {str}:
        document.report(at, f"`{name}` needs a list such as [3, 5, 7] or a range such as 1..7.")
    elif not values:
        document.report(at, f"`{name}` has no values to draw from.")
    elif len(values) > MAX_VALUES:
        document.report(at, f"`{name}` has more than {MAX_VALUES:,} values.")
    return tuple(one for one in values if isinstance(one, str))


def _expanded(item: Value) -> list[Value]:
    match = _RANGE.fullmatch(item) if isinstance(item, str) and ".." in item else None
    if match is None:
        return [as_formula(item)]
    first, last = int(match[1]), int(match[2])
    return [str(number) for number in range(first, min(last, first + MAX_VALUES) + 1)]
