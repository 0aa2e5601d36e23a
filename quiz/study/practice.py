"""A card answered again with other numbers, beside the session: nothing of it is written down."""

from __future__ import annotations

import msgspec

from cards.drawing import DrawError
from cards.types import Question
from quiz.clock import Clock
from quiz.study.attempt import Attempt
from quiz.study.lineup import Ask
from quiz.study.numbers import fresh
from quiz.study.unrecorded import Unrecorded
from solvers.worker.prover import Prover

_DRAWS = 64  # tries to find numbers that were not asked for yet


class Practice(Unrecorded):
    """One card, drawn anew as often as wanted; a `Cram` goes through many."""

    def __init__(self, ask: Ask, clock: Clock, prover: Prover | None) -> None:
        super().__init__(clock, prover)
        self._ask = ask
        self._seen = [ask.question.drawn.values]

    def another(self) -> bool:
        """Put the card with numbers not seen yet, or again with some of those; say whether it has others."""
        question = self._drawn()
        if question is None and len(self._seen) > 1:
            del self._seen[:-1]  # all were seen: begin again, but not with those on the screen
            question = self._drawn()
        if question is None:
            return False
        self._seen.append(question.drawn.values)
        self._ask = msgspec.structs.replace(self._ask, question=question)
        self._attempt = Attempt(ask=self._ask, began=self._clock.now())
        return True

    def _drawn(self) -> Question | None:
        try:
            question = fresh(self._ask.question.card, self._ask.seed + 1, self._seen, _DRAWS)
        except DrawError:
            return None
        return None if question.drawn.values in self._seen else question
