"""Ids are UUIDs of version 7 that sort in the order in which they were made."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from quiz.ids import IdSource, uuid7

times = st.integers(0, 2**44 - 1)
randoms = st.integers(0, 2**74 - 1)


def constant(bits: int) -> Callable[[int], int]:
    """Return a source of randomness that always gives the same."""
    return lambda _: bits


@given(times, randoms)
def test_an_id_is_a_uuid_of_version_7(time: int, random: int) -> None:
    """The standard library reads version, variant and time back."""
    read = uuid.UUID(uuid7(time, random))
    assert (read.version, read.variant, read.int >> 80) == (7, uuid.RFC_4122, time)
    assert str(read) == uuid7(time, random)


@given(times, times, randoms, randoms)
def test_ids_sort_by_time_then_randomness(one: int, other: int, first: int, second: int) -> None:
    """The order of the texts is the order of what they hold."""
    assert ((one, first) < (other, second)) == (uuid7(one, first) < uuid7(other, second))


@given(st.lists(times, min_size=2, max_size=20), randoms)
def test_a_source_only_goes_up(clock: list[int], random: int) -> None:
    """Ids increase though the clock stands still or goes back and the randomness never changes."""
    source = IdSource(constant(random))
    ids = [source.next(time) for time in clock]
    assert ids == sorted(set(ids))


@given(times, times, randoms, randoms)
def test_a_source_continues_after_the_last_id(before: int, now: int, random: int, last: int) -> None:
    """A new process writes after what an earlier one wrote, even when its clock is behind."""
    after = uuid7(before, last)
    assert IdSource(constant(random), after).next(now) > after


def test_the_full_randomness_carries_into_the_time() -> None:
    """After the greatest id of a millisecond comes the first of the next."""
    last = uuid7(5, 2**74 - 1)
    assert IdSource(constant(0), last).next(5) == uuid7(6, 0)
