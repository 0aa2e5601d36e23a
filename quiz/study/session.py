"""A study session as a plain state machine: ask, judge, grade, undo. No screen, no thread, no waiting.

    ASKING ── accept, give_up ──→ JUDGED ── grade ──→ ASKING or DONE
      ↑ ──────────── retry ────────┘  ╰─ undo, from anywhere: back to the question graded last

Nothing is kept here that could be lost: a grade is in the log before the next question is drawn.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection

import msgspec

from cards.library import Library
from quiz.clock import ROLLOVER_HOUR, Clock, learner_day, milliseconds
from quiz.errors import QuizError
from quiz.ids import IdSource
from quiz.log.events import Bury, CardEvent, Flag, Review, Signature, Suspend, Undo, Unflag
from quiz.log.store import Store
from quiz.scheduling.queue import Limits
from quiz.scheduling.types import Grade, Scheduled, Stage
from quiz.study.answering import Answering
from quiz.study.attempt import Attempt, Pace, kept
from quiz.study.grading import QUICK_SECONDS
from quiz.study.history import History, Step
from quiz.study.lineup import Ask, Lineup
from quiz.study.phases import NotDrawnError, Phase, PhaseError, Progress, Waiting
from quiz.study.picking import EVERY, Pick
from quiz.study.practice import Practice
from quiz.study.summary import Summary, of_cards, summarise
from solvers.worker.prover import Prover


class Session(Answering):
    """One learner's run through what is due today, then what is new.

    `seed` settles the order of the cards and the numbers drawn; give another at each start unless a session
    is to be repeated. `decks` are ids (None: all of them), `pick` says which of their cards, `stages` for
    which reasons, and `most` how many of them, those that come again not counted. Errors of the
    store pass as QuizError and leave the session where it was; NotDrawnError alone comes after what was to be
    done is done and safe.
    """

    def __init__(  # noqa: PLR0913 - each is a choice of its own, and all but three have a default
        self,
        library: Library,
        store: Store,
        clock: Clock,
        *,
        limits: Limits | None = None,
        stages: Collection[Stage] = frozenset(Stage),
        most: int | None = None,
        decks: Collection[str] | None = None,
        pick: Pick = EVERY,
        seed: int = 0,
        prover: Prover | None = None,
        device: str = "",
        rollover_hour: int = ROLLOVER_HOUR,
        quick_seconds: float = QUICK_SECONDS,
        ids: IdSource | None = None,
    ) -> None:
        super().__init__(clock, prover)
        self._store = store
        self._device = device
        self._rollover_hour = rollover_hour
        self._quick_seconds = quick_seconds
        self._ids = ids or IdSource(random.SystemRandom().getrandbits, after=store.last_id())
        self.limits = limits or Limits()
        self._lineup = Lineup(
            library, store, decks=decks, pick=pick, limits=self.limits, seed=seed, stages=stages, most=most
        )
        self._history = History()
        self._show(self._lineup.next(self._today()))

    @property
    def stage(self) -> Stage | None:
        """Why the question is asked: new, due, or a drill."""
        return self._attempt.ask.stage if self._attempt else None

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
    def waiting(self) -> Waiting:
        """What is left for another session, once this one is done."""
        return self._lineup.waiting(self._today()) if self.phase is Phase.DONE else Waiting()

    @property
    def summary(self) -> Summary:
        """What the session came to so far."""
        return summarise(self._history.reviews, of_cards(self._lineup.keys(), self._store.standings()))

    @property
    def undrawable(self) -> tuple[str, ...]:
        """What is wrong with cards that were passed over because their numbers could not be drawn."""
        return tuple(self._lineup.undrawable.values())

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
        self._go_on()

    def suspend(self) -> None:
        """Keep the card out of every session until it is resumed, and go on to the next question."""
        ask = self._current().ask
        self._record(Suspend(**self._signature(), card=ask.key), ask)
        self._go_on()

    def bury(self) -> None:
        """Keep the card out of sessions until tomorrow, and go on to the next question."""
        ask = self._current().ask
        self._record(Bury(**self._signature(), card=ask.key, day=self._today()), ask)
        self._go_on()

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

    @property
    def past(self) -> tuple[Review, ...]:
        """The card's answers that stand in the log, the oldest first."""
        key, undone = self._current().ask.key, self._store.undone()
        found = (event for event in self._store.events(key) if event.id not in undone)
        return tuple(event for event in found if isinstance(event, Review))

    def practise(self) -> Practice | None:
        """Return the card with other numbers, to be answered beside the session; None if it has no others."""
        practice = Practice(self._current().ask, self._clock, self._prover)
        return practice if practice.another() else None

    def renew(self, library: Library) -> bool:
        """Go on with edited decks; ask the card anew if it became another one, and say whether it did.

        The numbers stay where the card still draws them, and so do the hints and tries that it has had.
        Raises DrawError, and keeps the old decks, when the card's numbers cannot be drawn any more.
        """
        attempt = self._current()
        ask = self._lineup.renew(library, attempt.ask)
        if ask is None:
            return False
        hints = min(attempt.hints, len(ask.question.hints))
        again = msgspec.structs.replace(attempt, ask=ask, hints=hints, verdict=None, proposed=None)
        self._attempt = msgspec.structs.replace(again, began=self._clock.now())
        return True

    @property
    def undoable(self) -> bool:
        """Whether this session has a step that may be taken back."""
        return self._history.latest is not None

    @property
    def reaches_back(self) -> bool:
        """Whether the answer before this session, of today and this device, is to a card of this session."""
        step = self._earlier(self._today())
        return step is not None and self._lineup.holds(step.event.card)

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
        self._put(lambda: self._lineup.again(step.event.card, step.seed, today) or self._lineup.next(today))

    def _go_on(self) -> None:
        self._put(lambda: self._lineup.next(self._today()))

    def _put(self, draw: Callable[[], Ask | None]) -> None:
        """Put another question after something was recorded, which is not to be recorded again."""
        self._attempt = None
        try:
            self._show(draw())
        except QuizError as error:
            raise NotDrawnError(error) from error

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
