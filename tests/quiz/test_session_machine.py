"""Whatever a learner does in whatever order, a session and its log agree."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cards.library import Library
from quiz.clock import FixedClock, learner_day
from quiz.log.events import Review, Undo
from quiz.log.replay import replay
from quiz.log.sqlite import SqliteStore
from quiz.scheduling.queue import Limits
from quiz.scheduling.sm2 import SM2
from quiz.scheduling.types import Grade
from quiz.study.phases import Phase
from quiz.study.session import Session
from solvers.answers import NumberAnswer
from tests.quiz.making import card, clock, deck, fresh_store, review

NEW_A_DAY = 3


def cards() -> Library:
    """Return two decks whose cards draw one number each."""
    varied = NumberAnswer(number="k")
    return Library(
        decks=tuple(
            deck(
                name,
                *(
                    card(f"{name}/{n}", varied, ask="{k}", vary={"k": ("1", "2", "3")}, hints=("h",))
                    for n in range(3)
                ),
            )
            for name in "ab"
        )
    )


class Learner(RuleBasedStateMachine):
    """A learner who answers, errs, undoes, leaves, comes back, lets days pass and uses a second machine."""

    def __init__(self) -> None:
        super().__init__()
        self.exits = ExitStack()
        self.store: SqliteStore = self.exits.enter_context(fresh_store())
        self.clock: FixedClock = clock()
        self.library = cards()
        self.graded = list[tuple[str, int]]()
        self.elsewhere = 0
        self.merged = False  # whether anything came from elsewhere since the session began
        self.at_rest = False  # whether nothing has happened since the session came to its end
        self.session: Session

    @initialize(seed=st.integers(0, 5))
    def begin(self, seed: int) -> None:
        """Begin the first session."""
        self.come_back(seed)

    @rule(seed=st.integers(0, 5))
    def come_back(self, seed: int) -> None:
        """Leave the session at whatever moment and begin another."""
        limits = Limits(new=NEW_A_DAY)
        self.session = Session(self.library, self.store, self.clock, limits=limits, seed=seed, device="here")
        self.graded, self.merged = [], False

    @precondition(lambda self: self.session.phase is Phase.ASKING)
    @rule(right=st.booleans())
    def answer(self, right: bool) -> None:
        """Type an answer that can be read."""
        question, before = self.session.question, self.session.attempts
        assert question is not None
        self.session.answer(question.ask if right else "99")
        assert (self.session.phase, self.session.attempts) == (Phase.JUDGED, before + 1)

    @precondition(lambda self: self.session.phase is Phase.ASKING)
    @rule()
    def mistype(self) -> None:
        """Type what cannot be read: nothing happens."""
        before = self.session.question, self.session.attempts, self.session.progress
        self.session.answer("3+")
        assert (self.session.question, self.session.attempts, self.session.progress) == before
        assert self.session.phase is Phase.ASKING

    @precondition(lambda self: self.session.phase is Phase.ASKING)
    @rule(give_up=st.booleans())
    def ask_for_help(self, give_up: bool) -> None:
        """Take a hint, or give up."""
        if give_up:
            self.session.give_up()
            assert self.session.proposed is Grade.GAVE_UP
        else:
            self.session.hint()
            assert len(self.session.shown_hints) == 1

    @precondition(lambda self: self.session.phase is Phase.JUDGED)
    @rule()
    def try_again(self) -> None:
        """Answer once more, where that is allowed."""
        attempts = self.session.attempts
        assert self.session.retry() == (self.session.phase is Phase.ASKING)
        assert self.session.attempts == attempts <= 2

    @precondition(lambda self: self.session.phase is Phase.JUDGED)
    @rule(grade=st.sampled_from(Grade), own=st.booleans())
    def grade(self, grade: Grade, own: bool) -> None:
        """Grade the answer as proposed or otherwise: one event, safely kept."""
        question, before = self.session.question, set(self.store.events())
        assert question is not None
        self.session.grade(grade if own else None)
        (event,) = set(self.store.events()) - before
        assert isinstance(event, Review)
        assert (event.card, event.seed) == (question.card.key, question.drawn.seed)
        self.graded.append((event.card, event.seed))
        self.at_rest = self.session.phase is Phase.DONE and not self.merged

    @rule()
    def undo(self) -> None:
        """Take back the last grade: the same question, to be answered anew."""
        reached = self.session.undo()
        self.at_rest = False
        if self.graded:
            assert reached
            key, seed = self.graded.pop()
            question = self.session.question
            same_day = self.session.stage is not None and question is not None and question.card.key == key
            assert not same_day or (question is not None and question.drawn.seed == seed)
            assert same_day or self.store.standing(key).stage(self.today()) is None
        assert not reached or self.session.phase is not Phase.JUDGED

    @rule(minutes=st.sampled_from((1, 1, 1, 30, 600, 1440)))
    def wait(self, minutes: int) -> None:
        """Let time pass; the day may roll over."""
        self.clock.advance(timedelta(minutes=minutes))
        self.at_rest = False

    @rule(
        key=st.sampled_from(("a/0", "a/1", "b/0", "gone/0")),
        grade=st.sampled_from(Grade),
        behind=st.booleans(),
    )
    def review_elsewhere(self, key: str, grade: Grade, behind: bool) -> None:
        """Merge a review of another machine, whose clock is a minute behind ours or ahead."""
        self.elsewhere += 1
        number = self.elsewhere + (-60_000 if behind else 60_000)
        self.merged, self.at_rest = True, False
        self.store.append([review(number, key, grade, day=self.today(), device="there")])

    def today(self) -> int:
        """Return the learner's day."""
        return learner_day(self.clock.now())

    @invariant()
    def the_tables_are_what_the_log_amounts_to(self) -> None:
        """Standings equal a replay, always."""
        assert self.store.standings() == replay(self.store.events(), SM2())

    @invariant()
    def the_counts_add_up(self) -> None:
        """Progress and summary count this session's answers that were not undone."""
        events = list(self.store.events())
        undone = {event.undoes for event in events if isinstance(event, Undo)}
        mine = [event for event in events if isinstance(event, Review) and event.id not in undone]
        assert self.session.progress.done == self.session.summary.reviews == len(self.graded)
        assert len(self.graded) <= sum(event.device == "here" for event in mine)

    @invariant()
    def new_cards_stay_within_the_limit(self) -> None:
        """Let this machine introduce no more than the day allows, however often it undoes and comes back."""
        known = self.store.standings()
        elsewhere = {
            event.card
            for event in self.store.events()
            if isinstance(event, Review) and event.device == "there"
        }
        mine = [
            key
            for key, standing in known.items()
            if standing.introduced == self.today() and key not in elsewhere
        ]
        assert len(mine) <= NEW_A_DAY

    @invariant()
    def a_card_waits_once(self) -> None:
        """No card is in two places, or on the screen and waiting."""
        lineup = self.session._lineup
        waiting = [key for line in lineup._queue._lines.values() for key in line]
        waiting += [key for _, key in lineup._queue._drills]
        waiting += [ask.key for ask in lineup._put_back]
        waiting += [self.session.question.card.key] if self.session.question else []
        assert len(waiting) == len(set(waiting))

    @precondition(lambda self: self.at_rest)
    @rule()
    def end_means_end(self) -> None:
        """When a session has asked its last, one begun at once has nothing to ask."""
        self.come_back(0)
        assert self.session.phase is Phase.DONE

    def teardown(self) -> None:
        """Close the store."""
        self.exits.close()


TestLearner = Learner.TestCase
TestLearner.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
