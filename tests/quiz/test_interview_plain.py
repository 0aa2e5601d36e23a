"""The mock interview line by line, and what the command does with marked papers."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest

from quiz.clock import FixedClock
from quiz.interview import drafts
from quiz.interview.drafts import Draft
from quiz.interview.paper import Order
from quiz.interview.sitting import Sitting
from quiz.plain.console import Console
from quiz.plain.interview import Interview
from tests.quiz.command import Ran, quiz
from tests.quiz.making import clock, library

CARDS = """deck: Sums
cards:
- id: one
  ask: What is $6 \\cdot 7$?
  number: 42
  why: Six sevens.
- id: two
  ask: What is $6 \\cdot 7$ once more?
  number: 42
- id: three
  ask: And again?
  number: 42
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home that does not exist yet."""
    return tmp_path / "home"


def sit(home: Path, *typed: str, options: tuple[str, ...] = ()) -> Ran:
    """Sit three questions that all ask for 42, typing a line each."""
    deck = home.parent / "sums.yaml"
    deck.write_text(CARDS, encoding="utf-8")
    lines = "".join(line + "\n" for line in typed)
    return quiz("interview", "--plain", "--seed", "1", *options, deck, home=home, typed=lines)


def papers(home: Path) -> list[Path]:
    """Return what is in the folder of interviews."""
    folder = home / "interviews"
    return sorted(folder.iterdir()) if folder.exists() else []


def test_a_pipe_of_answers_becomes_a_marked_paper(home: Path) -> None:
    """Nothing is said of right or wrong before the end; the end of the input hands in."""
    ran = sit(home, "42", "41")
    before, _, after = ran.out.partition("Marking…")
    assert ran.code == 0
    assert "Mock interview: 3 questions, 5 minutes left." in before
    for word in ("Right", "right", "Wrong", "wrong", "✓", "✗", "Six sevens"):
        assert word not in before
    assert "1 of 3 points, 33 %." in after
    assert "1 right, 1 wrong, 1 without an answer; 1 of 5 minutes." in after
    assert "Sums: 1 of 3, 33 %." in after
    assert "To review: Sums." in after
    assert after.count("The answer: 42") == 2
    assert "Solution: Six sevens." in after


def test_an_interview_writes_no_log_and_leaves_one_file(home: Path) -> None:
    """Neither a review nor a schedule comes of it, nor a draft that stays."""
    ran = sit(home, "42")
    (path,) = papers(home)
    assert path.suffix == ".json"
    assert path.stem in ran.err
    assert [each.name for each in home.iterdir()] == ["interviews"]


def test_questions_tell_their_number_subject_and_the_time_left(home: Path) -> None:
    """Each time that one is opened."""
    ran = sit(home, "42", options=("--minutes", "30"))
    assert "Question 1 of 3. Sums. 30 minutes left." in ran.out
    assert "Question 2 of 3. Sums. 30 minutes left." in ran.out


def test_a_malformed_answer_is_told_at_once_and_not_taken(home: Path) -> None:
    """The question stays; a later line answers it."""
    ran = sit(home, "4 +", "42", "42", "42")
    assert "Not read: Something is missing after “+”." in ran.out
    assert "3 of 3 points, 100 %." in ran.out
    assert "Nothing stands out to be reviewed." in ran.out


def test_one_walks_back_and_forth_and_changes_answers(home: Path) -> None:
    """`:go 1` shows the answer so far, and another one takes its place."""
    ran = sit(home, "41", "", ":back", ":go 1", "42", ":left", ":go 9", ":next", ":clear", ":left", ":done")
    assert "Your answer so far: 41" in ran.out
    assert "Answered: 1. Open: 2, 3." in ran.out
    assert "There are questions 1 to 3" in ran.out
    assert "1 right, 2 without an answer" in ran.out


def test_working_takes_several_lines(home: Path) -> None:
    """An empty line ends it, and so does the end of the input."""
    card = "- id: working\n  ask: Expand.\n  names: [a]\n  derivation: {from: 2*(a + 4), to: 2*a + 8}\n"
    deck = home.parent / "working.yaml"
    deck.write_text(f"deck: Work\ncards:\n{card}", encoding="utf-8")
    for end in ("\n", ""):
        typed = f"2*a + 2*4\n2*a + 8\n{end}"
        ran = quiz("interview", "--plain", deck, home=home, typed=typed)
        assert "Line 2:" in ran.out
        assert "1 of 1 point, 100 %" in ran.out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (":hepl", "Did you mean 'help'?"),
        (":help", ":done hands the paper in."),
        (":go", "Name the question, as in :go 3."),
        (":back", "There are questions 1 to 3"),
        (":3", "Question 3 of 3."),
    ],
)
def test_commands_are_helped_along(home: Path, line: str, said: str) -> None:
    """A command that is none names its nearest."""
    assert said in sit(home, line).out


def test_an_interview_that_was_left_waits_and_is_in_nobodys_way(home: Path) -> None:
    """Another may not take its place unseen; `--continue` goes on with it, `--anew` drops it."""
    assert "Kept for later" in sit(home, "42", ":quit").out
    assert [path.name for path in papers(home)] == ["unfinished.sitting"]
    refused = sit(home, "42")
    assert (refused.code, refused.out) == (2, "")
    assert "1 of 3 questions answered, 5 minutes left. Take --continue" in refused.err
    ran = sit(home, "42", ":go 1", options=("--continue",))
    assert "Your answer so far: 42" in ran.out
    assert "2 of 3 points" in ran.out
    assert sit(home, ":quit").code == 0
    assert "0 of 3 points" in sit(home, options=("--anew",)).out
    assert {path.suffix for path in papers(home)} == {".json"}


def test_there_must_be_something_to_go_on_with(home: Path) -> None:
    """And something to ask."""
    assert "No interview is unfinished." in sit(home, options=("--continue",)).err
    assert "no card that an interview could ask" in sit(home, options=("--level", "3")).err


@pytest.mark.parametrize("option", ["--questions", "--minutes", "--level"])
@pytest.mark.parametrize("word", ["0", "-1", "x", "1000", "²"])
def test_numbers_out_of_range_are_refused(home: Path, option: str, word: str) -> None:
    """In a sentence, with the range."""
    ran = sit(home, options=(f"{option}={word}",))
    assert (ran.code, ran.out) == (2, "")
    assert "is not a whole number from 1 to" in ran.err


def test_marked_papers_are_listed_shown_and_exported(home: Path, tmp_path: Path) -> None:
    """The latest unless one is named; a file appears whole or not at all."""
    assert quiz("interview", "--list", home=home).out == ""
    sit(home, "42")
    sit(home, "42", "42")
    listed = quiz("interview", "--list", home=home).out.splitlines()
    assert [line.partition("  ")[2] for line in listed] == ["2 of 3 points, 67 %", "1 of 3 points, 33 %"]
    name = listed[1].partition("  ")[0]
    assert "2 of 3 points" in quiz("interview", "--show", home=home).out
    assert "1 of 3 points" in quiz("interview", "--show", name, home=home).out
    assert "no interview 'x'" in quiz("interview", "--show", "x", home=home).err
    data, text = tmp_path / "paper.json", tmp_path / "paper.md"
    assert quiz("interview", "--show", name, "--export", data, home=home).code == 0
    assert quiz("interview", "--export", text, home=home).code == 0
    assert len(json.loads(data.read_text(encoding="utf-8"))["marked"]) == 3
    assert "**2 of 3 points, 67 %**" in text.read_text(encoding="utf-8")
    assert quiz("interview", "--export", tmp_path / "no" / "paper.md", home=home).code == 2


def test_a_damaged_paper_does_not_hide_the_others(home: Path) -> None:
    """It is listed with what is wrong."""
    sit(home, "42")
    (home / "interviews" / "1999.json").write_text("{")
    (home / "interviews" / "1998.json").write_text('{"x":' + "[" * 100_000)
    os.mkfifo(home / "interviews" / "1997.json")
    listed = quiz("interview", "--list", home=home)
    assert listed.code == 0
    assert len(listed.out.splitlines()) == 4
    assert listed.out.count("no marked paper") == 3


class Typist(Console):
    """A console at which someone types lines and lets minutes pass before each."""

    def __init__(self, at: FixedClock, said: StringIO, lines: Iterable[tuple[float, str]]) -> None:
        super().__init__(StringIO(), said)
        self._at = at
        self._waiting = list(lines)

    def ask(self, question: str) -> str | None:
        """Return the next line, None at the end."""
        self.write([question])
        if not self._waiting:
            return None
        minutes, line = self._waiting.pop(0)
        self._at.advance(timedelta(minutes=minutes))
        return line


def converse(*lines: tuple[float, str], watched: bool = False) -> tuple[bool, Sitting, str, list[Draft]]:
    """Sit two questions in three minutes; return whether it was handed in, the sitting, and what was said."""
    at, said, kept = clock(), StringIO(), list[Draft]()
    sitting = Sitting(Order(seed=1, questions=2).paper(library(a=2)), at)
    console = Typist(at, said, lines)
    console.interactive = watched
    keep: Callable[[Draft], None] = kept.append
    done = Interview(sitting, console, {"a": "Sums"}, keep).run()
    return done, sitting, said.getvalue(), kept


def test_an_answer_after_the_end_of_the_time_is_not_taken() -> None:
    """The paper closes by itself, and says so."""
    done, sitting, said, _ = converse((1, "42"), (2.5, "43"), (0, "44"))
    assert done
    assert [sitting.answer(0), sitting.answer(1)] == ["42", ""]
    assert "2 minutes left" in said
    assert "came after the end of the time and is not taken" in said
    assert "The time is up." in said


def test_a_person_is_warned_once_of_open_questions() -> None:
    """A second `:done` hands in; another line between takes the warning back."""
    done, _, said, _ = converse(
        (0, "42"), (0, ":done"), (0, ":left"), (0, ":done"), (0, ":done"), watched=True
    )
    assert done
    assert said.count("Open: 2. Type :done once more") == 2


def test_a_persons_end_of_input_keeps_the_interview() -> None:
    """A closed terminal is no paper handed in."""
    done, _, said, kept = converse((0, "42"), watched=True)
    assert not done
    assert "Kept for later" in said
    assert kept[-1].answered == 1


def test_every_answer_is_kept_as_it_is_given(tmp_path: Path) -> None:
    """A killed process loses the line being typed and no more."""
    _, _, _, kept = converse((0, "42"), (0, "43"), (0, ":quit"))
    assert [draft.answered for draft in kept] == [1, 1, 2, 2]
    drafts.keep(kept[2], tmp_path)
    assert drafts.pending(tmp_path) == kept[2]
