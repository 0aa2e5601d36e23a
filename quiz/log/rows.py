"""Events and standings as rows of a table, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

import msgspec

from quiz.log.events import Event
from quiz.scheduling.types import ByEase, ByMemory, CardState, Kept, New, Scheduled, Standing, kept

Cell: TypeAlias = str | int | float | None
_Counts: TypeAlias = tuple[int, int, int, int, int, int, int]  # repetitions to reviews
_Aside: TypeAlias = tuple[int, int, int, str | None, str]  # suspended to last
StandingRow: TypeAlias = tuple[str, str, *_Counts, *_Aside, int | None, float | None, float | None]

# the columns of the table `event`, in its order
EVENT_COLUMNS: Final = (
    *("id", "at", "device", "type", "card", "day", "seed", "given", "outcome", "reason", "grade"),
    *("seconds", "hints", "attempts", "stage", "undoes", "note"),
)


def deck_of(card: str) -> str:
    """Return the deck's id in a card's key."""
    return card.rpartition("/")[0]


def event_row(event: Event) -> tuple[Cell, ...]:
    """Return the cells of an event, in the order of `EVENT_COLUMNS`."""
    cells: dict[str, Cell] = msgspec.to_builtins(event)
    return tuple(map(cells.get, EVENT_COLUMNS))


def event_of(row: Sequence[Cell]) -> Event:
    """Return the event of a row; raises msgspec.ValidationError when it is none."""
    cells = {name: cell for name, cell in zip(EVENT_COLUMNS, row, strict=True) if cell is not None}
    event: Event = msgspec.convert(cells, Event)
    return event


def standing_row(card: str, standing: Standing) -> StandingRow:
    """Return the cells of a card's standing; that a card is new shows in its having no reviews."""
    state = standing.state
    if isinstance(state, New):
        state = _NONE
    return (
        card,
        deck_of(card),
        state.repetitions,
        state.interval,
        state.reviewed,
        state.due,
        int(state.again_today),
        state.lapses,
        state.reviews,
        int(standing.suspended),
        standing.buried,
        standing.introduced,
        standing.flag,
        standing.last,
        *kept(state),
    )


def standing_of(row: StandingRow) -> Standing:
    """Return the standing of a row."""
    suspended, buried, introduced, flag, last = row[9:14]
    return Standing(
        state=_state(row[2:9], Kept(*row[14:])),
        suspended=bool(suspended),
        buried=buried,
        introduced=introduced,
        flag=flag,
        last=last,
    )


def _state(counts: _Counts, kept: Kept) -> CardState:
    repetitions, interval, reviewed, due, again, lapses, reviews = counts
    ease, stability, difficulty = kept
    if ease is not None:
        return ByEase(
            repetitions=repetitions,
            interval=interval,
            reviewed=reviewed,
            due=due,
            again_today=bool(again),
            lapses=lapses,
            reviews=reviews,
            ease=ease,
        )
    if stability is not None and difficulty is not None:
        return ByMemory(
            repetitions=repetitions,
            interval=interval,
            reviewed=reviewed,
            due=due,
            again_today=bool(again),
            lapses=lapses,
            reviews=reviews,
            stability=stability,
            difficulty=difficulty,
        )
    return New()


_NONE: Final = Scheduled(repetitions=0, interval=0, reviewed=0, due=0)
