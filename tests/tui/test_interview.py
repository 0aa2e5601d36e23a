"""The mock interview on the screen: form, sitting, time, leaving, and the marked paper."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widget import Widget

from cards.types import Question
from quiz.clock import FixedClock
from quiz.errors import QuizError
from quiz.interview import drafts, marking, records
from quiz.interview.paper import Order
from quiz.interview.sitting import Entry, Sitting
from quiz.tui.app import ProofdeckApp
from quiz.tui.engine import Engine
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.interview import InterviewScreen
from quiz.tui.screens.interview_form import InterviewForm
from quiz.tui.screens.marked import MarkedScreen
from quiz.tui.screens.study import StudyScreen
from quiz.tui.widgets.line_answer import LineAnswer
from quiz.tui.widgets.paper_heading import PaperHeading, QuestionRow, TimeLeft
from quiz.tui.widgets.prose import Prose
from solvers.verdict import Verdict, correct
from solvers.worker.prover import Prover
from tests.tui.playing import (
    CHOICE,
    EXPLAIN,
    LARGE,
    MORNING,
    NUMBER,
    SEVERAL,
    SHAPE,
    SIGMOID,
    SMALL,
    Play,
    app_of,
    deck,
    playing,
)

WORKING = """
id: working
ask: Show that 2(3 + 4) is 14.
names: [a]
derivation: {from: 2*(a + 4), to: 2*a + 8}
"""
TWO = {"one": deck(SHAPE, NUMBER, title="Convolutions"), "two": deck(CHOICE, EXPLAIN, title="Layers")}
ANSWERS = {"one/shape": "(N, 3, 32, 32)", "one/number": "16", "two/choice": "1"}


def sitting_of(play: Play) -> Sitting:
    """Return the sitting on the screen, which must be on top."""
    return interview(play).sitting


def interview(play: Play) -> InterviewScreen:
    """Return the screen of the interview, which must be on top."""
    assert isinstance(play.app.screen, InterviewScreen)
    return play.app.screen


def key_of(play: Play) -> str:
    """Return the card of the open question."""
    return sitting_of(play).question.card.key


def interviewing(
    folder: Path, decks: Mapping[str, str] = TWO, order: Order | None = None, clock: FixedClock | None = None
) -> ProofdeckApp:
    """Return an app in which an interview begins at once."""
    app = app_of(folder, decks, clock=clock)
    parts = {name: getattr(app.parts.engine, name) for name in Engine.__slots__}
    app.parts.engine = Engine(**{**parts, "interview": order or Order(seed=1)})
    return app


async def hand_in(play: Play) -> None:
    """Hand the paper in, whatever is still open."""
    await play.press("ctrl+s")
    await play.press("2" if sitting_of_below(play).missing else "1")


def sitting_of_below(play: Play) -> Sitting:
    """Return the sitting below the window on top."""
    screen = play.app.screen_stack[-2]
    assert isinstance(screen, InterviewScreen)
    return screen.sitting


def report_of(play: Play) -> marking.Report:
    """Return the report on the screen, which must be marked."""
    assert isinstance(play.app.screen, MarkedScreen)
    assert play.app.screen.report is not None
    return play.app.screen.report


# ── from home to the paper ──


async def test_a_whole_interview_by_keys(tmp_path: Path) -> None:
    """`i`, a form, three answers, one key to hand in, and a marked paper; nothing is told before."""
    async with playing(app_of(tmp_path, TWO)) as play:
        assert play.footer["i"] == "Interview"
        await play.press("i")
        assert isinstance(play.app.screen, InterviewForm)
        assert "1 ☑ Convolutions" in play.text
        await play.press("enter")
        assert "Question 1 of 3" in play.text
        assert "4 min left" not in play.text
        for _ in range(3):
            answer = ANSWERS[key_of(play)]
            await (play.press(answer) if answer == "1" else play.type(answer))
            before = play.text
            assert not any(word in before for word in ("✓", "✗", "Correct", "Wrong"))
            await play.press("enter")
        assert "Every question has an answer." in play.text
        await play.press("enter")
        report = report_of(play)
        assert report.points >= 2
        assert "Mock interview:" in play.text
        assert "right" in play.text


async def test_an_interview_writes_nothing_to_the_log(tmp_path: Path) -> None:
    """No card is reviewed, and what is due stays due."""
    async with playing(interviewing(tmp_path)) as play:
        await play.type("1")
        await hand_in(play)
        await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen)
        assert play.log == []
        assert "4 new for today." in play.text


async def test_the_form_sets_number_time_and_decks(tmp_path: Path) -> None:
    """Space takes a deck out; what is typed wrongly is told in a sentence."""
    async with playing(app_of(tmp_path, TWO)) as play:
        await play.press("i", "0", "enter")
        assert "! How many questions? Type a number from 1 to 100." in play.text
        await play.press("backspace", "1", "tab", "9", "9", "9", "enter")
        assert "! Minutes go from 1 to 600" in play.text
        await play.press("backspace", "backspace", "backspace", "7", "tab", "space", "2", "enter")
        assert "! Choose at least one deck." in play.text
        await play.press("2", "enter")
        assert (sitting_of(play).count, sitting_of(play).paper.minutes) == (1, 7)
        assert key_of(play) == "two/choice"


async def test_the_form_can_be_left(tmp_path: Path) -> None:
    """Esc leads home, and nothing has begun."""
    async with playing(app_of(tmp_path, TWO)) as play:
        await play.press("i", "escape")
        assert isinstance(play.app.screen, HomeScreen)
        assert not (tmp_path / "interviews").exists()


async def test_fewer_cards_than_questions_are_told(tmp_path: Path) -> None:
    """And an order that nothing fits leads nowhere."""
    async with playing(interviewing(tmp_path)) as play:
        assert any("Only 3 questions" in notice.message for notice in play.app._notifications)
        await play.press("escape", "4")
    async with playing(interviewing(tmp_path, order=Order(seed=1, level=3))) as play:
        assert isinstance(play.app.screen, HomeScreen)
        assert any("no card" in notice.message for notice in play.app._notifications)


# ── the sitting ──


async def test_an_answer_that_cannot_be_read_is_told_and_not_taken(tmp_path: Path) -> None:
    """The question stays, with the place of the fault."""
    async with playing(interviewing(tmp_path, {"one": deck(NUMBER)})) as play:
        await play.answer("4+")
        assert "! Something is missing after “+”." in play.text
        assert sitting_of(play).answered == 0
        await play.answer("12")
        assert "Every question has an answer." in play.text


async def test_how_an_answer_is_read_is_shown_while_it_is_typed(tmp_path: Path) -> None:
    """As in a session."""
    async with playing(interviewing(tmp_path, {"one": deck(SIGMOID)})) as play:
        await play.type("f(1-f)")
        assert "I read" in play.text


async def test_one_walks_back_and_finds_each_answer_as_it_was(tmp_path: Path) -> None:
    """A line, one mark, several marks and lines of working; by key, number and mouse."""
    decks = {"one": deck(NUMBER, CHOICE, SEVERAL, WORKING)}
    typed = {"one/number": "1 6", "one/choice": "2", "one/several": "1 3", "one/working": "2 * a enter 5"}
    async with playing(interviewing(tmp_path, decks), LARGE) as play:
        given = {}
        for place in range(4):
            await play.press(*typed[key_of(play)].split())
            await play.press("ctrl+n")
            given[place] = sitting_of(play).answer(place) or interview(play).page.answer.given
        assert all(given.values())
        for place in (2, 1, 0):
            await play.press("ctrl+b")
            assert sitting_of(play).place == place
            assert interview(play).page.answer.given == given[place]
        await play.press("ctrl+g", "3", "enter")
        assert interview(play).page.answer.given == given[2]
        await play.pilot.click(QuestionRow, offset=(5, 0))
        await play.settle()
        assert sitting_of(play).place == 1
        assert [sitting_of(play).answer(place) for place in range(4)] == [given[place] for place in range(4)]


async def test_enter_begins_a_line_of_working_and_an_empty_one_takes_it(tmp_path: Path) -> None:
    """The footer says so."""
    async with playing(interviewing(tmp_path, {"one": deck(WORKING)})) as play:
        assert play.footer["enter"] == "Next line"
        await play.answer("2*a + 8")
        assert "Every question" not in play.text
        await play.press("enter", "enter")
        assert "~ 1  partly right, 50 %" in play.text


async def test_enter_leads_to_the_next_open_question(tmp_path: Path) -> None:
    """Past those that have an answer; with nothing typed it goes on and leaves the question open."""
    async with playing(interviewing(tmp_path, {"one": deck(NUMBER, SHAPE, SIGMOID)})) as play:
        await play.press("enter")
        assert sitting_of(play).place == 1
        await play.press("1", "ctrl+b")
        assert sitting_of(play).entry(1) is not Entry.OPEN
        await play.press("1", "enter")
        assert sitting_of(play).place == sitting_of(play).missing[0]


async def test_a_number_that_is_no_question_is_told(tmp_path: Path) -> None:
    """The window stays until a number fits or Esc."""
    async with playing(interviewing(tmp_path)) as play:
        await play.press("ctrl+g", "7", "enter")
        assert "! There are questions 1 to 3" in play.text
        await play.press("escape")
        assert sitting_of(play).place == 0


async def test_open_questions_are_told_before_handing_in(tmp_path: Path) -> None:
    """The way back is the first one."""
    async with playing(interviewing(tmp_path)) as play:
        await play.press("ctrl+s")
        assert "3 questions without an answer" in play.text
        assert "Open: 1 to 3." in play.text
        await play.press("enter")
        assert "Question 1 of 3" in play.text
        await hand_in(play)
        assert report_of(play).points == 0


# ── the time ──


def _watch(monkeypatch: pytest.MonkeyPatch, widget: type[Widget], painted: list[str]) -> None:
    """Note the name of the widget each time it is painted."""
    render = widget.render

    def noting(self: Widget) -> object:
        painted.append(widget.__name__)
        return render(self)

    monkeypatch.setattr(widget, "render", noting)


async def test_the_clock_ticks_without_painting_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the line that tells the time is painted, and in calm steps where motion is not wanted."""
    clock = FixedClock(MORNING)
    order = Order(seed=1, minutes=10)
    async with playing(interviewing(tmp_path, order=order, clock=clock)) as play:
        assert "10 min left" in play.text
        painted: list[str] = []
        for widget in (TimeLeft, PaperHeading, QuestionRow, Prose, LineAnswer):
            _watch(monkeypatch, widget, painted)
        for seconds, told in (
            (30, "10 min left"),
            (40, "9 min left"),
            (475, "! 60 s left"),
            (12, "! 50 s left"),
        ):
            clock.advance(timedelta(seconds=seconds))
            interview(play).tick()
            await play.pilot.pause()
            assert told in play.text
        assert painted == ["TimeLeft"] * 3


@pytest.mark.parametrize(("seconds", "told"), [(0, "10:00 left"), (61, "8:59 left"), (595, "! 0:05 left")])
async def test_the_clock_counts_seconds_where_things_may_move(
    tmp_path: Path, seconds: int, told: str
) -> None:
    """Minutes and seconds; a sign says that little is left."""
    clock = FixedClock(MORNING)
    app = interviewing(tmp_path, order=Order(seed=1, minutes=10), clock=clock)
    app.animation_level = "full"
    async with playing(app) as play:
        clock.advance(timedelta(seconds=seconds))
        interview(play).tick()
        await play.pilot.pause()
        assert told in play.text


@pytest.mark.parametrize("above", ["", "ctrl+s", "f1", "escape", "ctrl+g"])
async def test_at_the_end_of_the_time_what_is_being_typed_is_taken(tmp_path: Path, above: str) -> None:
    """The paper closes by itself, whatever window lies above it."""
    clock = FixedClock(MORNING)
    async with playing(interviewing(tmp_path, {"one": deck(NUMBER)}, clock=clock)) as play:
        await play.type("16")
        if above:
            await play.press(above)
        screen = next(each for each in play.app.screen_stack if isinstance(each, InterviewScreen))
        clock.advance(timedelta(minutes=2))
        screen.tick()
        screen.tick()
        await play.settle()
        assert report_of(play).points == 1
        assert len(play.app.screen_stack) == 2


# ── leaving and coming back ──


async def test_leaving_asks_and_the_interview_waits(tmp_path: Path) -> None:
    """It is offered at the next start, with what was typed last."""
    async with playing(interviewing(tmp_path)) as play:
        await play.press("ctrl+n", "1", "escape")
        assert "Leave the interview?" in play.text
        await play.press("1")
        assert sitting_of(play).place == 1
        await play.press("escape", "2")
        assert isinstance(play.app.screen, HomeScreen)
    async with playing(app_of(tmp_path, TWO)) as play:
        await play.press("i")
        assert "An interview is unfinished" in play.text
        await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen)
        await play.press("i", "enter")
        assert "Question 2 of 3" in play.text
        assert sitting_of(play).answer(1)


async def test_an_interview_can_be_thrown_away(tmp_path: Path) -> None:
    """From within, or for another one."""
    async with playing(interviewing(tmp_path)) as play:
        await play.press("escape", "4", "i")
        assert isinstance(play.app.screen, InterviewForm)
        await play.press("enter", "1", "escape", "2", "i", "2")
        assert isinstance(play.app.screen, InterviewForm)


async def test_going_on_may_be_asked_for_on_the_command_line(tmp_path: Path) -> None:
    """`--continue` asks nothing."""
    async with playing(interviewing(tmp_path)) as play:
        await play.press("ctrl+n", "escape", "2")
    async with playing(interviewing(tmp_path, order=Order(seed=1, go_on=True))) as play:
        assert sitting_of(play).place == 1


async def test_quitting_keeps_what_is_typed(tmp_path: Path) -> None:
    """Ctrl+Q, and a program that is ended from outside."""
    async with playing(interviewing(tmp_path, {"one": deck(NUMBER)})) as play:
        await play.type("16")
        await play.press("ctrl+q")
    draft = drafts.pending(tmp_path / "interviews")
    assert draft is not None
    assert [each.given for each in draft.asked] == ["16"]
    drafts.drop(tmp_path / "interviews")
    async with playing(interviewing(tmp_path, {"one": deck(NUMBER)})) as play:
        await play.type("17")
    draft = drafts.pending(tmp_path / "interviews")
    assert draft is not None
    assert [each.given for each in draft.asked] == ["17"]


async def test_what_is_being_typed_is_kept_every_few_ticks(tmp_path: Path) -> None:
    """A killed process loses some seconds of the answer being typed, not all of it."""
    async with playing(interviewing(tmp_path, {"one": deck(NUMBER)})) as play:
        await play.type("16")
        for _ in range(10):
            interview(play).tick()
        draft = drafts.pending(tmp_path / "interviews")
        assert draft is not None
        assert draft.asked[0].given == "16"
        assert "I read" in play.text


async def test_what_cannot_be_kept_is_told_and_holds_nothing_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk ends no interview; the paper is shown all the same."""

    def refuse(*_: object) -> None:
        raise QuizError("The disk is full.")

    async with playing(interviewing(tmp_path)) as play:
        monkeypatch.setattr(drafts, "keep", refuse)
        monkeypatch.setattr(records, "save", refuse)
        await play.press("ctrl+n")
        assert sitting_of(play).place == 1
        await hand_in(play)
        assert any("disk is full" in notice.message for notice in play.app._notifications)
        assert "Mock interview: 0 of 3 points" in play.text
        assert "s" not in play.footer


# ── the marked paper ──


async def test_marking_runs_in_a_thread_and_tells_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen stays alive meanwhile, and may be left."""
    ready = threading.Event()

    def slow(question: Question, text: str, prover: Prover | None) -> Verdict:
        if text == "2":
            assert ready.wait(10)
        assert prover is None
        return correct(question.card.key)

    monkeypatch.setattr(marking, "judge", slow)
    second = NUMBER.replace("id: number", "id: second")
    async with playing(interviewing(tmp_path, {"one": deck(NUMBER, second)})) as play:
        await play.press("1", "enter", "2", "ctrl+s")
        await play.pilot.press("enter")
        while "1 of 2" not in play.text:
            await play.pilot.pause()
        assert "Marking…" in play.text
        assert set(play.footer) == {"escape", "f1"}
        ready.set()
        await play.settle()
        assert "Mock interview: 2 of 2 points, 100 %" in play.text


async def test_the_paper_tells_score_subjects_and_every_answer(tmp_path: Path) -> None:
    """In signs and words, the weakest subject first, with what is right and why."""
    cards = {"one": deck(SIGMOID, title="Sigmoid"), "two": deck(NUMBER, title="Dense layers")}
    async with playing(interviewing(tmp_path, cards), (100, 50)) as play:
        for _ in range(2):
            await play.type("f(1+f)" if key_of(play) == "one/sigmoid" else "16")
            await play.press("enter")
        await play.press("enter")
        shown = play.text
        assert "Mock interview: 1 of 2 points, 50 %" in shown
        assert "1 right, 1 wrong; 1 of 3 minutes." in shown
        assert shown.index("0 of 1, 0 %") < shown.index("1 of 1, 100 %")
        assert "To review: Sigmoid." in shown
        for part in (
            "wrong   Sigmoid",
            "right   Dense layers",
            "The sign of the second term is off.",
            "You wrote",
        ):
            assert part in shown
        assert "✗" in shown
        assert "✓" in shown


async def test_one_key_saves_a_copy_and_one_studies_the_weak_decks(tmp_path: Path) -> None:
    """The copy lies beside the paper; the session has the cards of the weak decks alone."""
    async with playing(interviewing(tmp_path, order=Order(seed=1, decks=frozenset({"two"})))) as play:
        await hand_in(play)
        await play.press("s")
        (copy,) = (tmp_path / "interviews").glob("*.md")
        assert copy.read_text(encoding="utf-8").startswith("# Mock interview of 2030-03-12 09:00:00 UTC")
        assert play.footer["w"] == "Study weak"
        await play.press("w")
        assert isinstance(play.app.screen, StudyScreen)
        assert "Layers" in play.text


async def test_the_next_question_that_was_not_right_is_one_key_away(tmp_path: Path) -> None:
    """From the last one to the first again."""
    async with playing(interviewing(tmp_path, TWO), (60, 16)) as play:
        await hand_in(play)
        seen = []
        for _ in range(4):
            await play.press("n")
            seen.append(round(play.app.screen.query_one("#paper").scroll_y))
        assert seen[0] < seen[1]
        assert len(set(seen)) >= 2
        assert seen[0] in seen[2:]


# ── old papers ──


async def test_an_old_paper_is_read_again(tmp_path: Path) -> None:
    """The form leads to a list with date, score and topics; Enter opens a paper, `s` saves a copy of it."""
    async with playing(interviewing(tmp_path, clock=(clock := FixedClock(MORNING)))) as play:
        await hand_in(play)
        clock.advance(timedelta(hours=3))
        await play.press("escape", "i", "enter", "ctrl+s", "2")
        (tmp_path / "interviews" / "2029.json").write_text("{}")
        await play.press("escape", "i")
        assert play.footer["ctrl+o"] == "Old papers"
        await play.press("ctrl+o")
        rows = [line.split() for line in play.text.splitlines() if "2030-03-12" in line]
        assert [row[:2] for row in rows] == [["2030-03-12", "12:00"], ["2030-03-12", "09:00"]]
        assert all("0 of 3" in " ".join(row) and "Convolutions; Layers" in " ".join(row) for row in rows)
        await play.press("down", "s", "enter")
        assert [path.stem for path in (tmp_path / "interviews").glob("*.md")] == ["2030-03-12T090000Z"]
        assert report_of(play).at == "2030-03-12T09:00:00+00:00"
        assert "✗ 1  no answer" in play.text
        await play.press("escape", "end")
        assert "s" not in play.footer
        await play.press("enter")
        assert any("no marked paper" in notice.message for notice in play.app._notifications)
        await play.press("up", "enter", "w")
        assert isinstance(play.app.screen, StudyScreen)


async def test_without_old_papers_none_are_offered(tmp_path: Path) -> None:
    """A key that would lead to an empty list is not named."""
    async with playing(app_of(tmp_path, TWO)) as play:
        await play.press("i")
        assert "ctrl+o" not in play.footer


# ── looks ──


@pytest.mark.parametrize("size", [(50, 15), SMALL, LARGE])
async def test_every_step_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    """Keys are named in full where there is room for a question at all."""
    async with playing(app_of(tmp_path, TWO), size) as play:
        await play.press("i")
        assert "Begin" in play.text
        assert "Convolutions" in play.text
        await play.press("enter")
        for part in ("Question 1 of 3", "5 min left", "Take", "Next", "Done", "Leave", "Help"):
            assert part in play.text
        await hand_in(play)
        for part in ("Mock interview", "Study weak", "Save", "Home", "0 of"):
            assert part in play.text


async def test_a_hundred_questions_are_shown_around_the_open_one(tmp_path: Path) -> None:
    """The row moves with it."""
    cards = [NUMBER.replace("id: number", f"id: n{number}") for number in range(100)]
    async with playing(interviewing(tmp_path, {"one": deck(*cards)}, Order(seed=1, questions=100))) as play:
        assert "▸  1○" in play.text
        await play.press("ctrl+g", "1", "0", "0", "enter")
        assert "▸100○" in play.text
        await play.press("ctrl+g", "5", "0", "enter")
        assert "▸ 50○" in play.text
        assert "100○" not in play.text


NASTY = "[/x] [@click=app.quit]go[/] \x1b[31mred \u202etxt " + "日本" * 40


async def test_hostile_decks_show_as_text(tmp_path: Path) -> None:
    """Title, question, option and solution, in the form, the sitting and the paper."""
    text = json.dumps(NASTY.replace("\x1b", "").replace("\u202e", ""))
    card = f"id: nasty\nask: {text}\nchoice: {{right: {text}, wrong: [{json.dumps('no [/b]')}]}}\nwhy: {text}"
    async with playing(app_of(tmp_path, {"one": deck(card, title=text)})) as play:
        await play.press("i")
        assert "[@click=app.quit]go[/]" in play.text
        await play.press("enter", "1")
        assert "[@click=app.quit]go[/]" in play.text
        await play.press("enter", "enter")
        assert "[@click=app.quit]go[/]" in play.text
        assert "1 of 1 points" in play.text or "0 of 1 point" in play.text


async def test_help_tells_the_keys(tmp_path: Path) -> None:
    """Of the sitting and of the paper."""
    async with playing(interviewing(tmp_path, {"one": deck(NUMBER)}), LARGE) as play:
        await play.press("f1")
        assert "hand the paper in" in play.text
        await play.press("escape")
        await hand_in(play)
        await play.press("question_mark")
        assert "study the decks that want another look" in play.text


async def test_the_form_can_be_filled_by_mouse(tmp_path: Path) -> None:
    """A click takes a deck out and puts it back."""
    async with playing(app_of(tmp_path, TWO)) as play:
        await play.press("i")
        await play.pilot.click("DeckChoices", offset=(6, 0))
        await play.settle()
        assert "1 ☐ Convolutions" in play.text
        await play.pilot.click("#minutes")
        await play.press("5", "enter")
        assert isinstance(play.app.screen, InterviewScreen)
        assert sitting_of(play).paper.minutes == 5
        assert {each.card.deck_id for each in sitting_of(play).paper.questions} == {"two"}
