"""The command line as a whole: commands, options, errors and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import quiz as package
from quiz.cli import COMMANDS
from tests.quiz.command import quiz


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["studdy"], "Did you mean 'study'?"),
        (["Grade"], "Did you mean 'grade'?"),
        (["frobnicate"], "Try `quiz --help`."),
        (["--versoin"], "Did you mean '--version'?"),
        (["study", "--plian"], "Did you mean '--plain'?"),
        (["intervals", "5", "--jsno=1"], "Did you mean '--json'?"),
        (["intervals"], "Try `quiz intervals --help`."),
        (["intervals", "7"], "'7' is no grade; grades go from 0 to 5"),
        (["intervals", "x"], "'x' is no grade"),
        (["export", "progress", "--format", "xml"], "xml"),
        (["check", "--draws", "0"], "'0' is no number of draws"),
        (["study", "--plain", "--seed", "-1"], "--seed"),
        (["study", "--plain", "nowhere.yaml"], "nowhere.yaml: there is no such file or folder."),
        (["study", "--plain", "dropuot"], "Did you mean 'dropout'?"),
        (["study", "--plain", "a\0b"], "There is no deck"),
        (["--plain", "study", "dropuot"], "Did you mean 'dropout'?"),
        (["--plain", "stats"], "quiz stats does not take '--plain'."),
        (["study", "dropout"], "The screen needs a terminal. Go line by line: quiz study --plain."),
        (["interview"], "The screen needs a terminal. Go line by line: quiz interview --plain."),
        ([], "The screen needs a terminal."),
        (["new", "../escape"], "cannot name a deck"),
        (["new", ""], "cannot name a deck"),
        (["\x1b[31mred"], "no command"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_2(
    words: list[str], says: str, tmp_path: Path
) -> None:
    """On standard error, prefixed with the program's name, with nothing a terminal obeys."""
    code, out, err = quiz(*words, home=tmp_path)
    assert (code, out) == (2, "")
    assert err.startswith("quiz: ")
    assert says in err
    assert err.count("\n") == 1
    assert "\x1b" not in err


def test_a_deck_file_in_the_place_of_a_command_is_told_how_to_study_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The likeliest slip of a newcomer has its own sentence."""
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").touch()
    assert "quiz study mine.yaml" in quiz("mine.yaml", home=tmp_path).err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`quiz COMMAND --help` names the command and exits with 0."""
    with pytest.raises(SystemExit) as left:
        quiz(name, "--help", home=tmp_path)
    assert left.value.code == 0
    assert f"usage: quiz {name}" in capsys.readouterr().out


def test_the_version_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As `quiz VERSION`."""
    with pytest.raises(SystemExit):
        quiz("--version", home=tmp_path)
    assert capsys.readouterr().out == f"quiz {package.__version__}\n"


@pytest.mark.parametrize(
    "words", [["--home", "{}", "stats"], ["stats", "--home", "{}"], ["stats", "--home={}"]]
)
def test_home_may_be_named_before_and_after_the_command(words: list[str], tmp_path: Path) -> None:
    """The option wins over the environment, wherever it stands."""
    named, other = tmp_path / "named", tmp_path / "other"
    assert quiz(*(word.format(named) for word in words), home=other).code == 0
    assert named.exists()
    assert not other.exists()


def test_a_run_of_grades_is_told_in_days_and_hundredths(tmp_path: Path) -> None:
    """The intervals of the original text, for people and for programs."""
    ran = quiz("intervals", *"555555", "--json", home=tmp_path)
    assert [step["interval"] for step in json.loads(ran.out)] == [1, 6, 17, 48, 140, 420]
    assert json.loads(quiz("intervals", "2", "--json", home=tmp_path).out) == [
        {"n": 0, "interval": 1, "ease": 250, "again_today": True}
    ]
    assert quiz("intervals", "5", "3", home=tmp_path).out.splitlines() == [
        "grade  n  interval  ease  again today",
        "    5  1         1  2.60  no",
        "    3  2         6  2.46  yes",
    ]


def test_an_unwritable_home_is_a_sentence(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    home = tmp_path / "file"
    home.touch()
    ran = quiz("study", "--plain", home=home)
    assert ran.code == 2
    assert str(home) in ran.err
