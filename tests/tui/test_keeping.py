"""What was done stays done: a card that cannot be drawn next is no reason to say that a grade was lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.errors import QuizError
from quiz.log.sqlite import SqliteStore
from quiz.scheduling.types import Standing
from quiz.tui.screens.home import HomeScreen
from tests.tui.playing import NUMBER, SIGMOID, app_of, deck, playing

TWO = {"one": deck(SIGMOID, NUMBER)}


def _fail(_store: SqliteStore, _card: str) -> Standing:
    raise QuizError("The review log cannot be read: the disk fails.", "Check the disk, then try again.")


async def test_a_grade_whose_next_card_cannot_be_had_is_said_to_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is in the log once, the session ends at home, and no sentence says `Not saved`."""
    async with playing(app_of(tmp_path, TWO, study=True)) as play:
        await play.answer("f - f^2")
        with monkeypatch.context() as broken:
            broken.setattr(SqliteStore, "standing", _fail)
            await play.press("enter")
        assert isinstance(play.app.screen, HomeScreen)
        notices = [(notice.title, notice.message) for notice in play.app._notifications]
        assert [title for title, _ in notices] == ["Saved"]
        assert "What you did is kept" in notices[0][1]
        assert "the disk fails" in notices[0][1]
        await play.press("a")
        assert play.grades == [5]
        assert "dense layer" in play.text


async def test_leaving_needs_no_next_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Esc keeps the answer with the grade that stands, once, though the card after it cannot be read."""
    async with playing(app_of(tmp_path, TWO, study=True)) as play:
        await play.answer("f - f^2")
        with monkeypatch.context() as broken:
            broken.setattr(SqliteStore, "standing", _fail)
            await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen)
        assert not play.app._notifications
        assert play.grades == [5]
