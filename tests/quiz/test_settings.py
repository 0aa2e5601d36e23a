"""One setting told or changed: the learner's file keeps all else."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from quiz.config import Config, template
from quiz.errors import QuizError
from quiz.keys.usual import USUAL
from quiz.settings.fields import Kind, setting, settings
from quiz.settings.reading import load
from quiz.settings.writing import changed, write
from tests.quiz.command import quiz

DOCS = Path(__file__).parents[2] / "docs" / "settings.md"
MINE = '# mine\nnew_per_day = 3  # few\n\n[keys]  # of my own\nstudy.undo = "u,f11"\n# the end\n'


@pytest.mark.parametrize(
    ("before", "name", "value", "after"),
    [
        ("", "seed", 7, "seed = 7\n"),
        (MINE, "new_per_day", 30, MINE.replace("= 3 ", "= 30 ")),
        (MINE, "seed", 7, MINE.replace("[keys]", "seed = 7\n\n[keys]").replace("\n\nseed", "\nseed")),
        (MINE, "keys.study.undo", "f12", MINE.replace("u,f11", "f12")),
        (MINE, "keys.study.undo", None, MINE.replace('study.undo = "u,f11"\n', "")),
        (MINE, "keys.home.more", "y", MINE + '"home.more" = "y"\n'),
        ("# seed = -1\n", "seed", 7, "seed = 7\n"),
        ('theme = """\n# seed = 1"""\n', "seed", 7, 'theme = """\n# seed = 1"""\nseed = 7\n'),
        ("seed = 7", "seed", 7, "seed = 7"),
        ('[keys.study]\nundo = "u,f11"\n', "keys.study.undo", "f12", '[keys.study]\nundo = "f12"\n'),
        ('keys = {study.undo = "f11"}\n', "keys.study.undo", "f12", 'keys = {study.undo = "f12"}\n'),
        ('decks = [\n  "a",  # one\n]\n', "decks", ["a", "b"], 'decks = [\n  "a",  # one\n  "b",\n]\n'),
        ("\ufeffseed = 1\r\n", "seed", 2, "\ufeffseed = 2\r\n"),
    ],
)
def test_a_change_leaves_all_else_as_it_was(before: str, name: str, value: object, after: str) -> None:
    """Comments, order, line ends and the way in which keys were written."""
    assert changed(before, name, value) == after


def test_a_new_file_explains_each_setting(tmp_path: Path) -> None:
    """The value stands in the place of its default."""
    path = tmp_path / "new" / "config.toml"
    assert write(path, "rollover_hour", 6) == load(path) == Config(rollover_hour=6)
    assert path.read_text() == template().replace("# rollover_hour = 4", "rollover_hour = 6")


@pytest.mark.parametrize(
    ("text", "name", "value", "said"),
    [
        ("seed = 1\n", "rollover_hour", 24, "rollover_hour"),
        ("sede = 1\n", "seed", 3, "config.toml:1: There is no setting 'sede'"),
        ("seed = \n", "seed", 3, "not TOML"),
        ("", "keys.study.hint", "f3", "F3 is the key of study.give-up as well"),
        (MINE, "seed", 3, "is read-only. Nothing was changed"),
        ("", "device", "\udcff", "not UTF-8. Nothing was changed"),
        ("", "decks", ["x" * 100_000], "too large to be read again. Nothing was changed"),
    ],
)
def test_what_cannot_be_written_leaves_the_file_alone(
    tmp_path: Path, text: str, name: str, value: object, said: str
) -> None:
    """A value that does not fit, a file at fault, a file that is not to be written."""
    path = tmp_path / "config.toml"
    path.write_text(text)
    if text == MINE:
        path.chmod(0o444)
    with pytest.raises(QuizError) as caught:
        write(path, name, value)
    assert said in str(caught.value)
    assert path.read_text() == text
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_to_the_file_stays_one(tmp_path: Path) -> None:
    """Settings are often kept in a folder of their own."""
    real, link = tmp_path / "dotfiles.toml", tmp_path / "config.toml"
    real.write_text("seed = 1\n")
    link.symlink_to(real)
    write(link, "seed", 2)
    assert link.is_symlink()
    assert real.read_text() == "seed = 2\n"


def test_a_link_to_itself_is_told_of(tmp_path: Path) -> None:
    """As it is when settings are read."""
    link = tmp_path / "config.toml"
    link.symlink_to(link)
    with pytest.raises(QuizError, match="too many levels of symbolic links"):
        write(link, "seed", 2)
    assert link.is_symlink()


@pytest.mark.parametrize("field", settings(), ids=lambda field: field.name)
def test_each_setting_says_what_it_is_and_keeps_to_it(field: object) -> None:
    """It has words, takes its own default, and stops at its ends; the manual tells of it."""
    named = {each.name: each for each in settings()}[getattr(field, "name", "")]
    assert named.words.endswith(".")
    assert f"`{named.name}`" in DOCS.read_text(encoding="utf-8")
    if named.kind is Kind.NUMBER:
        assert named.beside(named.high, 1) == named.high
        assert named.beside(named.low, -1) == named.low
        assert named.read(f"{named.high}") == named.high
        with pytest.raises(QuizError, match=f"{named.name} takes a"):
            named.read(f"{named.high + 1}")
    if named.kind in (Kind.CHOICE, Kind.FLAG):
        assert named.beside(named.default, 1) != named.default
        assert named.beside(named.beside(named.default, 1), -1) == named.default


def test_words_are_read_as_the_setting_takes_them() -> None:
    """Digits may be grouped; yes is true; lines are parted."""
    assert setting("reviews_per_day").read(" 1,000 ") == 1000
    assert setting("bundled").read("No") is False
    assert setting("decks").read("a\n\n b \n") == ["a", "b"]
    with pytest.raises(QuizError, match="confirm or accept-right"):
        setting("grading").read("maybe")


def test_settings_are_told_and_changed_from_the_command_line(tmp_path: Path) -> None:
    """One by its name; a table by the name of an action; what there is not, with the nearest."""
    assert quiz("settings", "new_per_day", home=tmp_path).out == "10\n"
    assert quiz("settings", "new_per_day", "12", home=tmp_path) == (0, "", "")
    assert quiz("settings", "new_per_day", home=tmp_path).out == "12\n"
    assert quiz("settings", "decks", "a b.yaml", "c", home=tmp_path).code == 0
    assert quiz("settings", "keys.study.undo", "f11", "u", home=tmp_path).code == 0
    assert quiz("settings", "keys.study.undo", home=tmp_path).out == "f11,u\n"
    written = load(tmp_path / "config.toml")
    assert (written.decks, written.keys) == (("a b.yaml", "c"), {"study.undo": "f11,u"})
    for words, said in (
        (("new_per_dy",), "Did you mean 'new_per_day'?"),
        (("new_per_day", "many"), "from 0 to 9,999, not 'many'"),
        (("new_per_day", "1", "2"), "takes one value"),
        (("keys", "f1"), "is a table"),
        (("keys.study.hnt",), "Did you mean 'study.hint'?"),
        (("keys.study.hint", "f3"), "as well"),
    ):
        ran = quiz("settings", *words, home=tmp_path)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err


def test_all_actions_are_listed_with_their_keys(tmp_path: Path) -> None:
    """A learner finds each name there, and a star where the keys are not the usual ones."""
    (tmp_path / "config.toml").write_text('[keys]\nstudy.undo = "f11"\n')
    lines = quiz("settings", "--keys", home=tmp_path).out.splitlines()
    listed = {line.lstrip("* ").split()[0]: line for line in lines}
    assert set(listed) == set(USUAL)
    assert listed["study.undo"].startswith("* ")
    assert "f11" in listed["study.undo"]
    assert all(USUAL[action].words in line for action, line in listed.items())


def test_the_example_of_the_manual_is_a_settings_file() -> None:
    """What is shown there can be copied."""
    example = DOCS.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    assert tomllib.loads(example)["keys"]
    assert changed(example, "seed", 3) != example
