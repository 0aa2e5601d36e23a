"""A mock interview in a real terminal that is killed, and gone on with."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("no pty on this system", allow_module_level=True)

from tests.quiz.test_installed import DECK, QUIZ, environment
from tests.terminal import Terminal

NOW = "2026-03-02T20:00:00+00:00"


def sit(folder: Path, *options: str) -> Terminal:
    """Open an interview of two questions."""
    deck = folder / "doubling.yaml"
    deck.write_text(DECK, encoding="utf-8")
    command = [QUIZ, "interview", str(deck), "--questions", "2", "--seed", "1", *options]
    return Terminal(command, environment(folder, NOW))


def doubled(terminal: Terminal) -> str:
    """Return the right answer to the question on the screen."""
    terminal.wait_for("Your answer")
    found = re.search(r"Twice (\d+) is", terminal.text)
    assert found, terminal.text
    return f"{2 * int(found[1])}"


def test_a_killed_interview_goes_on_with_every_answer_that_was_taken(tmp_path: Path) -> None:
    """After `kill -9` only the answer being typed is gone; the paper counts the one before."""
    with sit(tmp_path) as terminal:
        terminal.press(doubled(terminal), "enter")
        terminal.wait_for("Question 2 of 2")
        terminal.kill()
    with sit(tmp_path) as again:
        again.wait_for("An interview is unfinished")
        again.wait_for("1 of 2 questions answered")
        again.press("enter")
        again.wait_for("Question 2 of 2")
        again.press(doubled(again), "enter")
        again.wait_for("Every question has an answer.")
        again.press("enter")
        again.wait_for("2 of 2 points, 100 %")
    assert [path.suffix for path in (tmp_path / "state" / "interviews").iterdir()] == [".json"]
