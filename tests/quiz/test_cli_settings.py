"""`quiz settings`: where the settings are, and what may stand in them."""

from __future__ import annotations

from pathlib import Path

from quiz.config import Config, load
from tests.quiz.command import quiz


def test_the_settings_file_is_written_once_and_then_only_named(tmp_path: Path) -> None:
    """It explains each key and changes nothing; what the learner made of it is left alone."""
    first = quiz("settings", home=tmp_path)
    path = Path(first.out.strip())
    assert (first.code, path.parent) == (0, tmp_path)
    assert load(path) == Config()
    path.write_text("new_per_day = 3\n", encoding="utf-8")
    assert quiz("settings", home=tmp_path) == (0, f"{path}\n", "")
    assert load(path).new_per_day == 3


def test_a_faulty_settings_file_is_told_with_the_nearest_key(tmp_path: Path) -> None:
    """The place and the way out, as in every other command."""
    (tmp_path / "config.toml").write_text("new_per_dy = 3\n", encoding="utf-8")
    ran = quiz("settings", home=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "config.toml:1" in ran.err
    assert "new_per_day" in ran.err
