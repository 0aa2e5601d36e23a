"""What was done in a session, step by step, so that it can be taken back; and how that is said."""

from __future__ import annotations

from typing import Final

import msgspec

from quiz.log.events import Bury, CardEvent, Flag, Resume, Review, Suspend, Unflag
from quiz.text.display import one_line

_SHOWN_ANSWER: Final = 40  # characters


class Step(msgspec.Struct, frozen=True):
    """An event that this session wrote, and the seed of the question that was on the screen."""

    event: CardEvent
    seed: int

    @property
    def went_on(self) -> bool:
        """Whether another question came after it: a flag leaves the question where it is."""
        return not isinstance(self.event, Flag | Unflag)


class History:
    """The steps of a session that still stand, the latest last."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    @property
    def reviews(self) -> tuple[Review, ...]:
        """The answers graded, in their order."""
        return tuple(step.event for step in self._steps if isinstance(step.event, Review))

    @property
    def latest(self) -> Step | None:
        """The step to be taken back first."""
        return self._steps[-1] if self._steps else None

    def add(self, step: Step) -> None:
        """Remember a step."""
        self._steps.append(step)

    def drop(self) -> None:
        """Forget the latest step, if there is any."""
        del self._steps[-1:]


def taken_back(event: CardEvent | None) -> str:
    """Say what was taken back; None is that there was nothing."""
    match event:
        case None:
            return "There is nothing to take back."
        case Review():
            said = one_line(event.given, _SHOWN_ANSWER)
            return f"Took back grade {event.grade}" + (f" of the answer “{said}”." if said else ".")
        case Suspend():
            return "The card is no longer suspended."
        case Bury():
            return "The card is back for today."
        case Flag():
            return "Took the flag off."
        case Unflag():
            return "Put the flag back."
        case Resume():
            return "The card is suspended again."
        case _:
            return "The card has its history again."
