"""Cards are skipped, buried, suspended and flagged line by line as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.log.sqlite import SqliteStore
from quiz.scheduling.types import Standing
from tests.quiz.test_plain import CHOICE, SQUARE, study


def standing(home: Path, card: str) -> Standing:
    """Return what the log says of a card of the deck."""
    with SqliteStore(home / "reviews.db") as store:
        return store.standing(f"deck/{card}")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return an empty home."""
    return tmp_path / "home"


def test_a_skipped_card_comes_later(home: Path) -> None:
    """The other one is asked first, then it again."""
    ran = study(home, ":skip", "two", "", "2x", "", cards=SQUARE + CHOICE)
    assert "It comes later." in ran.out
    assert ran.out.count("differentiated?") == 2
    assert "2 left." in ran.out.split("It comes later.")[1]


def test_a_suspended_card_can_be_taken_back_at_once(home: Path) -> None:
    """It is asked again, and counts as never suspended."""
    ran = study(home, ":suspend", ":undo", "2x", "")
    assert "Suspended: it is asked no more." in ran.out
    assert "The card is no longer suspended." in ran.out
    assert not standing(home, "square").suspended
    study(home, ":suspend", now="2030-02-09")
    assert standing(home, "square").suspended
    assert "Nothing is due." in study(home, now="2030-03-09").out


def test_a_buried_card_is_for_tomorrow(home: Path) -> None:
    """Today nothing is left, tomorrow it is new again."""
    assert "Put aside until tomorrow." in study(home, ":bury").out
    assert "Nothing is due." in study(home).out
    assert "1 new." in study(home, now="2030-02-01").out


def test_a_flag_keeps_its_note(home: Path) -> None:
    """A second flag replaces it, and it can be taken off."""
    study(home, ":flag the unit is missing")
    assert standing(home, "square").flag == "the unit is missing"
    ran = study(home, ":flag", ":unflag")
    assert "Took the flag off." in ran.out
    assert standing(home, "square").flag is None


@pytest.mark.parametrize("command", [":skip", ":bury", ":suspend", ":flag", ":unflag"])
def test_there_must_be_a_question(home: Path, command: str) -> None:
    """Once all is done, the command says so."""
    assert "There is no question left." in study(home, "2x", "", command).out
