"""What can be done with a card while it is studied: set aside, marked, looked up, taken along, edited."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from quiz.log.events import Bury, Event, Flag, Suspend, Undo, Unflag
from quiz.tui import web_page
from quiz.tui.screens.card_history import CardHistory
from quiz.tui.screens.menu import Menu
from quiz.tui.screens.practice import PracticeScreen
from quiz.tui.screens.study import StudyScreen
from quiz.tui.screens.summary import SummaryScreen
from quiz.tui.widgets.options import Options
from tests.tui.playing import CHOICE, NUMBER, SHAPE, SIGMOID, Play, app_of, deck, playing

TWO = {"one": deck(SIGMOID, NUMBER)}
PRODUCT = "id: product\nask: How much is {a} times {b}?\nvary: {a: [2, 3, 4], b: [5, 7]}\nnumber: a*b\n"


def _notices(play: Play) -> list[str]:
    return [notice.message for notice in play.app._notifications]


def _kinds(play: Play) -> list[type[Event]]:
    return [type(event) for event in play.log]


@pytest.mark.parametrize(
    ("key", "kind", "said", "back"),
    [
        ("s", Suspend, "This card is suspended.", "The card is no longer suspended."),
        ("b", Bury, "This card comes back tomorrow.", "The card is back for today."),
    ],
)
async def test_a_card_is_set_aside_and_fetched_back(
    tmp_path: Path, key: str, kind: type[Event], said: str, back: str
) -> None:
    """The next card is asked; undo puts the one set aside again."""
    async with playing(app_of(tmp_path, TWO, study=True)) as play:
        await play.press("f5", key)
        assert "dense layer" in play.text
        assert _notices(play) == [said]
        await play.press("ctrl+z")
        assert "using f alone" in play.text
        assert _notices(play)[-1] == back
        assert _kinds(play) == [kind, Undo]


async def test_the_last_card_set_aside_ends_the_session_and_can_be_fetched_back(tmp_path: Path) -> None:
    """The summary offers undo though no answer was graded."""
    async with playing(app_of(tmp_path, {"one": deck(SIGMOID)}, study=True)) as play:
        await play.press("f5", "s")
        assert isinstance(play.app.screen, SummaryScreen)
        assert "Undo the last step" in play.text
        await play.press("u")
        assert "using f alone" in play.text


async def test_a_skipped_card_comes_later_and_leaves_no_trace(tmp_path: Path) -> None:
    """It is asked after the others, and the log knows nothing of it."""
    async with playing(app_of(tmp_path, TWO, study=True)) as play:
        await play.press("f5", "k")
        assert "dense layer" in play.text
        await play.answer("16")
        await play.press("f5")
        assert "Skip" not in play.text  # its answer was seen
        await play.press("escape", "enter")
        assert "using f alone" in play.text
        assert len(play.log) == 1


async def test_a_flag_takes_a_note_and_shows_it_again(tmp_path: Path) -> None:
    """The answer being typed stays; the heading has a flag until it is taken off, by key or by undo."""
    async with playing(app_of(tmp_path, TWO, study=True)) as play:
        await play.type("f*(")
        await play.press("f5", "f")
        await play.type("no [unit]")
        await play.press("enter")
        assert "⚑" in play.text
        assert "f*(" in play.text
        assert play.session.noted == "no [unit]"
        await play.press("f5", "f")
        assert "no [unit]" in play.text
        await play.press("escape", "f5", "x")
        assert "⚑" not in play.text
        await play.press("f4")
        assert "⚑" in play.text
        await play.press("f4")
        assert "⚑" not in play.text
        assert _kinds(play) == [Flag, Unflag, Undo, Undo]


async def test_the_menu_is_worked_by_arrows_and_by_mouse(tmp_path: Path) -> None:
    """Enter does what is marked, a click what it hits; Esc does nothing."""
    async with playing(app_of(tmp_path, TWO, study=True)) as play:
        await play.press("f5", "escape")
        assert "using f alone" in play.text
        assert play.log == []
        await play.press("f5", "down", "down", "enter")
        assert [type(event) for event in play.log] == [Bury]
        await play.press("f4", "ctrl+o")
        row = next(index for index, text in enumerate(play.text.splitlines()) if "Suspend until" in text)
        await play.pilot.click(offset=(20, row))
        await play.settle()
        assert _kinds(play) == [Bury, Undo, Suspend]


async def test_a_menu_ends_once(tmp_path: Path) -> None:
    """Keys that come at once do not take the screen beneath it away as well, nor end the app."""
    async with playing(app_of(tmp_path, TWO, study=True)) as play:
        for key in ("enter", "s"):
            await play.press("f5")
            for _ in range(2):
                play.app.post_message(events.Key(key, key if key == "s" else None))
            await play.settle()
            assert isinstance(play.app.screen, StudyScreen)
        await play.app.screen.mount(listed := Options("one", "two"))
        listed.highlighted = 0
        await listed.run_action("page_down")  # before it is laid out


async def test_letters_of_the_menu_are_text_while_an_answer_is_typed(tmp_path: Path) -> None:
    """And on a choice they do nothing."""
    async with playing(app_of(tmp_path, {"one": deck(NUMBER, CHOICE)}, study=True)) as play:
        await play.type("ekbsfxnoch")
        assert "ekbsfxnoch" in play.text
        await play.press("ctrl+g", "0")
        await play.press(*"ekbsfxnoch")
        assert isinstance(play.app.screen, StudyScreen)
        assert len(play.log) == 1


async def test_the_history_lists_every_answer(tmp_path: Path) -> None:
    """Day, grade and verdict; what was typed only once the question is answered; undone ones are left out."""
    async with playing(app_of(tmp_path, {"one": deck(SIGMOID)}, study=True)) as play:
        await play.press("f5", "h")
        assert "You have not answered it yet." in play.text
        await play.press("escape")
        await play.answer("f*(1+f)")
        await play.press("enter", "enter")
        await play.press("f5", "h")
        assert isinstance(play.app.screen, CardHistory)
        assert "This card: 1 answer" in play.text
        assert "2030-03-12  2 nearly    ✗ Wrong" in play.text
        assert "f*(1+f)" not in play.text
        await play.press("escape")
        await play.answer("f - f^2")
        await play.press("f5", "h")
        assert "f*(1+f)" in play.text
        await play.press("escape", "ctrl+z")
        await play.press("f5", "h")
        assert "You have not answered it yet." in play.text


async def test_the_card_is_copied_with_its_answer_once_it_was_shown(tmp_path: Path) -> None:
    """Question, answer, why and source as text."""
    sourced = SIGMOID + "source: a book\n"
    async with playing(app_of(tmp_path, {"one": deck(sourced)}, study=True)) as play:
        await play.press("f5", "c")
        assert "using $f$ alone." in play.app.clipboard
        assert "Answer" not in play.app.clipboard
        await play.answer("f - f^2")
        await play.press("f5", "c")
        for part in ("using $f$ alone.", "Answer: f·(1 − f)", "Why: The quotient rule", "Source: a book"):
            assert part in play.app.clipboard
        assert _notices(play)[-1] == "The card was sent to the terminal's clipboard."


async def test_a_source_with_an_address_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the browser if there is one, and shown as text otherwise; a book is shown as text."""
    opened: list[str] = []
    takes = [True, False]

    def show(link: str) -> bool:
        opened.append(link)
        return takes.pop(0)

    monkeypatch.setattr(web_page, "show", show)
    paper = NUMBER + "source: He et al. (arXiv:1512.03385), section 3\n"
    book = SHAPE + "source: A book, chapter 2\n"
    async with playing(app_of(tmp_path, {"one": deck(paper, book)}, study=True)) as play:
        await play.press("f5")
        assert "source" not in play.text
        await play.press("escape")
        await play.answer("16")
        await play.press("f5", "o")
        assert opened == ["https://arxiv.org/abs/1512.03385"]
        assert "Opened https://arxiv.org/abs/1512.03385" in _notices(play)[-1]
        await play.press("f5", "o")
        assert "https://arxiv.org/abs/1512.03385" in play.text
        await play.press("escape", "enter")
        await play.answer("(N, 3, 32, 32)")
        await play.press("f5", "o")
        assert "A book, chapter 2" in play.text
        assert len(opened) == 2


async def test_other_numbers_are_practised_and_never_recorded(tmp_path: Path) -> None:
    """Right, wrong, hinted or given up: the log stays as it was, and so does the grade that waits."""
    async with playing(app_of(tmp_path, {"one": deck(PRODUCT)}, study=True)) as play:
        assert "n" not in play.footer
        question = play.session.question
        assert question is not None
        await play.press("ctrl+g")
        assert play.footer["n"] == "New numbers"
        before = play.text
        await play.press("n")
        assert isinstance(play.app.screen, PracticeScreen)
        assert "practice, not recorded" in play.text
        assert question.ask not in play.text
        await play.answer("1")
        assert "✗ Wrong" in play.text
        await play.press("enter")
        assert play.footer == {"enter": "New numbers", "escape": "Back", "f1": "Help"}
        asked = {question.ask}
        for _ in range(4):
            await play.press("enter")
            now = play.app.screen.practice.question
            assert now is not None
            assert now.ask not in asked
            asked.add(now.ask)
            await play.press("ctrl+g")
        await play.press("escape")
        assert play.text == before
        assert play.log == []
        await play.press("enter")
        assert play.grades == [0]


async def test_a_card_without_numbers_offers_no_others(tmp_path: Path) -> None:
    """Neither in the footer nor in the menu."""
    async with playing(app_of(tmp_path, {"one": deck(NUMBER)}, study=True)) as play:
        await play.answer("16")
        assert "n" not in play.footer
        await play.press("n", "f5")
        assert isinstance(play.app.screen, Menu)
        assert "other numbers" not in play.text
