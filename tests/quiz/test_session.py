"""A session asks, judges and grades, and every grade is in the log before the next card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from cards.library import Library
from quiz.clock import FixedClock
from quiz.errors import QuizError
from quiz.log.events import Review, Suspend, Undo
from quiz.log.sqlite import SqliteStore
from quiz.scheduling.queue import Limits
from quiz.scheduling.types import Grade, New, Scheduled, Stage
from quiz.study.overview import overview
from quiz.study.phases import Phase, PhaseError
from quiz.study.session import Session
from solvers.answers import ExplainAnswer, ExpressionAnswer, NumberAnswer
from solvers.verdict import Outcome, Reason
from tests.quiz.making import DAY, START, card, clock, deck, event_id, fresh_store, library, review, undo

RIGHT, WRONG, MALFORMED = "42", "41", "4+"


class Desk:
    """A learner with a store and a clock, who may begin any number of sessions."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store
        self.clock: FixedClock = clock()

    def begin(self, cards: Library, new: int = 10, **choices: object) -> Session:
        """Begin a session on some cards."""
        made: Callable[..., Session] = Session
        return made(cards, self.store, self.clock, limits=Limits(new=new), device="here", **choices)

    def wait(self, **time: float) -> None:
        """Let time pass."""
        self.clock.advance(timedelta(**time))


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Seat a learner at an empty log."""
    with fresh_store() as store:
        yield Desk(store)


def answered(session: Session, text: str = RIGHT, grade: Grade | None = None) -> str:
    """Answer and grade one question; return its card."""
    assert session.question is not None
    key = session.question.card.key
    session.answer(text)
    session.grade(grade)
    return key


def finished(session: Session, text: str = RIGHT) -> list[str]:
    """Answer all that is left; return the cards in the order in which they were asked."""
    keys = []
    while session.phase is not Phase.DONE:
        keys.append(answered(session, text))
    return keys


def test_a_right_answer_is_kept_and_the_next_card_is_asked(desk: Desk) -> None:
    """The log holds what was asked, typed, judged and graded, and the card is due tomorrow."""
    session = desk.begin(library(a=2))
    desk.wait(seconds=7)
    verdict = session.answer(" 42 ")
    assert (verdict.outcome, session.phase, session.proposed) == (Outcome.CORRECT, Phase.JUDGED, Grade.EASY)
    session.grade()
    (event,) = desk.store.events()
    assert isinstance(event, Review)
    assert (event.card, event.day, event.given, event.grade, event.seconds) == ("a/0", DAY, " 42 ", 5, 7.0)
    assert (event.outcome, event.reason, event.hints, event.attempts) == ("correct", "equal", 0, 1)
    assert (event.device, event.stage) == ("here", Stage.NEW)
    assert (session.phase, session.question and session.question.card.key) == (Phase.ASKING, "a/1")
    state = desk.store.standing("a/0").state
    assert isinstance(state, Scheduled)
    assert state.due == DAY + 1


def test_due_cards_come_before_new_ones_up_to_the_limit(desk: Desk) -> None:
    """All that is due, then as many new cards as the day allows, over all sessions of the day."""
    desk.store.append([review(1, "a/3", 5, day=DAY - 1), review(2, "a/4", 5, day=DAY - 5)])
    first = desk.begin(library(a=9), new=3)
    assert [answered(first) for _ in range(3)] == ["a/4", "a/3", "a/0"]
    assert finished(desk.begin(library(a=9), new=3)) == ["a/1", "a/2"]
    assert desk.begin(library(a=9), new=3).phase is Phase.DONE
    desk.wait(days=1)
    assert len(finished(desk.begin(library(a=9), new=3))) == 3 + 3


def test_an_undone_new_card_does_not_count_against_the_limit(desk: Desk) -> None:
    """A new card that was taken back may be learnt later the same day."""
    session = desk.begin(library(a=9), new=1)
    answered(session)
    assert session.phase is Phase.DONE
    assert session.undo()
    assert (session.phase, session.stage) == (Phase.ASKING, Stage.NEW)
    assert finished(desk.begin(library(a=9), new=1)) == ["a/0"]


def test_only_the_chosen_decks_are_asked(desk: Desk) -> None:
    """The rest waits, though the day's limit is for all."""
    assert finished(desk.begin(library(a=2, b=2), decks=["b"])) == ["b/0", "b/1"]
    assert finished(desk.begin(library(a=2, b=2), new=3)) == ["a/0"]


def test_a_miss_is_drilled_until_it_is_known(desk: Desk) -> None:
    """It comes again after others, and again until a 4, and its schedule is that of the miss."""
    session = desk.begin(library(a=3))
    answered(session, WRONG)
    missed = desk.store.standing("a/0").state
    assert [answered(session) for _ in range(2)] == ["a/1", "a/2"]
    assert session.stage is Stage.DRILL
    assert [answered(session, WRONG), answered(session, RIGHT, Grade.HARD), answered(session)] == ["a/0"] * 3
    assert session.phase is Phase.DONE
    known = desk.store.standing("a/0").state
    assert isinstance(missed, Scheduled)
    assert known == msgspec.structs.replace(missed, again_today=False)


def test_drills_survive_leaving(desk: Desk) -> None:
    """A session begun later the same day drills what an earlier one left; the next day it is due anyway."""
    answered(desk.begin(library(a=1)), WRONG)
    again = desk.begin(library(a=1))
    assert (again.stage, again.progress.drills_left) == (Stage.DRILL, 1)
    desk.wait(days=1)
    assert desk.begin(library(a=1)).stage is Stage.REVIEW


def test_a_malformed_answer_costs_nothing(desk: Desk) -> None:
    """It is refused with its place, is no attempt, and the question stands."""
    session = desk.begin(library(a=1))
    verdict = session.answer(MALFORMED)
    assert (verdict.outcome, session.phase, session.attempts, session.verdict) == (
        "malformed",
        Phase.ASKING,
        0,
        None,
    )
    session.answer(RIGHT)
    assert session.proposed is Grade.EASY
    assert list(desk.store.events()) == []


def test_judging_changes_nothing(desk: Desk) -> None:
    """A verdict can be had any number of times before the answer is given."""
    session = desk.begin(library(a=1))
    for text in (RIGHT, WRONG, MALFORMED):
        session.judge(text)
        session.judge_quickly(text)
    assert (session.phase, session.attempts) == (Phase.ASKING, 0)


def test_hints_are_shown_one_by_one_and_cap_the_grade(desk: Desk) -> None:
    """Each hint comes once, and a right answer after one is worth 3."""
    session = desk.begin(Library(decks=(deck("a", card("a/0", hints=("Six sevens.", "It is even."))),)))
    assert [session.hint() for _ in range(3)] == ["Six sevens.", "It is even.", None]
    assert session.shown_hints == ("Six sevens.", "It is even.")
    session.answer(RIGHT)
    assert session.proposed is Grade.HARD
    session.grade()
    (event,) = desk.store.events()
    assert isinstance(event, Review)
    assert event.hints == 2


def test_giving_up_is_a_zero(desk: Desk) -> None:
    """The verdict says that nobody answered."""
    session = desk.begin(library(a=1))
    session.give_up()
    assert session.verdict is not None
    assert (session.verdict.reason, session.proposed) == (Reason.GAVE_UP, Grade.GAVE_UP)
    assert not session.retry()


def test_a_second_try_is_worth_three_and_there_is_no_third(desk: Desk) -> None:
    """After a wrong answer the question may be answered once more."""
    session = desk.begin(library(a=2))
    session.answer(WRONG)
    assert session.retry()
    assert (session.phase, session.verdict) == (Phase.ASKING, None)
    session.answer(RIGHT)
    assert (session.attempts, session.proposed) == (2, Grade.HARD)
    assert not session.retry()
    session.grade()
    session.answer(WRONG)
    session.retry()
    session.answer(WRONG)
    assert (session.retry(), session.proposed) == (False, Grade.WRONG)


def test_a_right_answer_needs_no_second_try(desk: Desk) -> None:
    """What is right stays judged."""
    session = desk.begin(library(a=1))
    session.answer(RIGHT)
    assert not session.retry()
    assert session.phase is Phase.JUDGED


def test_a_known_mistake_is_nearly_right(desk: Desk) -> None:
    """The author's message comes with a 2."""
    answer = NumberAnswer(number="42", mistakes={"13": "You added."})
    session = desk.begin(Library(decks=(deck("a", card("a/0", answer)),)))
    assert session.answer("13").message == "You added."
    assert session.proposed is Grade.NEARLY


def test_an_explanation_is_ticked_and_then_graded(desk: Desk) -> None:
    """The learner says what they said; the ticks may be corrected until the grade."""
    session = desk.begin(Library(decks=(deck("a", card("a/0", ExplainAnswer(explain=("one", "two")))),)))
    assert session.answer("in my own words").reason is Reason.SELF_ASSESSED
    assert session.proposed is None
    with pytest.raises(PhaseError):
        session.grade()
    proposals = list[Grade | None]()
    for points in ([], [0], [0, 1]):
        session.tick(points)
        proposals.append(session.proposed)
    assert proposals == [Grade.WRONG, Grade.NEARLY, Grade.EASY]


def test_an_explanation_has_no_second_try(desk: Desk) -> None:
    """Its key points have been seen."""
    session = desk.begin(Library(decks=(deck("a", card("a/0", ExplainAnswer(explain=("one", "two")))),)))
    session.answer("in my own words")
    session.tick([])
    assert (session.proposed, session.retriable, session.retry()) == (Grade.WRONG, False, False)


def test_the_learners_grade_wins(desk: Desk) -> None:
    """A grade that was chosen is kept instead of that proposed, and decides about the drill."""
    session = desk.begin(library(a=1))
    answered(session, WRONG, Grade.GOOD)
    assert session.phase is Phase.DONE
    (event,) = desk.store.events()
    assert isinstance(event, Review)
    assert (event.grade, event.outcome) == (Grade.GOOD, "wrong")


def test_outcomes_tell_what_each_grade_does(desk: Desk) -> None:
    """What is shown before is what happens after."""
    desk.store.append([review(1, "a/0", 5, day=DAY - 8), review(2, "a/0", 5, day=DAY - 7)])
    session = desk.begin(library(a=1))
    session.answer(RIGHT)
    outcomes = session.outcomes()
    assert [outcomes[grade].interval for grade in Grade] == [1, 1, 1, 17, 17, 17]
    session.grade(Grade.HARD)
    assert desk.store.standing("a/0").state == outcomes[Grade.HARD]


def test_each_ask_draws_anew(desk: Desk) -> None:
    """A card with drawn numbers has others when it comes again, and its answer follows them."""
    varied = card("a/0", NumberAnswer(number="6*k"), ask="6·{k}?", vary={"k": tuple(map(str, range(2, 50)))})
    session = desk.begin(Library(decks=(deck("a", varied),)), seed=5)
    asks = []
    for _ in range(6):
        assert session.question is not None
        asks.append(session.question.ask)
        answered(session, "0")
    assert all(one != other for one, other in pairwise(asks))


def test_the_seed_settles_what_is_asked(desk: Desk) -> None:
    """Two sessions on the same log with the same seed ask the same."""
    varied = card(
        "a/0", NumberAnswer(number="6*k"), ask="6·{k}?", vary={"k": tuple(map(str, range(2, 5000)))}
    )
    cards = Library(decks=(deck("a", varied),))
    asks = [question.ask for seed in (1, 1, 2) if (question := desk.begin(cards, seed=seed).question)]
    assert asks[0] == asks[1] != asks[2]


def test_undo_asks_again_with_the_same_numbers(desk: Desk) -> None:
    """Several steps back, each with its own draw, and then forward again over the same cards."""
    cards = Library(
        decks=(deck("a", *(card(f"a/{n}", ask="{k}", vary={"k": ("1", "2", "3", "4")}) for n in range(4))),)
    )
    session = desk.begin(cards, seed=9)
    seen = []
    for _ in range(3):
        seen.append(session.question)
        answered(session, grade=Grade.GOOD)
    current = session.question
    for question in reversed(seen):
        assert session.undo()
        assert (session.phase, session.question, session.attempts) == (Phase.ASKING, question, 0)
    assert not session.undo()
    assert desk.store.standings() == {}
    for question in [*seen, current]:
        assert session.question == question
        answered(session, grade=Grade.GOOD)
    assert session.phase is Phase.DONE
    assert session.progress.done == 4


def test_undo_after_the_last_card(desk: Desk) -> None:
    """The end of a session is no point of no return."""
    session = desk.begin(library(a=1))
    answered(session)
    assert (session.phase, session.question) == (Phase.DONE, None)
    assert session.undo()
    assert session.phase is Phase.ASKING
    assert answered(session) == "a/0"


def test_undo_takes_back_the_drill_with_the_miss(desk: Desk) -> None:
    """A card whose miss is undone is not drilled for it."""
    session = desk.begin(library(a=2))
    answered(session, WRONG)
    session.undo()
    assert session.progress.drills_left == 0
    assert finished(session) == ["a/0", "a/1"]


def test_undo_takes_back_a_drill_that_was_on_the_screen(desk: Desk) -> None:
    """Stepping back over a drill to the miss that led to it leaves one question, not two."""
    session = desk.begin(library(a=2))
    answered(session, WRONG)
    answered(session)
    assert session.stage is Stage.DRILL
    session.undo()
    session.undo()
    assert (session.progress.new_left, session.progress.drills_left) == (2, 0)
    assert finished(session) == ["a/0", "a/1"]


def test_undo_on_a_new_day_asks_no_card_twice(desk: Desk) -> None:
    """When the day rolls over with a question on the screen, that question is still one of the day's."""
    session = desk.begin(library(a=3), new=2)
    answered(session)
    desk.wait(days=1)
    assert session.undo()
    assert session.progress.new_left == 2
    assert sorted(finished(session)) == ["a/0", "a/1"]


def test_undo_of_a_judged_but_ungraded_answer_keeps_its_question(desk: Desk) -> None:
    """The question on the screen is asked again after the one that was taken back."""
    session = desk.begin(library(a=3))
    answered(session)
    session.answer(WRONG)
    assert session.undo()
    assert finished(session) == ["a/0", "a/1", "a/2"]


def test_undo_reaches_what_was_graded_before_the_program_was_closed(desk: Desk) -> None:
    """Today's reviews of this device can be taken back after a restart; yesterday's and others' cannot."""
    answered(desk.begin(library(a=2)))
    session = desk.begin(library(a=2))
    assert session.undo()
    assert session.question is not None
    assert (session.question.card.key, session.progress.done) == ("a/0", 0)
    answered(session)
    desk.wait(days=1)
    assert not desk.begin(library(a=2)).undo()
    desk.store.append([review(10_000_000, "a/1", 5, day=DAY + 1, device="there")])
    assert not desk.begin(library(a=2)).undo()


def test_leaving_loses_nothing(desk: Desk) -> None:
    """A session dropped in the middle of a question leaves all that was graded, and nothing else."""
    session = desk.begin(library(a=3))
    answered(session)
    session.answer(WRONG)
    del session
    assert [event.card for event in desk.store.events() if isinstance(event, Review)] == ["a/0"]
    assert finished(desk.begin(library(a=3))) == ["a/1", "a/2"]


def test_a_store_that_fails_leaves_the_session_where_it_was(desk: Desk) -> None:
    """A grade that could not be written can be given again."""
    session = desk.begin(library(a=2))
    session.answer(RIGHT)
    desk.store._connection.execute("pragma query_only = on")
    with pytest.raises(QuizError):
        session.grade()
    assert (session.phase, session.progress.done) == (Phase.JUDGED, 0)
    desk.store._connection.execute("pragma query_only = off")
    session.grade()
    assert session.progress.done == 1


def test_a_new_day_begins_during_a_session(desk: Desk) -> None:
    """Past the rollover the day's limits are fresh and what fell due is asked, in the same session."""
    session = desk.begin(library(a=5), new=2)
    answered(session, RIGHT)
    desk.wait(hours=17)  # 05:00 of the next day
    assert answered(session) == "a/1"
    assert [event.day for event in desk.store.events() if isinstance(event, Review)] == [DAY, DAY + 1]
    assert finished(session) == ["a/0", "a/2"]


def test_a_drill_stays_with_its_day(desk: Desk) -> None:
    """A drill that was on the screen at the rollover still changes no schedule."""
    desk.store.append([review(1, "a/0", 5, day=DAY - 8), review(2, "a/0", 5, day=DAY - 7)])
    session = desk.begin(library(a=1))
    answered(session, RIGHT, Grade.HARD)
    before = desk.store.standing("a/0").state
    assert session.stage is Stage.DRILL
    desk.wait(hours=17)
    answered(session, RIGHT, Grade.GOOD)
    after = desk.store.standing("a/0").state
    assert isinstance(before, Scheduled)
    assert isinstance(after, Scheduled)
    assert (after.due, after.repetitions, after.reviews) == (before.due, before.repetitions, before.reviews)


def test_cards_that_are_gone_are_harmless(desk: Desk) -> None:
    """A deleted card is never asked and its history stays."""
    desk.store.append([review(1, "a/9", 1), review(2, "gone/1", 1, day=DAY - 3)])
    session = desk.begin(library(a=1))
    assert finished(session) == ["a/0"]
    assert len(list(desk.store.events())) == 3
    assert session.summary.next_due == DAY + 1


def test_what_another_process_did_is_not_asked_again(desk: Desk) -> None:
    """Each card is looked up once more when its turn comes."""
    desk.store.append([review(n, f"a/{n}", 5, day=DAY - 1) for n in range(3)])
    session = desk.begin(library(a=6), new=1)
    assert session.question is not None
    here = session.question.card.key
    desk.store.append([review(50 + n, f"a/{n}", 5) for n in range(3) if f"a/{n}" != here])
    desk.store.append([review(60, "a/5", 5, stage=Stage.NEW)])
    assert finished(session) == [here]


def test_a_card_whose_numbers_cannot_be_drawn_is_passed_over(desk: Desk) -> None:
    """One broken card does not stop a session, and is named."""
    broken = card("a/0", vary={"k": ("1",)}, unless=("k > 0",))
    session = desk.begin(Library(decks=(deck("a", broken, card("a/1")),)))
    assert finished(session) == ["a/1"]
    assert "deck.yaml:1:1" in session.undrawable[0]


def test_a_card_at_fault_is_not_the_learners_failure(desk: Desk) -> None:
    """When the card's own answer cannot be read the learner grades, and is told where the fault is."""
    session = desk.begin(
        Library(decks=(deck("a", card("a/0", ExpressionAnswer(expression="x +", names=("x",)))),))
    )
    verdict = session.answer("x")
    assert (verdict.outcome, session.proposed) == (Outcome.UNDECIDED, None)
    assert "deck.yaml:1:1" in verdict.message


@pytest.mark.parametrize("text", ["\udcff42", "4" * 20_000, "\x00", "42\x1b[31m"])
def test_hostile_answers_reach_the_log_and_break_nothing(desk: Desk, text: str) -> None:
    """Whatever arrives on standard input can be kept, at bounded length."""
    session = desk.begin(library(a=1))
    session.answer(text)
    if session.phase is Phase.ASKING:
        session.accept(text, session.judge(WRONG))
    session.grade(Grade.GOOD)
    (event,) = desk.store.events()
    assert isinstance(event, Review)
    assert len(event.given) <= 10_000


def test_time_away_from_the_desk_is_not_thinking_time(desk: Desk) -> None:
    """A night between question and answer counts as ten minutes, a clock set back as none."""
    session = desk.begin(library(a=2))
    desk.wait(hours=9)
    answered(session)
    desk.wait(seconds=-90)
    answered(session)
    seconds = [event.seconds for event in desk.store.events() if isinstance(event, Review)]
    assert seconds == [600.0, 0.0]


def test_a_clock_set_back_does_not_reorder_history(desk: Desk) -> None:
    """Ids go up within and between sessions, so events replay in the order in which they happened."""
    answered(desk.begin(library(a=1)), WRONG)
    desk.wait(hours=-2)
    answered(desk.begin(library(a=1)), RIGHT)
    grades = [event.grade for event in desk.store.events() if isinstance(event, Review)]
    assert grades == [Grade.WRONG, Grade.EASY]


def test_progress_counts_the_card_on_the_screen(desk: Desk) -> None:
    """What is left includes what is being asked; what is done does not."""
    desk.store.append([review(1, "a/0", 5, day=DAY - 1)])
    session = desk.begin(library(a=3))
    assert (session.progress.due_left, session.progress.new_left, session.progress.done) == (1, 2, 0)
    answered(session, WRONG)
    assert (session.progress.due_left, session.progress.new_left, session.progress.drills_left) == (0, 2, 1)
    finished(session)
    assert session.progress.done == 4


def test_the_summary_adds_up(desk: Desk) -> None:
    """Answers, grades and seconds of this session, undone ones left out, and when the next card is due."""
    session = desk.begin(library(a=3))
    for grade in (Grade.EASY, Grade.GOOD, Grade.NEARLY):
        desk.wait(seconds=3)
        answered(session, grade=grade)
    session.undo()
    summary = session.summary
    assert (summary.reviews, summary.correct, summary.seconds, summary.next_due) == (2, 2, 6.0, DAY + 1)
    assert {grade: number for grade, number in summary.grades.items() if number} == {
        Grade.EASY: 1,
        Grade.GOOD: 1,
    }


def test_steps_out_of_turn_are_refused(desk: Desk) -> None:
    """A program that asks for what the phase does not allow is told so, and nothing is written."""
    session = desk.begin(library(a=1))
    refused(session.grade, session.retry, lambda: session.tick([0]))
    session.answer(RIGHT)
    refused(lambda: session.answer(RIGHT), session.hint, session.give_up, lambda: session.tick([0]))
    session.grade()
    refused(session.grade, session.hint, session.outcomes)
    assert len(list(desk.store.events())) == 1


def refused(*steps: Callable[[], object]) -> None:
    """Assert that the phase allows none of the steps."""
    for step in steps:
        with pytest.raises(PhaseError):
            step()


def test_the_overview_counts_what_a_session_would_ask(desk: Desk) -> None:
    """Due, to be repeated and new of each deck, within what the day still allows."""
    desk.store.append(
        [
            review(1, "a/0", 5, day=DAY - 1),
            review(2, "a/1", 1),
            review(3, "b/0", 5, stage=Stage.NEW),
            *(taken_back := [review(4, "b/1", 5)]),
            undo(5, taken_back[0]),
        ]
    )
    counts = overview(library(a=5, b=3), desk.store.standings(), DAY, Limits(new=4))
    assert [(each.deck_id, each.due, each.again, each.new, each.unseen, each.total) for each in counts] == [
        ("a", 1, 1, 2, 3, 5),
        ("b", 0, 0, 2, 2, 3),
    ]
    tight = overview(library(a=5), desk.store.standings(), DAY, Limits(new=0, reviews=0))
    assert [(each.due, each.today, each.again, each.new, each.unseen) for each in tight] == [(1, 0, 1, 0, 3)]


def test_undo_events_name_what_they_take_back(desk: Desk) -> None:
    """Nothing is deleted: the log holds the review and the undo."""
    session = desk.begin(library(a=1))
    answered(session)
    session.undo()
    first, second = desk.store.events()
    assert isinstance(second, Undo)
    assert second.undoes == first.id
    assert isinstance(desk.store.standing("a/0").state, New)


def test_a_session_on_nothing_is_done(desk: Desk, tmp_path: Path) -> None:
    """An empty library asks nothing and fails at nothing."""
    session = desk.begin(Library())
    assert (session.phase, session.undo(), session.summary.reviews) == (Phase.DONE, None, 0)
    assert not list(tmp_path.iterdir())


def test_undo_leaves_the_grades_of_other_decks_alone(desk: Desk) -> None:
    """What was graded earlier today counts only where the session could ask it again."""
    both = library(a=1, b=1)
    answered(desk.begin(both, decks={"a"}))
    assert not desk.begin(both, decks={"b"}).undo()
    assert desk.begin(both, decks={"a"}).undo()


def test_a_suspended_card_does_not_say_when_to_come_back(desk: Desk) -> None:
    """The day told is that of a card that will be asked."""
    session = desk.begin(library(a=1))
    answered(session)
    assert session.summary.next_due == DAY + 1
    desk.store.append([Suspend(id=event_id(10**9), at=START, device="here", card="a/0")])
    assert session.summary.next_due is None
