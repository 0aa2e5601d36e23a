"""`quiz browse`: the cards as a table or as JSON, found by a filter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.quiz.command import quiz

DECK = """\
deck: A deck
cards:
- {id: one, ask: "What is $\\\\frac{1}{2}$ of two?", number: "1", tags: [half]}
- {id: two, ask: "[/x] [@click=app.quit]two[/] and two?", number: "4", level: 2}
- {id: three, ask: Which?, choice: {right: this, wrong: [that]}}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home of three cards, of which the first two were answered: one right, one wrong."""
    home = tmp_path / "home"
    (home / "decks").mkdir(parents=True)
    (home / "decks" / "own.yaml").write_text(DECK)
    (home / "config.toml").write_text("bundled = false\nseed = 1\n")
    quiz("study", "--plain", home=home, typed="1\n\n77\n\n\n:quit\n")
    return home


def test_the_cards_are_a_table(home: Path) -> None:
    """A row for each, formulas flattened, markup as text."""
    out = quiz("browse", "--plain", home=home).out.splitlines()
    assert out[0].split()[:4] == ["card", "kind", "level", "due"]
    assert [line.split()[0] for line in out[1:]] == ["own/one", "own/two", "own/three"]
    assert "What is 1/2 of two?" in out[1]
    assert "[/x] [@click=app.quit]two[/] and two?" in out[2]
    assert quiz("--plain", "browse", home=home).out.splitlines() == out


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["kind:choice"], ["own/three"]),
        (["tag:half", "is:review"], ["own/one"]),
        (["--sort", "lapses", "--reverse"], ["own/two", "own/one", "own/three"]),
        (["--", "-is:new"], ["own/one", "own/two"]),
        (["nothing at all"], []),
    ],
)
def test_the_cards_of_a_filter_are_data(home: Path, words: list[str], found: list[str]) -> None:
    """In the order that was asked for."""
    cards = json.loads(quiz("browse", "--json", *words, home=home).out)
    assert [card["card"] for card in cards] == found


def test_a_card_as_data(home: Path) -> None:
    """What a script needs to know of it."""
    (card,) = json.loads(quiz("browse", "--json", "id:two", home=home).out)
    assert card["lapses"] == 1
    assert card["state"] == "relearning"
    assert card["due_in"] == 1
    assert card["level"] == 2


def test_a_filter_that_cannot_be_read_is_a_sentence(home: Path) -> None:
    """With the nearest key, and without a table."""
    ran = quiz("browse", "--plain", "lapse>3", home=home)
    assert (ran.code, ran.out) == (2, "")
    assert "There is no key 'lapse'. Did you mean 'lapses'?" in ran.err
    assert "one of deck, card" in quiz("browse", "--plain", "--sort", "size", home=home).err


def test_the_screen_needs_a_terminal(home: Path) -> None:
    """Without one it says how the table is had."""
    ran = quiz("browse", home=home)
    assert ran.code == 2
    assert "quiz browse --plain" in ran.err
