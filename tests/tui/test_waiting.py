"""When the prover is needed, and when the log cannot be written."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from quiz.errors import QuizError
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.study import State
from solvers.verdict import Verdict, correct, undecided
from tests.tui.playing import NUMBER, SIGMOID, Play, app_of, deck, playing

TWO = {"one": deck(SIGMOID, NUMBER)}


def _slow(play: Play, monkeypatch: pytest.MonkeyPatch, verdict: Verdict) -> threading.Event:
    """Let the session need its prover, which answers with `verdict` once the event is set."""
    ready = threading.Event()

    def judge(text: str) -> Verdict:
        assert text
        assert ready.wait(10)
        return verdict

    monkeypatch.setattr(play.session, "judge_quickly", lambda text: undecided(f"{text} needs a proof."))
    monkeypatch.setattr(play.session, "judge", judge)
    return ready


async def test_a_slow_check_does_not_hold_up_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen says that it is checking and stays alive; the verdict appears when it comes."""
    async with playing(app_of(tmp_path, TWO, study=True)) as play:
        ready = _slow(play, monkeypatch, correct())
        await play.type("f")
        await play.pilot.press("enter")
        await play.pilot.pause()
        assert "Checking…" in play.text
        assert set(play.footer) == {"escape", "f1"}
        await play.pilot.press("x", "ctrl+g", "enter")
        assert play.study.state is State.CHECKING
        ready.set()
        await play.settle()
        assert "✓ Correct" in play.text
        assert "Checking…" not in play.text


async def test_a_verdict_that_comes_too_late_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One may leave while the prover is at work."""
    async with playing(app_of(tmp_path, TWO, study=True)) as play:
        ready = _slow(play, monkeypatch, correct())
        await play.type("f")
        await play.pilot.press("enter")
        await play.pilot.pause()
        await play.pilot.press("escape")
        await play.pilot.pause()
        ready.set()
        await play.settle()
        assert isinstance(play.app.screen, HomeScreen)
        assert play.grades == []


async def test_what_cannot_be_decided_is_graded_by_the_learner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reference is shown, no grade is marked, and Enter waits for one."""
    async with playing(app_of(tmp_path, TWO, study=True)) as play:
        _slow(play, monkeypatch, undecided("No proof was found in time.")).set()
        await play.answer("f")
        assert "? Undecided" in play.text
        assert "Answer" in play.text
        assert "▸" not in play.text
        assert "enter" not in play.footer
        await play.press("enter")
        assert play.study.state is State.JUDGED
        await play.press("4")
        assert play.grades == [4]


async def test_a_grade_that_cannot_be_stored_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question stays, and a sentence says what is wrong; the next try may succeed."""

    def refuse(events: object) -> int:
        raise QuizError(f"The disk is full ({events is None}).")

    async with playing(app_of(tmp_path, TWO, study=True)) as play:
        await play.answer("f*(1-f)")
        with monkeypatch.context() as patch:
            patch.setattr(play.app.parts.store, "append", refuse)
            await play.press("enter", "escape")
            assert play.study.state is State.JUDGED
            assert any("disk is full" in notice.message for notice in play.app._notifications)
        await play.press("enter")
        assert play.grades == [5]
