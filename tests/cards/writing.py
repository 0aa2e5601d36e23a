"""Small decks written where a test wants them."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

from hypothesis import strategies as st

from cards.library import load
from cards.types import Card

HEAD = "deck: Test\ncards:\n"


def write_deck(folder: Path, *cards: str, name: str = "test.yaml", head: str = HEAD) -> Path:
    """Write a deck of cards, each given as its lines without the list's dash, and return its path."""
    path = folder / name
    items = (f"- {indent(card.strip(), '  ')[2:]}\n" for card in cards)
    path.write_text(head + "".join(items), encoding="utf-8")
    return path


def card(folder: Path, text: str) -> Card:
    """Return the one card of a deck that must load without a problem."""
    library = load([write_deck(folder, text)])
    assert library.problems == ()
    (only,) = library.decks[0].cards
    return only


# Formulas that can mostly be read, with the values that make trouble: zero, huge, negative under a root.
_ATOMS = st.sampled_from(
    ["0", "1", "2", "0.5", "1e300", "k", "x", "pi", "-1", "[1, 2]", "9^9^9", "oops(", "{k}"]
)
_SIGNS = st.sampled_from(["+", "-", "*", "/", "^", " = ", " < "])
_FUNCTIONS = st.sampled_from(["sqrt", "log", "factorial", "floor", "-"])


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    operation = st.tuples(inner, _SIGNS, inner).map("".join)
    call = st.tuples(_FUNCTIONS, inner).map("{0[0]}({0[1]})".format)
    pair = st.tuples(inner, inner).map("[{0[0]}, {0[1]}]".format)
    return operation | call | pair


FORMULAS = st.recursive(_ATOMS, _larger, max_leaves=5)
