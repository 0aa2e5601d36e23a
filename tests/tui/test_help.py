"""The help lists keys that work: each of them is pressed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from quiz.keys.chosen import Keys
from quiz.tui.screens.help import PAGES
from tests.tui.playing import app_of, deck, playing

CARD = """
id: product
ask: How much is {a} times {b}?
vary: {a: [2, 3, 4], b: [5, 7, 11]}
number: a*b
hint: Count.
why: |
  So
  it

  is.
"""
OTHER = CARD.replace("id: product", "id: other")
LONG = CARD.replace("  it\n", "  it\n\n" * 30)

# what is pressed before a key that the help names
_ASKING: Final = ""
_JUDGED: Final = "ctrl+g"
_FAILED: Final = "1 enter"
_GRADED: Final = "ctrl+g 4"
STUDY: Final[Mapping[str, str]] = {
    "enter": "1",
    **{str(grade): _JUDGED for grade in range(6)},
    "ctrl+t": _ASKING,
    "f2": _ASKING,
    "ctrl+g": _ASKING,
    "f3": _ASKING,
    "ctrl+r": _FAILED,
    "r": _FAILED,
    "ctrl+z": _GRADED,
    "u": _GRADED + " ctrl+g",
    "f4": _GRADED + " 1",
    "n": _JUDGED,
    "f5": _ASKING,
    "ctrl+o": _ASKING,
    "f7": _ASKING,
    "tab": "s q r",
    "ctrl+p": _ASKING,
    "pageup": _JUDGED + " pagedown pagedown",
    "pagedown": _JUDGED + " pageup pageup",
    "f6": _ASKING,
    "escape": _ASKING,
    "ctrl+q": _ASKING,
}
_ANSWERING: Final = frozenset(
    "enter n ctrl+t f2 ctrl+g f3 ctrl+r r f7 tab pageup pagedown escape ctrl+q".split()  # noqa: SIM905
)
PRACTICE: Final[Mapping[str, str]] = {key: f"ctrl+g n {STUDY[key]}" for key in STUDY if key in _ANSWERING}


def _named(page: str) -> set[str]:
    keys: set[str] = set()
    for said, _ in [(Keys().listed(row), words) for row, words in PAGES[page][1][1]]:
        names = [str(grade) for grade in range(6)] if said == "0 … 5" else said.split()
        keys |= {
            {"esc": "escape", "PgUp": "pageup", "PgDn": "pagedown"}.get(name, name).lower() for name in names
        }
    return keys


@pytest.mark.parametrize(("page", "tried"), [("study", STUDY), ("practice", PRACTICE)])
def test_each_key_in_the_help_is_tried_below(page: str, tried: Mapping[str, str]) -> None:
    """A key that is added to the help must be added to the table too."""
    assert _named(page) == set(tried)


@pytest.mark.parametrize(
    ("key", "steps"),
    [*STUDY.items(), *((key, PRACTICE[key]) for key in ("enter", "n", "f7", "tab", "escape"))],
)
async def test_a_key_in_the_help_does_something(tmp_path: Path, key: str, steps: str) -> None:
    """It changes what is seen, the colours, or ends the program."""
    cards = (LONG, LONG.replace("id: product", "id: other")) if key.startswith("page") else (CARD, OTHER)
    async with playing(app_of(tmp_path, {"one": deck(*cards)}, study=True)) as play:
        await play.press(*steps.split())
        before = (play.text, play.app.theme, play.app.return_code)
        await play.press(key)
        assert (play.text, play.app.theme, play.app.return_code) != before
