"""State lives where the learner says, else where the platform keeps such things."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz import paths
from quiz.errors import QuizError


def test_a_home_holds_everything(tmp_path: Path) -> None:
    """`--home` moves the log, the decks and the settings, and wins over the variable."""
    home = paths.find(tmp_path, {"QUIZ_HOME": "/elsewhere"})
    assert (home.log, home.decks) == (tmp_path / "reviews.db", tmp_path / "decks")
    assert (home.settings, home.cache) == (tmp_path / "config.toml", tmp_path / "cache")


def test_the_variable_moves_everything(tmp_path: Path) -> None:
    """`QUIZ_HOME` does what `--home` does."""
    assert paths.find(None, {"QUIZ_HOME": str(tmp_path)}) == paths.find(tmp_path, {})


def test_a_home_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative home stays the same folder when the program changes its own."""
    monkeypatch.chdir(tmp_path)
    assert paths.find(Path("study"), {}).data == tmp_path / "study"


def test_tilde_is_the_users_folder() -> None:
    """A shell may not have replaced it."""
    assert paths.find(Path("~/study"), {}).data == Path.home() / "study"


def test_an_unknown_user_is_named() -> None:
    """A home of nobody is a sentence."""
    with pytest.raises(QuizError, match="nobody-here"):
        paths.find(Path("~nobody-here/study"), {})


def test_the_usual_folders_bear_the_programs_name() -> None:
    """Without a choice each kind of state has a folder of its own, and none is made by asking."""
    home = paths.find(None, {"QUIZ_HOME": " "})
    assert all("proofdeck" in str(folder) for folder in (home.data, home.config, home.cache))
    assert len({home.data, home.cache}) == 2
