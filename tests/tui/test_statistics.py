"""The statistics screen: every section, for one period or another, in any window."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static, Tab

from quiz.errors import QuizError
from quiz.tui.app import ProofdeckApp
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.statistics import Page, StatisticsScreen
from tests.tui.playing import NUMBER, SHAPE, SIGMOID, Play, app_of, deck, playing, studied

TITLES = (
    "Days",
    "Answers a day",
    "Time a day",
    "Due in 30 days",
    "Remembered by interval",
    "Remembered by deck",
    "Verdicts",
    "Time to answer",
    "Intervals",
    "Ease",
    "Hardest cards",
)


@pytest.fixture
def app(tmp_path: Path) -> ProofdeckApp:
    """Return an app with two months of answers behind it."""
    studied(tmp_path, "one/sigmoid", "one/shape", "two/number")
    return app_of(tmp_path, {"one": deck(SIGMOID, SHAPE), "two": deck(NUMBER, title="Dense [layers]")})


def page(play: Play) -> str:
    """Return all sections, those below the edge too."""
    return "\n".join(str(static.render()) for static in play.app.screen.query(Page).first().query(Static))


async def test_one_key_shows_all_sections(app: ProofdeckApp) -> None:
    """From home and back; the footer names the key."""
    async with playing(app) as play:
        assert play.footer["s"] == "Statistics"
        await play.press("s", "1")
        shown = page(play)
        assert [title in shown for title in TITLES] == [True] * len(TITLES)
        assert "Dense [layers]" in shown
        assert "off by a factor" in shown
        await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen)


async def test_the_period_is_chosen_by_number_arrow_or_click(app: ProofdeckApp) -> None:
    """Ninety days at first; the figures are those of the period."""
    async with playing(app) as play:
        await play.press("s")
        assert "51 days with answers" not in page(play)
        ever = page(play)
        await play.press("1")
        month = page(play)
        assert "Due in 30 days" in month
        assert month != ever
        await play.press("right")
        assert page(play) == ever
        await play.pilot.click(play.app.screen.query(Tab).first())
        await play.settle()
        assert page(play) == month


async def test_the_sections_scroll(app: ProofdeckApp) -> None:
    """By key and by wheel, and the first line of the hardest cards is at the end."""
    async with playing(app) as play:
        await play.press("s")
        assert "Hardest cards" not in play.text
        await play.press("end")
        assert "Hardest cards" in play.text
        assert "one/sigmoid" in play.text
        await play.press("home")
        await play.press("down", "down")
        assert play.app.screen.query_one(Page).scroll_y == 2
        await play.press("pagedown")
        assert play.app.screen.query_one(Page).scroll_y > 10


@pytest.mark.parametrize("size", [(50, 15), (80, 24), (120, 40)])
async def test_nothing_is_wider_than_the_window(app: ProofdeckApp, size: tuple[int, int]) -> None:
    """No row is broken, whatever the period."""
    async with playing(app, size) as play:
        await play.press("s")
        for key in "1234":
            await play.press(key)
            shown = play.app.screen.query_one(Page).query(Static)
            for static in shown:
                told = str(static.render()).splitlines()
                bare = [line for line in told if any(mark in line for mark in "█▁▄░")]
                assert all(len(line) <= static.content_size.width for line in bare), static.render()


async def test_it_is_drawn_anew_for_another_width(app: ProofdeckApp) -> None:
    """And the period stays."""
    async with playing(app) as play:
        await play.press("s", "3")
        before = page(play)
        await play.pilot.resize_terminal(50, 24)
        await play.settle()
        assert page(play) != before
        assert "Due in 90 days" in page(play)


async def test_an_empty_log_is_calm(tmp_path: Path) -> None:
    """Every section says that there is nothing yet."""
    async with playing(app_of(tmp_path, {"one": deck(NUMBER)})) as play:
        await play.press("s")
        assert "No answers yet." in play.text
        assert "No card was forgotten yet." in page(play)


async def test_help_lists_its_keys(app: ProofdeckApp) -> None:
    """Those of this screen and of no other."""
    async with playing(app) as play:
        await play.press("s", "question_mark")
        assert "the last 30 days, 90 days, year" in play.text
        await play.press("escape", "escape")
        await play.press("question_mark")
        assert "statistics: what you remember" in play.text


async def test_a_log_that_fails_is_a_sentence(app: ProofdeckApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen stays, and Esc leads home."""
    async with playing(app) as play:

        def fail() -> None:
            raise QuizError("The disk fails.")

        monkeypatch.setattr(app.parts.store, "daily", fail)
        await play.press("s")
        assert isinstance(play.app.screen, StatisticsScreen)
        assert "The disk fails." in play.text
