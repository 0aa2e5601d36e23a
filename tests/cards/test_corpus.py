"""Decks that must load and prove without a word, and decks that announce their problems at their top."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from cards.library import load
from cards.proving import prove_deck
from solvers.worker.prover import WorkerProver

DATA = Path(__file__).parent / "data"
VALID = sorted((DATA / "valid").glob("*.yaml"))
INVALID = sorted((DATA / "invalid").glob("*.yaml"))
UNPROVED = sorted((DATA / "unproved").glob("*.yaml"))


@pytest.fixture(scope="module")
def prover() -> Iterator[WorkerProver]:
    """One worker process for all proofs."""
    with WorkerProver(deadline=10.0) as worker:
        yield worker


def expected(path: Path) -> list[str]:
    """Return the problems that a deck announces: its leading comments, `LINE:COLUMN MESSAGE`."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [f"{path}:{line[2:].replace(' ', ': ', 1)}" for line in lines if line.startswith("# ")]


def test_the_corpora_are_there() -> None:
    """A folder that was moved must not make the tests below pass for want of files."""
    assert len(VALID) >= 5
    assert len(INVALID) >= 40
    assert len(UNPROVED) >= 10


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_deck_has_no_problems(path: Path, prover: WorkerProver) -> None:
    """It loads, and its formulas, proofs and samples hold."""
    library = load([path])
    assert library.problems == ()
    assert [problem for deck in library.decks for problem in prove_deck(deck, prover)] == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_every_problem_is_told_at_its_place(path: Path) -> None:
    """All of them, in the order of the file, and no other."""
    assert list(map(str, load([path]).problems)) == expected(path)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_a_broken_card_does_not_hide_a_good_one(path: Path) -> None:
    """Wherever a deck holds the card `fine` beside broken ones, it can be studied, and it alone."""
    library = load([path])
    asked = [card.key.partition("/")[2] for deck in library.decks for card in deck.cards]
    assert asked == good_cards(path)


def good_cards(path: Path) -> list[str]:
    """Return the ids of the cards that a broken deck still has."""
    if path.stem == "unclosed-quote":
        return ["fine", "b"]
    text = path.read_text(encoding="utf-8")
    return ["fine"] if "\ncards:\n" in text and "- id: fine" in text else []


@pytest.mark.parametrize("path", UNPROVED, ids=lambda path: path.stem)
def test_every_failed_proof_is_told_at_its_place(path: Path, prover: WorkerProver) -> None:
    """Such a deck loads, and `prove_deck` says what is wrong with it."""
    library = load([path])
    assert library.problems == ()
    found = [problem for deck in library.decks for problem in prove_deck(deck, prover)]
    assert list(map(str, found)) == expected(path)


@pytest.mark.parametrize("path", [*VALID, *INVALID], ids=lambda path: path.stem)
def test_without_libyaml_a_deck_is_read_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pure parser gives the same decks, and finds problems in the same cards."""
    with_c = load([path])
    monkeypatch.delattr(yaml, "CSafeLoader")
    without = load([path])
    assert without.decks == with_c.decks
    assert bool(without.problems) == bool(with_c.problems)
