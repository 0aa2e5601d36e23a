"""The settings on the screen: shown, changed by key and mouse, in the file at once, and in force."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from quiz.config import Config
from quiz.settings.fields import settings
from quiz.settings.reading import load
from quiz.tui import themes
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.settings import SettingsScreen
from quiz.tui.widgets.setting_list import SettingList
from tests.tui.playing import LARGE, NUMBER, SIGMOID, Play, app_of, deck, playing

ONE = {"one": deck(SIGMOID, NUMBER)}


async def at(play: Play, name: str) -> None:
    """Move to a setting, or to an action in the list of keys."""
    listing = play.app.screen.query_one(SettingList)
    listing.highlighted = [row.name for row in listing.rows].index(name)
    await play.settle()


def told(play: Play) -> str:
    """Return what was told beside the screens so far."""
    return " ".join(notice.message for notice in play.app._notifications)


async def typed(play: Play, text: str) -> None:
    """Replace what stands in the field of the window."""
    play.app.screen.query_one(Input).value = text
    await play.settle()


async def test_each_setting_is_shown_and_counts_once_it_is_changed(tmp_path: Path) -> None:
    """Limits at home, the theme, motion: nothing is started again; the file keeps its comments."""
    path = tmp_path / "config.toml"
    path.write_text("# mine\nnew_per_day = 1\n")
    async with playing(app_of(tmp_path, ONE, new_per_day=1), LARGE) as play:
        assert "1 new" in play.text
        await play.press("comma")
        for field in settings():
            assert f" {field.name} " in play.text
        await play.press("right")
        assert "* new_per_day     2" in play.text
        assert "Saved." in play.text
        await at(play, "theme")
        await play.press("enter", "enter")
        assert play.app.theme == themes.LIGHT
        await at(play, "motion")
        await play.press("right")
        still = play.app.animation_level
        await play.press("backspace")
        assert (still, play.app.animation_level) == ("none", "full")
        await at(play, "bundled")
        await play.press("enter")
        assert "It counts from the next start" in play.text
        await play.press("escape")
        assert "2 new" in play.text
    assert path.read_text() == '# mine\nnew_per_day = 2\ntheme = "light"\nmotion = "full"\nbundled = false\n'


async def test_a_value_is_typed_and_told_at_once_when_it_does_not_fit(tmp_path: Path) -> None:
    """Enter keeps nothing that does not fit; Esc keeps what was there; a list has lines."""
    async with playing(app_of(tmp_path, ONE)) as play:
        await play.press("comma", "enter")
        await typed(play, "lots")
        assert "! new_per_day takes a whole number from 0 to 9,999, not 'lots'." in play.text
        await play.press("enter")
        assert not isinstance(play.app.screen, SettingsScreen)
        await typed(play, "33")
        assert "lots" not in play.text
        await play.press("enter")
        assert load(tmp_path / "config.toml").new_per_day == 33
        await play.press("enter", "4", "escape")
        await at(play, "decks")
        await play.press("enter", "a", "enter", "b", "ctrl+s")
        assert load(tmp_path / "config.toml") == Config(new_per_day=33, decks=("a", "b"))


async def test_settings_are_changed_by_mouse(tmp_path: Path) -> None:
    """A click on a line does what Enter does."""
    async with playing(app_of(tmp_path, ONE)) as play:
        await play.press("comma")
        rows = play.text.splitlines()
        await play.pilot.click(offset=(30, next(y for y, row in enumerate(rows) if "figures" in row)))
        await play.settle()
        assert load(tmp_path / "config.toml").figures == "ascii"


async def test_a_file_that_cannot_be_used_is_a_sentence(tmp_path: Path) -> None:
    """One with a fault is not opened; one that is read-only is not written."""
    path = tmp_path / "config.toml"
    path.write_text("sede = 1\n")
    async with playing(app_of(tmp_path, ONE)) as play:
        await play.press("comma")
        assert isinstance(play.app.screen, HomeScreen)
        assert "Did you mean 'seed'?" in told(play)
        path.write_text("seed = 1\n")
        path.chmod(0o444)
        await play.press("comma", "right")
        assert "is read-only" in play.text
        assert "new_per_day     10" in play.text
    assert path.read_text() == "seed = 1\n"


async def test_a_key_is_chosen_on_the_screen_and_works_at_once(tmp_path: Path) -> None:
    """What is taken already is told; the footer names the new key, and the old one does nothing."""
    async with playing(app_of(tmp_path, ONE)) as play:
        await play.press("comma")
        await at(play, "keys")
        await play.press("enter")
        await at(play, "home.statistics")
        await play.press("enter")
        await typed(play, "b")
        assert "! b is the key of home.browse as well." in play.text
        await typed(play, "y,F9")
        await play.press("enter")
        assert "y F9" in play.text
        await play.press("escape")
        assert "1 chosen" in play.text
        await play.press("escape", "s")
        assert play.footer["y"] == "Statistics"
        await play.press("y")
        assert "Remembered" in play.text
        await play.press("escape", "comma", "end", "enter")
        await at(play, "home.statistics")
        await play.press("backspace", "escape", "escape", "s")
        assert "Remembered" in play.text
    assert load(tmp_path / "config.toml") == Config()


async def test_a_right_answer_may_go_on_at_once(tmp_path: Path) -> None:
    """Its grade is told and can be taken back; a wrong answer waits as ever."""
    app = app_of(tmp_path, {"one": deck(NUMBER, SIGMOID)}, study=True, grading="accept-right")
    async with playing(app) as play:
        await play.answer("17" if "weights" in play.text else "f")
        assert play.grades == []
        await play.press("ctrl+r")
        await play.answer("16" if "weights" in play.text else "f-f^2")
        assert play.grades == [3]
        assert "✓ Graded 3, hard: today. F4 takes it back." in told(play)
        await play.press("f4")
        assert play.grades == []
