"""The decks that ship with the program are read, proved on every draw, and complete for a learner."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cards.census import census
from cards.drawing import draw
from cards.finding import find as find_files
from cards.library import Library, bundled, load
from cards.places import Places
from cards.proving import prove_card, prove_deck
from cards.types import Card, Deck
from solvers.answers import ExpressionAnswer, NumberAnswer, ShapeAnswer, VectorAnswer, kind_of
from solvers.checking import check
from solvers.tree import Number
from solvers.verdict import Outcome, Reason
from solvers.worker.prover import WorkerProver

FILES = find_files([bundled()]).decks
COMPUTED = (NumberAnswer, ExpressionAnswer, ShapeAnswer, VectorAnswer)
TRAPS = "spot-the-mistake"  # its cards stand by subject, and each asks what is wrong rather than how much
DRAWS = 24  # of each card; `quiz check` tries 200


@pytest.fixture(scope="module")
def library() -> Library:
    """All bundled decks."""
    return load([bundled()])


@pytest.fixture(scope="module")
def prover() -> Iterator[WorkerProver]:
    """One worker process for all proofs."""
    with WorkerProver(deadline=10.0) as worker:
        yield worker


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def deck(request: pytest.FixtureRequest, library: Library) -> Deck:
    """Each deck in turn."""
    path: Path = request.param
    found = library.deck(path.stem)
    assert found is not None
    return found


def find(library: Library, key: str) -> Card:
    """Return the card that must be there."""
    card = library.card(key)
    assert card is not None, key
    return card


def test_all_decks_load_without_a_problem(library: Library) -> None:
    """Every file becomes a deck, and the loader has nothing to say."""
    assert [str(problem) for problem in library.problems] == []
    assert {deck.id for deck in library.decks} == {path.stem for path in FILES}


def test_the_decks_hold_what_an_interview_may_ask(library: Library) -> None:
    """Enough cards, most of them typed, many with new numbers each time, derivations, words and pictures."""
    cards = [card for deck in library.decks for card in deck.cards]
    counted = census(cards)
    assert len(cards) >= 320
    assert counted.typed >= 0.6 * len(cards)
    assert counted.vary >= 80
    assert counted.kinds["derivation"] >= 20
    assert counted.kinds["explain"] >= 25
    assert counted.figure >= 25
    traps = library.deck(TRAPS)
    assert traps is not None
    assert sum(kind_of(card.answer) in ("find-error", "choice") for card in traps.cards) >= 61


def test_every_draw_is_proved(deck: Deck, prover: WorkerProver) -> None:
    """Proofs agree with answers, samples are judged as they should be, mistakes get their own message."""
    assert [str(problem) for problem in prove_deck(deck, prover, draws=DRAWS)] == []


def test_a_wrong_answer_does_not_pass_its_proof(
    library: Library, prover: WorkerProver, tmp_path: Path
) -> None:
    """The proofs have teeth: with one factor changed in the deck, the card's proof objects."""
    card = find(library, "convolution-arithmetic/conv-parameters")
    source = card.place.path.read_text(encoding="utf-8")
    path = tmp_path / "wrong.yaml"
    path.write_text(
        source.replace("k^2*c_in*c_out + c_out\n", "k^2*c_in*c_out + 2*c_out\n"), encoding="utf-8"
    )
    wrong = load([path])
    problems = prove_card(find(wrong, "wrong/conv-parameters"), Places(wrong.decks[0]), prover, draws=10)
    assert any("proof gives" in problem.message for problem in problems)


def test_decks_are_large_enough_and_mostly_typed(deck: Deck) -> None:
    """A deck has at least 10 cards; of all but the traps at least 60 % are typed and checked."""
    assert len(deck.cards) >= 10
    assert deck.id == TRAPS or census(deck.cards).typed >= 0.6 * len(deck.cards)
    assert deck.about
    assert deck.tags


def test_cards_explain_themselves(deck: Deck) -> None:
    """Every card teaches afterwards, hints before, and names its source."""
    for card in deck.cards:
        assert card.why, card.key
        assert card.hints, card.key
        assert card.source, card.key
        assert card.tags, card.key


def test_typed_cards_foresee_mistakes_and_have_a_proof(deck: Deck) -> None:
    """A card with a computed answer knows at least two wrong ones and is proved by a second computation."""
    for card in deck.cards:
        if isinstance(card.answer, COMPUTED):
            assert len(card.answer.mistakes) >= 2, card.key
            assert card.proof, card.key


def test_samples_stand_with_every_expression(deck: Deck) -> None:
    """A formula can be written in many ways, so such a card lists some that count and some that do not."""
    for card in deck.cards:
        if isinstance(card.answer, ExpressionAnswer):
            assert card.answer.accept, card.key
            assert card.answer.reject, card.key


def test_definitions_come_first_and_traps_last(deck: Deck) -> None:
    """Each deck has all three levels, in this order; the traps stand in the order of their subjects."""
    levels = [card.level for card in deck.cards]
    assert deck.id == TRAPS or levels == sorted(levels)
    assert set(levels) == {1, 2, 3}


def test_card_keys_are_unique(library: Library) -> None:
    """No two cards share a key, under which the log would mix them up."""
    keys = [card.key for deck in library.decks for card in deck.cards]
    assert len(set(keys)) == len(keys)


def test_numbers_cannot_be_memorised(library: Library) -> None:
    """Most cards that ask for numbers draw them anew: five of six, and at least four draws each."""
    asked = [
        card
        for deck in library.decks
        for card in deck.cards
        if isinstance(card.answer, NumberAnswer | VectorAnswer | ShapeAnswer)
    ]
    drawn = [card for card in asked if card.vary]
    assert len(drawn) * 6 >= len(asked) * 5
    for card in drawn:
        assert len({draw(card, seed).ask for seed in range(24)}) >= 4, card.key


@pytest.mark.parametrize(
    ("given", "outcome", "reason"),
    [
        ("f(1-f)", Outcome.CORRECT, Reason.EQUAL),
        ("f - f^2", Outcome.CORRECT, Reason.EQUAL),
        (r"f \cdot (1-f)", Outcome.CORRECT, Reason.EQUAL),
        ("f", Outcome.WRONG, Reason.KNOWN_MISTAKE),
        ("1 - f^2", Outcome.WRONG, Reason.KNOWN_MISTAKE),
        ("exp(-x)/(1+exp(-x))^2", Outcome.PARTIAL, Reason.WRONG_FORM),
        ("f(1-", Outcome.MALFORMED, Reason.SYNTAX),
    ],
)
def test_the_sigmoid_derivative_is_confirmed(
    library: Library, given: str, outcome: Outcome, reason: Reason
) -> None:
    """The card asked for by name: sigmoid′ = f(1 − f), in terms of f."""
    card = find(library, "activation-functions/sigmoid-derivative")
    verdict = check(card.answer, given, draw(card, 1).drawn)
    assert (verdict.outcome, verdict.reason) == (outcome, reason)


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("batch-normalization/bn-order", "the mean, the standard deviation"),
        ("batch-normalization/bn-order", "mean, st. dev."),
        ("batch-normalization/bn-order", "mean, σ"),
        ("dropout/dropout-keep-gap", "the keep"),
        ("dropout/dropout-keep-gap", "Keep probability"),
        ("activation-functions/not-zero-centred", "zero-mean"),
        ("activation-functions/not-zero-centred", "centered around zero"),
        ("residual-networks/residual-gap", "identity mapping"),
        ("softmax-cross-entropy/log-sum-exp-gap", "the max"),
    ],
)
def test_a_gap_takes_the_words_that_people_use(library: Library, key: str, given: str) -> None:
    """With an article, shortened, or as the symbol."""
    assert check(find(library, key).answer, given).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("batch-normalization/bn-order", "mean, variance"),
        ("batch-normalization/bn-order", "mean, σ²"),
        ("dropout/dropout-keep-gap", "drop"),
        ("activation-functions/not-zero-centred", "zero"),
    ],
)
def test_a_gap_refuses_its_neighbours(library: Library, key: str, given: str) -> None:
    """The wrong statistic, or the other probability."""
    assert check(find(library, key).answer, given).outcome is not Outcome.CORRECT


@pytest.mark.parametrize("seed", range(8))
def test_parameters_and_flops_of_a_convolution_are_computed(library: Library, seed: int) -> None:
    """The card asked for by name: its answer is what a walk over all weights and positions counts."""
    card = find(library, "convolution-arithmetic/conv-parameters-and-flops")
    question = draw(card, seed)
    c_in, c_out, k, n = (drawn_integer(question.drawn.values[name]) for name in ("c_in", "c_out", "k", "n"))
    weights = sum(1 for _ in range(c_out) for _ in range(c_in) for _ in range(k) for _ in range(k))
    flops = sum(2 * weights for _ in range(n) for _ in range(n))
    right = f"[{weights + c_out}, {flops}]"
    macs = f"[{weights + c_out}, {flops // 2}]"
    assert check(card.answer, right, question.drawn).outcome is Outcome.CORRECT
    assert check(card.answer, macs, question.drawn).reason is Reason.KNOWN_MISTAKE
    assert "2 FLOPs" in question.ask


def drawn_integer(node: object) -> int:
    """Return the whole number that a review drew."""
    assert isinstance(node, Number)
    return int(node.text)
