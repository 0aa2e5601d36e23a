"""Help while an answer is typed: symbols, names completed, and a mark for each line of working."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from quiz.study.completion import completion
from quiz.tui.screens.symbols import SYMBOLS, Symbols
from solvers.reading import Vocabulary, read
from tests.tui.playing import CHOICE, NUMBER, SIGMOID, Play, app_of, deck, playing

DERIVATION = """
id: square
ask: Expand the square of a sum.
derivation:
  from: (a + b)^2
  to: a^2 + 2*a*b + b^2
names: [a, b]
"""
NAMED = """
id: rate
ask: Write the step.
expression: rate_of_learning*rate_of_decay
names: [rate_of_learning, rate_of_decay]
"""


@pytest.mark.parametrize("symbol", SYMBOLS.values())
def test_every_symbol_is_one_that_answers_may_hold(symbol: str) -> None:
    """After a name or before it, alone or between two."""
    for text in (f"a{symbol}", f"{symbol}a", symbol, f"a{symbol}b", f"{symbol}/{symbol}x"):
        try:
            read(text, Vocabulary())
        except ValueError:
            continue
        return
    pytest.fail(f"{symbol} cannot be read")


async def test_keys_that_come_at_once_keep_their_order(tmp_path: Path) -> None:
    """A slow line sends many keys in one go: what leads on waits for the characters before it."""
    cards = (
        "id: m\nask: Double it.\nmatrix: '[[2, 4], [6, 8]]'",
        "id: w\nask: Expand.\nnames: [a]\nderivation: {from: 2*(a + 4), to: 2*a + 8}",
    )
    async with playing(app_of(tmp_path, {"one": deck(*cards)}, study=True)) as play:
        for _ in cards:
            matrix = "matrix" in play.text
            for key in "2\t4\r6\t8\r\r" if matrix else "2(a+4)\r2*a+2*4\r2a+8\r\r":
                name = {"\t": "tab", "\r": "enter"}.get(key, key)
                play.app.post_message(events.Key(name, key))
            await play.settle()
            assert "✓ Correct" in play.text, play.text
            await play.press("enter")


async def test_a_symbol_is_put_in_at_the_cursor(tmp_path: Path) -> None:
    """By a key that resembles it or by a click; Esc puts nothing in."""
    async with playing(app_of(tmp_path, {"one": deck(SIGMOID)}, study=True)) as play:
        await play.type("f()")
        await play.press("left", "f7", "q", "f7", "escape")
        assert play.study.page.answer.draft == "f(√)"
        await play.press("f7")
        assert isinstance(play.app.screen, Symbols)
        row, line = next((row, line) for row, line in enumerate(play.text.splitlines()) if "p π" in line)
        await play.pilot.click(offset=(line.index("p π"), row))
        await play.settle()
        assert play.study.page.answer.draft == "f(√π)"


async def test_symbols_are_offered_where_text_is_typed(tmp_path: Path) -> None:
    """Not on a choice, and not after the verdict."""
    async with playing(app_of(tmp_path, {"one": deck(CHOICE, NUMBER)}, study=True)) as play:
        await play.press("f7")
        assert not isinstance(play.app.screen, Symbols)
        await play.press("ctrl+g", "0")
        await play.answer("16")
        await play.press("f7")
        assert not isinstance(play.app.screen, Symbols)


async def test_tab_completes_the_names_of_the_card(tmp_path: Path) -> None:
    """As far as they agree; functions with their bracket; a name that is complete stays."""
    async with playing(app_of(tmp_path, {"one": deck(NAMED)}, study=True)) as play:
        await play.type("2r")
        await play.press("tab")
        assert play.study.page.answer.draft == "2rate_of_"
        await play.type("d")
        await play.press("tab", "tab")
        assert play.study.page.answer.draft == "2rate_of_decay"
        await play.type("+sigm")
        await play.press("tab")
        assert play.study.page.answer.draft == "2rate_of_decay+sigmoid("


@pytest.mark.parametrize(
    ("before", "rest"),
    [
        ("", ""),
        ("2+", ""),
        ("alp", "ha"),
        ("b", "eta"),
        ("alpha", ""),
        ("x", ""),
        ("2alp", "ha"),
        ("x_alp", ""),
    ],
)
def test_the_word_before_the_cursor_is_completed(before: str, rest: str) -> None:
    """A number before it does not hinder; the middle of another name is no beginning."""
    assert completion(before, ("alpha", "beta")) == rest


def _lines(play: Play) -> list[str]:
    """Return what stands in the box of the working, its numbers and marks with it."""
    return [row.strip(" │") for row in play.text.splitlines() if row.strip().startswith("│")]


async def test_each_line_of_working_has_its_mark_and_its_reason(tmp_path: Path) -> None:
    """Beside the line while one goes on; a line that is being written is not judged."""
    async with playing(app_of(tmp_path, {"one": deck(DERIVATION)}, study=True)) as play:
        await play.type("(a+b)*(a+b)")
        assert _lines(play)[0] == "1   (a+b)*(a+b)"
        await play.press("enter")
        assert _lines(play)[0] == "1 ✓ (a+b)*(a+b)"
        await play.type("a^2 + a*b + b^2")
        assert _lines(play)[1] == "2   a^2 + a*b + b^2"
        await play.press("enter")
        assert _lines(play)[1].startswith("2 ✗ a^2 + a*b + b^2   ")
        assert _lines(play)[1].endswith("not 0.81.")
        await play.press("up")
        assert _lines(play)[1].startswith("2 ✗"), "to pass over a line is not to write it"
        await play.press("home", *["right"] * 6, "2")
        assert _lines(play)[1] == "2   a^2 + 2a*b + b^2"
        await play.press("down")
        assert _lines(play)[1] == "2 ✓ a^2 + 2a*b + b^2"
        await play.press("enter")
        assert "✓ Correct" in play.text
        assert _lines(play)[1] == "2 ✓ a^2 + 2a*b + b^2"


async def test_a_reason_without_room_beside_its_line_stands_below(tmp_path: Path) -> None:
    """That of the line the cursor is on, else the first; a line that cannot be read has one as well."""
    async with playing(app_of(tmp_path, {"one": deck(DERIVATION)}, study=True), (50, 20)) as play:
        for line in ("(a+b)*(a+b)", "a^2 + a*b + b^2", "a^2 + "):
            await play.answer(line)
        assert [line[:3] for line in _lines(play)[:3]] == ["1 ✓", "2 ✗", "3 ✗"]
        assert "Line 2: At a = 0.7" in play.text
        await play.press("up")
        assert "Line 2:" not in play.text
        assert "Something is missing after “+”." in play.text
