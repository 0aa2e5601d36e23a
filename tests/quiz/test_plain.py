"""Studying line by line: what is said, what is kept, and how it ends."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from quiz.log.events import Review
from quiz.log.sqlite import SqliteStore
from quiz.plain.console import Console, pointer
from quiz.plain.loop import Plain
from quiz.study.session import Session
from tests.quiz.command import Ran, quiz
from tests.quiz.making import DAY, clock, fresh_store, library

SQUARE = """
- id: square
  ask: What is $x^2$ differentiated?
  expression: 2*x
  mistakes: {x: The exponent comes down in front.}
  hints: [The power rule., Mind the exponent.]
  why: By the power rule, $2x$.
"""
CHOICE = """
- id: pick
  ask: Which is even?
  choice: {right: two, wrong: [three, five]}
"""
EXPLAIN = """
- id: explain
  ask: Why does dropout scale?
  explain: [the expectation is kept, inference needs no change]
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return an empty home."""
    return tmp_path / "home"


def study(
    home: Path,
    *typed: str,
    cards: str = SQUARE,
    encoding: str = "utf-8",
    now: str = "2030-01-31",
    options: tuple[str, ...] = (),
) -> Ran:
    """Study a deck of `cards`, typing a line each."""
    deck = home.parent / "deck.yaml"
    deck.write_text(f"deck: A deck\ncards:\n{cards}", encoding="utf-8")
    lines = "".join(line + "\n" for line in typed)
    moment = f"{now}T09:00:00+00:00"
    words: tuple[str | Path, ...] = ("study", "--plain", "--seed", "1", *options, deck)
    return quiz(*words, home=home, typed=lines, encoding=encoding, now=moment)


def kept(home: Path) -> list[tuple[str, str, int]]:
    """Return what the log holds that was not taken back: card, answer and grade."""
    with SqliteStore(home / "reviews.db") as store:
        undone = store.undone()
        reviews = [event for event in store.events() if isinstance(event, Review) and event.id not in undone]
    return [(review.card.partition("/")[2], review.given, review.grade) for review in reviews]


def test_a_right_answer_is_told_with_its_solution_and_its_return(home: Path) -> None:
    """Question, result, worked solution, grade, and the sum at the end."""
    ran = study(home, "2x", "")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "1 new. Type :help to hear the commands.",
        "",
        "Question 1. New card. A deck. 1 left.",
        "What is x² differentiated?",
        "Answer:",
        "Correct.",
        "Solution: By the power rule, 2x.",
        "Proposed: grade 5, easy. Next review tomorrow.",
        "Press Enter to accept:",
        "Kept: grade 5, easy. Next review tomorrow.",
        "That is all for today.",
        "Press Enter to leave, or type :undo:",
        "1 answer, 1 right. Next review tomorrow.",
    ]
    assert kept(home) == [("square", "2x", 5)]


def test_a_wrong_answer_says_why_how_it_was_read_and_what_is_right(home: Path) -> None:
    """A known mistake has its author's words."""
    out = study(home, "x").out
    assert "Wrong. The exponent comes down in front." in out
    assert "The answer: 2·x" in out
    assert "Read as: 2·x²" in study(home, "2*x^2").out


def test_the_answer_is_not_read_out_before_the_second_try(home: Path) -> None:
    """The reference and the solution wait until that try is made, or declined by what follows."""
    asked, *rest = study(home, "x", ":retry", "7", "").out.split("Press Enter to see the answer")
    assert "Wrong. The exponent" in asked
    assert "The answer: 2·x" not in asked
    assert "By the power rule" not in asked
    assert len(rest) == 1
    assert rest[0].index("Once more.") < rest[0].index("The answer: 2·x") < rest[0].index("Solution: ")
    for declined in ("", ":grade 2", ":quit", "2x"):
        home = home.parent / f"{declined.strip(':')}-home"
        out = study(home, "x", declined).out
        assert out.index("see the answer") < out.index("The answer: 2·x") < out.index("Kept: ")


def test_a_person_sees_the_answer_before_the_grade_is_taken() -> None:
    """At a terminal the first empty line shows what is right, so that the next may be another grade."""

    class Typed(StringIO):
        def isatty(self) -> bool:
            return True

    typed, shown = Typed("7\n\n2\n:quit\n"), Typed()
    with fresh_store() as store:
        session = Session(library(algebra=1), store, clock())
        Plain(session, Console(typed, shown), {}, DAY).run()
        (review,) = (event for event in store.events() if isinstance(event, Review))
    assert review.grade == 2
    said = shown.getvalue()
    assert said.index("see the answer") < said.index("The answer: 42") < said.index("Press Enter to accept:")


def test_the_limit_of_new_cards_is_told_with_the_way_on(home: Path) -> None:
    """A deck that is named obeys the limit as well, until the session is given one of its own."""
    cards = "".join(f"- id: sum-{n}\n  ask: What is {n} + 1?\n  number: {n + 1}\n" for n in range(12))
    study(home, *[line for n in range(10) for line in (str(n + 1), "")], cards=cards)
    says, *_ = study(home, cards=cards).out.splitlines()[1:]
    assert says.startswith(
        "2 unseen cards wait: 10 new cards a day are the limit. Study more with `quiz study"
    )
    assert says.endswith(f"--new 20`, or set new_per_day in {home / 'config.toml'}.")
    words = ("study", "--plain", home.parent / "deck.yaml", "--new")
    more = [quiz(*words, number, home=home, now="2030-01-31T09:00:00+00:00") for number in ("1", "20", "x")]
    assert "1 new." in more[0].out
    assert "2 new." in more[1].out
    assert more[2].code == 2
    assert "no number of cards" in more[2].err


def test_a_malformed_answer_shows_its_place_and_costs_nothing(home: Path) -> None:
    """In words and with a caret; then the question waits on."""
    ran = study(home, "2x + )", "2x", "")
    lines = ran.out.splitlines()
    place = lines.index("The place is column 6.")
    assert lines[place - 1].startswith("Not read: ")
    assert lines[place + 1 : place + 4] == ["  2x + )", "       ^", "Answer:"]
    assert kept(home) == [("square", "2x", 5)]


@pytest.mark.parametrize(
    ("typed", "grades"),
    [
        (["2x"], [5]),  # the end of the input accepts
        (["2x", ":quit"], [5]),
        (["2x", ":grade 3", "2x", ""], [3, 5]),
        (["2x", ":grade 9", ":3", "2x"], [3, 5]),
        (["2x", "grade 4"], [4]),
        (["x", ":retry", "2x", "", "2x"], [3, 5]),
        ([":hint", "2x", "", "2x", ""], [3, 5]),
        (["?", "", "2x", ""], [0, 5]),
        ([":give up", "", "2x", ""], [0, 5]),
        (["x", "2x", ""], [2, 5]),  # an answer in the place of Enter accepts, and is the next answer
        (["7", "", "2x"], [1, 5]),
        (["x", "", ":undo", "2x", ""], [5]),
        ([":undo", ":retry", ":grade 4", "", "2x"], [5]),
        (["2x", "", ":undo", "7", ""], [1]),  # after the last card as well
        (["2x", "", ":hint", ":repeat", ":grade 1", ":retry", "?", ":foo", ":undo", "7"], [1]),
        (["2x", "", "7", "", ":undo"], [5]),  # an answer to nothing leaves
        (["2x)", ":quit"], []),
        ([":quit", "2x"], []),
        ([], []),
        (["\x1b[31m", "\0", "２ｘ"], [5]),
        (["2x" * 50_000, "2x"], [5]),
    ],
)
def test_what_is_typed_decides_the_grades_that_are_kept(
    home: Path, typed: list[str], grades: list[int]
) -> None:
    """Every way through a question, and every way out of the session."""
    ran = study(home, *typed)
    assert ran.code == 0
    assert [grade for _, _, grade in kept(home)] == grades
    assert "\x1b" not in ran.out


def test_bytes_that_are_no_text_are_refused_like_any_answer(home: Path) -> None:
    """The session goes on behind them."""
    study(home)
    deck = home.parent / "deck.yaml"
    ran = quiz("study", "--plain", deck, home=home, typed=b"\xff\xfe2x\n2x\n")
    assert ran.code == 0
    assert "Not read:" in ran.out
    assert len(kept(home)) == 1


def test_hints_come_one_by_one(home: Path) -> None:
    """Each with its number, and a word when there is none left."""
    out = study(home, ":hint", ":hint", ":hint").out
    assert "Hint 1 of 2: The power rule." in out
    assert "Hint 2 of 2: Mind the exponent." in out
    assert "There are no more hints." in out


def test_an_unknown_command_names_the_nearest(home: Path) -> None:
    """And costs nothing."""
    assert "There is no command 'hnit'. Did you mean 'hint'?" in study(home, ":hnit").out
    assert kept(home) == []


def test_options_are_numbered_and_chosen_by_number(home: Path) -> None:
    """The order comes from the seed, so it is the same each time."""
    first = study(home, cards=CHOICE).out
    assert first == study(home, cards=CHOICE).out
    number = first[first.index(". two") - 1]
    assert "Type the number of the right option." in first
    study(home, number, cards=CHOICE)
    assert kept(home) == [("pick", "two", 5)]


def test_what_was_picked_is_kept_by_its_text(home: Path) -> None:
    """A number would say nothing in an export, as the order is another one the next time."""
    cards = "- id: pick\n  ask: Which are even?\n  choice: {right: [two, four], wrong: [three]}\n"
    study(home, "1 2 3", cards=cards)
    ((_, given, _),) = kept(home)
    assert sorted(given.split("; ")) == ["four", "three", "two"]


def test_an_explanation_of_several_lines_is_ticked_by_its_author(home: Path) -> None:
    """An empty line ends it; then its points are read out, and the grade follows from those named."""
    ran = study(
        home, "First thought.", ":hint", "Second thought.", "", "3", "one", "2", ":grade 4", cards=EXPLAIN
    )
    assert "1. the expectation is kept\n2. inference needs no change\n" in ran.out
    assert "There are points 1 to 2." in ran.out
    assert "Type numbers, such as 1 3, or all, or none." in ran.out
    assert "Partly right, 50%." in ran.out
    assert kept(home) == [("explain", "First thought.\nSecond thought.", 4)]


@pytest.mark.parametrize(
    ("named", "grade"), [("1, 2", 5), ("all", 5), ("1", 2), ("none", 1), ("", 1), ("0", 1)]
)
def test_the_points_named_make_the_grade(home: Path, named: str, grade: int) -> None:
    """All, some or none."""
    study(home, "Words.", "", named, ":quit", cards=EXPLAIN)
    assert kept(home)[0][2] == grade


def test_steps_are_numbered_and_put_in_order(home: Path) -> None:
    """By their numbers, as they are shown."""
    cards = "- id: steps\n  ask: In which order?\n  order: [forward, backward]\n"
    out = study(home, "2 1", cards=cards).out
    assert "1. backward\n2. forward\nType the numbers in the right order." in out
    assert kept(home) == [("steps", "2 1", 5)]


def test_parts_of_a_claim_are_numbered(home: Path) -> None:
    """The form of the correction is told with them."""
    cards = (
        "- id: claim\n  ask: What is wrong?\n  find-error: {parts: [a + a, '= a^2'], wrong: 2, right: 2*a}\n"
    )
    out = study(home, "2: 2a", cards=cards).out
    assert "1. a + a\n2. = a^2\nType the number of the wrong part, then what is right, as in 2: x^2." in out
    assert kept(home) == [("claim", "2: 2a", 5)]


def test_a_derivation_takes_lines_until_an_empty_one(home: Path) -> None:
    """The end of the input ends it as well."""
    cards = "- id: working\n  ask: Expand it.\n  derivation: {from: (x+1)^2, to: x^2+2*x+1}\n  names: [x]\n"
    study(home, "(x+1)^2", "= x^2 + 2x + 1", "", "", ":undo", "(x+1)^2", "= x^2 + x + 1", cards=cards)
    assert kept(home) == [("working", "(x+1)^2\n= x^2 + x + 1", 1)]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ("number: 1/3\n  digits: 3", "To 3 significant digits."),
        ("number: 1/3\n  decimals: 1", "To 1 decimal."),
        ("number: 3\n  unit: MAC", "Give the unit as well."),
        ("expression: f*(1-f)\n  where: {f: 1/(1+exp(-x))}\n  only: [f]", "Use only f."),
        ("expression: (x+1)^2\n  form: factored", "Give it factored."),
        ("cloze: [a, b]", "There are 2 gaps. Part the words by commas."),
        ("choice: {right: [a, b], wrong: [c]}", "Type the numbers of all right options."),
        ("matrix: '[[1, 0], [0, 1]]'", "Write the rows in brackets, as in [[1, 2], [3, 4]]."),
    ],
)
def test_the_form_that_is_asked_for_is_told(home: Path, options: str, says: str) -> None:
    """Before the answer is typed, not after it was refused."""
    out = study(home, cards=f"- id: form\n  ask: Which?\n  {options}\n").out
    assert f"{says}\nAnswer:" in out


def test_an_explanation_that_was_not_ticked_is_not_kept(home: Path) -> None:
    """Nobody can grade it but the learner, and the end of the input says nothing."""
    ran = study(home, "Words.", cards=EXPLAIN)
    assert ran.code == 0
    assert "no grade and is not kept" in ran.out
    assert kept(home) == []


def test_a_card_returns_on_its_day_and_not_before(home: Path) -> None:
    """A day later the card is due; the same day nothing is."""
    study(home, "2x")
    assert study(home).out.startswith("Nothing is due.\n")
    assert "1 due." in study(home, now="2030-02-01").out


def test_an_output_without_mathematics_reads_on(home: Path) -> None:
    """In ASCII the formulas are written as one would type them."""
    out = study(home, "x", encoding="ascii").out
    assert "What is x^2 differentiated?" in out
    assert "2x" in out


def test_a_broken_card_is_told_and_the_others_are_studied(home: Path) -> None:
    """On standard error, so that the conversation stays clean."""
    ran = study(home, "2x", cards=SQUARE + "- id: broken\n  aks: what?\n")
    assert "deck.yaml:" in ran.err
    assert "Did you mean `ask`?" in ran.err
    assert kept(home) == [("square", "2x", 5)]


def test_the_same_seed_asks_the_same(home: Path) -> None:
    """Numbers drawn and order alike, in another home as well."""
    cards = "- id: sum\n  ask: What is {a} + {b}?\n  vary: {a: 1..50, b: 1..50}\n  number: a + b\n"
    first = study(home, "1", "", "1", "", "1", cards=cards).out
    assert first == study(home.parent / "other", "1", "", "1", "", "1", cards=cards).out
    assert first.count("What is") == 3


@pytest.mark.parametrize(
    ("text", "start", "shown"),
    [
        ("2x + )", 5, ["  2x + )", "       ^"]),
        ("a\nbc", 3, ["  bc", "   ^"]),
        ("入力)", 2, ["  入力)", "      ^"]),
        ("\tx)", 2, ["   x)", "    ^"]),
        ("", 0, ["  ", "  ^"]),
        ("x", 99, ["  x", "   ^"]),
        ("a" * 100 + ")" + "b" * 100, 100, ["  …" + "a" * 30 + ")" + "b" * 29 + "…", " " * 33 + "^"]),
        ("\x1b[31m)", 5, ["  \ufffd[31m)", "       ^"]),
    ],
)
def test_the_caret_stands_under_the_place(text: str, start: int, shown: list[str]) -> None:
    """Wide characters, tabs, further lines and long texts included."""
    assert pointer(text, start) == shown


def test_an_answer_is_read_back_only_where_it_reads_otherwise(home: Path) -> None:
    """What was typed need not be heard twice."""
    assert "Read as: x³" in study(home, "x^3", ":quit").out
    assert "Read as" not in study(home, "", "x³", ":quit").out


def test_a_script_may_answer_with_a_digit_where_a_person_would_grade(home: Path) -> None:
    """Where nobody is watching, `4` after a verdict is the next answer; the proposed grade is taken."""
    cards = "".join(f"- {{id: n{n}, ask: What is {n} + {n}?, number: '4'}}\n" for n in (1, 2))
    study(home, "4", "4", cards=cards)
    assert [(given, grade) for _, given, grade in kept(home)] == [("4", 5), ("4", 5)]


FIGURE = """
- id: figure
  ask: Where does the parabola touch zero?
  number: 0
  figure:
    caption: A parabola, $x^2$.
    x: [-2, 2]
    curves: {parabola: x^2}
"""


def test_a_figure_follows_its_question(home: Path) -> None:
    """Drawn, with its caption, before the answer is asked for."""
    said = study(home, "0", cards=FIGURE).out
    assert said.index("touch zero?") < said.index("A parabola, x².") < said.index("⣀") < said.index("Answer:")


def test_a_figure_of_the_solution_follows_it(home: Path) -> None:
    """It is shown once the right answer is."""
    said = study(home, "7", cards=FIGURE + "    show: answer\n").out
    assert said.index("The answer: 0") < said.index("A parabola")


def test_an_output_without_dots_gets_letters(home: Path) -> None:
    """An encoding that cannot hold Braille is no reason for question marks."""
    said = study(home, "0", cards=FIGURE, encoding="ascii").out
    assert "***** parabola" in said
    assert "????" not in said


def test_figures_can_be_told_instead(home: Path) -> None:
    """By an option or a setting: a caption, and a line of values for each series."""
    wanted = ["Figure: A parabola, x².", "parabola: at −2, 4; at −1, 1; at 0, 0; at 1, 1; at 2, 4."]
    said = study(home, "0", cards=FIGURE, options=("--figures", "words")).out.splitlines()
    assert [line for line in said if "arabola" in line and "Where" not in line] == wanted
    (home / "config.toml").write_text('figures = "words"\n')
    assert wanted[1] in study(home, "0", cards=FIGURE.replace("id: figure", "id: other")).out
