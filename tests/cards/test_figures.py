"""The figure of a card: what a deck may write, and what is said of one that cannot be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from cards.drawing import draw
from cards.figures.scene import scene
from cards.figures.types import Axes, Figure
from cards.library import load
from cards.places import Places
from cards.proving import prove_deck
from cards.static import formula_problems, text_problems
from solvers.worker.prover import WorkerProver
from tests.cards.writing import card, write_deck

CARD = "id: one\nask: What is {k}?\nvary: {k: [2, 3]}\nnumber: k\n"


def with_figure(figure: str) -> str:
    """Return a card whose figure has these lines."""
    return CARD + "figure:\n" + "".join(f"  {line}\n" for line in figure.strip().splitlines())


def told(folder: Path, figure: str) -> list[str]:
    """Return what is said of the figure, with line and column, when the deck is loaded or else looked at."""
    library = load([write_deck(folder, with_figure(figure))])
    problems = list(library.problems)
    for deck in library.decks:
        places = Places(deck)
        problems += text_problems(deck.cards[0], places) + formula_problems(deck.cards[0], places)
    return [f"{one.place.line}:{one.place.column}: {one.message}" for one in problems]


def test_a_figure_is_read_as_it_is_written(tmp_path: Path) -> None:
    """All that a figure may have; formulas stay texts, and a single logarithmic axis is a list of one."""
    figure = """
caption: Powers of {k}.
show: answer
x: [-k, 2*k]
y: [0.1, 10]
axes: {x: input}
log: y
curves: {power: k^x}
steps: {plain: 0.25^n}
points: {VGG-16: [[138, 28.1]], path: [[0, 1], [1, 0.6]]}
contours: {L1 ball: abs(x) + abs(y) = 1}
"""
    assert card(tmp_path, with_figure(figure)).figure == Figure(
        caption="Powers of {k}.",
        show="answer",
        x=("-k", "2*k"),
        y=("0.1", "10"),
        axes=Axes(x="input"),
        log=("y",),
        curves={"power": "k^x"},
        steps={"plain": "0.25^n"},
        points={"VGG-16": (("138", "28.1"),), "path": (("0", "1"), ("1", "0.6"))},
        contours={"L1 ball": "abs(x) + abs(y) = 1"},
    )
    assert told(tmp_path, figure) == []


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        ("x: [0, 1]\ncurves: {a: x}", "8:5: `figure` needs the key `caption`."),
        (
            "caption: C.\nx: [0, 1]\ncurve: {a: x}\npoints: {a: [[0, 1]]}",
            "10:5: `figure` has no key `curve`. Did you mean `curves`?",
        ),
        ("caption: C.\ncurves: {a: x}", "7:3: A figure with `curves` needs the range `x`, such as [-6, 6]."),
        ("caption: C.\nx: [0, 1, 2]\ncurves: {a: x}", "9:8: `figure`: `x` must be a pair such as [0, 1]."),
        (
            "caption: C.\nx: 5\ncurves: {a: x}",
            "9:8: `figure`: `x` must be a pair such as [0, 1], not `5`.",
        ),
        (
            "caption: C.\nx: [1, 1]\ncurves: {a: x}",
            "9:8: The range `x` begins where it ends; give it two values.",
        ),
        (
            "caption: C.\nshow: later\nbars: {a: 1}",
            "9:11: `figure`: `show` must be `question` or `answer`, not `later`.",
        ),
        (
            "caption: C.\npoints: {a: [[0, 1], [2]]}",
            "9:26: An item of `figure`: `points`: `a` must be a pair such as [0, 1].",
        ),
        ("caption: C.\npoints: {a: []}", "9:17: `a` has no points."),
        (
            "caption: C.\nx: [0, 1]",
            "7:3: The figure draws nothing; give it `curves`, `steps`, `points`, `contours` or `bars`.",
        ),
        (
            "caption: C.\nbars: {a: 1}\npoints: {b: [[0, 1]]}",
            "10:5: `bars` stand alone; give `points` to a figure of another card.",
        ),
        (
            "caption: C.\nx: [0, 1]\ncurves: {a: x, b: x, c: x, d: x, e: x, f: x, g: x}",
            "10:50: A figure has at most 6 series, and this is one too many.",
        ),
        (
            f"caption: C.\npoints: {{a: [{', '.join(['[0, 1]'] * 10_000)}]}}",
            "9:5: A figure has at most 200 points.",
        ),
        (
            f"caption: C.\nbars: {{{', '.join(f'b{n}: 1' for n in range(21))}}}",
            "9:5: A figure has at most 20 bars.",
        ),
        (f"caption: C.\nbars: {{{'b' * 31}: 1}}", "9:12: A name in a figure has at most 30 characters."),
        (
            f"caption: {'c' * 301}\nbars: {{a: 1}}",
            "8:14: A caption has at most 300 characters; tell the rest in `why`.",
        ),
        (
            "caption: C.\nlog: z\nbars: {a: 1}",
            "9:10: An item of `figure`: `log` must be `x` or `y`, not `z`.",
        ),
        ("caption: About {q}.\nbars: {a: 1}", "8:20: Nothing draws `{q}`. Add it to `vary` or `given`."),
        ("caption: C.\nbars: {'{kk}': 1}", "9:13: Nothing draws `{kk}`. Did you mean `k`?"),
        (
            "caption: Costs $5.\nbars: {a: 1}",
            "8:20: This `$` opens a formula that nothing closes; write \\$ for a dollar sign.",
        ),
    ],
)
def test_a_faulty_figure_is_told_at_its_place(tmp_path: Path, figure: str, message: str) -> None:
    """Line and column are those of the deck's file."""
    assert message in told(tmp_path, figure)


@pytest.mark.parametrize(
    ("figure", "place", "words"),
    [
        ("x: [0, 1]\ncurves: {a: x + q}", "10:21", "“q”"),
        ("x: [0, 1]\ncurves: {a: x + n}", "10:21", "“n”"),
        ("x: [0, 9]\nsteps: {a: n + x}", "10:20", "“x”"),
        ("x: [0, z]\ncurves: {a: x}", "9:12", "“z”"),
        ("points: {a: [[0, k], [1, oops(]]}", "9:34", ""),
        ("x: [0, 1]\ncurves: {a: x = 1}", "10:17", "equations in x and y go to `contours`"),
        ("x: [0, 1]\ncontours: {a: x + y}", "10:19", "A contour is an equation in x and y"),
        ("x: [0, 1]\ncontours: {a: x < y}", "10:19", "A contour is an equation in x and y"),
        ("bars: {a: '[1, 2]'}", "9:16", "single values"),
    ],
)
def test_formulas_that_cannot_be_drawn_are_told(tmp_path: Path, figure: str, place: str, words: str) -> None:
    """Unknown names, what cannot be read, and an equation where a value is wanted, each at its character."""
    (only,) = told(tmp_path, f"caption: C.\n{figure}")
    assert only.startswith(f"{place}: ")
    assert words in only


def test_a_number_may_be_shown_by_the_figure_alone(tmp_path: Path) -> None:
    """A drawn number must be seen: in the question, or in a figure beside it, but not in one after it."""
    asked = "id: one\nask: What is the slope of the line?\nvary: {k: [2, 3]}\nnumber: k\nfigure:\n"
    lines = "  caption: A line.\n  x: [0, 1]\n  curves: {line: k*x}\n"
    for show, count in (("question", 0), ("answer", 1)):
        path = write_deck(tmp_path, f"{asked}{lines}  show: {show}\n")
        deck = load([path]).decks[0]
        assert len(text_problems(deck.cards[0], Places(deck))) == count


def proved(folder: Path, figure: str) -> list[str]:
    """Return what `quiz check` says of a card with this figure, with line and column."""
    deck = load([write_deck(folder, with_figure(figure))]).decks[0]
    problems = prove_deck(deck, WorkerProver())  # never asked, so never started
    return [f"{one.place.line}:{one.place.column}: {one.message}" for one in problems]


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        (
            "caption: C.\nx: [-2, -1]\ncurves: {a: log(x)}",
            "10:17: This has no value anywhere in the range `x`. (With k = 2.)",
        ),
        (
            "caption: C.\nx: [0, 1]\ny: [0, 1]\ncurves: {a: 5 + x}",
            "11:17: This lies outside the range `y` everywhere. (With k = 2.)",
        ),
        (
            "caption: C.\nx: [0, 1]\ncontours: {a: x^2 + y^2 = -1}",
            "10:19: This holds nowhere in the range. (With k = 2.)",
        ),
        (
            "caption: C.\nx: [0, 1]\npoints: {a: [[0, 1], [2, 1]]}",
            "10:26: This point lies outside the figure, or has no value. (With k = 2.)",
        ),
        ("caption: C.\nbars: {a: 1/(k - 3)}", "9:15: This bar has no value. (With k = 3.)"),
        (
            "caption: C.\nx: [k, 3]\ncurves: {a: x}",
            "9:8: The range `x` must begin below its end. (With k = 3.)",
        ),
        (
            "caption: C.\nx: [0, 1/0]\ncurves: {a: x}",
            "9:12: This end of the range has no value. (With k = 2.)",
        ),
        (
            "caption: C.\nx: [0, 1]\nlog: x\ncurves: {a: x}",
            "9:9: The axis `x` is logarithmic; its range must begin above 0. (With k = 2.)",
        ),
        (
            "caption: C.\nx: [0, 10^k]\nsteps: {a: n}",
            "9:8: The range `x` holds more than 200 whole numbers. (With k = 3.)",
        ),
        (
            "caption: C.\nx: [0, 10^10^10]\nsteps: {a: n}",
            "9:12: This end of the range has no value. (With k = 2.)",
        ),
    ],
)
def test_a_figure_that_cannot_be_seen_is_found_for_the_draw(
    tmp_path: Path, figure: str, message: str
) -> None:
    """All draws are tried, and the first that fails is named."""
    assert message in proved(tmp_path, figure)


def test_inside_a_figure_its_axes_come_first(tmp_path: Path) -> None:
    """A card that draws an x may plot a curve in x and mark its own point on it."""
    text = "id: one\nask: What is the slope at {x}?\nvary: {x: [1, 2]}\nnumber: 2*x\nfigure:\n"
    lines = "  caption: The slope at {x}.\n  x: [-x, x]\n  curves: {f: x^2}\n  points: {here: [[x, x^2]]}\n"
    question = draw(card(tmp_path, text + lines), 1)
    found = scene(question)
    assert found is not None
    ((at, height),) = found.points[0].points
    assert found.caption == f"The slope at {at:g}."
    assert (found.x.ends, height) == ((-at, at), at * at)
    assert found.curves[0].of(0.5) == 0.25


@pytest.mark.parametrize(("show", "count"), [("question", 1), ("answer", 0)])
def test_a_caption_beside_the_question_must_not_say_its_answer(tmp_path: Path, show: str, count: int) -> None:
    """With the solution it may."""
    text = "id: one\nask: Which is smooth?\nchoice: {right: softplus, wrong: [relu]}\nfigure:\n"
    lines = f"  caption: The softplus has no kink.\n  show: {show}\n  bars: {{a: 1}}\n"
    deck = load([write_deck(tmp_path, text + lines)]).decks[0]
    found = [one.message for one in prove_deck(deck, WorkerProver())]
    assert found == ["The question says its own answer, `softplus`."] * count
