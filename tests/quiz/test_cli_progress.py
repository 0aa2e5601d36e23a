"""`quiz stats`, `quiz export` and `quiz doctor`: what the log tells."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest

from tests.quiz.command import quiz

DECK = """\
deck: A deck
cards:
- {id: one, ask: One and one?, number: "2"}
- {id: two, ask: Two and two?, number: "4"}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home whose one deck of two cards was studied: one right, one wrong and taken back."""
    home = tmp_path / "home"
    (home / "decks").mkdir(parents=True)
    (home / "decks" / "own.yaml").write_text(DECK)
    (home / "config.toml").write_text("bundled = false\nseed = 1\n")
    quiz("study", "--plain", home=home, typed="2\n\n77\n\n:undo\n:quit\n")
    return home


def test_the_progress_tells_what_happened(home: Path) -> None:
    """A row for each card, then one for each review, taken back or not."""
    rows = list(csv.DictReader(io.StringIO(quiz("export", "progress", "--format", "csv", home=home).out)))
    assert [row["record"] for row in rows] == ["card", "card", "review", "review"]
    assert [(row["given"], row["grade"], row["undone"]) for row in rows[2:]] == [
        ("2", "5", "0"),
        ("77", "1", "1"),
    ]
    assert rows == list(csv.DictReader(io.StringIO(quiz("export", "progress", home=home).out)))
    as_json = json.loads(quiz("export", "progress", "--format", "json", home=home).out)
    assert [row["card"] for row in as_json] == [row["card"] for row in rows]


def test_an_export_to_a_file_appears_whole(home: Path, tmp_path: Path) -> None:
    """The suffix settles the form; standard output stays empty, nothing else is left in the folder."""
    file = tmp_path / "out" / "progress.json"
    file.parent.mkdir()
    file.write_text("before")
    ran = quiz("export", "progress", "--output", file, home=home)
    assert (ran.code, ran.out) == (0, "")
    assert len(json.loads(file.read_text())) == 4
    assert list(file.parent.iterdir()) == [file]


def test_an_export_to_nowhere_is_a_sentence(home: Path, tmp_path: Path) -> None:
    """The folder that is missing is named."""
    ran = quiz("export", "progress", "--output", tmp_path / "none" / "file.csv", home=home)
    assert ran.code == 2
    assert f"{tmp_path}/none: there is no such folder." in ran.err


def test_the_statistics_count_what_was_not_taken_back(home: Path) -> None:
    """In sentences, in a table and as JSON."""
    lines = quiz("stats", "--decks", home=home).out.splitlines()
    assert lines[0] == "Answers: 1 in all, 1 today."
    assert ["own", "2", "1", "1", "0", "1", "none", "yet"] in [line.split() for line in lines]
    statistics = json.loads(quiz("stats", "--json", home=home).out)
    assert (statistics["date"], statistics["reviews"], statistics["streak"]) == ("2030-01-31", 1, 1)
    assert statistics["activity"][0]["day"] == "2030-01-31"


def test_the_figures_of_a_period_are_lines_charts_or_data(home: Path) -> None:
    """A line for each matter, drawn only where that is wanted; a program gets all periods."""
    told = quiz("stats", "--period", "30", home=home).out
    assert "Verdicts: right 1." in told
    assert "Remembered by interval: No card has come back yet." in told
    assert "Due in 30 days: 0 today, 1 tomorrow" in told
    assert "█" not in told
    drawn = quiz("stats", "--charts", home=home).out.splitlines()
    assert any(line.startswith("right  ████") for line in drawn)
    assert any(line.startswith("Mon") for line in drawn)
    data = json.loads(quiz("stats", "--json", home=home).out)
    assert [period["days"] for period in data["periods"]] == [30, 90, 365, None]
    assert data["periods"][0]["reasons"] == {"equal": 1}
    assert sum(each["number"] for each in data["intervals"]) == 1
    assert len(data["forecast"]) == 90


def test_statistics_of_an_empty_home_are_zeros(tmp_path: Path) -> None:
    """Nothing is divided by nothing."""
    ran = quiz("stats", "--decks", home=tmp_path / "new")
    assert ran.code == 0
    assert ran.out.startswith("Answers: 0 in all, 0 today.\n")


def test_the_doctor_is_content_with_a_sound_home(home: Path) -> None:
    """Every line says ok, the log and the prover among them."""
    ran = quiz("doctor", home=home)
    assert (ran.code, ran.err) == (0, "All is well.\n")
    assert all(line.startswith("ok: ") for line in ran.out.splitlines())
    assert "ok: 3 events in" in ran.out
    assert "ok: the prover works" in ran.out


def test_the_doctor_tells_every_trouble(home: Path) -> None:
    """A broken setting, a broken deck and a log that is none, in one go."""
    (home / "config.toml").write_text("sede = 1\n")
    (home / "decks" / "bad.yaml").write_text("deck: Bad\n")
    (home / "reviews.db").write_bytes(b"no database" * 1000)
    for extra in ("reviews.db-wal", "reviews.db-shm"):
        (home / extra).unlink(missing_ok=True)
    ran = quiz("doctor", home=home)
    troubles = [line for line in ran.out.splitlines() if line.startswith("trouble: ")]
    assert ran.code == 1
    assert [word in "".join(troubles) for word in ("sede", "bad.yaml", "reviews.db")] == [True] * 3


def test_the_doctor_looks_at_a_log_that_leads_nowhere(home: Path) -> None:
    """A link to itself is no log that is yet to be made."""
    (home / "reviews.db").unlink()
    (home / "reviews.db").symlink_to("reviews.db")
    assert "trouble: The review log" in quiz("doctor", home=home).out


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_the_doctor_is_not_stopped_by_a_locked_folder(home: Path) -> None:
    """What lies in it is trouble, and the rest is looked at."""
    home.chmod(0)
    ran = quiz("doctor", home=home)
    home.chmod(0o700)
    assert f"trouble: {home} may not be written to" in ran.out
    assert "prover" in ran.out


def test_a_folder_of_nobody_in_the_settings_is_told_and_the_rest_goes_on(home: Path) -> None:
    """No user bears that name, so the path stands as it was written."""
    (home / "config.toml").write_text('decks = ["~nobody-at-all/decks"]\n')
    ran = quiz("stats", home=home)
    assert ran.code == 0
    assert "~nobody-at-all/decks: There is no such file or folder." in ran.err


@pytest.mark.parametrize("name", ["reviews.db", "link.csv"])
def test_the_log_is_never_replaced_by_its_export(name: str, home: Path) -> None:
    """Neither by its name nor through a link to it."""
    (home / "link.csv").symlink_to("reviews.db")
    ran = quiz("export", "progress", "--output", home / name, home=home)
    assert ran.code == 2
    assert "belongs to the review log itself" in ran.err
    assert quiz("stats", home=home).out.startswith("Answers: 1 in all")


def test_a_long_row_of_decks_is_cut(home: Path) -> None:
    """Whoever misspells one of a thousand decks is not shown them all."""
    for number in range(30):
        (home / "decks" / f"copy-{number:02}.yaml").write_text(DECK)
    err = quiz("study", "--plain", "zzzzzz", home=home).err
    assert "copy-05" in err
    assert "and 11 more." in err
