"""A sitting: answers that may change, the time that runs, and going on after the process was killed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.clock import FixedClock
from quiz.errors import QuizError
from quiz.interview import drafts
from quiz.interview.paper import Order
from quiz.interview.sitting import Entry, Sitting
from tests.quiz.making import NOON, clock, library

SHELF = library(a=3, b=3)


def begun(at: FixedClock | None = None, questions: int = 4, minutes: float = 10) -> Sitting:
    """Return a sitting of some questions that all ask for 42."""
    return Sitting(Order(seed=1, questions=questions, minutes=minutes).paper(SHELF), at or clock())


def entries(sitting: Sitting) -> list[Entry]:
    """Return what stands in each question."""
    return [sitting.entry(place) for place in range(sitting.count)]


def test_an_answer_may_be_changed_and_struck_out() -> None:
    """Nothing is said of right or wrong; what cannot be read is kept, and counts as missing."""
    sitting = begun()
    sitting.write("42")
    sitting.turn_to(1)
    sitting.write("4 +")
    assert entries(sitting) == [Entry.ANSWERED, Entry.UNREADABLE, Entry.OPEN, Entry.OPEN]
    assert (sitting.answered, sitting.missing, sitting.answer(1)) == (1, (1, 2, 3), "4 +")
    sitting.write("4 + 1")
    assert sitting.entry(1) is Entry.ANSWERED
    sitting.write("  ")
    assert sitting.entry(1) is Entry.OPEN
    assert sitting.answer(1) == ""


def test_the_next_open_question_is_found_all_the_way_round() -> None:
    """From the open one on; none when all have an answer that can be read."""
    sitting = begun(questions=3)
    for place, following in ((0, 1), (2, 1), (1, None)):
        sitting.turn_to(place)
        sitting.write("1")
        assert sitting.next_open == following


@pytest.mark.parametrize(("place", "expected"), [(-1, 0), (2, 2), (99, 3)])
def test_turning_stays_within_the_paper(place: int, expected: int) -> None:
    """Whatever number is asked for."""
    sitting = begun()
    sitting.turn_to(place)
    assert sitting.place == expected


def test_the_time_runs_out_and_then_nothing_is_taken_but_what_was_being_typed() -> None:
    """`close` takes the open answer, once; after it nothing changes any more."""
    at = clock()
    sitting = begun(at)
    sitting.write("1")
    at.advance(timedelta(minutes=9, seconds=30))
    assert (sitting.left, sitting.is_over) == (30, False)
    at.advance(timedelta(minutes=5))
    assert (sitting.left, sitting.used, sitting.is_over) == (0, 600, True)
    assert not sitting.write("2")
    sitting.close("42")
    sitting.close("3")
    assert sitting.answer(0) == "42"
    assert not sitting.write("4")


def test_handing_in_early_stops_the_clock() -> None:
    """The time used is what it was then."""
    at = clock()
    sitting = begun(at)
    at.advance(timedelta(minutes=2))
    sitting.close()
    at.advance(timedelta(hours=2))
    assert (sitting.used, sitting.is_over, sitting.seconds(0)) == (120, True, 120)


def test_a_clock_that_is_set_back_gives_no_time_and_takes_none() -> None:
    """The time left never exceeds that of the paper."""
    at = clock()
    sitting = begun(at)
    at.advance(-timedelta(hours=1))
    assert sitting.left == 600


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("write", "turn", "wait")), st.integers(0, 5), st.sampled_from(("42", "4 +", "", "7"))
    ),
    max_size=25,
)


@given(STEPS, st.integers(0, 25))
@settings(max_examples=60)
def test_a_sitting_that_is_killed_anywhere_goes_on_as_if_it_had_not_been(
    steps: list[tuple[str, int, str]], cut: int
) -> None:
    """Place, answers, time used and time spent on each question come back from the draft."""
    at = FixedClock(NOON)
    whole = killed = begun(at, questions=5)
    for number, (act, place, text) in enumerate(steps):
        for sitting in {id(whole): whole, id(killed): killed}.values():
            if act == "write":
                sitting.write(text)
            elif act == "turn":
                sitting.turn_to(place)
        if act == "wait":
            at.advance(timedelta(seconds=place))
        if number == cut:
            killed.turn_to(killed.place)
            killed = _killed_and_resumed(killed, at)
    for sitting in (whole, killed):
        sitting.close()
    assert killed.draft() == whole.draft()
    assert entries(killed) == entries(whole)


def _killed_and_resumed(sitting: Sitting, at: FixedClock) -> Sitting:
    written = msgspec.json.decode(msgspec.json.encode(sitting.draft()), type=drafts.Draft)
    found = drafts.restored(written, SHELF)
    assert found is not None
    return Sitting(found[0], at, found[1])


def test_the_time_stands_still_while_a_sitting_waits() -> None:
    """A day later as much is left as before."""
    at = clock()
    sitting = begun(at)
    at.advance(timedelta(minutes=4))
    draft = sitting.draft()
    at.advance(timedelta(days=1))
    found = drafts.restored(draft, SHELF)
    assert found is not None
    assert Sitting(found[0], at, found[1]).left == draft.left == 360


def test_a_draft_is_kept_whole_and_forgotten(tmp_path: Path) -> None:
    """The file takes the place of the one before; a folder that is missing is made."""
    folder = tmp_path / "interviews"
    sitting = begun()
    assert drafts.pending(folder) is None
    drafts.keep(sitting.draft(), folder)
    sitting.write("42")
    drafts.keep(sitting.draft(), folder)
    assert drafts.pending(folder) == sitting.draft()
    assert [path.name for path in folder.iterdir()] == ["unfinished.sitting"]
    drafts.drop(folder)
    drafts.drop(folder)
    assert drafts.pending(folder) is None


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"\xff\xfe", b'{"seed": 1}', b'{"asked": []}'])
def test_a_draft_that_cannot_be_read_is_none(tmp_path: Path, text: bytes) -> None:
    """It stands in nobody's way."""
    (tmp_path / "unfinished.sitting").write_bytes(text)
    assert drafts.pending(tmp_path) is None


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """The error names the path."""
    (tmp_path / "file").write_text("")
    with pytest.raises(QuizError, match="file"):
        drafts.keep(begun().draft(), tmp_path / "file" / "interviews")


def test_questions_that_no_deck_has_any_more_are_left_out() -> None:
    """The open question stays open, and every answer stays with its question."""
    sitting = begun(questions=6)
    for place in range(6):
        sitting.turn_to(place)
        sitting.write(f"{place}")
    sitting.turn_to(4)
    fewer = library(a=3)
    found = drafts.restored(sitting.draft(), fewer)
    assert found is not None
    again = Sitting(found[0], clock(), found[1])
    left = [place for place, each in enumerate(sitting.paper.questions) if each.card.deck_id == "a"]
    assert [again.answer(place) for place in range(again.count)] == [f"{place}" for place in left]
    assert again.place == min(sum(place < 4 for place in left), 2)
    assert drafts.restored(sitting.draft(), library(c=1)) is None
