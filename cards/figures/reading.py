"""What is wrong with a figure as a deck writes it, told at its place before any formula is read."""

from __future__ import annotations

from cards.conversion import listed
from cards.document import Document, Mapping, Sequence, Value
from cards.figures.types import MAX_BARS, MAX_CAPTION, MAX_NAME, MAX_POINTS, MAX_SERIES, RANGED, SERIES
from cards.source import Mark


def prepared(figure: Mapping) -> Mapping:
    """Return the figure with a single logarithmic axis as a list of one."""
    log = figure.get("log")
    if isinstance(log, str):
        figure["log"] = Sequence.of(log, figure.values_at["log"])
    return figure


def check_figure(figure: Value, at: Mark, document: Document) -> None:
    """Report a figure that draws nothing, too much, or things that do not go together."""
    if not isinstance(figure, Mapping):
        return  # its type is reported where all types are
    drawn = [key for key in (*SERIES, "bars") if key in figure.keys_at]
    if not any(figure.get(key) for key in drawn):
        wanted = listed((*SERIES, "bars"), "or")
        document.report(at, f"The figure draws nothing; give it {wanted}.")
    _check_bars(figure, document)
    _check_range(figure, at, document)
    _check_counts(figure, document)
    _check_lengths(figure, document)


def _check_bars(figure: Mapping, document: Document) -> None:
    if "bars" not in figure.keys_at:
        return
    for key in (*SERIES, "x", "log"):
        if key in figure.keys_at:
            message = f"`bars` stand alone; give `{key}` to a figure of another card."
            document.report(figure.keys_at[key], message)


def _check_range(figure: Mapping, at: Mark, document: Document) -> None:
    ranged = [key for key in RANGED if key in figure.keys_at]
    if ranged and "x" not in figure.keys_at:
        document.report(at, f"A figure with `{ranged[0]}` needs the range `x`, such as [-6, 6].")
    for key in ("x", "y"):
        ends = figure.get(key)
        if isinstance(ends, Sequence) and len(ends) == 2 and ends[0] == ends[1]:
            message = f"The range `{key}` begins where it ends; give it two values."
            document.report(figure.values_at[key], message)


def _check_counts(figure: Mapping, document: Document) -> None:
    names = [(key, name) for key in SERIES for name in _mapping(figure, key).keys_at]
    if len(names) > MAX_SERIES:
        key, name = names[MAX_SERIES]
        message = f"A figure has at most {MAX_SERIES} series, and this is one too many."
        document.report(_mapping(figure, key).keys_at[name], message)
    lists = [pairs for pairs in _mapping(figure, "points").values() if isinstance(pairs, Sequence)]
    if sum(map(len, lists)) > MAX_POINTS:
        document.report(figure.keys_at["points"], f"A figure has at most {MAX_POINTS} points.")
    if len(_mapping(figure, "bars")) > MAX_BARS:
        document.report(figure.keys_at["bars"], f"A figure has at most {MAX_BARS} bars.")
    for name, pairs in _mapping(figure, "points").items():
        if isinstance(pairs, Sequence) and not pairs and pairs.whole:
            document.report(_mapping(figure, "points").values_at[name], f"`{name}` has no points.")


def _check_lengths(figure: Mapping, document: Document) -> None:
    for key in (*SERIES, "bars"):
        for name, at in _mapping(figure, key).keys_at.items():
            _check_name(name, at, document)
    axes = _mapping(figure, "axes")
    for key, label in axes.items():
        if isinstance(label, str):
            _check_name(label, axes.values_at[key], document)
    caption = figure.get("caption")
    if isinstance(caption, str) and len(caption) > MAX_CAPTION:
        message = f"A caption has at most {MAX_CAPTION} characters; tell the rest in `why`."
        document.report(figure.values_at["caption"], message)


def _check_name(name: str, at: Mark, document: Document) -> None:
    if not name.strip():
        document.report(at, "A name in a figure cannot be empty.")
    elif len(name) > MAX_NAME:
        document.report(at, f"A name in a figure has at most {MAX_NAME} characters.")


def _mapping(figure: Mapping, key: str) -> Mapping:
    value = figure.get(key)
    return value if isinstance(value, Mapping) else Mapping()
