"""The cards on the screen: found, sorted, looked at, and many of them changed at once."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.browsing.columns import Column
from quiz.log.events import Flag, Reset, Suspend, Undo
from quiz.log.sqlite import SqliteStore
from quiz.scheduling.types import New
from quiz.tui.app import ProofdeckApp
from quiz.tui.screens.browse import BrowseScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.widgets.card_table import CardTable
from tests.quiz.making import review
from tests.tui.playing import (
    CHOICE,
    LARGE,
    MORNING,
    NUMBER,
    SHAPE,
    SIGMOID,
    SMALL,
    Play,
    app_of,
    deck,
    playing,
)
from tests.tui.test_hostile import NASTY

SHELF = {"one": deck(SIGMOID, SHAPE, title="Sigmoid"), "two": deck(NUMBER, CHOICE, title="Dense layers")}
TODAY = MORNING.toordinal()


def answered(folder: Path) -> None:
    """Write a past into the log: one card right and overdue, one forgotten yesterday."""
    with SqliteStore(folder / "reviews.db") as store:
        store.append(
            [
                review(0, "one/sigmoid", 4, day=TODAY - 9, given="f(1-f)"),
                review(1, "two/number", 4, day=TODAY - 9),
                review(2, "two/number", 1, day=TODAY - 1, given="[/x] 12"),
            ]
        )


@asynccontextmanager
async def browsing(app: ProofdeckApp, size: tuple[int, int] = LARGE, key: str = "b") -> AsyncIterator[Play]:
    """Open the cards from home."""
    async with playing(app, size) as play:
        await play.press(key)
        await play.settle()
        yield play


def table(play: Play) -> CardTable:
    """Return the table, which must be there."""
    return play.app.screen.query_one(CardTable)


def shown(play: Play) -> list[str]:
    """Return the keys of the cards in the table."""
    return [card.key for card in table(play).cards]


async def press(play: Play, *keys: str) -> None:
    """Press keys and wait for the threads that one starts when another ends."""
    await play.press(*keys)
    await play.settle()


async def test_all_cards_are_in_the_table_with_one_beside_it(tmp_path: Path) -> None:
    """In the order of the decks; the answer is hidden until it is asked for."""
    answered(tmp_path)
    async with browsing(app_of(tmp_path, SHELF)) as play:
        assert shown(play) == ["one/sigmoid", "one/shape", "two/number", "two/choice"]
        assert "4 of 4 cards · by deck ↑" in play.text
        assert "“f(1-f)”" in play.text
        assert "Press enter to see the answer." in play.text
        assert "Answer " not in play.text
        await press(play, "enter")
        assert "Answer " in play.text
        await press(play, "down")
        assert "Press enter to see the answer." in play.text


async def test_a_search_from_home_finds_cards_as_it_is_typed(tmp_path: Path) -> None:
    """`/` opens it with the cursor in the filter; what cannot be read is said and changes nothing."""
    answered(tmp_path)
    async with browsing(app_of(tmp_path, SHELF), key="slash") as play:
        await play.type("dense")
        assert shown(play) == ["two/number"]
        await press(play, *["backspace"] * 5)
        await play.type("is")
        before = shown(play)
        await play.type(":du")
        assert "! is:du is not known. Did you mean 'due'?" in play.text
        assert shown(play) == before
        await play.type("e")
        assert shown(play) == ["one/sigmoid", "two/number"]
        await press(play, "enter", "escape")
        assert isinstance(play.app.screen, HomeScreen)


async def test_cards_are_sorted_by_key_and_by_heading(tmp_path: Path) -> None:
    """A second click on the heading turns the order round; the column that sorts is always to be seen."""
    answered(tmp_path)
    async with browsing(app_of(tmp_path, SHELF), SMALL) as play:
        while table(play).sorted_by is not Column.LAPSES:
            await press(play, "o")
        assert shown(play)[0] == "two/number"
        assert "lapses↓" in play.text
        await press(play, "O")
        assert shown(play)[-1] == "two/number"
        line = next(line for line in play.text.splitlines() if "lapses↑" in line)
        for _ in range(2):
            await play.pilot.click(CardTable, offset=(line.index("due"), 0), times=1)
            await play.settle()
            await play.settle()
        assert "by due ↓" in play.text
        assert shown(play)[0] == "two/number"


async def test_under_fsrs_cards_tell_of_memory_instead_of_ease(tmp_path: Path) -> None:
    """In the columns that there is room for, in the order, in the card beside them and in the filter."""
    answered(tmp_path)
    async with browsing(app_of(tmp_path, SHELF, scheduler="fsrs")) as play:
        assert "retrievability 78 %" in play.text
        assert "ease" not in play.text.split()
        sorts = set[Column]()
        while table(play).sorted_by is not Column.DIFFICULTY:
            await press(play, "o")
            sorts.add(table(play).sorted_by)
        assert (Column.STABILITY in sorts, Column.EASE in sorts) == (True, False)
        assert "difficulty↓" in play.text
        assert shown(play)[0] == "two/number"
        await press(play, "slash", *"ease<2")
        assert "! Your scheduler knows no ease. It knows: difficulty, retrievability" in play.text


async def test_many_cards_are_suspended_in_one_step_and_it_is_taken_back(tmp_path: Path) -> None:
    """The step is one run of events, its undo another."""
    answered(tmp_path)
    async with browsing(app_of(tmp_path, SHELF)) as play:
        assert "u" not in play.footer
        await press(play, "space", "shift+down")
        assert "3 marked" in play.text
        await press(play, "x")
        suspended = [event.card for event in play.log if isinstance(event, Suspend)]
        assert suspended == ["one/sigmoid", "one/shape", "two/number"]
        assert play.text.count("suspended") >= 3
        assert play.footer["u"] == "Undo"
        await press(play, "u")
        store = play.app.parts.store
        assert not any(store.standing(card).suspended for card in suspended if card)
        assert sum(isinstance(event, Undo) for event in play.log) == 3
        await press(play, "escape")
        assert "marked" not in play.text


async def test_nothing_is_done_to_a_marked_card_that_is_not_shown(tmp_path: Path) -> None:
    """Its mark is back when it is."""
    async with browsing(app_of(tmp_path, SHELF)) as play:
        await press(play, "a", "slash")
        await play.type("id:one")
        assert "2 marked" in play.text
        await press(play, "enter", "x")
        suspended = [event.card for event in play.log if isinstance(event, Suspend)]
        assert suspended == ["one/sigmoid", "one/shape"]
        await press(play, "a", "slash", *["backspace"] * 6)
        assert "4 of 4 cards · by deck ↑ · 2 marked" in play.text


async def test_a_reset_is_confirmed_and_told_what_it_loses(tmp_path: Path) -> None:
    """Enter and Esc do nothing; `y` makes the card new, and its past stays to be seen."""
    answered(tmp_path)
    async with browsing(app_of(tmp_path, SHELF)) as play:
        await press(play, "r")
        assert "Reset 1 card?" in play.text
        assert "stays in the log" in " ".join(play.text.split())
        await press(play, "enter")
        assert not any(isinstance(event, Reset) for event in play.log)
        await press(play, "r", "y")
        assert isinstance(play.app.parts.store.standing("one/sigmoid").state, New)
        assert "“f(1-f)”" in play.text


async def test_a_flag_takes_a_note_and_gives_it_back(tmp_path: Path) -> None:
    """The note is beside the card; flagging again begins with it; `F` takes the flag off."""
    async with browsing(app_of(tmp_path, SHELF)) as play:
        await press(play, "f", *"[/x]", "enter")
        assert [event.note for event in play.log if isinstance(event, Flag)] == ["[/x]"]
        assert "⚑ Flagged: [/x]" in play.text
        await press(play, "f", "!", "enter")
        assert play.app.parts.store.standing("one/sigmoid").flag == "[/x]!"
        await press(play, "f", "escape", "F")
        assert play.app.parts.store.standing("one/sigmoid").flag is None


async def test_a_card_buried_here_is_not_asked_today(tmp_path: Path) -> None:
    """Home counts anew when one comes back."""
    async with browsing(app_of(tmp_path, SHELF)) as play:
        await press(play, "a", "minus", "escape", "escape")
        assert isinstance(play.app.screen, HomeScreen)
        assert "new for today" not in play.text


async def test_a_small_window_shows_the_card_instead_of_the_table(tmp_path: Path) -> None:
    """Enter opens it, and then its answer; Esc goes back to the table."""
    async with browsing(app_of(tmp_path, SHELF), (50, 16)) as play:
        assert "History" not in play.text
        await press(play, "enter")
        assert "Press enter to see the answer." in play.text
        await press(play, "enter")
        assert "Answer " in play.text
        await press(play, "escape")
        assert "card" in play.text
        assert isinstance(play.app.screen, BrowseScreen)
        assert table(play).has_focus


async def test_cards_are_marked_by_mouse(tmp_path: Path) -> None:
    """A click goes to a card, one in front of it marks it, one with Shift marks up to it."""
    async with browsing(app_of(tmp_path, SHELF)) as play:
        await play.pilot.click(CardTable, offset=(10, 2))
        assert table(play).at == 1
        await play.pilot.click(CardTable, offset=(1, 1))
        assert tuple(table(play).marked) == ("one/sigmoid",)
        await play.pilot.click(CardTable, offset=(10, 4), shift=True)
        await play.settle()
        assert len(table(play).marked) == 4
        await play.pilot.click(CardTable, offset=(10, 12))
        assert table(play).at == 3


@pytest.mark.parametrize("size", [(50, 15), LARGE])
async def test_hostile_cards_show_as_text(tmp_path: Path, size: tuple[int, int]) -> None:
    """Markup, escape sequences and marks that turn the direction reach the screen as characters."""
    asks = [text for text in NASTY if "\x1b" not in text and "\u202e" not in text]  # those no deck may hold
    cards = [f"id: n{number}\nask: {json.dumps(text)}\nnumber: 1" for number, text in enumerate(asks)]
    with SqliteStore(tmp_path / "reviews.db") as store:
        store.append(
            review(number, "one/n0", 1, given=text, outcome=text) for number, text in enumerate(NASTY)
        )
    async with browsing(app_of(tmp_path, {"one": deck(*cards)}), size) as play:
        for _ in cards:
            await press(play, "enter", "enter")
            assert all(line.isprintable() for line in play.text.splitlines())
            await press(play, *(["escape"] if size[0] < 100 else []), "down")
            assert all(line.isprintable() for line in play.text.splitlines())
        assert "[/x]" in play.text


async def test_no_card_at_all_is_no_error(tmp_path: Path) -> None:
    """A filter that finds nothing leaves nothing to be changed."""
    async with browsing(app_of(tmp_path, SHELF), key="slash") as play:
        await play.type("zzz")
        await press(play, "enter", "x", "a", "space", "shift+down", "end", "pageup", "enter", "O")
        assert "0 of 4 cards" in play.text
        assert play.log == []
        assert "x" not in play.footer


async def test_the_cards_of_a_filter_are_shown_at_once(tmp_path: Path) -> None:
    """As `quiz browse is:due` asks for; home comes after it."""
    answered(tmp_path)
    engine = replace(app_of(tmp_path, SHELF).parts.engine, browse="is:due")
    async with playing(ProofdeckApp(engine)) as play:
        await play.settle()
        await play.settle()
        assert shown(play) == ["one/sigmoid", "two/number"]
        await press(play, "escape")
        assert isinstance(play.app.screen, HomeScreen)
