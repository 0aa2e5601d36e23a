"""Setting aside, resetting and flagging many cards as one step, and taking whole steps back.

A step writes events for those cards alone on which it changes anything, all of them or none. Taking it back
adds an undo of each: nothing ever leaves the log.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Collection
from enum import StrEnum
from typing import Final

import msgspec

from quiz.browsing.entries import standings_of
from quiz.clock import ROLLOVER_HOUR, Clock, learner_day, milliseconds
from quiz.ids import IdSource
from quiz.log.events import Bury, CardEvent, Flag, Reset, Resume, Signature, Suspend, Undo, Unflag
from quiz.log.store import Store
from quiz.scheduling.types import Scheduled, Standing
from quiz.study.attempt import kept
from quiz.text.wording import count

STEPS: Final = 20  # that can be taken back


class Deed(StrEnum):
    """What a step does to its cards."""

    SUSPEND = "suspended"
    RESUME = "resumed"
    BURY = "put aside until tomorrow"
    RESET = "reset"
    FLAG = "flagged"
    UNFLAG = "no longer flagged"


class Step(msgspec.Struct, frozen=True):
    """What was done to which cards, and the events that say so."""

    deed: Deed
    events: tuple[CardEvent, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The cards that it changed."""
        return tuple(event.card for event in self.events)

    @property
    def said(self) -> str:
        """The step as a sentence."""
        return f"{count(len(self.events), 'card')} {self.deed}."

    @property
    def taken_back(self) -> str:
        """Its undoing as a sentence."""
        return f"Taken back: {self.said}"


class Keeper:
    """Does steps and takes them back, the latest first; after a QuizError of the store nothing was done."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        *,
        device: str = "",
        rollover_hour: int = ROLLOVER_HOUR,
        ids: IdSource | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._device = device
        self._rollover_hour = rollover_hour
        self._ids = ids or IdSource(random.SystemRandom().getrandbits, after=store.last_id())
        self._steps: deque[Step] = deque(maxlen=STEPS)

    @property
    def undoable(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._steps)

    def suspend_or_resume(self, keys: Collection[str]) -> Step | None:
        """Keep cards out of every session, or let them in again where all of them are kept out."""
        standings = standings_of(self._store, keys)
        if all(standing.suspended for standing in standings.values()):
            return self._do(Deed.RESUME, keys, lambda key: Resume(**self._signature(), card=key))
        fit = [key for key, standing in standings.items() if not standing.suspended]
        return self._do(Deed.SUSPEND, fit, lambda key: Suspend(**self._signature(), card=key))

    def bury(self, keys: Collection[str]) -> Step | None:
        """Keep cards out of sessions until tomorrow."""
        day = learner_day(self._clock.now(), self._rollover_hour)
        fit = self._those(keys, lambda standing: standing.buried != day)
        return self._do(Deed.BURY, fit, lambda key: Bury(**self._signature(), card=key, day=day))

    def reset(self, keys: Collection[str]) -> Step | None:
        """Make cards new again; their answers stay in the log."""
        fit = self._those(keys, resettable)
        return self._do(Deed.RESET, fit, lambda key: Reset(**self._signature(), card=key))

    def flag(self, keys: Collection[str], note: str) -> Step | None:
        """Mark cards that want a look, with a note, which may be empty."""
        note = kept(note.strip())
        fit = self._those(keys, lambda standing: standing.flag != note)
        return self._do(Deed.FLAG, fit, lambda key: Flag(**self._signature(), card=key, note=note))

    def unflag(self, keys: Collection[str]) -> Step | None:
        """Take the flags off cards."""
        fit = self._those(keys, lambda standing: standing.flag is not None)
        return self._do(Deed.UNFLAG, fit, lambda key: Unflag(**self._signature(), card=key))

    def undo(self) -> Step | None:
        """Take the latest step back and return it; None where there is none."""
        if not self._steps:
            return None
        step = self._steps[-1]
        self._store.append([Undo(**self._signature(), undoes=event.id) for event in step.events])
        return self._steps.pop()

    def _those(self, keys: Collection[str], fit: Callable[[Standing], bool]) -> list[str]:
        return [key for key, standing in standings_of(self._store, keys).items() if fit(standing)]

    def _do(self, deed: Deed, keys: Collection[str], event: Callable[[str], CardEvent]) -> Step | None:
        """Write a step, unless it would change nothing."""
        if not keys:
            return None
        step = Step(deed, tuple(map(event, keys)))
        self._store.append(step.events)
        self._steps.append(step)
        return step

    def _signature(self) -> Signature:
        at = milliseconds(self._clock.now())
        return Signature(id=self._ids.next(at), at=at, device=self._device)


def resettable(standing: Standing) -> bool:
    """Whether a reset would change anything: a new card has nothing to lose but a day's burial."""
    return isinstance(standing.state, Scheduled)
