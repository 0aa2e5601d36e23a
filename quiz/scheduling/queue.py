"""Which card comes next: what is due, then what is new, and drills between."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, zip_longest
from random import Random
from typing import Final

import msgspec

from quiz.scheduling.fsrs import retrievability
from quiz.scheduling.types import ByMemory, CardState, New, Scheduled, Stage, Standing

DRILL_GAP: Final = 4  # other cards between a miss and its drill: out of working memory, still fresh

LOST: Final = 0.5  # the chance of recall below which a card has more likely gone than not
_AT_INTERVAL: Final = 0.9  # SM-2 names no chance of recall; its intervals were made for some 90 %
_UNSEEN: Final = Standing()


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How many cards a day at most, all decks together; drills never count. None is no limit."""

    new: int = 10
    reviews: int | None = None


class Spent(msgspec.Struct, frozen=True, kw_only=True):
    """How much of a day's limits is used up; what was undone is not counted."""

    new: int = 0
    reviews: int = 0

    def allows(self, stage: Stage, limits: Limits) -> bool:
        """Return whether one more card of this stage may be asked today."""
        if stage is Stage.NEW:
            return self.new < limits.new
        return stage is Stage.DRILL or limits.reviews is None or self.reviews < limits.reviews


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The cards of a session by stage, each in the order they are asked."""

    reviews: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    drills: tuple[str, ...] = ()

    def first(self, most: int | None) -> Plan:
        """Return the first cards of the plan, reviews before new ones; drills are not counted."""
        if most is None:
            return self
        reviews = self.reviews[:most]
        return Plan(reviews=reviews, new=self.new[: most - len(reviews)], drills=self.drills)


def spent(standings: Iterable[Standing], day: int) -> Spent:
    """Return what was done on `day` of all cards that the log knows."""
    new = reviews = 0
    for standing in standings:
        if standing.introduced == day:
            new += 1
        elif isinstance(standing.state, Scheduled) and standing.state.reviewed == day:
            reviews += 1
    return Spent(new=new, reviews=reviews)


def plan(  # noqa: PLR0913, PLR0917 - the cards, what is known of them, and what of it is wanted
    decks: Sequence[Sequence[str]],
    standings: Mapping[str, Standing],
    day: int,
    limits: Limits,
    seed: int,
    stages: Collection[Stage] = frozenset(Stage),
) -> Plan:
    """Return what to ask on `day` of the cards in `decks` (card keys, in the order of each deck).

    Cards that would be asked for a reason not in `stages` are left out.
    """
    used = spent(standings.values(), day)
    by_stage: dict[Stage | None, list[str]] = {stage: [] for stage in (*Stage, None)}
    for key in dict.fromkeys(_in_turns(decks)):
        stage = standings.get(key, _UNSEEN).stage(day)
        by_stage[stage if stage in stages else None].append(key)
    reviews = by_urgency(by_stage[Stage.REVIEW], standings, day, seed)
    return Plan(
        reviews=tuple(
            reviews if limits.reviews is None else reviews[: max(0, limits.reviews - used.reviews)]
        ),
        new=tuple(by_stage[Stage.NEW][: max(0, limits.new - used.new)]),
        drills=tuple(by_stage[Stage.DRILL]),
    )


def by_urgency(keys: Iterable[str], standings: Mapping[str, Standing], day: int, seed: int) -> list[str]:
    """Return due cards, those first that are most at risk and not yet lost; `seed` shuffles equals.

    The measure is the chance of recall; under SM-2 that is the order of Anki's relative overdueness. There
    the latest is first however late it is, so that a learner back from a month away meets what is gone anyway
    while the rest goes too. Here what is more likely lost than not waits behind everything else, what is
    lost most surely at the end.
    """
    shuffled = list(keys)
    Random(f"{seed}/{day}").shuffle(shuffled)  # noqa: S311 - an order, not a secret
    return sorted(shuffled, key=lambda key: _place(recall(standings[key].state, day)))


def _place(chance: float) -> tuple[bool, float]:
    return (False, chance) if chance >= LOST else (True, -chance)


def recall(state: CardState, day: int) -> float:
    """Return the chance that a card is recalled: FSRS's retrievability, or for SM-2 what its interval says.

    Under SM-2 memory is taken to fade evenly, to 0.9 after one interval and 0.9² after two: lateness counts
    as a share of the interval, for a day is much to a card of one day.
    """
    if isinstance(state, ByMemory):
        return retrievability(state.stability, day - state.reviewed)
    return (
        0.0 if isinstance(state, New) else _AT_INTERVAL ** ((day - state.reviewed) / max(1, state.interval))
    )


class Queue:
    """The cards still to be asked. What is taken out is gone until it is put back."""

    def __init__(self, plan: Plan, gap: int = DRILL_GAP) -> None:
        self._lines = {Stage.REVIEW: deque(plan.reviews), Stage.NEW: deque(plan.new)}
        self._in_line = {*plan.reviews, *plan.new}  # spares `drop` the search through long lines
        self._gap = gap
        self._taken = 0
        self._drills = deque((gap, key) for key in plan.drills)

    def take(self) -> str | None:
        """Return the next card: a drill whose time has come, else a review, a new card or any drill."""
        self._taken += 1
        if self._drills and self._drills[0][0] < self._taken:
            return self._drills.popleft()[1]
        for line in self._lines.values():
            if line:
                key = line.popleft()
                self._in_line.remove(key)
                return key
        return self._drills.popleft()[1] if self._drills else None

    def put_last(self, key: str, stage: Stage) -> None:
        """Put a card at the end of its line."""
        if stage is Stage.DRILL:
            self.drill(key)
        elif key not in self._in_line:
            self._lines[stage].append(key)
            self._in_line.add(key)

    def drill(self, key: str) -> None:
        """Ask a card again after some others, or when nothing else is left."""
        self._drills.append((self._taken + self._gap, key))

    def drop(self, key: str) -> None:
        """Take a card out, wherever it waits."""
        if key in self._in_line:
            self._in_line.remove(key)
            for line in self._lines.values():
                if key in line:
                    line.remove(key)
        self._drills = deque(entry for entry in self._drills if entry[1] != key)

    def left(self, stage: Stage) -> int:
        """Return how many cards wait for this reason."""
        return len(self._drills) if stage is Stage.DRILL else len(self._lines[stage])


def _in_turns(decks: Sequence[Sequence[str]]) -> Iterable[str]:
    """Yield a card of each deck in turn: mixed topics are learnt better than one after another."""
    return (key for key in chain.from_iterable(zip_longest(*decks)) if key is not None)
