"""Sizes, themes and colours: nothing is told by colour alone, nothing breaks for lack of room."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from quiz.tui import themes
from tests.tui.playing import CHOICE, LARGE, NUMBER, SIGMOID, SMALL, app_of, deck, playing

ONE = {"one": deck(SIGMOID, NUMBER, CHOICE)}


@pytest.mark.parametrize("size", [(49, 24), (80, 14), (10, 3), (1, 1)])
async def test_a_small_terminal_gets_a_sentence_and_loses_nothing(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Below 50 × 15 one sentence replaces the screen; what was typed is there when it grows again."""
    async with playing(app_of(tmp_path, ONE, study=True)) as play:
        await play.type("f*(1")
        await play.pilot.resize_terminal(*size)
        await play.settle()
        assert "f*(1" not in play.text
        assert size < (20, 5) or "too small" in play.text
        await play.pilot.resize_terminal(*SMALL)
        await play.settle()
        await play.answer("-f)")
        assert "✓ Correct" in play.text


@pytest.mark.parametrize("size", [(50, 15), SMALL, (100, 30), LARGE, (300, 100)])
async def test_every_step_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    """At any size that is not too small, question, verdict, grades and keys are on the screen."""
    async with playing(app_of(tmp_path, ONE, study=True), size) as play:
        assert "Give up" in play.text
        await play.answer("f*(1-f)")
        for part in ("✓ Correct", "easy", "Continue"):
            assert part in play.text


@pytest.mark.parametrize("columns", [50, 66, 80])
async def test_a_narrow_window_cuts_no_label(tmp_path: Path, columns: int) -> None:
    """Keys and grades are named in full, and what lies below the edge is told with the key to it."""
    async with playing(app_of(tmp_path, {"one": deck(SIGMOID)}, study=True), (columns, 20)) as play:
        await play.press("ctrl+t")
        await play.answer("f*(1+f)")
        assert "f1 Help" in play.text
        assert "Try again" in play.text
        await play.press("enter")
        for part in ("gave up", "wrong", "nearly", "hard", "good", "easy", "esc Home", "today", "1 day"):
            assert part in play.text, play.text
        await play.press("pageup", "pageup")
        assert "PgDn shows what is below" in play.text
        await play.press("pagedown", "pagedown", "pagedown")
        assert "PgDn shows what is below" not in play.text


async def test_no_key_is_cut_in_half(tmp_path: Path) -> None:
    """At 50 columns every screen names whole keys, the way out and help among them."""
    async with playing(app_of(tmp_path, ONE), (50, 15)) as play:
        for keys in ([], ["s"], ["escape", "b"], ["escape", "i"], ["enter"]):
            await play.press(*keys)
            line = play.text.splitlines()[-1]
            for binding in (active.binding for active in play.app.screen.active_bindings.values()):
                if binding.show:
                    line = line.replace(f"{play.app.get_key_display(binding)} {binding.description}", "", 1)
            assert not line.strip(), (keys, play.text)
            assert any(out in play.text.splitlines()[-1] for out in ("Quit", "Home", "Back", "Leave")), keys


@pytest.mark.parametrize("theme", themes.THEMES, ids=lambda theme: theme.name)
def test_every_text_colour_can_be_read(theme: Theme) -> None:
    """Contrast is at least 4.5 : 1 (WCAG 2.2, 1.4.3) on the background and on a highlighted line."""
    inks = [theme.primary, theme.secondary, theme.accent, theme.success, theme.warning, theme.error]
    inks += [theme.foreground, theme.variables["formula"], theme.variables["quiet"]]
    for ground in (theme.background, theme.panel):
        for ink in inks:
            assert _contrast(ink, ground) >= 4.5, (ink, ground)


async def test_light_and_dark_are_a_key_apart(tmp_path: Path) -> None:
    """The settings name a theme, F6 turns to the other; a theme that does not exist is said not to."""
    async with playing(app_of(tmp_path, ONE, theme="light", study=True)) as play:
        assert play.app.theme == themes.LIGHT
        await play.press("f6")
        assert play.app.theme == themes.DARK
    async with playing(app_of(tmp_path, ONE, theme="[/x]")) as play:
        assert play.app.theme == themes.DARK
        assert any("no theme" in notice.message for notice in play.app._notifications)


async def test_the_theme_that_was_turned_to_is_worn_at_the_next_start(tmp_path: Path) -> None:
    """Unless the settings name one; a file that names none is passed over."""
    async with playing(app_of(tmp_path, ONE)) as play:
        await play.press("f6")
    for theme, worn in (("", themes.LIGHT), ("dark", themes.DARK), ("", themes.LIGHT)):
        async with playing(app_of(tmp_path, ONE, theme=theme)) as play:
            assert play.app.theme == worn
    (tmp_path / "theme").write_bytes(b"\xff\x1b[2J")
    async with playing(app_of(tmp_path, ONE)) as play:
        assert play.app.theme == themes.DARK


async def test_every_theme_can_be_worn(tmp_path: Path) -> None:
    """The style sheets name colours that only our own themes have; in the others something stands in."""
    async with playing(app_of(tmp_path, {"one": deck(SIGMOID)})) as play:
        assert "for today" in play.text
        await play.press("a")
        await play.answer("f*(1+f)")
        for name in play.app.available_themes:
            play.app.theme = name
            await play.press("pagedown")
            assert "✗ Wrong" in play.text, name


async def test_without_colour_the_marked_grade_and_option_are_still_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Signs and words carry all meaning."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with playing(app_of(tmp_path, {"one": deck(CHOICE)}, study=True)) as play:
        await play.press("1")
        assert "1 ●" in play.text
        await play.press("enter")
        await play.press("enter") if "▸" not in play.text else None
        assert any(word in play.text for word in ("✓ Correct", "✗ Wrong"))
        assert "▸" in play.text


@pytest.mark.parametrize("steps", [["ctrl+t"], ["f", "enter"], ["f", "enter", "enter"]])
async def test_each_key_in_the_footer_does_something(tmp_path: Path, steps: list[str]) -> None:
    """While asking, after a wrong answer and while grading, a key that is named changes what is seen."""
    async with playing(app_of(tmp_path, {"one": deck(SIGMOID)}, study=True)) as play:
        await play.press(*steps)
        keys = list(play.footer)
    for index, key in enumerate(keys):
        folder = tmp_path / str(index)
        folder.mkdir()
        async with playing(app_of(folder, {"one": deck(SIGMOID)}, study=True)) as play:
            await play.press(*steps)
            before = play.text
            await play.press(key)
            assert play.text != before, key


def test_the_screens_load_neither_numpy_nor_sympy() -> None:
    """Both live in the worker's process alone; the first paint needs no deck, log or checker either."""
    code = (
        "import sys, quiz.cli, quiz.commands.home, quiz.tui.app; first = set(sys.modules);"
        "import quiz.tui.screens.study, quiz.tui.today, quiz.tui.widgets.explanation;"
        "assert not {'numpy', 'sympy', 'mpmath'} & set(sys.modules);"
        "assert not {'yaml', 'sqlite3', 'solvers', 'cards', 'markdown_it'} & first, first"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def _contrast(ink: str | None, ground: str | None) -> float:
    lights = sorted(_luminance(Color.parse(colour or "")) for colour in (ink, ground))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: Color) -> float:
    """Return the relative luminance of WCAG 2.2."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
