"""Studying by tag and level: only the cards that were asked for, and a sentence when there are none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.quiz.command import Ran, quiz

ONE = """\
deck: One
tags: [Basics]
cards:
- {id: a, ask: First?, number: 1, tags: [relu], level: 1}
- {id: b, ask: Second?, number: 1, tags: [relu, trap], level: 2}
- {id: c, ask: Third?, number: 1, level: 3}
"""
TWO = """\
deck: Two
cards:
- {id: d, ask: Fourth?, number: 1, tags: [trap], level: 1}
- {id: e, ask: Fifth?, number: 1}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of two decks."""
    (tmp_path / "one.yaml").write_text(ONE)
    (tmp_path / "two.yaml").write_text(TWO)
    return tmp_path


def study(folder: Path, *words: str) -> Ran:
    """Study the decks of the folder, answering all that is asked."""
    return quiz("study", "--plain", *words, folder, home=folder / "home", typed="1\n" * 10)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("", "First Second Third Fourth Fifth"),
        ("--tag relu", "First Second"),
        ("--tag trap", "Second Fourth"),
        ("--tag relu --tag trap", "First Second Fourth"),
        ("--tag basics", "First Second Third"),
        ("--tag RELU", "First Second"),
        ("--level 3", "Third"),
        ("--level 2 --level 3", "Second Third"),
        ("--tag trap --level 1", "Fourth"),
    ],
)
def test_only_what_is_picked_is_asked(folder: Path, words: str, asked: str) -> None:
    """Any of the tags, a deck's own counted as its cards', and any of the levels."""
    said = study(folder, *words.split())
    assert said.code == 0
    assert set(re.findall(r"(First|Second|Third|Fourth|Fifth)\?", said.out)) == set(asked.split())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("--tag rely", "No card has the tag 'rely'. Did you mean 'relu'?"),
        ("--tag relu --level 3", "No card with the tag 'relu' is of level 3."),
        ("--tag zebra", "No card has the tag 'zebra'."),
        ("--level 4", "invalid choice"),
    ],
)
def test_nothing_picked_is_a_sentence(folder: Path, words: str, sentence: str) -> None:
    """With the nearest tag there is."""
    said = study(folder, *words.split())
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err
