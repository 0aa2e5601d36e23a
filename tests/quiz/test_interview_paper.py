"""Which questions an interview asks."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.library import Library
from quiz.errors import QuizError
from quiz.interview.paper import MOST_QUESTIONS, Order, set_paper
from solvers.answers import ExplainAnswer
from tests.quiz.making import card, deck, library

SIZES = st.dictionaries(st.sampled_from("abcde"), st.integers(1, 30), min_size=1)


@given(SIZES, st.integers(1, 60), st.integers(0, 2**31 - 1))
@settings(max_examples=100)
def test_a_paper_is_mixed_evenly_and_asks_no_card_twice(
    sizes: dict[str, int], wanted: int, seed: int
) -> None:
    """Every deck gives as many as any other, one at most apart, unless it has no more cards."""
    paper = Order(seed=seed, questions=wanted).paper(library(**sizes))
    keys = [question.card.key for question in paper.questions]
    assert len(keys) == len(set(keys)) == min(wanted, sum(sizes.values()))
    asked = Counter(key.partition("/")[0] for key in keys)
    most = max(asked.values())
    assert all(asked[name] >= min(size, most - 1) for name, size in sizes.items())


@given(SIZES, st.integers(0, 2**31 - 1))
@settings(max_examples=50)
def test_the_same_seed_sets_the_same_paper(sizes: dict[str, int], seed: int) -> None:
    """Cards, their order and their numbers."""
    first, second = (Order(seed=seed, questions=9).paper(library(**sizes)) for _ in range(2))
    assert first == second


def test_another_seed_sets_another_paper() -> None:
    """The order is drawn, and so is the choice."""
    keys = {
        tuple(question.card.key for question in Order(seed=seed).paper(library(a=20, b=20)).questions)
        for seed in range(20)
    }
    assert len(keys) == 20


def test_no_deck_comes_first_for_its_name() -> None:
    """A paper of one question may ask of any deck."""
    papers = (Order(seed=seed, questions=1).paper(library(a=5, b=5, c=5)) for seed in range(60))
    assert {question.card.deck_id for paper in papers for question in paper.questions} == set("abc")


@pytest.mark.parametrize(("minutes", "questions", "expected"), [(None, 4, 6.0), (None, 1, 1.5), (45, 4, 45)])
def test_time_is_a_minute_and_a_half_each_unless_it_is_named(
    minutes: float | None, questions: int, expected: float
) -> None:
    """Counted by the questions that are really asked."""
    assert Order(seed=1, questions=questions, minutes=minutes).paper(library(a=9)).minutes == expected


def test_what_no_machine_can_mark_or_draw_is_left_out() -> None:
    """Explanations, and cards whose numbers cannot be drawn."""
    explain = card("a/explain", ExplainAnswer(explain=("a point",)))
    broken = card("a/broken", vary={"n": ("1", "2")}, unless=("n < 3",))
    paper = set_paper([explain, broken, card("a/good")], questions=9, minutes=None, seed=1)
    assert [question.card.key for question in paper.questions] == ["a/good"]


def test_decks_and_levels_limit_the_choice() -> None:
    """Only cards of the decks with these ids, and of this level."""
    decks = Library(
        decks=(deck("a", card("a/1"), card("a/2", level=2)), deck("b", card("b/1"), card("b/2", level=2)))
    )
    order = Order(seed=1, decks=frozenset({"b"}), level=2)
    assert [question.card.key for question in order.paper(decks).questions] == ["b/2"]
    with pytest.raises(QuizError, match="no card"):
        Order(seed=1, level=3).paper(decks)


def test_a_paper_is_never_endless() -> None:
    """However many are asked for."""
    paper = set_paper(library(a=150).decks[0].cards, questions=10_000, minutes=None, seed=1)
    assert len(paper.questions) == MOST_QUESTIONS
