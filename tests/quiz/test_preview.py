"""`quiz preview`: an author sees each card with its answer, and what of it cannot be shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from cards.drawing import draw
from cards.library import bundled, load
from quiz import preview
from quiz.text.cells import width
from solvers.printing import to_text
from tests.quiz.command import quiz

DECK = r"""
deck: Seen
cards:
- id: weights
  ask: How many weights has a {k}×{k} filter of {c} channels? Write $k^2c$.
  vary: {k: [2, 3], c: [5, 7]}
  number: c*k^2
  hints: [Count one channel first.]
  why: It has $$\frac{c k^4}{k^2} = ck^2$$ of them.
  source: A book, chapter 2
  figure: {caption: Weights by side., x: [1, 4], curves: {weights: c*x^2}}
- id: pick
  ask: Which one has no parameters?
  choice: {right: ReLU, wrong: [Linear, PReLU]}
- id: order
  ask: Put them in order.
  order: [First, Second, Third]
- id: talk
  ask: Why so deep?
  explain: [It computes more., It costs less.]
"""
FAULTY = """
deck: Faulty
cards:
- id: void
  ask: What is {k}?
  vary: {k: [1, 2]}
  unless: k > 0
  number: k
- id: unread
  ask: What is two?
  number: 2*(1
- id: fine
  ask: What is one?
  number: 1
"""


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """Return a deck of several kinds."""
    path = tmp_path / "seen.yaml"
    path.write_text(DECK, encoding="utf-8")
    return path


def test_a_card_is_shown_as_on_the_screen(deck: Path, tmp_path: Path) -> None:
    """Numbers put in, formulas drawn, with the field's hint, the answer, the solution, source and figure."""
    ran = quiz("preview", deck, "weights", home=tmp_path)
    lines = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert lines[0] == f"seen/weights  number, level 1  {deck}:4:3"
    values = draw(load([deck]).decks[0].cards[0], 0).drawn.values
    k, c = (int(to_text(values[name])) for name in "kc")
    assert lines[1] == f"k = {k}, c = {c}  (--seed 0)"
    assert lines[3] == f"How many weights has a {k}×{k} filter of {c} channels? Write k²c."
    assert lines[5:8] == [
        "Field   number (a number or what computes it, as 3*2^4 or 1.5e6)",
        "Hint 1  Count one channel first.",
        f"Answer  {c * k * k}",
    ]
    assert "    ─── = ck²" in lines
    source = lines.index("Source  A book, chapter 2")
    assert lines[source + 1 : source + 3] == ["", "Weights by side."]
    assert any("┤" in line for line in lines[source:])


def test_several_draws_differ_and_can_be_drawn_again(deck: Path, tmp_path: Path) -> None:
    """There are never more than the card has, and the seed told with each shows the same one first."""
    ran = quiz("preview", deck, "weights", "--draws", "9", "--seed", "5", home=tmp_path)
    told = [line for line in ran.out.splitlines() if "(--seed" in line]
    assert len(told) == len({line.partition("  (")[0] for line in told}) == 4
    for line in told:
        seed = line.rpartition(" ")[2].rstrip(")")
        assert quiz("preview", deck, "weights", "--seed", seed, home=tmp_path).out.splitlines()[1] == line


def test_every_kind_shows_what_it_numbers(deck: Path, tmp_path: Path) -> None:
    """Options and steps by number, in the order of the draw, and the points of an explanation."""
    pick = quiz("preview", deck, "pick", home=tmp_path).out.splitlines()
    assert {line[5:] for line in pick if line.startswith("  ")} == {"ReLU", "Linear", "PReLU"}
    assert "Field   one option" in pick
    assert any(line.startswith("Answer  ") and "ReLU" in line for line in pick)
    assert {"First", "Second", "Third"} <= {
        line[5:] for line in quiz("preview", deck, "seen/order", home=tmp_path).out.splitlines()
    }
    assert "Point 2  It costs less." in quiz("preview", deck, "talk", home=tmp_path).out


def test_what_cannot_be_shown_does_not_hide_the_rest(tmp_path: Path) -> None:
    """Faults go to standard error by place, the sound card is shown, and the exit code tells."""
    path = tmp_path / "faulty.yaml"
    path.write_text(FAULTY)
    ran = quiz("preview", path, home=tmp_path)
    assert ran.code == 1
    assert [line.split(": ")[0] for line in ran.err.splitlines()] == [f"{path}:4:3", f"{path}:9:3"]
    assert "Answer  1" in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["seen.yaml", "wieghts"], "Did you mean 'weights'?"),
        (["seen.yaml", "--draws", "0"], "is no number of draws"),
        (["seen.yaml", "--seed", "-1"], "is no seed"),
        (["none.yaml"], "no such file"),
        (["void.yaml"], "There is no card to show."),
    ],
)
def test_what_is_asked_for_wrongly_is_a_sentence(
    deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    """Nothing goes to standard output, and the exit code is 2."""
    monkeypatch.chdir(deck.parent)
    (tmp_path / "void.yaml").write_text("deck: Void\n")
    ran = quiz("preview", *words, home=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_bundled_deck_can_be_named_by_its_id(tmp_path: Path) -> None:
    """As in `quiz study`."""
    ran = quiz("preview", "dropout", home=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("dropout/")


@pytest.mark.parametrize("columns", [30, 80])
def test_every_bundled_card_fits(columns: int) -> None:
    """Whatever the width, no line runs beyond it, and every card has something to show as right."""
    for deck in load([bundled()]).decks:
        for card in deck.cards:
            (question,) = preview.questions(card, 1, 0)
            lines = list(preview.lines(question, columns))
            assert max(map(width, lines)) <= columns, card.key
            assert any(line.startswith(("Answer", "Point")) or "Answer  " in line for line in lines), card.key
