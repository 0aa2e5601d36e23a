"""Events and standings as rows of a table, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

import msgspec

from quiz.log.events import Event
from quiz.scheduling.types import New, Scheduled, Standing

Cell: TypeAlias = str | int | float | None

EVENT_COLUMNS: Final = (
    *("id", "at", "device", "type", "card", "day", "seed", "given", "outcome", "reason", "grade"),
    *("seconds", "hints", "attempts", "stage", "undoes"),
)
SCHEDULE_COLUMNS: Final = (
    *("repetitions", "ease", "interval", "reviewed", "due", "again_today", "lapses", "reviews"),
)
STANDING_COLUMNS: Final = ("card", *SCHEDULE_COLUMNS, "suspended", "buried", "introduced", "last")


def event_row(event: Event) -> tuple[Cell, ...]:
    """Return the cells of an event, in the order of `EVENT_COLUMNS`."""
    cells: dict[str, Cell] = msgspec.to_builtins(event)
    return tuple(map(cells.get, EVENT_COLUMNS))


def event_of(row: Sequence[Cell]) -> Event:
    """Return the event of a row; raises msgspec.ValidationError when it is none."""
    cells = {name: cell for name, cell in zip(EVENT_COLUMNS, row, strict=True) if cell is not None}
    event: Event = msgspec.convert(cells, Event)
    return event


def standing_row(card: str, standing: Standing) -> tuple[Cell, ...]:
    """Return the cells of a card's standing, in the order of `STANDING_COLUMNS`."""
    flags = (standing.suspended, standing.buried, standing.introduced, standing.last)
    match standing.state:
        case New():
            return (card, *(None for _ in SCHEDULE_COLUMNS), *flags)
        case Scheduled() as state:
            return (card, *msgspec.structs.astuple(state), *flags)


def standing_of(row: Sequence[Cell]) -> Standing:
    """Return the standing of a row (its first cell is the card)."""
    _, n, ease, interval, reviewed, due, again, lapses, reviews, suspended, buried, introduced, last = row
    state = (
        New()
        if due is None
        else Scheduled(
            repetitions=n,
            ease=ease,
            interval=interval,
            reviewed=reviewed,
            due=due,
            again_today=bool(again),
            lapses=lapses,
            reviews=reviews,
        )
    )
    return Standing(state=state, suspended=bool(suspended), buried=buried, introduced=introduced, last=last)
