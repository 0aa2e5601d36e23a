"""Cards are suspended, buried, skipped and flagged while they are asked; all but a skip can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from cards.library import Library
from quiz.clock import FixedClock
from quiz.errors import QuizError
from quiz.log.events import Bury, Flag, Review, Suspend, Unflag
from quiz.log.sqlite import SqliteStore
from quiz.scheduling.queue import Limits
from quiz.scheduling.types import Scheduled, Stage, Standing
from quiz.study.history import taken_back
from quiz.study.phases import NotDrawnError, Phase, PhaseError
from quiz.study.session import Session
from tests.quiz.making import DAY, card, clock, deck, fresh_store, library, review


class Desk:
    """A learner with a store and a clock."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store
        self.clock: FixedClock = clock()

    def begin(self, cards: Library) -> Session:
        """Begin a session on some cards."""
        return Session(cards, self.store, self.clock, device="here")


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Seat a learner at an empty log."""
    with fresh_store() as store:
        yield Desk(store)


def asked(session: Session) -> str:
    """Return the key of the card on the screen, nothing when the session is done."""
    return session.question.card.key if session.question else ""


def test_a_suspended_card_is_asked_no_more(desk: Desk) -> None:
    """Not now, not tomorrow, and in no other session."""
    session = desk.begin(library(a=2))
    session.suspend()
    assert asked(session) == "a/1"
    assert desk.store.standing("a/0").suspended
    desk.clock.advance(timedelta(days=3))
    assert asked(desk.begin(library(a=2))) == "a/1"


def test_a_buried_card_comes_back_tomorrow(desk: Desk) -> None:
    """It waits for the next day, as it was."""
    session = desk.begin(library(a=1))
    session.bury()
    assert session.phase is Phase.DONE
    assert desk.begin(library(a=1)).phase is Phase.DONE
    desk.clock.advance(timedelta(days=1))
    assert asked(desk.begin(library(a=1))) == "a/0"


def test_a_skipped_card_comes_after_the_others(desk: Desk) -> None:
    """Nothing is written, and nothing is lost."""
    session = desk.begin(library(a=3))
    session.skip()
    assert asked(session) == "a/1"
    assert session.progress.new_left == 3
    session.skip()
    session.skip()
    assert asked(session) == "a/0"
    assert list(desk.store.events()) == []


def test_a_card_that_is_due_is_skipped_among_those_that_are_due(desk: Desk) -> None:
    """New cards still come last."""
    desk.store.append([review(1, "a/0", 5, day=DAY - 9), review(2, "a/1", 5, day=DAY - 5)])
    session = desk.begin(library(a=3))
    first = asked(session)
    session.skip()
    second = asked(session)
    session.skip()
    assert {first, second} == {"a/0", "a/1"}
    assert asked(session) == first


def test_a_flag_stays_with_the_card_and_leaves_the_question(desk: Desk) -> None:
    """Its note can be read later, changed, and taken off."""
    session = desk.begin(library(a=1))
    assert session.noted is None
    noted: list[str | None] = []
    for note in ("the unit is missing", "", None):
        session.flag(note)
        noted.append(session.noted)
    assert noted == ["the unit is missing", "", None]
    assert asked(session) == "a/0"
    assert [type(event) for event in desk.store.events()] == [Flag, Flag, Unflag]


def test_a_flag_outlives_reviews_and_a_reset_of_the_log(desk: Desk) -> None:
    """It is derived from the log like everything else."""
    session = desk.begin(library(a=1))
    session.flag("odd")
    session.answer("42")
    session.grade()
    assert desk.store.standing("a/0").flag == "odd"
    desk.store.rebuild()
    assert desk.store.standing("a/0").flag == "odd"


SET_ASIDE: list[Callable[[Session], None]] = [Session.suspend, Session.bury]


@pytest.mark.parametrize("set_aside", SET_ASIDE)
def test_what_was_set_aside_is_taken_back_with_its_numbers(
    desk: Desk, set_aside: Callable[[Session], None]
) -> None:
    """The same question stands there again, and the one that had come instead comes after it."""
    varied = Library(decks=(deck("a", card("a/0", vary={"n": ("1", "2", "3")}), card("a/1")),))
    session = desk.begin(varied)
    before = session.question
    set_aside(session)
    assert asked(session) == "a/1"
    undone = session.undo()
    assert isinstance(undone, Suspend | Bury)
    assert session.question == before
    assert session.stage is Stage.NEW
    session.answer("42")
    session.grade()
    assert asked(session) == "a/1"


def test_twenty_steps_of_every_kind_are_taken_back_in_turn(desk: Desk) -> None:
    """Back to where the session began, with nothing left of it in the standings."""
    session = desk.begin(library(a=8))
    for _ in range(2):
        session.flag("look")
        session.answer("42")
        session.grade()
        session.suspend()
        session.bury()
        session.flag("")
        session.flag(None)
    assert session.progress.done == 2
    said = []
    while (undone := session.undo()) is not None:
        said.append(taken_back(undone))
    assert len(said) == 12
    assert said[:4] == [
        "Put the flag back.",
        "Took the flag off.",
        "The card is back for today.",
        "The card is no longer suspended.",
    ]
    assert (asked(session), session.progress.done) == ("a/0", 0)
    assert desk.store.standings() == {}


def test_a_judged_answer_is_not_kept_when_its_card_is_set_aside(desk: Desk) -> None:
    """Who finds a card faulty after answering it need not grade it."""
    session = desk.begin(library(a=2))
    session.answer("41")
    session.suspend()
    assert asked(session) == "a/1"
    assert not isinstance(desk.store.standing("a/0").state, Scheduled)


def test_nothing_is_set_aside_once_the_session_is_done(desk: Desk) -> None:
    """There is no card to do it to."""
    session = desk.begin(Library())
    for act in (*SET_ASIDE, Session.skip):
        with pytest.raises(PhaseError):
            act(session)
    with pytest.raises(PhaseError):
        session.flag("")
    assert session.noted is None


def test_twenty_steps_of_every_sort_are_taken_back(desk: Desk) -> None:
    """The latest first; after them the first question stands again and nothing is left to take back."""
    session = Session(library(a=16), desk.store, desk.clock, limits=Limits(new=50), device="here")
    for _ in range(5):
        session.flag("look")
        session.suspend()
        session.bury()
        session.answer("42")
        session.grade()
    taken = [session.undo() for _ in range(20)]
    assert [type(event) for event in taken] == [Review, Bury, Suspend, Flag] * 5
    assert asked(session) == "a/0"
    assert not session.undoable
    assert session.undo() is None


def test_what_was_done_stays_done_when_no_next_card_can_be_had(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error says so, and the same answer cannot be graded twice."""
    session = desk.begin(library(a=2))
    session.answer("42")
    with monkeypatch.context() as broken:
        broken.setattr(SqliteStore, "standing", _fail)
        with pytest.raises(NotDrawnError, match="What you did is kept"):
            session.grade()
    with pytest.raises(PhaseError):
        session.grade()
    assert [type(event) for event in desk.store.events()] == [Review]


def _fail(_store: SqliteStore, _card: str) -> Standing:
    raise QuizError("The disk fails.")
