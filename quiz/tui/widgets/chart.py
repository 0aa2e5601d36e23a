"""Drawn lines as content: each tone of a chart in a colour of the theme."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.content import Content

from quiz.text.charts import Line, Tone
from quiz.tui.contents import QUIET

_STYLES: Final[dict[Tone, str]] = {
    "": "",
    "title": "bold",
    "quiet": QUIET,
    "bar": "$primary",
    "shade0": "$rule",
    "shade1": "$success 55%",
    "shade2": "$success 70%",
    "shade3": "$success 85%",
    "shade4": "$success",
}


def content(lines: Iterable[Line]) -> Content:
    """Return drawn lines, one below the other."""
    return Content("\n").join(
        Content.assemble(*((text, _STYLES[tone]) for text, tone in line)) for line in lines
    )
