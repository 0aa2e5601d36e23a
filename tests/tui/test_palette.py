"""The palette: every action of the screen under its name, whatever is pressed how fast."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import events
from textual.widgets import OptionList

from quiz.log.events import Suspend
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.palette import Palette, offers
from quiz.tui.screens.study import State
from tests.tui.playing import NUMBER, SIGMOID, Play, app_of, deck, playing

TWO = {"one": deck(SIGMOID, NUMBER)}


def _actions(play: Play) -> dict[str, str]:
    return {offer.deed.words: offer.action for offer in offers(play.app.screen)}


async def test_opening_and_closing_it_in_a_hurry_breaks_nothing(tmp_path: Path) -> None:
    """Keys come faster than the screen is drawn, so that any of them may close it or leave the session."""
    async with playing(app_of(tmp_path, TWO, study=True)) as play:
        for turn in range(50):
            for key in ("ctrl+p", "u", "escape"):
                play.app.post_message(events.Key(key, key if len(key) == 1 else None))
            for _ in range(turn % 12):
                await asyncio.sleep(0)
        await play.settle()
        while not isinstance(play.app.screen, HomeScreen):
            await play.press("escape")
        await play.press("a", "ctrl+p", "escape")
        await play.answer("f - f^2")
        assert "✓ Correct" in play.text


async def test_it_lists_what_can_be_done_now_and_nothing_else(tmp_path: Path) -> None:
    """All in the footer and the menu of the card; grades once there is a verdict."""
    async with playing(app_of(tmp_path, TWO, study=True)) as play:
        asking = _actions(play)
        assert set(play.footer.values()) <= set(asking)
        assert {deed.action for deed in play.study.deeds} - {"app.palette"} <= set(asking.values())
        assert "Quit" in asking
        assert "Grade 4: good" not in asking
        await play.answer("f - f^2")
        judged = _actions(play)
        assert "Grade 4: good" in judged
        assert "Give up" not in judged
        assert set(play.footer.values()) <= set(judged)


async def test_a_part_of_its_name_finds_an_action(tmp_path: Path) -> None:
    """Enter does the first; arrows move on; what matches nothing does nothing; Esc closes it."""
    async with playing(app_of(tmp_path, TWO, study=True)) as play:
        await play.type("f*(")
        await play.press("ctrl+p")
        await play.type("susp")
        await play.press("enter")
        assert [type(event) for event in play.log] == [Suspend]
        assert "dense layer" in play.text
        await play.press("ctrl+p")
        listed = play.app.screen.query_one(OptionList)
        clicked = OptionList.OptionSelected(listed, listed.options[-1], listed.option_count - 1)
        await play.type("zzz")
        await play.press("enter")
        listed.post_message(clicked)  # the click on a line that went as it was clicked
        await play.settle()
        assert isinstance(play.app.screen, Palette)
        await play.press("escape")
        await play.answer("16")
        await play.press("ctrl+p")
        await play.type("grade 3")
        await play.press("enter")
        assert play.grades == [3]


async def test_it_is_worked_by_mouse(tmp_path: Path) -> None:
    """A click on a line does it."""
    async with playing(app_of(tmp_path, TWO, study=True)) as play:
        await play.press("ctrl+p")
        row = next(index for index, text in enumerate(play.text.splitlines()) if "Give up" in text)
        await play.pilot.click(offset=(20, row))
        await play.settle()
        assert "Given up" in play.text


async def test_the_home_screen_has_one_too(tmp_path: Path) -> None:
    """Its actions are those of its keys."""
    async with playing(app_of(tmp_path, TWO)) as play:
        assert isinstance(play.app.screen, HomeScreen)
        assert {"Study", "Study all", "Help", "Quit"} <= set(_actions(play))
        await play.press("ctrl+p")
        await play.type("study all")
        await play.press("enter")
        assert play.study.state is State.ASKING


async def test_no_key_acts_behind_the_notice_that_there_is_no_room(tmp_path: Path) -> None:
    """Neither typing nor checking nor the card's menu; what was there is there when it grows again."""
    async with playing(app_of(tmp_path, TWO, study=True)) as play:
        await play.type("f")
        await play.pilot.resize_terminal(40, 24)
        await play.settle()
        await play.press("x", "enter", "ctrl+g", "f5", "s", "ctrl+p", "escape")
        await play.pilot.resize_terminal(80, 24)
        await play.settle()
        assert play.study.state is State.ASKING
        assert play.study.page.answer.draft == "f"
        assert play.log == []
        await play.pilot.resize_terminal(40, 24)
        await play.press("ctrl+q")
        assert play.app.return_code == 0
