"""`{name}` in the texts of a card: where it stands, and whether the card draws such a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from cards.conversion import nearest
from cards.document import Document, Mapping, Sequence
from cards.source import Mark

_MATHS = re.compile(r"(?<!\\)\$[^$]*(?<!\\)\$")
PLACEHOLDER = re.compile(r"\{([^\W\d]\w*)\}")
_WORDS_OF_TEX = re.compile(r"\\(?:text|math|operatorname|begin|end)\w*\*?$")
_TEXTS = ("ask", "hint", "hints", "why")
_NAMED = ("curves", "steps", "points", "contours", "bars")  # a figure's series, whose names are texts


def parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the stretches of `text` in order, each with whether it is a formula between dollars."""
    end = 0
    for match in _MATHS.finditer(text):
        yield text[end : match.start()], False
        yield match[0], True
        end = match.end()
    yield text[end:], False


def names_in(text: str) -> set[str]:
    """Return the names that stand in braces in `text`."""
    return set(PLACEHOLDER.findall(text))


def check_placeholders(card: Mapping, drawn: Collection[str], document: Document) -> None:
    """Report each `{name}` that nothing draws: in prose always, in formulas when a drawn name is near."""
    for text, at in _texts(card):
        for name, offset, in_maths in _placeholders(text):
            if name not in drawn and (not in_maths or _is_slip(name, drawn)):
                message = (
                    f"Nothing draws `{{{name}}}`.{nearest(name, drawn) or ' Add it to `vary` or `given`.'}"
                )
                document.report_within(at, text, offset, message)


def _is_slip(name: str, drawn: Collection[str]) -> bool:
    """Return whether `name` is a drawn one misspelt, and not a group of TeX such as `{out}`."""
    similar = [one for one in drawn if one[0] == name[0] and abs(len(one) - len(name)) <= 1]
    return bool(similar) and bool(nearest(name, similar, 0.75))


def _texts(card: Mapping) -> Iterator[tuple[str, Mark]]:
    for key in _TEXTS:
        value = card.get(key)
        if isinstance(value, str):
            yield value, card.values_at[key]
        elif isinstance(value, Sequence):
            for item, at in zip(value, value.items_at, strict=True):
                if isinstance(item, str):
                    yield item, at
    figure = card.get("figure")
    if isinstance(figure, Mapping):
        yield from _figure_texts(figure)


def _figure_texts(figure: Mapping) -> Iterator[tuple[str, Mark]]:
    axes = figure.get("axes")
    for owner in (figure, axes):
        if isinstance(owner, Mapping):
            labels = ("caption",) if owner is figure else ("x", "y")
            found = [(owner[key], owner.values_at[key]) for key in labels if key in owner]
            yield from ((text, at) for text, at in found if isinstance(text, str))
    for key in _NAMED:
        series = figure.get(key)
        if isinstance(series, Mapping):
            yield from series.keys_at.items()


def _placeholders(text: str) -> Iterator[tuple[str, int, bool]]:
    if "{" not in text:
        return
    start = 0
    for part, in_maths in parts(text):
        for match in PLACEHOLDER.finditer(part):
            if not (in_maths and _WORDS_OF_TEX.search(part, 0, match.start())):
                yield match[1], start + match.start(), in_maths
        start += len(part)
