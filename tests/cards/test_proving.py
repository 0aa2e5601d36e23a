"""A deck is proved as a learner would meet it, with nothing believed that was not tried."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import convert

from cards.library import load
from cards.proving import prove_deck
from cards.types import Card, Deck, Place
from solvers.answers import KINDS
from solvers.reading import read
from solvers.tree import Node, Number, number
from solvers.worker.prover import ProofError
from tests.cards.writing import FORMULAS, write_deck


class Scripted:
    """A prover that proves what a test says, and remembers what it was asked."""

    def __init__(self, answer: Node | None = None) -> None:
        self.answer = answer
        self.values: list[dict[str, Node]] = []

    def equal(self, left: Node, right: Node, domain: Mapping[str, str]) -> bool | None:
        """Settle nothing."""
        del left, right, domain
        return None

    def prove(self, proof: Node, values: Mapping[str, Node]) -> Node:
        """Return the scripted value, or fail."""
        del proof
        self.values.append(dict(values))
        if self.answer is None:
            raise ProofError("The worker is tired.")
        return self.answer


def deck(folder: Path, *cards: str) -> Deck:
    """Return a deck that loads without a problem."""
    library = load([write_deck(folder, *cards)])
    assert library.problems == ()
    return library.decks[0]


def problems(found: Deck, prover: Scripted | None = None, draws: int = 200) -> list[str]:
    """Return the problems as `line:column message`."""
    proved = prove_deck(found, prover or Scripted(), draws)
    return [f"{one.place.line}:{one.place.column} {one.message}" for one in proved]


def test_every_draw_is_proved_when_they_are_few(tmp_path: Path) -> None:
    """Each combination once, and none that `unless` skips."""
    found = deck(
        tmp_path, "id: a\nask: '{a} {b}?'\nvary: {a: [1, 2], b: 1..3}\nunless: a = b\nnumber: 5\nproof: a + b"
    )
    prover = Scripted(Number("5"))
    assert problems(found, prover) == []
    assert sorted(tuple(map(str, values.values())) for values in prover.values) == sorted(
        (str(Number(a)), str(Number(b))) for a in "12" for b in "123" if a != b
    )


def test_many_draws_are_sampled_alike_each_time(tmp_path: Path) -> None:
    """As many as asked for, seeded, no draw twice."""
    found = deck(tmp_path, "id: a\nask: '{a} {b}?'\nvary: {a: 1..100, b: 1..100}\nnumber: 5\nproof: a + b")
    first, second = Scripted(Number("5")), Scripted(Number("5"))
    prove_deck(found, first, 25)
    prove_deck(found, second, 25)
    assert first.values == second.values
    assert len({str(values) for values in first.values}) == 25


def test_a_proof_is_compared_by_value_and_not_by_form(tmp_path: Path) -> None:
    """A proof in floats agrees with an exact answer; units, digits and names are asked of learners only."""
    found = deck(
        tmp_path,
        "id: a\nask: How much?\nnumber: 1/3\nunit: GFLOPs\ndigits: 3\nproof: 1",
    )
    assert problems(found, Scripted(number(Fraction(1 / 3)))) == []
    assert problems(found, Scripted(number(Fraction(0.3334)))) == [
        "8:10 The proof gives `0.3334`, but the answer is `0.333 GFLOPs`."
    ]


def test_a_proof_may_use_other_names_than_the_answer(tmp_path: Path) -> None:
    """`only` limits the learner; the derivative comes in terms of x."""
    found = deck(
        tmp_path,
        "id: a\nask: Write $f'$ with $f$ alone.\nexpression: f*(1 - f)\nwhere: {f: 1/(1 + exp(-x))}\n"
        "only: [f]\nproof: derivative(1/(1 + exp(-x)), x)",
    )
    assert problems(found, Scripted(read("exp(-x)/(1 + exp(-x))^2"))) == []
    assert len(problems(found, Scripted(read("exp(-x)/(1 + exp(-x))")))) == 1


def test_a_proof_that_fails_is_a_problem(tmp_path: Path) -> None:
    """An author must not believe that a card was proved."""
    found = deck(tmp_path, "id: a\nask: What?\nnumber: 1\nproof: 1")
    assert problems(found) == ["6:10 The proof fails: The worker is tired."]


NEVER_TOLD = "No draw answers this with its message: it is right, cannot be read, or is another mistake."


@pytest.mark.parametrize(
    ("mistakes", "expected"),
    [
        ("2*k: Doubled.", []),  # equal to the answer for k = 2, wrong for k = 3
        ("k + 0*k: Forgot the square.", []),
        ("k*k: Right.", [f"8:5 {NEVER_TOLD}"]),
        ("k + k: Doubled.\n  2*k: Told by the first.", [f"9:5 {NEVER_TOLD}"]),
    ],
)
def test_a_mistake_must_be_told_by_some_draw(tmp_path: Path, mistakes: str, expected: list[str]) -> None:
    """A mistake that happens to be right for some numbers is fine; one that never shows is not."""
    text = f"id: a\nask: 'Square {{k}}.'\nvary: {{k: [2, 3]}}\nnumber: k^2\nmistakes:\n  {mistakes}"
    assert problems(deck(tmp_path, text)) == expected


def test_samples_are_typed_with_the_drawn_numbers(tmp_path: Path) -> None:
    """`k*k` and `{k}*{k}` both stand for what a learner types for each draw."""
    found = deck(
        tmp_path,
        "id: a\nask: 'Square {k}.'\nvary: {k: [2, 3]}\nnumber: k^2\n"
        "accept: [k*k, '{k}^2']\nreject: ['{k}', k + 1]",
    )
    assert problems(found) == []


def test_all_faults_of_a_card_are_told(tmp_path: Path) -> None:
    """A wrong text does not hide a formula that cannot be read, nor one formula another."""
    found = deck(
        tmp_path,
        "id: a\nask: 'What is ${k?'\nvary: {k: [1]}\ngiven: {g: k +}\nnumber: 2*(k\n",
        "id: b\nask: What?\nnumber: 3*q\n",
    )
    assert [one.split(" ")[0] for one in problems(found)] == ["4:17", "6:16", "7:13", "10:13"]


def test_a_text_that_is_wrong_does_not_hide_samples(tmp_path: Path) -> None:
    """Formulas can be tried all the same."""
    found = deck(tmp_path, "id: a\nask: Half is $\\frac{1}{2$.\nnumber: 1/2\naccept: [2]")
    assert [one.split(" ")[0] for one in problems(found)] == ["4:25", "6:12"]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("hnit: Think.\nnumber: 1\naccept: [2]", ["7:12"]),
        ("colour: red\nnumber: 2*(k", ["6:13"]),
        ("vry: {k: [1, 2]}\nnumber: k", []),  # as a misspelt `vary` it would have told what k is
        ("tolerence: 5%\nnumber: 100\naccept: [101]", []),
        ("form: expanded\nnumber: 100\naccept: [101]", []),  # an option of another kind
        ("tags: {a: b}\nnumber: 1\naccept: [2]", []),
    ],
)
def test_an_unknown_key_hides_no_other_fault(tmp_path: Path, keys: str, expected: list[str]) -> None:
    """The rest of the card is proved, unless the key may be one that the rest depends on."""
    path = write_deck(tmp_path, f"id: a\nask: What?\n{keys}", "id: b\nask: What?\nnumber: 1")
    library = load([path], drafts=True)
    assert len(library.problems) == 1
    assert [one.split(" ")[0] for one in problems(library.decks[0])] == expected
    assert [card.id for card in load([path]).decks[0].cards] == ["b"]


def test_a_deck_whose_file_is_gone_is_still_told_about(tmp_path: Path) -> None:
    """The problem is then at the card, as near as is known."""
    found = deck(tmp_path, "id: a\nask: What?\nnumber: 1\naccept: [2]")
    found.path.unlink()
    assert [one.partition(" ")[0] for one in problems(found)] == ["3:3"]


def test_a_proof_that_failed_is_not_tried_on_each_further_draw(tmp_path: Path) -> None:
    """One that hangs would hold up `quiz check` for its deadline times the draws."""
    found = deck(tmp_path, "id: a\nask: '{k}?'\nvary: {k: 1..50}\nnumber: k\nproof: k")
    prover = Scripted()
    assert len(problems(found, prover)) == 1
    assert len(prover.values) == 1


SHORT = st.lists(FORMULAS, max_size=2).map(tuple)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(["number", "expression", "shape", "vector", "set", "equation"]), data=st.data())
def test_proving_never_raises(tmp_path: Path, kind: str, data: st.DataObject) -> None:
    """Whatever the formulas of a card, `quiz check` ends with problems or without."""
    answer = convert(
        {
            kind: data.draw(FORMULAS),
            "accept": data.draw(SHORT),
            "reject": data.draw(SHORT),
            "mistakes": dict.fromkeys(data.draw(SHORT), "No."),
        },
        KINDS[kind],
    )
    found = Card(
        key="t/a",
        ask="{k} $x^{k}$",
        answer=answer,
        vary={"k": ("2", data.draw(FORMULAS))},
        proof=data.draw(FORMULAS),
        place=Place(tmp_path / "t.yaml", 1, 1),
    )
    whole = Deck(id="t", title="T", cards=(found,), path=tmp_path / "t.yaml")
    assert all(problem.message for problem in prove_deck(whole, Scripted(Number("4"))))
