"""Events and standings as rows of a table, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

import msgspec

from quiz.log.events import Event
from quiz.scheduling.types import New, Scheduled, Standing

Cell: TypeAlias = str | int | float | None
StandingRow: TypeAlias = tuple[
    str, str, int, int, int, int, int, int, int, int, int, int, int, str | None, str
]

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
        state.ease,
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
    )


def standing_of(row: StandingRow) -> Standing:
    """Return the standing of a row."""
    repetitions, ease, interval, reviewed, due, again, lapses, reviews = row[2:10]
    suspended, buried, introduced, flag, last = row[10:]
    state = Scheduled(
        repetitions=repetitions,
        ease=ease,
        interval=interval,
        reviewed=reviewed,
        due=due,
        again_today=bool(again),
        lapses=lapses,
        reviews=reviews,
    )
    return Standing(
        state=state if reviews else New(),
        suspended=bool(suspended),
        buried=buried,
        introduced=introduced,
        flag=flag,
        last=last,
    )


_NONE: Final = Scheduled(repetitions=0, ease=0, interval=0, reviewed=0, due=0)
