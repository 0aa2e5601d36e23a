"""The ways to study on the screen: some tags, levels and decks, a cram, and a backlog that does not crush."""

from __future__ import annotations

from pathlib import Path

from quiz.log.sqlite import SqliteStore
from quiz.tui.screens.home import HomeScreen
from tests.quiz.making import review
from tests.tui.playing import NUMBER, SHAPE, SIGMOID, Play, app_of, deck, playing

TWO = {
    "one": deck(SIGMOID + "tags: [maths]\nlevel: 3", SHAPE + "tags: [shapes]", title="Sigmoid"),
    "two": deck(NUMBER + "tags: [shapes, maths]", title="Dense layers"),
}
MANY = {"many": deck(*(NUMBER.replace("id: number", f"id: n{at}") for at in range(90)), title="Many")}


def _row(play: Play, text: str) -> int:
    return next(index for index, line in enumerate(play.text.splitlines()) if text in line)


async def test_a_cram_from_home_is_told_apart_and_leaves_no_trace(tmp_path: Path) -> None:
    """A miss comes again until it is right; undo goes back; one may leave and go on, and cram the missed."""
    async with playing(app_of(tmp_path, {"two": deck(NUMBER, SHAPE)})) as play:
        await play.press("o", "c")
        assert "Cram: nothing is scheduled or recorded." in play.text
        assert "0 done · 2 left" in play.text
        first, second = ("16", "(N, 3, 32, 32)") if "weights" in play.text else ("(N, 3, 32, 32)", "16")
        await play.press("f3")
        assert "↻ This card comes again after a few others." in play.text
        assert (play.footer["enter"], play.footer["k"]) == ("Continue", "I knew it")
        await play.press("k")
        assert "1 done · 1 left" in play.text
        await play.press("f4")
        assert "0 done · 2 left" in play.text
        await play.press("f3", "enter", "1", "escape")
        assert "1 card, 0 right at first try" in play.text
        await play.press("g", "backspace")  # what was typed is there still
        await play.answer(second)
        assert "✓ This card is done." in play.text
        await play.press("enter")
        await play.answer(first)
        await play.press("enter")
        assert "Every card was right once." in play.text
        assert "2 cards, 1 right at first try" in play.text
        assert "g" not in play.footer
        await play.press("m")
        assert "0 done · 1 left" in play.text
        await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen)
        assert play.log == []


async def test_decks_levels_and_tags_are_chosen_from_a_list(tmp_path: Path) -> None:
    """By key and mouse, found by a part of the name, with what waits in the choice; then a way to study."""
    async with playing(app_of(tmp_path, TWO)) as play:
        await play.press("o", "t")
        assert "None marked, so all: 3 cards, 3 new." in play.text
        await play.press("slash")
        assert play.footer["enter"] == "To the list"
        await play.type("tag")
        await play.press("enter", "space")
        assert "☑ tag maths  2" in play.text
        assert "1 marked: 2 cards, 2 new." in play.text
        await play.pilot.click(offset=(20, _row(play, "tag shapes")))
        await play.settle()
        assert "2 marked: 3 cards, 3 new." in play.text
        await play.press("slash", *["backspace"] * 3)
        await play.type("dense")
        await play.press("enter", "space", "enter")
        assert "Ways to study: deck Dense layers, tag maths, tag shapes" in play.text
        assert "Study what waits: 1 new" in play.text
        await play.press("n")
        assert "dense layer from 3 to 4" in play.text
        assert "0 done · 1 left" in play.text
        await play.press("escape", "o", "t", "escape")
        assert isinstance(play.app.screen, HomeScreen)
        await play.press("ctrl+p")
        await play.type("cram")
        assert "o c     Cram 3 cards, off the schedule" in play.text


async def test_a_backlog_is_told_as_it_is_with_a_way_through(tmp_path: Path) -> None:
    """All that is due, how much of it the limit allows today, and a session that can be sat through."""
    with SqliteStore(tmp_path / "reviews.db") as store:
        store.append(review(at, f"many/n{at}", 5) for at in range(80))
    async with playing(app_of(tmp_path, MANY, reviews_per_day=60)) as play:
        assert "80 due (60 of them today) and 10 new." in play.text
        assert "60 reviews a day are your limit; those most at risk come first." in play.text
        assert ["Many", "80", "10", "90", "100%"] in [line.split() for line in play.text.splitlines()]
        await play.press("o")
        assert "Due only: 60 cards" in play.text
        await play.press("s")
        assert "0 done · 25 left" in play.text
    async with playing(app_of(tmp_path, MANY)) as play:
        assert "80 due and 10 new for today." in play.text
        assert "No need to face all at once: o, then s, asks the 25 most at risk." in play.text
