"""Which question comes next in a session: the queue, held against what the log says at that moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from functools import cached_property
from itertools import chain
from zlib import crc32

import msgspec

from cards.drawing import DrawError, draw
from cards.library import Library
from cards.types import Card, Question
from quiz.log.store import Store
from quiz.scheduling.queue import Limits, Plan, Queue, plan
from quiz.scheduling.types import Scheduled, Stage, Standing
from quiz.study.numbers import fresh
from quiz.study.overview import counted, room
from quiz.study.phases import Waiting
from quiz.study.picking import Pick

_DRAWS = 4  # tries to put other numbers into a question than it had a moment ago


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """A question that is put, why, on which day, and what was known of its card."""

    question: Question
    stage: Stage
    day: int
    standing: Standing

    @property
    def key(self) -> str:
        """The card's key."""
        return self.question.card.key

    @property
    def seed(self) -> int:
        """The seed that drew the question's numbers."""
        return self.question.drawn.seed


class Lineup:
    """Hands out questions one by one, and takes back those that were not answered.

    Another process may review, undo or bury while a session runs, and the day may roll over: each card is
    looked up once more when its turn comes, and on a new day the cards are lined up anew.
    """

    def __init__(  # noqa: PLR0913 - what there is, what of it is wanted, and in which order
        self,
        library: Library,
        store: Store,
        *,
        decks: Collection[str] | None,
        pick: Pick,
        limits: Limits,
        seed: int,
        stages: Collection[Stage] = frozenset(Stage),
        most: int | None = None,
    ) -> None:
        self._library = library
        self._store = store
        self._keys = [
            [card.key for card in deck.cards if pick.takes(deck, card)]
            for deck in library.decks
            if decks is None or deck.id in decks
        ]
        self._limits = limits
        self._seed = seed
        self._stages = frozenset(stages)
        self._most = most
        self._day = 0
        self._queue = Queue(Plan())
        self._put_back: list[Ask] = []
        self._numbers: dict[str, Question] = {}
        self._times = Counter[str]()
        self.undrawable: dict[str, str] = {}

    def next(self, day: int) -> Ask | None:
        """Return the next question of `day`, or None when nothing is left; passes over undrawable cards."""
        self._roll_over(day)
        while self._put_back:
            returned = self._put_back.pop()
            ask = self._ask(returned.key, day, returned.seed)
            if ask is not None:
                return ask
        while (key := self._queue.take()) is not None:
            ask = self._ask(key, day)
            if ask is not None and self._allowed(ask):
                return ask
        return None

    def again(self, key: str, seed: int, day: int) -> Ask | None:
        """Return the question of a card whose grade was taken back, its numbers as they were."""
        self._roll_over(day)
        self._queue.drop(key)
        self._put_back = [ask for ask in self._put_back if ask.key != key]
        return self._ask(key, day, seed)

    def put_back(self, ask: Ask) -> None:
        """Take back a question that was not answered; it is the next one, its numbers as they are."""
        self._put_back.append(ask)

    def put_last(self, ask: Ask) -> None:
        """Ask a card later, after all others that are asked for the same reason."""
        self._queue.put_last(ask.key, ask.stage)

    def renew(self, library: Library, ask: Ask) -> Ask | None:
        """Take the cards from decks that were edited; return the question of a card that became another one.

        Raises DrawError, and changes nothing, when that card is gone or cannot be drawn with its seed.
        """
        card = library.card(ask.key)
        if card is None:
            raise DrawError(f"There is no card {ask.key!r} any more.", "id")
        question = draw(card, ask.seed)
        self._library = library
        if msgspec.structs.replace(card, place=ask.question.card.place) == ask.question.card:
            return None
        return msgspec.structs.replace(ask, question=question)

    def drill(self, ask: Ask) -> None:
        """Ask a card once more after some others."""
        self._queue.drill(ask.key)

    def left(self, stage: Stage) -> int:
        """Return how many cards wait for this reason."""
        return self._queue.left(stage) + sum(ask.stage is stage for ask in self._put_back)

    def held_back(self, day: int) -> int:
        """Return how many new cards the limit of a day keeps out, once nothing else is left to ask."""
        if Stage.NEW not in self._stages:
            return 0
        standings = self._store.standings()
        unseen = (key for key in self.keys() if standings.get(key, Standing()).stage(day) is Stage.NEW)
        return sum(key not in self.undrawable for key in unseen)

    def waiting(self, day: int) -> Waiting:
        """Return what a size or the limit of reviews keeps out, once nothing else is left to ask."""
        if self._most is None and self._limits.reviews is None:
            return Waiting()
        standings, unseen = self._store.standings(), Standing()
        here = (standings.get(key, unseen) for key in self.keys() if key not in self.undrawable)
        counts = counted(here, day, room(standings, day, self._limits))
        return Waiting(
            due=counts.due if Stage.REVIEW in self._stages else 0,
            new=counts.new if Stage.NEW in self._stages else 0,
        )

    def keys(self) -> Iterable[str]:
        """Return the cards of this session."""
        return chain.from_iterable(self._keys)

    def holds(self, key: str) -> bool:
        """Return whether the card is one of this session."""
        return key in self._held

    @cached_property
    def _held(self) -> frozenset[str]:
        return frozenset(self.keys())

    def _roll_over(self, day: int) -> None:
        if day != self._day:
            if self._day:
                self._most = self._most and self.left(Stage.REVIEW) + self.left(Stage.NEW)
            standings = self._store.standings()
            planned = plan(self._keys, standings, day, self._limits, self._seed, self._stages)
            self._day = day
            self._queue = Queue(planned.first(self._most))
            for ask in self._put_back:
                self._queue.drop(ask.key)

    def _allowed(self, ask: Ask) -> bool:
        if ask.stage is Stage.DRILL or (ask.stage is Stage.REVIEW and self._limits.reviews is None):
            return True
        return self._store.spent(ask.day).allows(ask.stage, self._limits)

    def _ask(self, key: str, day: int, seed: int | None = None) -> Ask | None:
        standing, card = self._store.standing(key), self._library.card(key)
        stage = standing.stage(day)
        if stage is None or card is None:
            return None
        try:
            question = self._fresh(card, standing, day) if seed is None else draw(card, seed)
        except DrawError as error:
            self.undrawable[key] = f"{card.place}: {error}"
            return None
        if card.vary:
            self._numbers[key] = question
        return Ask(question=question, stage=stage, day=day, standing=standing)

    def _fresh(self, card: Card, standing: Standing, day: int) -> Question:
        """Return the card with other numbers than when it was last seen in this session, if it has others.

        The seed is another one on each day, after each review and at each time within the session, and the
        same wherever the session is repeated.
        """
        self._times[card.key] += 1
        reviews = standing.state.reviews if isinstance(standing.state, Scheduled) else 0
        seed = crc32(f"{self._seed}/{card.key}/{day}/{reviews}/{self._times[card.key]}".encode())
        seen = self._numbers.get(card.key)
        return fresh(card, seed, [seen.drawn.values] if seen else [], _DRAWS)
