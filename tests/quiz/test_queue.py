"""Due cards come first, the most urgent before the others; new ones up to the limit; drills after a gap."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.scheduling.queue import DRILL_GAP, Limits, Plan, Queue, Spent, plan, spent
from quiz.scheduling.types import Stage, Standing
from tests.quiz.making import DAY, remembered, scheduled

DRILLING = scheduled(DAY + 1, again_today=True, reviewed=DAY)


def taken(queue: Queue) -> Iterable[str]:
    """Yield the cards of a queue until it is empty."""
    while (key := queue.take()) is not None:
        yield key


@pytest.mark.parametrize(
    ("standing", "stage"),
    [
        (Standing(), Stage.NEW),
        (scheduled(DAY), Stage.REVIEW),
        (scheduled(DAY - 9), Stage.REVIEW),
        (scheduled(DAY + 1), None),
        (DRILLING, Stage.DRILL),
        (scheduled(DAY + 5, again_today=True, reviewed=DAY - 1), None),
        (Standing(suspended=True), None),
        (Standing(state=scheduled(DAY).state, suspended=True), None),
        (Standing(state=scheduled(DAY).state, buried=DAY), None),
        (Standing(state=scheduled(DAY).state, buried=DAY - 1), Stage.REVIEW),
    ],
)
def test_a_card_is_asked_for_a_reason(standing: Standing, stage: Stage | None) -> None:
    """New, due, to be drilled on this very day, or not at all."""
    assert standing.stage(DAY) == stage


def test_the_most_overdue_for_its_interval_comes_first() -> None:
    """Two days are much to a card of one day and little to one of a month."""
    standings = {
        "a/month": scheduled(DAY - 2, interval=30),
        "a/today": scheduled(DAY),
        "a/day": scheduled(DAY - 2, interval=1),
        "a/week": scheduled(DAY - 2, interval=7),
    }
    assert plan([list(standings)], standings, DAY, Limits(), seed=1).reviews == (
        "a/day",
        "a/week",
        "a/month",
        "a/today",
    )


def test_equals_are_shuffled_by_the_seed() -> None:
    """The same seed and day give the same order; another gives another."""
    standings = {f"a/{number}": scheduled(DAY) for number in range(20)}
    orders = [plan([list(standings)], standings, DAY, Limits(), seed).reviews for seed in (1, 1, 2)]
    assert orders[0] == orders[1] != orders[2]
    assert set(orders[0]) == set(orders[2]) == set(standings)
    assert orders[0] != tuple(standings)


def test_new_cards_come_from_each_deck_in_turn() -> None:
    """Decks are mixed, each in its own order, and the limit is for all of them together."""
    decks = [["a/1", "a/2", "a/3"], ["b/1"], ["c/1", "c/2"]]
    assert plan(decks, {}, DAY, Limits(new=5), seed=1).new == ("a/1", "b/1", "c/1", "a/2", "c/2")
    assert plan([], {}, DAY, Limits(), seed=1) == Plan()


def test_what_was_done_today_counts_against_the_limits() -> None:
    """Cards of other decks count too; drills do not."""
    standings = {
        "z/new": introduced_on(scheduled(DAY + 1), introduced=DAY),
        "z/review": introduced_on(scheduled(DAY + 3, interval=3), introduced=DAY - 50),
        "a/due": scheduled(DAY),
        "a/due2": scheduled(DAY),
        "a/drill": introduced_on(DRILLING, introduced=DAY - 7),
    }
    assert spent(standings.values(), DAY) == Spent(new=1, reviews=2)
    made = plan(
        [["a/due", "a/due2", "a/drill", "a/n1", "a/n2"]], standings, DAY, Limits(new=2, reviews=3), seed=1
    )
    assert (len(made.reviews), made.new, made.drills) == (1, ("a/n1",), ("a/drill",))


def introduced_on(standing: Standing, *, introduced: int) -> Standing:
    """Return a standing with another day of introduction."""
    return Standing(state=standing.state, introduced=introduced)


def test_reviews_then_new_then_drills() -> None:
    """Without drills due, reviews go before new cards; drills come when nothing else is left."""
    queue = Queue(Plan(reviews=("r1", "r2"), new=("n1",), drills=("d1",)))
    assert list(taken(queue)) == ["r1", "r2", "n1", "d1"]


def test_a_miss_is_drilled_after_some_other_cards() -> None:
    """The drill comes after a gap of other cards, not at once and not at the very end."""
    queue = Queue(Plan(reviews=tuple(f"r{number}" for number in range(10))))
    missed = queue.take()
    assert missed is not None
    queue.drill(missed)
    order = list(taken(queue))
    assert order.index(missed) == DRILL_GAP
    assert len(order) == 10


def test_a_dropped_card_is_nowhere() -> None:
    """A card taken out does not come, wherever it waited."""
    queue = Queue(Plan(reviews=("r",), new=("n",), drills=("d",)))
    for key in ("r", "n", "d", "unknown"):
        queue.drop(key)
    assert [queue.left(stage) for stage in Stage] == [0, 0, 0]
    assert queue.take() is None


@given(
    st.lists(st.sampled_from("abcdefgh"), unique=True),
    st.lists(st.sampled_from("ijklmnop"), unique=True),
    st.lists(st.booleans(), max_size=60),
)
def test_every_card_is_asked_and_every_miss_again(
    reviews: list[str], new: list[str], misses: list[bool]
) -> None:
    """Each card comes once and once more for each miss, and what is left always adds up."""
    queue = Queue(Plan(reviews=tuple(reviews), new=tuple(new)))
    asked, missed, verdicts = 0, 0, iter(misses)
    for key in taken(queue):
        asked += 1
        if next(verdicts, False):
            missed += 1
            queue.drill(key)
        assert sum(map(queue.left, Stage)) == len(reviews) + len(new) + missed - asked
    assert asked == len(reviews) + len(new) + missed


def test_a_backlog_begins_with_what_can_still_be_saved() -> None:
    """What is more likely forgotten than not is lost anyway: it waits behind the rest, least late first."""
    standings = {
        "a/lost": scheduled(DAY - 300, interval=3),
        "a/losing": scheduled(DAY - 18, interval=3),
        "a/risk": scheduled(DAY - 15, interval=3),
        "a/safe": scheduled(DAY - 1, interval=90),
    }
    made = plan([list(standings)], standings, DAY, Limits(), seed=1)
    assert made.reviews == ("a/risk", "a/safe", "a/losing", "a/lost")
    assert made.first(2).reviews == ("a/risk", "a/safe")


def test_under_fsrs_a_backlog_goes_by_retrievability() -> None:
    """Its curve is flatter: six intervals on, three of four such cards are still known."""
    standings = {
        "a/lost": remembered(1, reviewed=DAY - 100, stability=1, difficulty=5),
        "a/risk": remembered(3, reviewed=DAY - 80, stability=3, difficulty=5),
        "a/late": remembered(3, reviewed=DAY - 21, stability=3, difficulty=5),
        "a/safe": remembered(90, reviewed=DAY - 91, stability=90, difficulty=5),
    }
    made = plan([list(standings)], standings, DAY, Limits(), seed=1)
    assert made.reviews == ("a/risk", "a/late", "a/safe", "a/lost")


def test_a_plan_may_have_one_reason_alone_and_so_many_cards() -> None:
    """Reviews fill the size first, then new cards; what was missed today is never left out for it."""
    standings = {"a/due": scheduled(DAY), "a/drill": DRILLING}
    decks = [["a/due", "a/drill", "a/n1", "a/n2"]]
    only = {
        stage: plan(decks, standings, DAY, Limits(), seed=1, stages=frozenset({stage})) for stage in Stage
    }
    assert only[Stage.NEW] == Plan(new=("a/n1", "a/n2"))
    assert only[Stage.REVIEW] == Plan(reviews=("a/due",))
    assert plan(decks, standings, DAY, Limits(), seed=1).first(2) == Plan(
        reviews=("a/due",), new=("a/n1",), drills=("a/drill",)
    )
