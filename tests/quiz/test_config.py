"""Settings are a documented file: what is missing has a default, what is wrong is named with its line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from quiz.config import Config, template
from quiz.errors import QuizError
from quiz.keys.usual import USUAL
from quiz.scheduling.queue import Limits
from quiz.settings.reading import load, parse


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    """A new learner needs no settings."""
    assert load(tmp_path / "config.toml") == Config()
    assert Config().limits == Limits(new=10, reviews=None)


def test_a_file_is_read(tmp_path: Path) -> None:
    """What is written counts, the rest stays as it was."""
    (tmp_path / "config.toml").write_text('new_per_day = 3\nreviews_per_day = 40\ndecks = ["~/d.yaml"]\n')
    config = load(tmp_path / "config.toml")
    assert (config.limits, config.rollover_hour) == (Limits(new=3, reviews=40), 4)
    assert config.decks == ("~/d.yaml",)


def test_a_whole_number_of_seconds_is_a_number_of_seconds() -> None:
    """`quick_seconds = 15` needs no decimal point."""
    assert parse("quick_seconds = 15").quick_seconds == 15


def test_a_device_has_a_name() -> None:
    """Events are signed with the name that was given, or with some name."""
    assert parse('device = "desk"').device_name == "desk"
    assert Config().device_name


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("new_per_dya = 5", ["c.toml:1:", "'new_per_dya'", "'new_per_day'"]),
        ("# mine\n\nzzz = 5", ["c.toml:3:", "'zzz'", "rollover_hour"]),
        ("\nnew_per_day = true", ["c.toml:2: new_per_day takes a whole number from 0 to 9,999, not true."]),
        ("rollover_hour = 24", ["c.toml:1: rollover_hour takes a whole number from 0 to 23, not 24."]),
        ('motion = "none"', ["c.toml:1: motion takes full or reduced, not 'none'."]),
        (
            'language = "!!"',
            ["c.toml:1: language takes the code of a language (zh, pt-BR) or an empty text, not"],
        ),
        ("decks = [1]", ["c.toml:1: decks takes a list of up to 100 texts, not [1]."]),
        ("[limits]\nnew = 3", ["c.toml:1:", "'limits'"]),
        ("new_per_day = 5\nnew_per_day = 6", ["c.toml", "not TOML"]),
        ("new_per_day =\n", ["c.toml", "line 1"]),
        ("x = " + "[" * 5000, ["c.toml", "not TOML"]),
        ("seed = " + "9" * 5000, ["c.toml", "not TOML"]),
        ("keys." + ".".join("a" * 5000) + " = 1", ["c.toml:1:", "takes its keys in quotes"]),
        (" " * 50_000 + "\nzzz = 5", ["c.toml:2:", "'zzz'"]),
    ],
)
def test_what_is_wrong_is_named(text: str, parts: list[str]) -> None:
    """A key or value that does not fit is reported with its line, and the nearest key for an unknown one."""
    with pytest.raises(QuizError) as caught:
        parse(text, "c.toml")
    assert [part for part in parts if part not in str(caught.value)] == []


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    """Some editors write one."""
    (tmp_path / "config.toml").write_bytes(b"\xef\xbb\xbfseed = 7\n")
    assert load(tmp_path / "config.toml").seed == 7


def test_a_file_that_is_far_too_large_is_refused_whole(tmp_path: Path) -> None:
    """It is not read up to some line, as if the rest were not there."""
    (tmp_path / "config.toml").write_text("# x\n" * 30_000 + "seed = 7\n")
    with pytest.raises(QuizError, match="larger than 100 kB"):
        load(tmp_path / "config.toml")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes with a name are of POSIX")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    """Nobody may ever write to it."""
    os.mkfifo(tmp_path / "config.toml")
    with pytest.raises(QuizError, match="is a pipe or a device"):
        load(tmp_path / "config.toml")


def test_a_file_of_nonsense_gets_a_few_sentences() -> None:
    """Not one for each of its thousand lines."""
    with pytest.raises(QuizError) as caught:
        parse("".join(f"k{number} = 1\n" for number in range(1000)))
    assert str(caught.value).count("There is no setting") == 10


def test_every_problem_is_reported() -> None:
    """Two mistakes need one run, not two."""
    with pytest.raises(QuizError, match=r"c\.toml:1: .*c\.toml:2: "):
        parse("rollover_hour = 99\nthem = 'dark'", "c.toml")


@pytest.mark.parametrize("make", [lambda path: path.mkdir(), lambda path: path.write_bytes(b"\xff\xfe")])
def test_an_unreadable_file_is_a_sentence(tmp_path: Path, make: object) -> None:
    """A folder in its place, or bytes that are no text, do not crash."""
    assert callable(make)
    make(tmp_path / "config.toml")
    with pytest.raises(QuizError, match=r"config\.toml: cannot be read"):
        load(tmp_path / "config.toml")


def test_the_template_says_what_the_defaults_are() -> None:
    """With every # removed from its settings the template is the defaults, and it explains each key."""
    lines = [line.removeprefix("# ") for line in template().splitlines() if " = " in line or "# [" in line]
    assert len(lines) == len(Config.__struct_fields__) + 1  # a table and a row of it
    assert parse("\n".join(lines)) == Config(keys={"study.undo": USUAL["study.undo"].keys})
    assert parse(template()) == Config()
