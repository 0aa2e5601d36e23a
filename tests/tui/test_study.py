"""A session on the screen: answer, verdict, grade, and every way back."""

from __future__ import annotations

from pathlib import Path

from quiz.study.phases import Phase
from quiz.study.picking import Pick
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.study import State
from quiz.tui.screens.summary import SummaryScreen
from tests.tui.playing import NUMBER, SHAPE, SIGMOID, Play, app_of, deck, playing

ONE = {"one": deck(SIGMOID)}
OTHER = "id: other\nask: Another question?\nnumber: 1\nwhy: So.\n"


async def test_the_prompt_is_drawn_and_the_answer_read_back_as_it_is_typed(tmp_path: Path) -> None:
    """A fraction stands in three rows; each key shows how the answer is read."""
    async with playing(app_of(tmp_path, ONE, study=True)) as play:
        assert "With f(x) = ───────, write f′(x) using f alone." in play.text
        await play.type("f(1-f)")
        assert "I read  f·(1 − f)" in play.text.replace("f(1", "f·(1")
        await play.type("^2")
        assert "(1 − f)²" in play.text


async def test_a_syntax_error_is_shown_under_its_place_and_costs_nothing(tmp_path: Path) -> None:
    """The caret stands below the fault; Enter refuses the answer without an attempt being counted."""
    async with playing(app_of(tmp_path, ONE, study=True)) as play:
        await play.answer("f*$")
        lines = play.text.splitlines()
        typed = next(index for index, line in enumerate(lines) if "f*$" in line)
        assert lines[typed + 2].index("▲") == lines[typed].index("$")
        assert "!" in lines[typed + 3]
        assert play.session.phase is Phase.ASKING
        assert play.session.attempts == 0
        await play.press("backspace")
        await play.answer("(1-f)")
        assert "✓ Correct" in play.text


async def test_a_right_answer_is_accepted_by_enter(tmp_path: Path) -> None:
    """The verdict has a sign and a word, the solution and the grades; Enter takes the marked grade."""
    async with playing(app_of(tmp_path, ONE, study=True)) as play:
        await play.answer("f - f^2")
        for part in ("✓ Correct", "You wrote  f - f^2", "Answer", "The quotient rule", "▸5 easy"):
            assert part in play.text
        await play.press("enter")
        assert play.grades == [5]
        assert isinstance(play.app.screen, SummaryScreen)


async def test_the_source_stands_below_the_solution(tmp_path: Path) -> None:
    """So that whoever doubts a card can look it up; it comes with the answer, not before."""
    sourced = deck(SIGMOID + "source: '[Goodfellow] 2016, section 3.10'\n")
    async with playing(app_of(tmp_path, {"one": sourced}, study=True)) as play:
        assert "Goodfellow" not in play.text
        await play.answer("f - f^2")
        assert play.text.index("The quotient rule") < play.text.index("[Goodfellow] 2016, section 3.10")


async def test_a_digit_gives_another_grade_and_goes_on(tmp_path: Path) -> None:
    """One key changes the grade and continues."""
    async with playing(app_of(tmp_path, {"one": deck(SIGMOID, NUMBER)}, study=True)) as play:
        await play.answer("f - f^2")
        await play.press("3")
        assert play.grades == [3]
        assert "dense layer" in play.text


async def test_the_marked_grade_moves_by_arrow_and_is_taken_by_click(tmp_path: Path) -> None:
    """Arrows move the mark; a click takes a grade at once."""
    async with playing(app_of(tmp_path, {"one": deck(SIGMOID, NUMBER)}, study=True)) as play:
        await play.answer("f - f^2")
        await play.press("left")
        assert "▸4 good" in play.text
        await play.pilot.click("#grade-2")
        await play.settle()
        assert play.grades == [2]


async def test_a_wrong_answer_may_be_tried_again_before_the_right_one_is_shown(tmp_path: Path) -> None:
    """The author's message is shown, the answer is not; a right second try is worth 3 at most."""
    async with playing(app_of(tmp_path, ONE, study=True)) as play:
        await play.answer("f*(1+f)")
        assert "✗ Wrong" in play.text
        assert "The sign of the second term is off." in play.text
        assert "Answer" not in play.text.replace("Show the answer", "")
        assert play.footer["enter"] == "Show the answer"
        await play.press("r", "end", "left", "left", "backspace", "-")
        await play.press("enter")
        assert "✓ Correct" in play.text
        assert "▸3 hard" in play.text


async def test_the_answer_is_shown_when_asked_for(tmp_path: Path) -> None:
    """Enter after a wrong answer shows the right one, why, and the grades."""
    async with playing(app_of(tmp_path, ONE, study=True)) as play:
        await play.answer("f")
        await play.press("enter")
        assert "Answer" in play.text
        assert "▸1 wrong" in play.text
        assert "ctrl+r" not in play.footer
        await play.press("enter")
        assert play.grades == [1]
        assert "using f alone" in play.text  # drilled again the same day


async def test_hints_come_one_by_one_until_there_is_none(tmp_path: Path) -> None:
    """Each key shows one more; the key goes away with the last."""
    async with playing(app_of(tmp_path, ONE, study=True)) as play:
        await play.press("ctrl+t")
        assert "Differentiate the quotient." in play.text
        assert "Write e⁻ˣ" not in play.text
        await play.press("f2")
        assert "Write e⁻ˣ by f." in play.text
        assert "ctrl+t" not in play.footer


async def test_giving_up_shows_the_answer_and_proposes_0(tmp_path: Path) -> None:
    """The key works while the input has the focus."""
    async with playing(app_of(tmp_path, ONE, study=True)) as play:
        await play.type("f*")
        await play.press("ctrl+g")
        assert "Given up" in play.text
        assert "Answer" in play.text
        assert "▸0 gave up" in play.text


async def test_undo_puts_the_last_question_again(tmp_path: Path) -> None:
    """The grade is taken back in the log, during the next question and after the last."""
    async with playing(app_of(tmp_path, {"one": deck(SIGMOID, NUMBER)}, study=True)) as play:
        assert "ctrl+z" not in play.footer
        await play.answer("f - f^2")
        await play.press("enter")
        assert play.footer["ctrl+z"] == "Undo"
        await play.press("ctrl+z")
        assert "using f alone" in play.text
        assert play.grades == []
        await play.answer("f - f^2")
        await play.press("enter")
        await play.answer("16")
        await play.press("enter", "u")
        assert "dense layer" in play.text
        assert play.grades == [5]


async def test_no_key_of_editors_takes_a_grade_back_while_text_is_typed(tmp_path: Path) -> None:
    """Ctrl+Z is not offered then and leaves text and grade; F4 takes back, and says what."""
    async with playing(app_of(tmp_path, {"one": deck(SIGMOID, NUMBER)}, study=True)) as play:
        await play.answer("f - f^2")
        await play.press("enter")
        await play.type("1")
        assert "ctrl+z" not in play.footer
        await play.press("ctrl+z")
        assert play.grades == [5]
        await play.press("backspace")
        assert play.footer["ctrl+z"] == "Undo"
        await play.type("16")
        await play.press("f4")
        assert play.grades == []
        assert "Took back grade 5 of the answer “f - f^2”." in _notices(play)
        await play.press("f5", "k")
        assert _notices(play) == ["This card comes later."]  # what was said before is gone


async def test_a_second_try_is_typed_over_the_first(tmp_path: Path) -> None:
    """What was wrong is selected: typing replaces it, an arrow keeps it."""
    async with playing(app_of(tmp_path, ONE, study=True)) as play:
        await play.answer("f")
        await play.press("r", "right")
        await play.answer("+1")
        assert play.session.given == "f+1"
    async with playing(app_of(tmp_path, ONE, study=True)) as play:
        await play.answer("f")
        await play.press("r")
        await play.answer("f - f^2")
        assert "✓ Correct" in play.text


async def test_a_drawn_answer_keeps_away_from_what_was_written(tmp_path: Path) -> None:
    """Its numerator would read as part of that line; an answer on one line stands right below."""
    half = "id: half\nask: Half of x?\nexpression: x/(2*y)\nwhy: Halved.\n"
    async with playing(app_of(tmp_path, {"one": deck(half)}, study=True)) as play:
        await play.answer("x")
        await play.press("enter")
        lines = play.text.splitlines()
        assert lines[lines.index(_line(play.text, "You wrote")) + 1].strip(" ▌") == ""
    async with playing(app_of(tmp_path, {"one": deck(NUMBER)}, study=True)) as play:
        await play.answer("7")
        await play.press("enter")
        lines = play.text.splitlines()
        assert "Answer" in lines[lines.index(_line(play.text, "You wrote")) + 1]


async def test_a_grade_of_an_earlier_session_of_the_day_can_be_taken_back(tmp_path: Path) -> None:
    """Leaving and coming back does not close the way to undo; where nothing is left it is not offered."""
    async with playing(
        app_of(tmp_path, {"one": deck(SIGMOID, NUMBER), "two": deck(OTHER)}, study=True)
    ) as play:
        await play.answer("f - f^2")
        await play.press("enter", "escape", "down", "down", "enter")
        assert "Another question" in play.text
        assert "ctrl+z" not in play.footer  # the answer was to a card of another deck
        await play.press("escape", "a")
        assert play.footer["ctrl+z"] == "Undo"
        await play.press("ctrl+z")
        assert play.grades == []
        assert "ctrl+z" not in play.footer


async def test_leaving_keeps_an_answer_that_was_judged(tmp_path: Path) -> None:
    """Esc and Ctrl+Q record the grade that stands; an answer that was not checked costs nothing."""
    async with playing(app_of(tmp_path, ONE, study=True)) as play:
        await play.type("f*(1-f)")
        await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen)
        assert play.grades == []
        await play.press("a")
        await play.answer("f*(1-f)")
        await play.press("escape")
        assert play.grades == [5]


async def test_quitting_in_the_middle_ends_with_success(tmp_path: Path) -> None:
    """Ctrl+Q leaves the program from the study screen, with the grade that stands."""
    async with playing(app_of(tmp_path, ONE, study=True)) as play:
        await play.answer("f")
        await play.press("ctrl+q")
        assert play.app.return_code == 0
        assert play.grades == [1]


async def test_progress_is_counted(tmp_path: Path) -> None:
    """The header tells done and left."""
    async with playing(app_of(tmp_path, {"one": deck(SIGMOID, NUMBER, SHAPE)}, study=True)) as play:
        assert "0 done · 3 left" in play.text
        await play.answer("f - f^2")
        await play.press("enter")
        assert "1 done · 2 left" in play.text


async def test_the_summary_counts_and_leads_home(tmp_path: Path) -> None:
    """At the end: how many, how many right, when the next is due."""
    async with playing(app_of(tmp_path, ONE, study=True)) as play:
        await play.answer("f - f^2")
        await play.press("enter")
        assert "1 answer, 100 % right" in play.text
        assert "due tomorrow" in play.text
        await play.press("enter")
        assert isinstance(play.app.screen, HomeScreen)


async def test_a_next_due_date_is_shown_for_each_grade(tmp_path: Path) -> None:
    """A grade below 4 means again today, others a number of days."""
    async with playing(app_of(tmp_path, ONE, study=True)) as play:
        await play.answer("f - f^2")
        below = play.text.splitlines()[play.text.splitlines().index(_line(play.text, "0 gave up")) + 1]
        assert below.split() == ["today"] * 4 + ["1", "day"] * 2


async def test_help_lists_keys_and_what_may_be_typed(tmp_path: Path) -> None:
    """F1 works while typing; `?` is text then, and opens help once the answer was judged."""
    async with playing(app_of(tmp_path, ONE, study=True)) as play:
        await play.press("f1")
        assert "What you may type" in play.text
        await play.press("escape")
        await play.type("?")
        assert play.study.state is State.ASKING
        assert "│ ?" in play.text
        await play.press("backspace")
        await play.answer("f - f^2")
        await play.press("question_mark")
        assert "What you may type" in play.text


def _notices(play: Play) -> list[str]:
    return [notice.message for notice in play.app._notifications]


def _line(text: str, part: str) -> str:
    return next(line for line in text.splitlines() if part in line)


async def test_a_session_on_a_tag_asks_nothing_else(tmp_path: Path) -> None:
    """The home screen behind it counts all cards, as ever."""
    tagged = NUMBER + "tags: [dense]\n"
    app = app_of(
        tmp_path, {"one": deck(SHAPE, tagged, SIGMOID)}, study=True, pick=Pick(tags=frozenset({"dense"}))
    )
    async with playing(app) as play:
        assert "How many weights" in play.text
        await play.answer("16")
        await play.press("4")
        assert "1 answer" in play.text
        await play.press("escape")
        assert "2 new" in play.text
