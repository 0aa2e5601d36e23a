"""Each kind of answer is given in a way of its own."""

from __future__ import annotations

from pathlib import Path

from textual import events

from quiz.tui.screens.study import State
from quiz.tui.widgets.choices import Choices
from tests.tui.playing import CHOICE, CLOZE, EXPLAIN, NUMBER, SEVERAL, SHAPE, Play, app_of, deck, playing


def _number_of(play: Play, option: str) -> str:
    """Return the digit in front of an option."""
    rows = [line.split(maxsplit=2) for line in play.text.splitlines()]
    return next(row[0] for row in rows if len(row) == 3 and row[2].startswith(option))


async def test_a_choice_by_digit_and_enter(tmp_path: Path) -> None:
    """A digit marks, Enter answers; the author's word on a wrong option is shown."""
    async with playing(app_of(tmp_path, {"one": deck(CHOICE)}, study=True)) as play:
        await play.press(_number_of(play, "Dropout"), "enter")
        assert "Dropout keeps nothing." in play.text
        await play.press("r", _number_of(play, "Batch"), "enter")
        assert "✓ Correct" in play.text


async def test_a_choice_by_arrows(tmp_path: Path) -> None:
    """The mark follows the arrows, and nothing is marked at first."""
    async with playing(app_of(tmp_path, {"one": deck(CHOICE)}, study=True)) as play:
        assert "●" not in play.text
        await play.press("enter")
        assert "Choose an option" in play.text
        await play.press(*["down"] * int(_number_of(play, "Batch")))
        assert "● Batch normalization" in play.text
        await play.press("enter")
        assert "✓ Correct" in play.text


async def test_a_click_marks_an_option_but_does_not_answer(tmp_path: Path) -> None:
    """A slip of the mouse costs nothing."""
    async with playing(app_of(tmp_path, {"one": deck(CHOICE)}, study=True)) as play:
        await play.pilot.click("Choices", offset=(8, 1))
        await play.settle()
        assert "2 ●" in play.text
        assert play.study.state is State.ASKING


def test_an_option_that_is_a_number_is_taken_as_itself() -> None:
    """Choosing the first option, “2”, is not choosing the second; several are told by their places."""
    choices = Choices(("2", "3", "1"), several=True)
    choices.marked = frozenset({0})
    assert choices.given == "2"
    choices.marked = frozenset({2, 0})
    assert choices.given == "1 3"


async def test_several_right_options_are_ticked(tmp_path: Path) -> None:
    """Digits and the space bar toggle; all right ones and no other is correct."""
    async with playing(app_of(tmp_path, {"one": deck(SEVERAL)}, study=True)) as play:
        await play.press(
            _number_of(play, "ReLU"), _number_of(play, "Max"), _number_of(play, "PReLU"), "space"
        )
        assert play.text.count("☑") == 2
        await play.press("enter")
        assert "✓ Correct" in play.text


async def test_a_cloze_takes_a_word(tmp_path: Path) -> None:
    """A word is not read as a formula."""
    async with playing(app_of(tmp_path, {"one": deck(CLOZE)}, study=True)) as play:
        await play.type("mean")
        assert "I read" not in play.text
        await play.press("enter")
        assert "✓ Correct" in play.text


async def test_a_shape_and_a_number_are_read_back(tmp_path: Path) -> None:
    """What was typed is shown as it is understood."""
    async with playing(app_of(tmp_path, {"one": deck(SHAPE, NUMBER)}, study=True)) as play:
        await play.type("N, 3,32,32")
        assert "(N, 3, 32, 32)" in play.text
        await play.press("enter", "enter")
        await play.type("2^4")
        assert "I read  2⁴" in play.text
        await play.press("enter")
        assert "✓ Correct" in play.text


async def test_an_explanation_is_held_against_its_key_points(tmp_path: Path) -> None:
    """Lines are begun by Ctrl+J, Enter shows the points, ticking some is partly right; the text stays."""
    async with playing(app_of(tmp_path, {"one": deck(CHOICE, EXPLAIN)}, study=True)) as play:
        await play.press("ctrl+g", "enter", "enter")
        assert "Nothing is written yet." in play.text
        await play.type("it is")
        await play.press("ctrl+j")
        await play.type("so")
        await play.press("enter")
        assert "Which of these did you say?" in play.text
        await play.press("ctrl+z")  # would take back the card before, and the explanation be lost
        await play.press("1", "enter")
        for part in ("◐ Partly right", "1 of 2", "degradation", "▸2 nearly"):
            assert part in play.text
        await play.press("enter")
        assert play.grades == [0, 2]


async def test_giving_up_an_explanation_shows_its_points(tmp_path: Path) -> None:
    """The reference of an explanation is its key points."""
    async with playing(app_of(tmp_path, {"one": deck(EXPLAIN)}, study=True)) as play:
        await play.press("ctrl+g")
        assert "The training error is higher too." in play.text


async def test_a_refusal_goes_when_its_cause_is_gone(tmp_path: Path) -> None:
    """Moving to an option takes back the word that none was chosen."""
    async with playing(app_of(tmp_path, {"one": deck(CHOICE)}, study=True)) as play:
        await play.press("enter")
        assert "Choose an option" in play.text
        await play.press("down")
        assert "Choose an option" not in play.text


ORDER = "id: o\nask: Order them.\norder: [Forward pass, Loss, Backward pass, Update]"
IN_ORDER = ("Forward pass", "Loss", "Backward pass", "Update")


def _steps(play: Play) -> list[str]:
    """Return the steps from the first place to the last, as they are shown."""
    rows = [line.strip(" ▸").split(maxsplit=1) for line in play.text.splitlines()]
    return [row[1] for row in rows if len(row) == 2 and row[1] in IN_ORDER]


async def test_steps_are_carried_into_order(tmp_path: Path) -> None:
    """Space picks a step up and arrows carry it, shift and an arrow move it; unmoved they are no answer."""
    async with playing(app_of(tmp_path, {"one": deck(ORDER)}, study=True)) as play:
        await play.press("enter")
        assert "not in any order yet" in play.text
        assert play.footer["space"] == "Pick up"
        for place, step in enumerate(IN_ORDER):
            at = _steps(play).index(step)
            by_shift = place % 2
            await play.press("home", *["down"] * at)
            await play.press(
                *(["shift+up"] * (at - place) if by_shift else ["space", *["up"] * (at - place)])
            )
            if not by_shift:
                assert f"▸ {_number_of_step(play, step)}" in play.text
                assert play.footer["space"] == "Put down"
                await play.press("space")
        assert tuple(_steps(play)) == IN_ORDER
        await play.press("enter")
        assert "✓ Correct" in play.text
        assert tuple(_steps(play)) == IN_ORDER


async def test_steps_are_dragged_and_clicked_into_order(tmp_path: Path) -> None:
    """The mouse takes a step along; a click picks one up, and the next says where it goes."""
    async with playing(app_of(tmp_path, {"one": deck(ORDER)}, study=True)) as play:

        def row(step: str) -> int:
            return next(at for at, line in enumerate(play.text.splitlines()) if line.endswith(step))

        top = min(map(row, IN_ORDER))
        for place, step in enumerate(IN_ORDER):
            start, end = row(step), top + place
            if place == 0:
                await play.pilot.mouse_down(offset=(12, start))
                for at in range(start - 1, end - 1, -1):
                    await play.pilot.hover(offset=(12, at))
                await play.pilot.mouse_up(offset=(12, end))
            elif start != end:
                await play.pilot.click(offset=(12, start))
                await play.pilot.click(offset=(12, end))
            await play.settle()
        assert tuple(_steps(play)) == IN_ORDER
        await play.press("enter")
        assert "✓ Correct" in play.text


async def test_steps_are_ordered_by_their_numbers(tmp_path: Path) -> None:
    """Typed one after another, with blanks or without, or pasted; a mistake is tried again from there."""
    async with playing(app_of(tmp_path, {"one": deck(ORDER)}, study=True)) as play:
        numbers = [_number_of_step(play, step) for step in IN_ORDER]
        await play.type(" ".join(reversed(numbers)))
        assert tuple(_steps(play)) == IN_ORDER[::-1]
        await play.press("enter", "r")
        await play.type("".join(numbers))
        assert tuple(_steps(play)) == IN_ORDER
        play.app.post_message(events.Paste(", ".join(numbers)))
        await play.settle()
        await play.press("enter")
        assert "✓ Correct" in play.text


async def test_the_wrong_part_of_a_claim_is_named_and_put_right(tmp_path: Path) -> None:
    """The parts are listed with their numbers; the correction is drawn as it is read."""
    card = (
        "id: e\nask: What is wrong?\nnames: [x]\n"
        "find-error: {parts: [the slope of x^2 is x, at 0 it is 0], wrong: 1, right: 2*x}"
    )
    async with playing(app_of(tmp_path, {"one": deck(card)}, study=True)) as play:
        assert _number_of_step(play, "at 0") == "2"
        await play.answer("1: 2x")
        assert "✓ Correct" in play.text


async def test_a_matrix_is_filled_entry_by_entry(tmp_path: Path) -> None:
    """Tab and arrows lead from entry to entry, Enter to the next row, from an empty row to the verdict."""
    card = "id: m\nask: Double it.\nmatrix: '[[2, 4], [6, 8]]'"
    async with playing(app_of(tmp_path, {"one": deck(card)}, study=True)) as play:
        await play.press("2", "tab", "4", "enter", "6")
        assert "An entry of row 2 is missing" in play.text
        assert play.footer["enter"] == "Next row"
        await play.press("tab", "9")
        assert "row 2 is missing" not in play.text
        await play.press("up", "enter", "enter")
        assert play.footer["enter"] == "Check"
        await play.press("enter")
        assert "row 2, column 2 is not right" in play.text
        await play.press("r", "down", "right", "right", "backspace", "8")
        rows = [line for line in play.text.splitlines() if "│ 2   │ 4" in line or "│ 6   │ 8" in line]
        assert len(rows) == 2
        await play.pilot.click(offset=(6, play.text.splitlines().index(rows[0])))
        await play.press("end", "0")
        assert "20  │ 4" in play.text
        await play.press("backspace", "down", "enter", "enter")
        assert "✓ Correct" in play.text


async def test_a_whole_matrix_is_pasted_or_typed(tmp_path: Path) -> None:
    """A paste goes into the entries; brackets typed as ever stay on the one line, and Enter checks them."""
    card = "id: m\nask: Double it.\nmatrix: '[[2, 4], [6, 8]]'"
    async with playing(
        app_of(tmp_path, {"one": deck(card, card.replace("id: m", "id: n"))}, study=True)
    ) as play:
        play.app.post_message(events.Paste("2\t4\n6\t8"))
        await play.settle()
        assert "6   │ 8" in play.text
        await play.press("enter", "enter")
        assert "✓ Correct" in play.text
        await play.press("enter")
        await play.answer("[[2, 4], [6, 8]]")
        assert "✓ Correct" in play.text


async def test_working_is_written_line_by_line(tmp_path: Path) -> None:
    """Enter begins the next line, an empty line checks, and the first line that does not follow is named."""
    card = "id: d\nask: Expand.\nnames: [a, b]\nderivation: {from: (a+b)^2, to: a^2 + 2*a*b + b^2}"
    async with playing(app_of(tmp_path, {"one": deck(card)}, study=True)) as play:
        await play.answer("(a+b)^2")
        await play.answer("= a^2 + b^2")
        assert play.study.state is State.ASKING
        await play.press("enter")
        assert "Line 2 does not follow" in play.text
        assert "= a^2 + b^2" in play.text


def _number_of_step(play: Play, text: str) -> str:
    """Return the number in front of a step or part."""
    rows = [line.strip(" ▸").split(maxsplit=1) for line in play.text.splitlines()]
    return next(row[0] for row in rows if len(row) == 2 and row[1].startswith(text))
