"""A question being answered, whether it counts or not: judge, hint, give up, tick, try again."""

from __future__ import annotations

from collections.abc import Collection

from cards.types import Question
from quiz.clock import Clock
from quiz.scheduling.types import Grade
from quiz.study.attempt import Attempt, Pace
from quiz.study.judging import judge
from quiz.study.phases import Phase, PhaseError
from solvers.answers import ExplainAnswer
from solvers.kinds.explain import assess
from solvers.verdict import Outcome, Verdict
from solvers.worker.prover import Prover


class Answering:
    """The question on the screen and what became of it so far; who inherits says which question that is."""

    def __init__(self, clock: Clock, prover: Prover | None) -> None:
        self._clock = clock
        self._prover = prover
        self._attempt: Attempt | None = None

    @property
    def phase(self) -> Phase:
        """What is waited for."""
        if self._attempt is None:
            return Phase.DONE
        return Phase.ASKING if self._attempt.verdict is None else Phase.JUDGED

    @property
    def question(self) -> Question | None:
        """The question on the screen; None when there is no more."""
        return self._attempt.ask.question if self._attempt else None

    @property
    def given(self) -> str:
        """The answer that was judged last."""
        return self._attempt.given if self._attempt else ""

    @property
    def verdict(self) -> Verdict | None:
        """The verdict on the answer, once there is one."""
        return self._attempt.verdict if self._attempt else None

    @property
    def proposed(self) -> Grade | None:
        """The grade that follows from the answer; None when the learner must choose."""
        return self._attempt.proposed if self._attempt else None

    @property
    def shown_hints(self) -> tuple[str, ...]:
        """The hints shown so far."""
        return self._attempt.ask.question.hints[: self._attempt.hints] if self._attempt else ()

    @property
    def attempts(self) -> int:
        """How many tries the question has had; giving up is one."""
        return self._attempt.tries if self._attempt else 0

    @property
    def retriable(self) -> bool:
        """Whether `retry` would open the question for another answer."""
        return self._attempt is not None and self._attempt.retried() is not None

    def judge(self, text: str) -> Verdict:
        """Return the verdict on a text without taking it as the answer; may ask the prover, up to 2 s.

        Changes nothing, so it may run in a thread of its own.
        """
        return judge(self._asking().ask.question, text, self._prover)

    def judge_quickly(self, text: str) -> Verdict:
        """Return the verdict that can be had at once; undecided where the prover would be needed."""
        return judge(self._asking().ask.question, text, None)

    def accept(self, text: str, verdict: Verdict) -> None:
        """Take a text as the answer, with its verdict; a malformed one costs nothing and asks on."""
        attempt = self._asking()
        if verdict.outcome is not Outcome.MALFORMED:
            self._attempt = attempt.judged(text, verdict, self._clock.now(), self._pace(attempt))

    def answer(self, text: str) -> Verdict:
        """Judge a text and take it as the answer."""
        verdict = self.judge(text)
        self.accept(text, verdict)
        return verdict

    def hint(self) -> str | None:
        """Show and return the next hint, or None when there is no more."""
        before = self._asking()
        self._attempt = after = before.hinted()
        return after.ask.question.hints[after.hints - 1] if after.hints > before.hints else None

    def give_up(self) -> None:
        """Stop trying; the grade proposed is 0."""
        attempt = self._asking()
        self._attempt = attempt.given_up(self._clock.now(), self._pace(attempt))

    def tick(self, points: Collection[int]) -> None:
        """Say which key points (from 0) the learner's own explanation had; may be said again."""
        attempt = self._judged()
        answer = attempt.ask.question.answer
        if not isinstance(answer, ExplainAnswer):
            raise PhaseError("this card has no points to tick")
        self._attempt = attempt.reassessed(assess(answer, points))

    def retry(self) -> bool:
        """Open the question for a second answer, for at most 3; return whether there is one to be had."""
        again = self._judged().retried()
        self._attempt = again or self._attempt
        return again is not None

    def _pace(self, attempt: Attempt) -> Pace:
        """Return what the time of an answer is held against."""
        raise NotImplementedError

    def _current(self) -> Attempt:
        if self._attempt is None:
            raise PhaseError("the session is done")
        return self._attempt

    def _asking(self) -> Attempt:
        attempt = self._current()
        if attempt.verdict is not None:
            raise PhaseError("the question was answered")
        return attempt

    def _judged(self) -> Attempt:
        attempt = self._current()
        if attempt.verdict is None:
            raise PhaseError("the question was not answered")
        return attempt
