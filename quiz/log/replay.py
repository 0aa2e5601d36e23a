"""What the events of the log amount to: the only road from history to a card's state.

The outcome depends on the set of events, not on the order in which they arrive: events are taken by id, an
event counts once however often it is met, and an undo counts whether it comes before or after what it undoes.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from quiz.log.events import Bury, CardEvent, Event, Flag, Reset, Resume, Review, Suspend, Undo, Unflag
from quiz.scheduling.types import GRADES, Scheduler, Standing


def replay(events: Iterable[Event], scheduler: Scheduler) -> dict[str, Standing]:
    """Return the standing of every card that has an event which was not undone."""
    by_id = {event.id: event for event in events}
    undone = {event.undoes for event in by_id.values() if isinstance(event, Undo)}
    standings: dict[str, Standing] = {}
    for event_id in sorted(by_id):
        event = by_id[event_id]
        if not isinstance(event, Undo) and event_id not in undone:
            before = standings.get(event.card, NEVER_SEEN)
            standings[event.card] = after(before, event, scheduler)
    return standings


def after(standing: Standing, event: CardEvent, scheduler: Scheduler) -> Standing:
    """Return a card's standing after one more event, which must sort after all that shaped it so far."""
    match event:
        case Review():
            return reviewed(standing, event.id, event.grade, event.day, scheduler)
        case Suspend():
            return _changed(standing, event.id, suspended=True)
        case Resume():
            return _changed(standing, event.id, suspended=False)
        case Bury():
            return _changed(standing, event.id, buried=event.day)
        case Reset():
            return Standing(suspended=standing.suspended, flag=standing.flag, last=event.id)
        case Flag():
            return _changed(standing, event.id, flag=event.note)
        case Unflag():
            return _changed(standing, event.id, flag=None)


def reviewed(standing: Standing, event_id: str, grade: int, day: int, scheduler: Scheduler) -> Standing:
    """Return a card's standing after a review; the short road for a million of them."""
    return Standing(
        state=scheduler.review(standing.state, GRADES[grade], day),
        suspended=standing.suspended,
        buried=standing.buried,
        introduced=standing.introduced or day,
        flag=standing.flag,
        last=event_id,
    )


NEVER_SEEN = Standing()


def _changed(standing: Standing, event_id: str, **changes: bool | int | str | None) -> Standing:
    return msgspec.structs.replace(standing, last=event_id, **changes)
