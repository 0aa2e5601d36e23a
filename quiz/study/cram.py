"""Cards gone through until each was right once, in any order and with fresh numbers: nothing is written down.

There is no store here, so neither the log nor the schedule can be touched, and a killed process loses nothing
because nothing was kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from random import Random
from zlib import crc32

import msgspec

from cards.drawing import DrawError
from cards.types import Card, Question
from quiz.clock import Clock
from quiz.scheduling.queue import Plan, Queue
from quiz.scheduling.types import Stage, Standing
from quiz.study.attempt import Attempt
from quiz.study.lineup import Ask
from quiz.study.numbers import fresh
from quiz.study.phases import PhaseError
from quiz.study.unrecorded import Unrecorded
from solvers.worker.prover import Prover

_DRAWS = 16  # tries to find numbers that this cram has not asked for


class Answered(msgspec.Struct, frozen=True):
    """A question that was dealt with, whether that counts as right, and how long it took in seconds."""

    ask: Ask
    right: bool
    seconds: float


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What a cram came to. `missed` are the cards that were not right at first try, in the order asked."""

    cards: int  # that were asked
    first_try: int
    missed: tuple[Question, ...]
    unasked: int
    seconds: float


class Cram(Unrecorded):
    """One run through some cards, the first `limit` of them in the order that `seed` settles, as the numbers.

    A card is done with when it was right without help, which is where a drill ends in a session; otherwise it
    comes again after a few others.
    """

    def __init__(
        self,
        cards: Iterable[Card],
        clock: Clock,
        *,
        seed: int = 0,
        limit: int | None = None,
        prover: Prover | None = None,
    ) -> None:
        super().__init__(clock, prover)
        self._seed = seed
        order = list({card.key: card for card in cards}.values())
        Random(f"{seed}/cram").shuffle(order)  # noqa: S311 - an order, not a secret
        self._cards = {card.key: card for card in order[:limit]}
        self._queue = Queue(Plan(reviews=tuple(self._cards)))
        self._put_back: list[Ask] = []
        self._answered: list[Answered] = []
        self._numbers: dict[str, list[object]] = {}
        self._times = Counter[str]()
        self._faults: dict[str, str] = {}
        self._go_on()

    @property
    def cards(self) -> int:
        """How many cards there are."""
        return len(self._cards) - len(self._faults)

    @property
    def done(self) -> int:
        """How many cards are done with."""
        return self.cards - self.left

    @property
    def left(self) -> int:
        """How many cards are not done with; the one being asked is counted."""
        return sum(map(self._queue.left, Stage)) + len(self._put_back) + (self._attempt is not None)

    @property
    def right(self) -> bool | None:
        """Whether the answer stands as right without help; None where the learner must say."""
        return None if self.proposed is None else not self.proposed.again_today

    @property
    def undrawable(self) -> tuple[str, ...]:
        """What is wrong with cards that were passed over because their numbers could not be drawn."""
        return tuple(self._faults.values())

    @property
    def result(self) -> Result:
        """What the cram came to so far."""
        first: dict[str, Answered] = {}
        for answered in self._answered:
            first.setdefault(answered.ask.key, answered)
        missed = tuple(answered.ask.question for answered in first.values() if not answered.right)
        return Result(
            cards=len(first),
            first_try=len(first) - len(missed),
            missed=missed,
            unasked=self.cards - len(first),
            seconds=sum(answered.seconds for answered in self._answered),
        )

    def of_missed(self) -> Cram:
        """Return another cram, of the cards that were not right at first try."""
        cards = [question.card for question in self.result.missed]
        return Cram(cards, self._clock, seed=self._seed + 1, prover=self._prover)

    def go_on(self, right: bool | None = None) -> None:
        """Count the answer as right or not (without a word, as it stands), and ask the next card.

        Raises PhaseError where it does not stand as either.
        """
        attempt = self._judged()
        counts = self.right if right is None else right
        if counts is None:
            raise PhaseError("the learner must say whether this was right")
        self._answered.append(Answered(attempt.ask, counts, attempt.seconds))
        if not counts:
            self._queue.drill(attempt.ask.key)
        self._go_on()

    @property
    def undoable(self) -> bool:
        """Whether there is a card to go back to."""
        return bool(self._answered)

    def undo(self) -> bool:
        """Ask the last card again, its numbers as they were, as if it had not been answered."""
        if not self._answered:
            return False
        ask = self._answered.pop().ask
        if self._attempt is not None:
            self._put_back.append(self._attempt.ask)
        self._put_back = [other for other in self._put_back if other.key != ask.key]
        self._queue.drop(ask.key)
        self._show(ask)
        return True

    def _go_on(self) -> None:
        self._show(self._put_back.pop() if self._put_back else self._next())

    def _show(self, ask: Ask | None) -> None:
        self._attempt = Attempt(ask=ask, began=self._clock.now()) if ask else None

    def _next(self) -> Ask | None:
        while (key := self._queue.take()) is not None:
            try:
                question = self._drawn(key)
            except DrawError as error:
                self._faults[key] = f"{self._cards[key].place}: {error}"
            else:
                return Ask(question=question, stage=Stage.DRILL, day=0, standing=Standing())
        return None

    def _drawn(self, key: str) -> Question:
        """Return the card with numbers not asked yet; once all were, with others than the last."""
        self._times[key] += 1
        seed = crc32(f"{self._seed}/cram/{key}/{self._times[key]}".encode())
        seen = self._numbers.setdefault(key, [])
        question = fresh(self._cards[key], seed, seen, _DRAWS)
        if question.drawn.values in seen:
            question = fresh(self._cards[key], seed, seen[-1:], _DRAWS)
        seen.append(question.drawn.values)
        return question
