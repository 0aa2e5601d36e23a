"""What is known of each card, side by side: deck, question, schedule, and how often it was recalled."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from typing import Final

import msgspec

from cards.library import Library
from cards.types import Card, Deck
from quiz.log.store import Recall, Store
from quiz.scheduling.fsrs import retrievability
from quiz.scheduling.types import LEECH_LAPSES, ByMemory, CardState, Scheduled, Stage, Standing, kept
from solvers.answers import kind_of

_FEW: Final = 200  # cards from which one pass over all standings beats going card by card


class State(StrEnum):
    """What sessions make of a card; of several that hold, the first of `suspended`, `buried` and the rest."""

    NEW = "new"
    REVIEW = "review"
    RELEARNING = "relearning"  # forgotten at its last review
    SUSPENDED = "suspended"
    BURIED = "buried"


# holds no reference that could lead back to it, so a hundred thousand cost the garbage collector nothing
class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A card and its standing on one day. `position` is its place in the library; `due` counts from that day.

    `ease` (in hundredths) is told by SM-2; `stability` (days), `difficulty` (1 to 10) and `retrievability`,
    the probability of recall on that day, by FSRS. What the scheduler in use does not tell is None, and so,
    for a new card, is all of it, and `interval` and `due`. A suspended card has a `due` too: `waits` says
    whether it would be asked.
    """

    key: str
    deck: str
    title: str
    ask: str
    searched: str
    kind: str
    level: int
    tags: tuple[str, ...]
    position: int
    state: State
    waits: Stage | None
    due: int | None
    interval: int | None
    ease: int | None
    stability: float | None
    difficulty: float | None
    retrievability: float | None
    lapses: int
    reviews: int
    tested: int
    recalled: int
    flag: str | None

    @property
    def retention(self) -> float | None:
        """The share of tested answers that was recalled; None before the first."""
        return self.recalled / self.tested if self.tested else None

    @property
    def leech(self) -> bool:
        """Whether the card was forgotten so often that it had better be rewritten."""
        return self.lapses >= LEECH_LAPSES


def entries(
    library: Library, standings: Mapping[str, Standing], recalls: Mapping[str, Recall], today: int
) -> Iterator[Entry]:
    """Yield every card of the library in its order, as it stands on `today`."""
    position = 0
    for deck in library.decks:
        for card in deck.cards:
            standing, recall = standings.get(card.key, _UNSEEN), recalls.get(card.key, _UNTESTED)
            entry = _entry(deck, card, position, recall)
            yield entry if standing is _UNSEEN else restated(entry, standing, today)
            position += 1


def restated(entry: Entry, standing: Standing, today: int) -> Entry:
    """Return an entry with another standing; what was answered stays as it is."""
    state = standing.state
    scheduled, own = state if isinstance(state, Scheduled) else None, kept(state)
    return msgspec.structs.replace(
        entry,
        state=state_of(standing, today),
        waits=standing.stage(today),
        due=scheduled and scheduled.due - today,
        interval=scheduled and scheduled.interval,
        ease=own.ease,
        stability=own.stability,
        difficulty=own.difficulty,
        retrievability=_recall(state, today),
        lapses=scheduled.lapses if scheduled else 0,
        reviews=scheduled.reviews if scheduled else 0,
        flag=standing.flag,
    )


def state_of(standing: Standing, today: int) -> State:
    """Return what sessions make of a card with this standing."""
    if standing.suspended:
        return State.SUSPENDED
    if standing.buried == today:
        return State.BURIED
    if not isinstance(standing.state, Scheduled):
        return State.NEW
    return State.REVIEW if standing.state.repetitions else State.RELEARNING


def standings_of(store: Store, keys: Collection[str]) -> dict[str, Standing]:
    """Return the standings of some cards, read in the way that is cheapest for so many."""
    if len(keys) <= _FEW:
        return {key: store.standing(key) for key in keys}
    everything = store.standings()
    return {key: everything.get(key, _UNSEEN) for key in keys}


def _recall(state: CardState, today: int) -> float | None:
    return retrievability(state.stability, today - state.reviewed) if isinstance(state, ByMemory) else None


def _entry(deck: Deck, card: Card, position: int, recall: Recall) -> Entry:
    """Return a card as one that the schedule does not know."""
    tags = (*deck.tags, *card.tags)
    return Entry(
        key=card.key,
        deck=deck.id,
        title=deck.title,
        ask=card.ask,
        searched="\n".join((card.ask, card.key, *tags)).casefold(),
        kind=kind_of(card.answer),
        level=card.level,
        tags=tags,
        position=position,
        state=State.NEW,
        waits=Stage.NEW,
        due=None,
        interval=None,
        ease=None,
        stability=None,
        difficulty=None,
        retrievability=None,
        lapses=0,
        reviews=0,
        tested=recall.tested,
        recalled=recall.recalled,
        flag=None,
    )


_UNSEEN: Final = Standing()
_UNTESTED: Final = Recall()
