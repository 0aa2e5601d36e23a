"""A person studies in a browser: the page is opened, an answer typed, the verdict seen, the tab closed."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

if importlib.util.find_spec("textual_serve") is None or sys.platform == "win32":
    pytest.skip("needs the extra `web` and ps", allow_module_level=True)

from tests.quiz.chromium import FOUND, browsing
from tests.quiz.serving import Screen, gone, serving, until

LEAST_PICTURE = 10_000  # bytes; an empty page of that size takes 4,000


if FOUND is None or shutil.which("ps") is None:
    pytest.skip("needs Chromium and ps", allow_module_level=True)


async def test_an_answer_is_typed_and_its_verdict_seen_in_a_browser(tmp_path: Path) -> None:
    """Keys reach the app, its paints reach the page, nothing is fetched from elsewhere, nothing is left."""
    async with serving(tmp_path / "home") as served, browsing(tmp_path / "profile") as page:
        await page.open(served.url)
        await page.wait_for("Halves")
        await page.press("Enter")
        await page.wait_for("What is a half of 84?")
        before = await page.picture()
        await page.type("168")
        await page.press("Enter")
        await page.wait_for("That is the double.")
        after = await page.picture()
        (tmp_path / "verdict.png").write_bytes(after)
        assert before != after
        assert len(after) > LEAST_PICTURE
        assert await page.evaluate("getComputedStyle(document.querySelector('.closed')).display") == "none"
        assert all(url.startswith((served.url, "data:")) for url in page.asked), page.asked
        app = served.children
        assert app
        await page.close()
        await until(lambda: gone(app))
        assert served.grades() == [2]


async def test_a_page_whose_app_was_left_says_so(tmp_path: Path) -> None:
    """The learner's own key to leave ends the app, and the page offers another."""
    async with serving(tmp_path / "home") as served, browsing(tmp_path / "profile") as page:
        await page.open(served.url)
        await page.wait_for("Halves")
        await page.press("q", control=True)
        await page.wait_until("document.querySelector('.closed').offsetHeight > 0")
        page.screen = Screen()
        await page.evaluate("document.querySelector('.closed a').click()")
        await page.wait_for("Halves")
