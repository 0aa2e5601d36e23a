"""Many cards are set aside, reset and flagged as one step, and a step is taken back as one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.browsing.keeping import STEPS, Keeper, Step
from quiz.browsing.past import past, told
from quiz.browsing.shelf import Shelf, keys_of
from quiz.errors import QuizError
from quiz.log.events import Event, Undo
from quiz.log.sqlite import SqliteStore
from quiz.scheduling.types import New, Stage
from tests.quiz.making import DAY, clock, fresh_store, histories, library, review, undo


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    """Open a log in which one card was answered twice."""
    with fresh_store() as opened:
        opened.append([review(0, "a/0", 4, day=DAY - 9), review(1, "a/0", 4)])
        yield opened


def keeper(store: SqliteStore) -> Keeper:
    """Seat a keeper at a log."""
    return Keeper(store, clock(), device="here")


def test_many_cards_are_suspended_and_resumed_in_one_step(store: SqliteStore) -> None:
    """Where some are suspended the others follow; where all are, all are resumed."""
    at = keeper(store)
    assert at.suspend_or_resume(["a/1"]) is not None
    step = at.suspend_or_resume(["a/0", "a/1", "a/2"])
    assert step is not None
    assert (step.keys, step.said) == (("a/0", "a/2"), "2 cards suspended.")
    step = at.suspend_or_resume(["a/0", "a/1", "a/2"])
    assert step is not None
    assert step.said == "3 cards resumed."
    assert not any(store.standing(f"a/{number}").suspended for number in range(3))


def test_a_reset_keeps_the_history(store: SqliteStore) -> None:
    """The card is new, its answers are in the log, and a card that is new has nothing to lose."""
    at = keeper(store)
    step = at.reset(["a/0", "a/1"])
    assert step is not None
    assert step.keys == ("a/0",)
    assert isinstance(store.standing("a/0").state, New)
    assert [happening.line for happening in past(store, "a/0")] == [
        "reset",
        "grade 4  ✓ correct  “42”",
        "grade 4  ✓ correct  “42”",
    ]
    at.undo()
    assert told(past(store, "a/0"))[0].endswith("reset, taken back")


def test_flags_and_burials(store: SqliteStore) -> None:
    """A note is kept with each card; the same note again changes nothing; tomorrow the buried are back."""
    at = keeper(store)
    at.flag(["a/0", "a/1"], " a typo\ud800 ")
    assert store.standing("a/1").flag == "a typo?"
    assert at.flag(["a/0"], "a typo?") is None
    assert at.unflag(["a/1", "a/2"]) is not None
    assert store.standing("a/1").flag is None
    at.bury(["a/2"])
    assert store.standing("a/2").stage(DAY) is None
    assert store.standing("a/2").stage(DAY + 1) is Stage.NEW
    assert at.bury(["a/2"]) is None


def test_twenty_steps_can_be_taken_back(store: SqliteStore) -> None:
    """The oldest of more is there to stay."""
    at = keeper(store)
    for number in range(STEPS + 1):
        at.flag(["a/0"], f"note {number}")
    while at.undoable:
        at.undo()
    assert at.undo() is None
    assert store.standing("a/0").flag == "note 0"


@given(
    histories(cards=3),
    st.lists(
        st.tuples(
            st.sampled_from(("turn", "bury", "reset", "flag", "unflag")),
            st.sets(st.sampled_from(("deck0/0", "deck0/1", "deck1/1", "deck1/2")), min_size=1),
        ),
        max_size=6,
    ),
)
@settings(max_examples=60, deadline=None)
def test_whatever_was_done_is_taken_back_whole(
    events: list[Event], deeds: list[tuple[str, set[str]]]
) -> None:
    """After as many undos every card stands as before, and the log has only grown."""
    with fresh_store() as store:
        store.append(events)
        before, length = store.standings(), len(list(store.events()))
        at = keeper(store)
        steps = [step for deed, keys in deeds if (step := _do(at, deed, sorted(keys)))]
        after = list(store.events())
        assert len(after) == length + sum(len(step.events) for step in steps)
        for step in reversed(steps):
            assert at.undo() == step
        assert store.standings() == before
        assert [event for event in store.events() if not isinstance(event, Undo)] == [
            event for event in after if not isinstance(event, Undo)
        ]


def _do(at: Keeper, deed: str, keys: list[str]) -> Step | None:
    match deed:
        case "turn":
            return at.suspend_or_resume(keys)
        case "bury":
            return at.bury(keys)
        case "reset":
            return at.reset(keys)
        case "flag":
            return at.flag(keys, "look")
        case _:
            return at.unflag(keys)


def test_the_shelf_follows_the_log(store: SqliteStore) -> None:
    """After a step its cards are found as they stand now, and retention is of tested answers that count."""
    wrong = review(2, "a/0", 1, day=DAY + 1)
    store.append([wrong, review(3, "a/0", 5, day=DAY + 2), undo(4, wrong)])
    shelf = Shelf(library(a=3, b=300), store, DAY)
    shelf.read()
    assert [(entry.tested, entry.recalled) for entry in shelf.find("id:a/0")] == [(3, 3)]
    at = keeper(store)
    for many in (["a/1"], [f"b/{number}" for number in range(300)]):
        step = at.suspend_or_resume(many)
        assert step is not None
        shelf.renew(step.keys)
        assert set(many) <= set(keys_of(shelf.find("is:suspended")))
    last = at.undo()
    assert last is not None
    shelf.renew(last.keys)
    assert keys_of(shelf.find("is:suspended")) == ("a/1",)


def test_a_log_that_refuses_leaves_the_step_to_be_taken_back(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither is anything half done, nor is a step forgotten that still stands."""
    at = keeper(store)
    at.suspend_or_resume(["a/0", "a/1"])

    def refuse(_: object) -> int:
        raise QuizError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(store, "append", refuse)
        with pytest.raises(QuizError):
            at.undo()
        with pytest.raises(QuizError):
            at.bury(["a/0"])
    step = at.undo()
    assert step is not None
    assert step.taken_back == "Taken back: 2 cards suspended."
    assert not store.standing("a/0").suspended
