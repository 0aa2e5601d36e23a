"""The state of every card follows from the set of events, and the store always agrees with a replay."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.log.events import Event, Reset, Review, Undo
from quiz.log.recalls import GAPS
from quiz.log.replay import replay
from quiz.log.sqlite import SqliteStore
from quiz.log.store import Daily, RecallCount, TimingCount, VerdictCount
from quiz.log.tallies import SECONDS
from quiz.scheduling.fsrs import FSRS
from quiz.scheduling.sm2 import SM2
from quiz.scheduling.types import CardState, Grade, New, Scheduler, Stage
from tests.quiz.making import DAY, fresh_store, histories, review, shuffled, undo

seeds = st.integers(0, 2**32)


@given(histories(), seeds)
def test_the_order_of_arrival_does_not_matter(events: list[Event], seed: int) -> None:
    """Any order, with any events met twice, gives equal standings."""
    assert replay(shuffled(events + events[::2], seed), SM2()) == replay(events, SM2())


@settings(max_examples=60, deadline=None)
@given(histories(), st.data())
def test_the_store_agrees_with_a_replay(events: list[Event], data: st.DataObject) -> None:
    """However events arrive, one by one or many, in order or not, tables and replay say the same."""
    arriving = shuffled(events, data.draw(seeds)) if data.draw(st.booleans()) else events
    with fresh_store() as store:
        while arriving:
            size = data.draw(st.integers(1, 4))
            store.append(arriving[:size])
            arriving = arriving[size:]
        assert_derived_from(store, events)
        store.rebuild()
        assert_derived_from(store, events)


@settings(max_examples=40, deadline=None)
@given(histories(longest=16), seeds)
def test_two_logs_merge_to_the_same_state_either_way(events: list[Event], seed: int) -> None:
    """Each machine ends with the union, whichever came first, and merging again changes nothing."""
    mixed = shuffled(events, seed)
    here, there = mixed[: len(mixed) * 2 // 3], mixed[len(mixed) // 3 :]
    with fresh_store() as one, fresh_store() as other:
        one.append(here)
        other.append(there)
        one.append(other.events())
        other.append(one.events())
        assert one.append(other.events()) == 0
        assert list(one.events()) == list(other.events()) == sorted(events, key=lambda event: event.id)
        assert one.standings() == other.standings() == replay(events, SM2())
        assert_derived_from(one, events)
        assert_derived_from(other, events)


@settings(max_examples=40, deadline=None)
@given(histories(), seeds, st.sampled_from((0.8, 0.9, 0.95)))
def test_another_scheduler_and_back_lose_nothing(events: list[Event], seed: int, retention: float) -> None:
    """Whoever adds events meanwhile, in whatever order, each scheduler has what a replay gives it."""
    mixed, fsrs = shuffled(events, seed), FSRS(retention)
    first, second, third = mixed[::3], mixed[1::3], mixed[2::3]
    with fresh_store() as store:
        store.append(first)
        with SqliteStore(store.path, fsrs) as other:
            assert other.standings() == replay(first, fsrs)
            other.append(second)
            assert other.standings() == replay(first + second, fsrs)
            store.append(third)  # by a program that was left open with the scheduler of before
            assert_derived_from(store, events)
        with SqliteStore(store.path, fsrs) as other:
            assert other.standings() == replay(events, fsrs)
        with SqliteStore(store.path) as back:
            assert_derived_from(back, events)


@given(histories(), st.sampled_from((SM2(), FSRS())))
def test_an_undone_event_leaves_no_trace(events: list[Event], scheduler: Scheduler) -> None:
    """Taking events back gives what the log without them would give."""
    undone = {event.undoes for event in events if isinstance(event, Undo)}
    kept = [event for event in events if not isinstance(event, Undo) and event.id not in undone]
    assert replay(events, scheduler) == replay(kept, scheduler)


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(Grade)), max_size=20))
def test_reviews_are_handed_to_the_scheduler_in_order(steps: list[tuple[int, Grade]]) -> None:
    """A card's state is the fold of the scheduler over its reviews, and nothing else."""
    state: CardState = New()
    day, events = DAY, list[Event]()
    for number, (later, grade) in enumerate(steps):
        day += later
        state = SM2().review(state, grade, day)
        events.append(review(number, "a/1", grade, day=day))
    standings = replay(events, SM2())
    assert (standings["a/1"].state if steps else New()) == state


def test_an_undo_may_come_before_what_it_undoes() -> None:
    """When the undo is merged first, the review has no effect when it arrives."""
    late = review(1, "a/1", 5)
    with fresh_store() as store:
        store.append([undo(2, late)])
        store.append([late])
        assert_derived_from(store, [late, undo(2, late)])
        assert store.standings() == {}
        assert store.daily() == []


def test_an_undo_is_not_undone() -> None:
    """Taking back an undo changes nothing: a review once undone stays so on every machine."""
    first = review(1, "a/1", 5)
    second = undo(2, first)
    assert replay([first, second, undo(3, second)], SM2()) == {}


def assert_derived_from(store: SqliteStore, events: list[Event]) -> None:
    """Assert that the tables of the store are what the events amount to."""
    assert store.standings() == replay(events, SM2())
    undone = {event.undoes for event in events if isinstance(event, Undo)}
    counted = [event for event in events if isinstance(event, Review) and event.id not in undone]
    assert store.daily() == days_of(counted)
    for since in (0, DAY + 5):
        later = [event for event in counted if event.day >= since]
        assert store.verdicts(since) == verdicts_of(later)
        assert store.timings(since) == timings_of(later)
        assert store.recalls(since) == recalls_of(events, since)


def days_of(reviews: list[Review]) -> list[Daily]:
    """Return the counts by day and deck, counted the slow way."""
    keys = sorted({(each.day, each.card.split("/")[0]) for each in reviews})
    return [
        day_of(*key, [each for each in reviews if (each.day, each.card.split("/")[0]) == key]) for key in keys
    ]


def day_of(day: int, deck: str, reviews: list[Review]) -> Daily:
    """Return the counts of one day and deck."""
    return Daily(
        day=day,
        deck=deck,
        reviews=len(reviews),
        new=sum(each.stage is Stage.NEW for each in reviews),
        drills=sum(each.stage is Stage.DRILL for each in reviews),
        recalled=sum(each.stage is Stage.REVIEW and each.grade >= 3 for each in reviews),
        milliseconds=sum(round(1000 * each.seconds) for each in reviews),
    )


def verdicts_of(reviews: list[Review]) -> list[VerdictCount]:
    """Return the counts by reason and grade, counted the slow way."""
    counts = Counter((each.reason, each.grade) for each in reviews)
    return [VerdictCount(*key, number) for key, number in sorted(counts.items())]


def timings_of(reviews: list[Review]) -> list[TimingCount]:
    """Return the counts by time taken, counted the slow way."""
    counts = Counter(max(each for each in SECONDS if each <= review.seconds) for review in reviews)
    return [TimingCount(*count) for count in sorted(counts.items())]


def recalls_of(events: list[Event], since: int) -> list[RecallCount]:
    """Return the counts by days since the answer before, each card's history gone through by itself."""
    undone = {event.undoes for event in events if isinstance(event, Undo)}
    tested, recalled, last = Counter[int](), Counter[int](), dict[str, int]()
    for event in sorted(events, key=lambda event: event.id):
        if isinstance(event, Reset) and event.id not in undone:
            last.pop(event.card, None)
        if not isinstance(event, Review) or event.id in undone:
            continue
        days = event.day - last.get(event.card, event.day)
        last[event.card] = max(event.day, last.get(event.card, 0))
        if days > 0 and event.day >= since:
            least = max(each for each in GAPS if each <= days)
            tested[least] += 1
            recalled[least] += event.grade >= 3
    return [RecallCount(least, tested[least], recalled[least]) for least in sorted(tested)]
