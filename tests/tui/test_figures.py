"""A figure on the screen: where there is room, when its time is, and never in the way of the answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.playing import LARGE, SMALL, Play, app_of, deck, playing
from tests.tui.test_snapshots import Snap

CURVE = """
id: curve
ask: Where is the slope largest?
number: 0
figure:
  caption: The sigmoid [bold]and[/bold] its slope.
  x: [-6, 6]
  axes: {x: input}
  curves: {sigmoid: sigmoid(x), slope: sigmoid(x)*sigmoid(-x)}
"""
LATER = CURVE.replace("figure:\n", "figure:\n  show: answer\n")
LONG = CURVE.replace("Where is", "A word. " * 100 + "Where is")
BARS = """
id: bars
ask: Which network is larger?
choice: {right: VGG-16, wrong: [AlexNet]}
figure:
  caption: Millions of parameters.
  bars: {AlexNet: 61, VGG-16: 138}
"""
BROKEN = CURVE.replace("[-6, 6]", "[6, -6]")


def line_of(play: Play, words: str) -> int:
    """Return the row of the screen that holds the words."""
    return next(row for row, line in enumerate(play.text.splitlines()) if words in line)


@pytest.mark.parametrize("size", [SMALL, (80, 30), (100, 30)])
async def test_a_figure_stands_between_question_and_answer(tmp_path: Path, size: tuple[int, int]) -> None:
    """Its caption is text as it is; the answer can be seen and typed."""
    async with playing(app_of(tmp_path, {"one": deck(CURVE)}, study=True), size) as play:
        rows = [
            line_of(play, words)
            for words in ("Where is", "[bold]and[/bold]", "input", "slope", "Your answer")
        ]
        assert rows[0] < rows[1] < rows[2] < rows[4]
        assert any("⠀" < character <= "⣿" for character in play.text)
        await play.answer("0")
        assert "✓ Correct" in play.text


async def test_where_there_is_room_it_stands_beside_the_question(tmp_path: Path) -> None:
    """In a wide window, and again below when that is made narrow."""
    async with playing(app_of(tmp_path, {"one": deck(CURVE)}, study=True), LARGE) as play:
        assert line_of(play, "Where is") == line_of(play, "The sigmoid")
        await play.type("1+")
        await play.pilot.resize_terminal(*SMALL)
        await play.settle()
        assert line_of(play, "Where is") < line_of(play, "The sigmoid") < line_of(play, "1+")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_figure_of_a_solution_comes_with_it(tmp_path: Path, size: tuple[int, int]) -> None:
    """Not before the answer, not while a second try is open, and not with the next question."""
    cards = deck(LATER, BARS)
    async with playing(app_of(tmp_path, {"one": cards}, study=True), size) as play:
        if "Which network" in play.text:
            await play.press("1", "enter", "5")
        assert "The sigmoid" not in play.text
        await play.answer("7")
        assert "The sigmoid" not in play.text
        await play.press("enter")
        assert "The sigmoid" in play.text
        await play.press("4")
        assert "The sigmoid" not in play.text


async def test_a_figure_makes_way_for_the_answer(tmp_path: Path) -> None:
    """Below a long question there is no room for both: the answer is seen first."""
    async with playing(app_of(tmp_path, {"one": deck(LONG)}, study=True), SMALL) as play:
        assert "Your answer" in play.text
        assert play.study.page.scroll_y == 0
        await play.press("pagedown", "pagedown")
        assert "slope" in play.text


async def test_bars_take_a_row_each(tmp_path: Path) -> None:
    """They are as high as they are many."""
    async with playing(app_of(tmp_path, {"one": deck(BARS)}, study=True), SMALL) as play:
        assert line_of(play, "138") == line_of(play, "AlexNet ▕") + 1 == line_of(play, "Millions") + 2


async def test_a_broken_figure_is_a_sentence(tmp_path: Path) -> None:
    """The question can be answered all the same."""
    async with playing(app_of(tmp_path, {"one": deck(BROKEN)}, study=True), SMALL) as play:
        assert "The figure cannot be drawn: The range `x` must begin below its end." in play.text
        await play.answer("0")
        assert "✓ Correct" in play.text


async def test_a_setting_tells_figures_in_words(tmp_path: Path) -> None:
    """For who does not see them, or has no font with Braille dots."""
    async with playing(app_of(tmp_path, {"one": deck(CURVE)}, study=True, figures="words"), SMALL) as play:
        assert "sigmoid: at −6, 0.00247; at −3, 0.0474; at 0, 0.5" in play.text
        assert not any("⠀" < character <= "⣿" for character in play.text)
    async with playing(app_of(tmp_path, {"one": deck(CURVE)}, study=True, figures="ascii"), SMALL) as play:
        assert "***** sigmoid" in play.text


def test_a_figure_looks_as_it_did(tmp_path: Path, snap_compare: Snap) -> None:
    """Between the question and the field for its answer, at the usual size."""

    async def play(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    running = app_of(tmp_path, {"one": deck(CURVE)}, study=True, theme="dark")
    assert snap_compare(running, terminal_size=SMALL, run_before=play)
    running.parts.close()
