"""A paper marked, and kept: the score, what to review, and the files."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.library import Library
from quiz.errors import QuizError
from quiz.interview import records
from quiz.interview.marking import SKIPPED, Marked, Report, marks, report_of
from quiz.interview.paper import Order
from quiz.interview.sitting import Sitting
from quiz.interview.telling import markdown, percent, places, points, spoken, sums, time_left
from solvers.answers import ChoiceAnswer, NumberAnswer, Options
from solvers.verdict import Outcome
from tests.quiz.making import card, clock, deck, library

SHARES = {Outcome.CORRECT: 1.0, Outcome.PARTIAL: 0.5}


def marked(subject: str, outcome: str, **fields: str) -> Marked:
    """Return a marked question of a deck whose title is its id."""
    each = Marked(
        card=f"{subject}/x",
        subject=subject,
        outcome=outcome,
        score=SHARES.get(Outcome(outcome), 0.0) if outcome != SKIPPED else 0.0,
        seconds=1.0,
        seed=1,
        asked="What?",
        given="1",
        message="",
        right="42",
        why="",
    )
    return msgspec.structs.replace(each, **fields)


def paper_of(*each: Marked) -> Report:
    """Return a report of these questions."""
    return Report(at="2030-01-31T09:00:00+00:00", seed=1, minutes=10, seconds=130, marked=each)


OUTCOMES = st.sampled_from([*Outcome, SKIPPED])


@given(st.lists(st.tuples(st.sampled_from("abc"), OUTCOMES), min_size=1, max_size=30))
@settings(max_examples=150)
def test_subjects_sum_to_the_whole_and_the_weakest_comes_first(rows: list[tuple[str, str]]) -> None:
    """Undecided answers count for nothing, neither for nor against."""
    report = paper_of(*(marked(subject, outcome) for subject, outcome in rows))
    subjects = report.subjects
    assert {each.title for each in subjects} == {subject for subject, _ in rows}
    assert sum(each.points for each in subjects) == pytest.approx(report.points)
    assert sum(each.questions for each in subjects) == report.counting
    assert report.counting == sum(outcome != Outcome.UNDECIDED for _, outcome in rows)
    assert all(weaker.score <= stronger.score for weaker, stronger in pairwise(subjects))
    assert 0 <= report.score <= 1
    assert report.to_review == tuple(each.title for each in subjects if each.score < 0.75)
    assert report.weak_decks == set(report.to_review)


def test_each_kind_of_answer_is_marked_once_it_is_over() -> None:
    """Right, wrong with its message, unreadable, none; options are told by their texts."""
    pick = ChoiceAnswer(choice=Options(right="two", wrong={"three": "Three is odd."}))
    shelf = Library(decks=(deck("a", *(card(f"a/{n}") for n in range(4)), card("a/pick", pick)),))
    at = clock()
    sitting = Sitting(Order(seed=3, questions=5, minutes=9).paper(shelf), at)
    typed = iter(["42", "43", "4 +", ""])
    for place, question in enumerate(sitting.paper.questions):
        sitting.turn_to(place)
        at.advance(timedelta(seconds=10))
        shown = question.answer == pick
        sitting.write("three" if shown else next(typed))
    sitting.close()
    report = report_of(sitting, marks(sitting, {"a": "Sums"}, None))
    assert {each.subject for each in report.marked} == {"Sums"}
    assert [each.seconds for each in report.marked] == [10.0] * 5
    numbers = [each for each in report.marked if each.card != "a/pick"]
    assert [each.outcome for each in numbers] == ["correct", "wrong", "malformed", SKIPPED]
    assert [each.score for each in report.marked].count(1.0) == 1
    chosen = next(each for each in report.marked if each.card == "a/pick")
    assert (chosen.given, chosen.message, chosen.right) == ("three", "Three is odd.", "two")
    assert set(chosen.offered) == {"two", "three"}


def test_an_option_chosen_by_number_is_told_by_its_text() -> None:
    """Once the paper is over a number says nothing."""
    pick = ChoiceAnswer(choice=Options(right="yes", wrong=("no",)))
    shelf = Library(decks=(deck("a", card("a/pick", pick)),))
    sitting = Sitting(Order(seed=1).paper(shelf), clock())
    sitting.write("1")
    (each,) = marks(sitting, {}, None)
    assert each.given == each.offered[0]


def test_a_card_at_fault_takes_no_points_away() -> None:
    """What nobody can decide does not count."""
    shelf = Library(decks=(deck("a", card("a/broken", NumberAnswer(number="nonsense("))),))
    sitting = Sitting(Order(seed=1).paper(shelf), clock())
    sitting.write("1")
    sitting.close()
    report = report_of(sitting, marks(sitting, {}, None))
    assert [each.outcome for each in report.marked] == [Outcome.UNDECIDED]
    assert "does not count" in report.marked[0].message
    assert (report.counting, report.to_review) == (0, ())


def test_the_time_of_a_paper_is_told_in_utc() -> None:
    """Wherever it was sat."""
    sitting = Sitting(Order(seed=1).paper(library(a=1)), clock())
    assert report_of(sitting, []).at.endswith("T12:00:00+00:00")


# ── words ──


@pytest.mark.parametrize(("number", "told"), [(0, "0"), (2.0, "2"), (10, "10"), (2.5, "2.5"), (1 / 3, "0.3")])
def test_points(number: float, told: str) -> None:
    """One decimal where it tells."""
    assert points(number) == told


@pytest.mark.parametrize(("share", "told"), [(0, "0 %"), (0.996, "99 %"), (1, "100 %"), (0.625, "62 %")])
def test_percent_is_all_only_where_nothing_is_missing(share: float, told: str) -> None:
    """99.6 % is not 100 %."""
    assert percent(share) == told


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0, "0 seconds left"), (0.2, "1 second left"), (61, "61 seconds left"), (120, "2 minutes left")],
)
def test_time_left(seconds: float, told: str) -> None:
    """Minutes while there are some."""
    assert time_left(seconds) == told


@pytest.mark.parametrize(
    ("numbers", "told"),
    [((), ""), ((0,), "1"), ((0, 1), "1, 2"), ((0, 1, 2), "1 to 3"), ((0, 2, 3, 4, 8), "1, 3 to 5, 9")],
)
def test_places_are_drawn_together(numbers: tuple[int, ...], told: str) -> None:
    """As a person would count them."""
    assert places(numbers) == told


def test_the_sums_tell_every_outcome_and_the_time() -> None:
    """In the order from right to none."""
    report = paper_of(marked("a", Outcome.WRONG), marked("a", SKIPPED), marked("a", Outcome.CORRECT))
    assert sums(report) == "1 right, 1 wrong, 1 without an answer; 3 of 10 minutes"


NASTY = "a|b `c` \x1b[31m\u202e # $x$ <b>\n* _d_"


def test_a_paper_in_words_lets_nothing_reach_the_terminal() -> None:
    """Neither the spoken nor the Markdown form carries an escape sequence."""
    report = paper_of(
        marked(NASTY, Outcome.WRONG, asked=NASTY, given=NASTY, message=NASTY, right=NASTY, why=NASTY)
    )
    text = "\n".join(markdown(report))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "a\\|b" in text
    assert "`` a|b `c`" in text
    assert any("You wrote" in line for line in spoken(report))


# ── files ──


def test_a_paper_comes_back_from_its_file(tmp_path: Path) -> None:
    """Two of the same second have two names, and the latest comes first."""
    folder = tmp_path / "interviews"
    report = paper_of(marked("a", Outcome.CORRECT))
    first, second = records.save(report, folder), records.save(report, folder)
    assert [first.stem, second.stem] == ["2030-01-31T090000Z", "2030-01-31T090000Z-2"]
    assert records.load(first) == records.load(second) == report
    assert records.saved(folder) == [second, first]
    assert records.find("latest", folder) == second
    assert records.find("2030-01-31T090000Z", folder) == first
    assert {path.suffix for path in folder.iterdir()} == {".json"}


def test_a_name_that_is_none_is_told_with_the_nearest(tmp_path: Path) -> None:
    """No name leads out of the folder."""
    with pytest.raises(QuizError, match="No interview"):
        records.find("latest", tmp_path / "none")
    records.save(paper_of(marked("a", SKIPPED)), tmp_path)
    with pytest.raises(QuizError, match="Did you mean '2030-01-31T090000Z'"):
        records.find("2030-01-31T09", tmp_path)
    with pytest.raises(QuizError, match="no interview"):
        records.find("../reviews", tmp_path)


@pytest.mark.parametrize("text", [b"", b"{}", b"\xff", b"[1]"])
def test_a_file_that_is_no_paper_is_told(tmp_path: Path, text: bytes) -> None:
    """With its path."""
    path = tmp_path / "x.json"
    path.write_bytes(text)
    with pytest.raises(QuizError, match=r"x\.json"):
        records.load(path)


def test_only_json_and_markdown_are_written(tmp_path: Path) -> None:
    """Another ending is refused before anything is written."""
    with pytest.raises(QuizError, match=r"\.md"):
        records.export(paper_of(), tmp_path / "paper.pdf")
    assert list(tmp_path.iterdir()) == []
