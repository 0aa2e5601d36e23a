"""The home screen: what waits, where to go, and what is wrong with a deck."""

from __future__ import annotations

import gc
from datetime import timedelta
from pathlib import Path

from quiz.clock import FixedClock
from quiz.errors import QuizError
from quiz.log.store import Store
from quiz.tui.app import ProofdeckApp
from quiz.tui.engine import Engine
from quiz.tui.screens.home import HomeScreen
from tests.tui.playing import MORNING, NUMBER, SHAPE, SIGMOID, app_of, deck, playing, studied

TWO = {"one": deck(SIGMOID, SHAPE, title="Sigmoid"), "two": deck(NUMBER, title="Dense layers")}


async def test_decks_are_listed_with_what_waits_in_each(tmp_path: Path) -> None:
    """Each deck shows due, new and all cards; the first line is all decks together."""
    async with playing(app_of(tmp_path, TWO)) as play:
        assert "3 new for today." in play.text
        rows = [line.split() for line in play.text.splitlines() if line.strip()]
        assert ["All", "decks", "·", "3", "3"] in rows
        assert ["Sigmoid", "·", "2", "2"] in rows
        assert ["Dense", "layers", "·", "1", "1"] in rows


async def test_enter_studies_the_highlighted_deck(tmp_path: Path) -> None:
    """Only the chosen deck's cards are asked."""
    async with playing(app_of(tmp_path, TWO)) as play:
        await play.press("down", "down", "enter")
        assert "dense layer from 3 to 4" in play.text
        assert "0 done · 1 left" in play.text


async def test_one_key_studies_everything(tmp_path: Path) -> None:
    """`a` begins a session on all decks, wherever the highlight is."""
    async with playing(app_of(tmp_path, TWO)) as play:
        await play.press("down", "a")
        assert "0 done · 3 left" in play.text


async def test_a_session_can_be_opened_at_once(tmp_path: Path) -> None:
    """`quiz study` shows the first question; Esc leads home."""
    async with playing(app_of(tmp_path, TWO, study=True)) as play:
        assert "0 done · 3 left" in play.text
        await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen)


async def test_broken_decks_are_one_calm_line_and_a_key(tmp_path: Path) -> None:
    """The rest can be studied, and `p` shows file, line, column and a sentence."""
    broken = "deck: Broken\ncards:\n- id: one\n  ask: What?\n  nmber: 3\n"
    async with playing(app_of(tmp_path, {**TWO, "broken": broken})) as play:
        assert "problem" in play.text
        assert "p" in play.footer
        await play.press("p")
        assert "broken.yaml:5:3" in play.text.replace("\n", "")
        assert "number" in play.text
        await play.press("escape", "a")
        assert "0 done · 3 left" in play.text


async def test_no_key_is_offered_for_problems_that_are_not_there(tmp_path: Path) -> None:
    """The footer names only keys that do something."""
    async with playing(app_of(tmp_path, TWO)) as play:
        assert "p" not in play.footer
        await play.press("p")
        assert isinstance(play.app.screen, HomeScreen)


async def test_when_nothing_is_due_it_says_when_something_is(tmp_path: Path) -> None:
    """After the last card the home screen tells of tomorrow, and tomorrow of what is due."""
    clock = FixedClock(MORNING)
    async with playing(app_of(tmp_path, {"two": deck(NUMBER)}, clock=clock)) as play:
        await play.press("a")
        await play.answer("16")
        await play.press("enter", "enter")
        assert "Next: 1 card tomorrow, from 04:00." in play.text
        await play.press("a")
        assert isinstance(play.app.screen, HomeScreen)
    clock.advance(timedelta(days=1))
    async with playing(app_of(tmp_path, {"two": deck(NUMBER)}, clock=clock)) as play:
        assert "1 due for today." in play.text


async def test_the_limit_of_new_cards_is_told_and_a_key_goes_beyond_it(tmp_path: Path) -> None:
    """With the day's new cards used up, an unseen deck says so, and `m` studies five more of it."""
    async with playing(app_of(tmp_path, TWO, new_per_day=0)) as play:
        await play.press("down", "down", "enter")
        (notice,) = (each.message for each in play.app._notifications)
        assert notice == "1 unseen card waits: 0 new cards a day are the limit. Press m to study 5 more."
        assert play.footer["m"] == "5 more new"
        await play.press("m")
        assert "dense layer from 3 to 4" in play.text
        assert "0 done · 1 left" in play.text
    async with playing(app_of(tmp_path, TWO)) as play:
        assert "m" not in play.footer


async def test_what_is_to_be_repeated_today_is_not_called_due(tmp_path: Path) -> None:
    """It has a column of its own, on a day that has any."""
    async with playing(app_of(tmp_path, {"two": deck(NUMBER)})) as play:
        assert "repeat" not in play.text
        await play.press("a")
        await play.answer("7")
        await play.press("escape")
        assert "1 to repeat for today." in play.text
        rows = [line.split() for line in play.text.splitlines()]
        assert ["due", "repeat", "new", "cards"] in rows
        assert ["All", "decks", "·", "1", "·", "1"] in rows


async def test_what_was_remembered_stands_beside_what_is_due(tmp_path: Path) -> None:
    """Where the width allows it; a deck without a card that came back has none."""
    studied(tmp_path, "one/sigmoid")
    async with playing(app_of(tmp_path, TWO)) as play:
        rows = [line.split() for line in play.text.splitlines()]
        assert ["due", "new", "cards", "remembered"] in rows
        assert ["Sigmoid", "1", "1", "2", "78%"] in rows
        assert ["Dense", "layers", "·", "1", "1", "·"] in rows
        await play.pilot.resize_terminal(60, 24)
        await play.settle()
        assert "remembered" not in play.text
        assert ["Sigmoid", "1", "1", "2"] in [line.split() for line in play.text.splitlines()]


async def test_the_days_are_a_line_or_a_map_as_there_is_room(tmp_path: Path) -> None:
    """One line of weeks, in a tall terminal a map of them, in a low one nothing; with the streak in words."""
    studied(tmp_path, "one/sigmoid", "one/shape")
    async with playing(app_of(tmp_path, TWO), (80, 24)) as play:
        assert "Streak 60 days · 0 answered today · due tomorrow 0 · in 7 days 1" in play.text
        (line,) = (line for line in play.text.splitlines() if "Days" in line)
        assert len(line.split()) >= 8
        await play.pilot.resize_terminal(80, 40)
        await play.settle()
        assert [day in play.text for day in ("Mon", "Wed", "Fri", "Sun", "none")] == [True] * 5
        await play.pilot.resize_terminal(80, 18)
        await play.settle()
        assert "Days" not in play.text
        assert "Mon" not in play.text


async def test_before_the_first_answer_there_is_nothing_to_look_back_on(tmp_path: Path) -> None:
    """No streak of no days, no empty map."""
    async with playing(app_of(tmp_path, TWO), (80, 40)) as play:
        assert "Streak" not in play.text
        assert "Mon" not in play.text


async def test_with_nothing_due_the_new_cards_are_an_offer(tmp_path: Path) -> None:
    """It says until when nothing is due, and how many new cards there are meanwhile."""
    async with playing(app_of(tmp_path, TWO)) as play:
        await play.press("down", "down", "enter")
        await play.answer("16")
        await play.press("enter", "enter")
        assert "Nothing due until tomorrow 04:00; 2 new cards available." in play.text


async def test_a_long_description_ends_with_an_ellipsis(tmp_path: Path) -> None:
    """Three lines of it are shown; what follows is not cut off in silence."""
    about = "about: " + "A sentence that says much. " * 20 + "\ncards:"
    text = deck(NUMBER, title="Dense").replace("cards:", about, 1)
    async with playing(app_of(tmp_path, {"two": text})) as play:
        await play.press("down")
        lines = [line.strip() for line in play.text.splitlines() if "sentence" in line]
        assert len(lines) == 3
        assert lines[-1].endswith("…")


async def test_no_deck_at_all_is_no_error(tmp_path: Path) -> None:
    """An empty shelf is said to be one."""
    async with playing(app_of(tmp_path, {})) as play:
        assert "no deck" in play.text
        assert set(play.footer) == {"f1", "q"}
        await play.press("enter", "a")
        assert isinstance(play.app.screen, HomeScreen)


async def test_a_log_that_cannot_be_used_ends_the_app_with_its_error(tmp_path: Path) -> None:
    """The command line prints the sentence and leaves with its exit code."""
    app = app_of(tmp_path, TWO)
    engine = app.parts.engine

    def refuse() -> Store:
        raise QuizError("The log is of a newer version.")

    failing = Engine(engine.load, refuse, engine.clock, engine.config)
    app = ProofdeckApp(failing)
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
    assert app.failure is not None
    assert app.return_code == 2


async def test_q_leaves(tmp_path: Path) -> None:
    """The app ends with success."""
    async with playing(app_of(tmp_path, TWO)) as play:
        await play.press("q")
        assert play.app.return_code == 0


async def test_garbage_that_was_let_lie_at_the_start_is_collected_again(tmp_path: Path) -> None:
    """The command begins without, and it must not stay so for an evening."""
    gc.disable()
    try:
        async with playing(app_of(tmp_path, TWO)):
            assert gc.isenabled()
    finally:
        gc.unfreeze()
        gc.enable()
