"""A study session as a plain state machine: ask, judge, grade, undo. No screen, no thread, no waiting.

    ASKING ── accept, give_up ──→ JUDGED ── grade ──→ ASKING or DONE
      ↑ ──────────── retry ────────┘  ╰─ undo, from anywhere: back to the question graded last

Nothing is kept here that could be lost: a grade is in the log before the next question is drawn.
"""

from __future__ import annotations

import random
from collections.abc import Collection

from cards.library import Library
from cards.types import Question
from quiz.clock import ROLLOVER_HOUR, Clock, learner_day, milliseconds
from quiz.ids import IdSource
from quiz.log.events import Bury, CardEvent, Flag, Signature, Suspend, Undo, Unflag
from quiz.log.store import Store
from quiz.scheduling.queue import Limits
from quiz.scheduling.types import Grade, Scheduled, Stage
from quiz.study.attempt import Attempt, Pace, kept
from quiz.study.grading import QUICK_SECONDS
from quiz.study.history import History, Step
from quiz.study.judging import judge
from quiz.study.lineup import Ask, Lineup
from quiz.study.phases import Phase, PhaseError, Progress
from quiz.study.picking import EVERY, Pick
from quiz.study.summary import Summary, of_cards, summarise
from solvers.answers import ExplainAnswer
from solvers.kinds.explain import assess
from solvers.verdict import Outcome, Verdict
from solvers.worker.prover import Prover


class Session:
    """One learner's run through what is due today, then what is new.

    `seed` settles the order of the cards and the numbers drawn; give another at each start unless a session
    is to be repeated. `decks` are ids (None: all of them), `pick` says which of their cards. Errors of the
    store pass as QuizError and leave the session where it was.
    """

    def __init__(  # noqa: PLR0913 - each is a choice of its own, and all but three have a default
        self,
        library: Library,
        store: Store,
        clock: Clock,
        *,
        limits: Limits | None = None,
        decks: Collection[str] | None = None,
        pick: Pick = EVERY,
        seed: int = 0,
        prover: Prover | None = None,
        device: str = "",
        rollover_hour: int = ROLLOVER_HOUR,
        quick_seconds: float = QUICK_SECONDS,
        ids: IdSource | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._prover = prover
        self._device = device
        self._rollover_hour = rollover_hour
        self._quick_seconds = quick_seconds
        self._ids = ids or IdSource(random.SystemRandom().getrandbits, after=store.last_id())
        self.limits = limits or Limits()
        self._lineup = Lineup(library, store, decks=decks, pick=pick, limits=self.limits, seed=seed)
        self._history = History()
        self._attempt: Attempt | None = None
        self._show(self._lineup.next(self._today()))

    @property
    def phase(self) -> Phase:
        """What the session waits for."""
        if self._attempt is None:
            return Phase.DONE
        return Phase.ASKING if self._attempt.verdict is None else Phase.JUDGED

    @property
    def question(self) -> Question | None:
        """The question on the screen; None when the session is done."""
        return self._attempt.ask.question if self._attempt else None

    @property
    def stage(self) -> Stage | None:
        """Why the question is asked: new, due, or a drill."""
        return self._attempt.ask.stage if self._attempt else None

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
        """The grade that `grade()` gives; None when the learner must choose."""
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

    @property
    def progress(self) -> Progress:
        """How far the session has come."""
        here = self.stage
        due, new, drills = (
            self._lineup.left(stage) + (stage is here) for stage in (Stage.REVIEW, Stage.NEW, Stage.DRILL)
        )
        return Progress(done=len(self._history.reviews), due_left=due, new_left=new, drills_left=drills)

    @property
    def held_back(self) -> int:
        """How many new cards the limit of a day keeps for another, once the session is done."""
        return self._lineup.held_back(self._today()) if self.phase is Phase.DONE else 0

    @property
    def summary(self) -> Summary:
        """What the session came to so far."""
        return summarise(self._history.reviews, of_cards(self._lineup.keys(), self._store.standings()))

    @property
    def undrawable(self) -> tuple[str, ...]:
        """What is wrong with cards that were passed over because their numbers could not be drawn."""
        return tuple(self._lineup.undrawable.values())

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

    def outcomes(self) -> dict[Grade, Scheduled]:
        """Return what each grade would make of the card."""
        ask = self._current().ask
        day = self._day_of(ask)
        return {grade: self._store.scheduler.review(ask.standing.state, grade, day) for grade in Grade}

    def grade(self, grade: Grade | None = None) -> None:
        """Record the answer with a grade (without one, with that proposed), and go on to the next question.

        The grade is safe on the disk when this returns. Raises PhaseError where none is given nor proposed.
        """
        attempt = self._judged()
        given = attempt.proposed if grade is None else Grade(grade)
        if given is None:
            raise PhaseError("this answer must be graded by the learner")
        review = attempt.review(self._signature(), day=self._day_of(attempt.ask), grade=given)
        self._record(review, attempt.ask)
        if given.again_today:
            self._lineup.drill(attempt.ask)
        self._show(self._lineup.next(self._today()))

    def suspend(self) -> None:
        """Keep the card out of every session until it is resumed, and go on to the next question."""
        ask = self._current().ask
        self._record(Suspend(**self._signature(), card=ask.key), ask)
        self._show(self._lineup.next(self._today()))

    def bury(self) -> None:
        """Keep the card out of sessions until tomorrow, and go on to the next question."""
        ask = self._current().ask
        self._record(Bury(**self._signature(), card=ask.key, day=self._today()), ask)
        self._show(self._lineup.next(self._today()))

    def skip(self) -> None:
        """Ask the card later in this session, after all others of its stage."""
        self._lineup.put_last(self._current().ask)
        self._show(self._lineup.next(self._today()))

    def flag(self, note: str | None) -> None:
        """Mark the card as one that wants a look, with a note; None takes it off. The question stays."""
        attempt = self._current()
        key = attempt.ask.key
        event = (
            Unflag(**self._signature(), card=key)
            if note is None
            else Flag(**self._signature(), card=key, note=kept(note))
        )
        self._record(event, attempt.ask)

    @property
    def noted(self) -> str | None:
        """The note of the card's flag, perhaps an empty one; None without a flag."""
        return self._store.standing(self._attempt.ask.key).flag if self._attempt else None

    def undo(self) -> CardEvent | None:
        """Take back what was done last: a grade, a suspension, a burial or a flag.

        After a grade the question is asked again, with the same numbers. Reaches back over the whole session,
        and then over what this device graded earlier today. Returns what was taken back, None where there was
        nothing.
        """
        today = self._today()
        step = self._history.latest or self._earlier(today)
        if step is None or not self._lineup.holds(step.event.card):
            return None
        self._store.append([Undo(**self._signature(), undoes=step.event.id)])
        self._history.drop()
        if step.went_on:
            self._return_to(step, today)
        return step.event

    def _earlier(self, today: int) -> Step | None:
        """Return the answer that this device graded last today, before this session."""
        review = self._store.last_review(today, self._device)
        return Step(review, review.seed) if review else None

    def _return_to(self, step: Step, today: int) -> None:
        """Ask a card again with the numbers that it had; the question on the screen comes after it."""
        if self._attempt is not None:
            self._lineup.put_back(self._attempt.ask)
        self._show(self._lineup.again(step.event.card, step.seed, today) or self._lineup.next(today))

    def _record(self, event: CardEvent, ask: Ask) -> None:
        self._store.append([event])
        self._history.add(Step(event, ask.seed))

    def _signature(self) -> Signature:
        at = milliseconds(self._clock.now())
        return Signature(id=self._ids.next(at), at=at, device=self._device)

    def _show(self, ask: Ask | None) -> None:
        self._attempt = Attempt(ask=ask, began=self._clock.now()) if ask else None

    def _today(self) -> int:
        return learner_day(self._clock.now(), self._rollover_hour)

    def _day_of(self, ask: Ask) -> int:
        """Return the day that a review counts for: today, but a drill stays with the day that it drills."""
        return ask.day if ask.stage is Stage.DRILL else self._today()

    def _pace(self, attempt: Attempt) -> Pace:
        return Pace(self._store.pace(attempt.ask.key), self._quick_seconds)

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
