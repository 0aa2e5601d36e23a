"""The same log under SM-2 and FSRS: every command speaks of what the scheduler in use knows."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.log import replays
from tests.quiz.command import quiz

DECK = """\
deck: A deck
cards:
- {id: one, ask: One and one?, number: "2"}
- {id: two, ask: Two and two?, number: "4"}
"""
LATER = "2030-02-20T09:00:00+00:00"
TurnTo = Callable[[str], Path]


@pytest.fixture
def turn_to(tmp_path: Path) -> TurnTo:
    """Return how a home in which two cards were met, one right and one wrong, turns to other settings."""
    home = tmp_path / "home"
    (home / "decks").mkdir(parents=True)
    (home / "decks" / "own.yaml").write_text(DECK)

    def turn(settings: str) -> Path:
        (home / "config.toml").write_text(f"bundled = false\nseed = 1\n{settings}\n")
        return home

    quiz("study", "--plain", home=turn(""), typed="2\n:4\n77\n:1\n:quit\n")
    return turn


def cards(home: Path, *words: str, now: str = LATER) -> dict[str, dict[str, object]]:
    """Return what `quiz browse` says of each card."""
    out = quiz("browse", "--json", *words, home=home, now=now).out
    return {card["card"]: card for card in json.loads(out)}


def test_the_log_is_replayed_when_the_scheduler_changes_and_nothing_is_lost(turn_to: TurnTo) -> None:
    """Each has its own days and figures, and going back gives what was."""
    before = cards(turn_to(""))
    by_memory = cards(turn_to('scheduler = "fsrs"'))
    first, second = by_memory["own/one"], by_memory["own/two"]
    assert (first["interval"], first["ease"], first["stability"], first["difficulty"]) == (
        (2, None, 2.3065, pytest.approx(2.118104))
    )
    assert first["retrievability"] == pytest.approx(0.706692)
    assert (second["state"], second["interval"], second["stability"]) == ("relearning", 1, 0.212)
    assert cards(turn_to('scheduler = "fsrs"\nretention = 0.8'))["own/one"]["interval"] == 8
    assert cards(turn_to('scheduler = "sm2"')) == before
    assert (before["own/one"]["ease"], before["own/one"]["stability"]) == (250, None)


def test_a_session_under_fsrs(turn_to: TurnTo) -> None:
    """Due cards come, what is graded below 4 comes again the same day, and an undo takes a grade back."""
    home = turn_to('scheduler = "fsrs"')
    untouched = cards(home)
    quiz("study", "--plain", home=home, typed="2\n:3\n:undo\n:quit\n", now=LATER)
    assert cards(home) == untouched
    first = quiz(
        "study", "--plain", "--filter", "difficulty>5", home=home, typed="4\n:3\n:quit\n", now=LATER
    ).out
    assert "Kept: grade 3, hard. Again in this session, then in 3 days." in first
    assert list(cards(home, "is:repeat")) == ["own/two"]
    second = quiz("study", "--plain", home=home, typed="2\n:4\n4\n:4\n", now=LATER).out
    assert "Once more." in second
    assert "That is all for today." in second
    studied = cards(home)
    assert [(card["reviews"], card["due_in"]) for card in studied.values()] == [(2, 33), (2, 3)]
    export = quiz("export", "progress", "--format", "csv", home=home, now=LATER).out.splitlines()
    rows = [row for row in csv.DictReader(export) if row["record"] == "card"]
    assert [float(row["stability"]) for row in rows] == [card["stability"] for card in studied.values()]
    assert [row["ease"] for row in rows] == ["", ""]


def test_each_scheduler_has_its_columns_filters_and_figures(turn_to: TurnTo) -> None:
    """In the table, in a filter, in the statistics and for the doctor."""
    heads = "card kind level due interval {} lapses reviews retention state flag question"
    home = turn_to("")
    assert quiz("browse", "--plain", home=home).out.split("\n")[0].split() == heads.format("ease").split()
    assert "Ease: " in quiz("stats", home=home).out
    assert "(sm-2/1) follows from them" in quiz("doctor", home=home).out
    home = turn_to('scheduler = "fsrs"')
    named = heads.format("stability difficulty retrievability").split()
    assert quiz("browse", "--plain", home=home).out.split("\n")[0].split() == named
    assert list(cards(home, "difficulty>5")) == ["own/two"]
    assert list(cards(home, "--sort", "retrievability")) == ["own/two", "own/one"]
    refused = quiz("browse", "--json", "ease<2", home=home)
    assert (refused.code, "Your scheduler knows no ease." in refused.err) == (2, True)
    told = quiz("stats", home=home, now=LATER).out
    assert "Retrievability: Cards by how probably they would be recalled today. under 50 % 1;" in told
    assert "Ease: " not in told
    assert "(fsrs-6/1 at 0.9) follows from them" in quiz("doctor", home=home).out


def test_a_log_is_merged_whichever_scheduler_made_it(turn_to: TurnTo, tmp_path: Path) -> None:
    """A copy made under FSRS is taken in under SM-2, and the other way round."""
    copy, other = tmp_path / "copy.db", tmp_path / "other"
    quiz("backup", copy, home=turn_to('scheduler = "fsrs"'))
    expected = cards(turn_to(""))
    other.mkdir()
    (other / "decks").symlink_to(tmp_path / "home" / "decks")
    for settings in ("", 'scheduler = "fsrs"'):
        (other / "config.toml").write_text(f"bundled = false\n{settings}\n")
        assert quiz("merge", copy, home=other).code == 0
    (other / "config.toml").write_text("bundled = false\n")
    assert cards(other) == expected


def test_a_long_replay_is_announced(turn_to: TurnTo, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it begins, once, and not where the scheduler is the one of before."""
    monkeypatch.setattr(replays, "_MANY", 2)
    said = "The schedule is worked out anew from 2 events"
    assert said not in quiz("stats", home=turn_to("")).err
    assert said in quiz("stats", home=turn_to('scheduler = "fsrs"')).err
    assert said not in quiz("stats", home=turn_to('scheduler = "fsrs"')).err


@pytest.mark.parametrize(
    ("settings", "parts"),
    [
        ('scheduler = "sm3"', ["config.toml:3: scheduler takes sm2 or fsrs, not 'sm3'."]),
        (
            'scheduler = "fsrs"\nretention = 1.0',
            ["config.toml:4: retention takes a number from 0.7 to 0.99, not 1.0."],
        ),
        ("retention = 0.5", ["config.toml:3: retention takes a number from 0.7 to 0.99, not 0.5."]),
    ],
)
def test_a_faulty_choice_is_a_sentence(turn_to: TurnTo, settings: str, parts: list[str]) -> None:
    """With its line and what there is."""
    ran = quiz("stats", home=turn_to(settings))
    assert ran.code == 2
    assert [part for part in parts if part not in ran.err] == []


def test_a_run_of_grades_by_fsrs(turn_to: TurnTo, tmp_path: Path) -> None:
    """By option or as the settings have it; SM-2 has no retention to aim at."""
    run = ("intervals", "4", "3", "1", "--scheduler", "fsrs")
    assert quiz(*run, home=tmp_path / "none").out.splitlines() == [
        "grade  n  interval  stability  difficulty  recalled then  again today",
        "    4  1         2        2.3        2.12            91%  no",
        "    3  2         8        7.5        4.75            90%  yes",
        "    1  0         1        1.2        8.26            91%  yes",
    ]
    home = turn_to('scheduler = "fsrs"')
    assert quiz(*run[:4], home=home).out == quiz(*run, home=home).out
    fewer = json.loads(quiz(*run, "--retention", "0.8", "--json", home=tmp_path).out)
    assert [step["interval"] for step in fewer] == [8, 48, 7]
    assert quiz(*run, "--retention", "0.2", home=tmp_path).code == 2
    refused = quiz("intervals", "4", "--retention", "0.9", home=tmp_path / "none")
    assert (refused.code, "SM-2 aims at no share" in refused.err) == (2, True)
