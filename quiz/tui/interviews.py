"""A mock interview from the wish for one to the marked paper: which screen follows which."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.app import App

from quiz.errors import QuizError
from quiz.interview import drafts
from quiz.interview.drafts import Draft
from quiz.interview.paper import Order
from quiz.interview.sitting import Sitting
from quiz.interview.telling import time_left
from quiz.text.wording import count
from quiz.tui.contents import plain
from quiz.tui.engine import Parts
from quiz.tui.screens.decision import Decision

if TYPE_CHECKING:
    from cards.library import Library

_GO_ON: Final = "go on"
_ANEW: Final = "anew"


class Interviews:
    """Leads from home to a sitting and to its paper; `study` begins a session on the decks with some ids."""

    def __init__(self, app: App[None], parts: Parts, study: Callable[[frozenset[str]], None]) -> None:
        self._app = app
        self._parts = parts
        self._study = study

    @property
    def _library(self) -> Library:
        assert self._parts.library is not None
        return self._parts.library

    @property
    def _folder(self) -> Path | None:
        return self._parts.engine.interviews

    def open(self, order: Order | None) -> None:
        """Begin an interview as ordered, or as a form says; an unfinished one is offered first."""
        draft = drafts.pending(self._folder) if self._folder else None
        if draft is None:
            self._begin(order)
        elif order is not None and order.go_on:
            self._resume(draft)
        else:
            self._offer(draft, order)

    def _offer(self, draft: Draft, order: Order | None) -> None:
        def decide(choice: str | None) -> None:
            if choice == _GO_ON:
                self._resume(draft)
            elif choice == _ANEW:
                self._begin(order)

        text = (
            f"{draft.answered} of {count(len(draft.asked), 'question')} answered, {time_left(draft.left)}. "
            "Its time has stood still."
        )
        options = ((_GO_ON, "Go on with it"), (_ANEW, "Begin another; this one is thrown away then"))
        self._app.push_screen(Decision("An interview is unfinished", plain(text), options), decide)

    def _resume(self, draft: Draft) -> None:
        found = drafts.restored(draft, self._library)
        if found is None:
            self._say("No deck has the questions of the unfinished interview any more.")
            return
        lost = len(draft.asked) - len(found[1].asked)
        if lost:
            self._say(f"{count(lost, 'question')} left out: no deck has it any more.")
        self._sit(Sitting(found[0], self._parts.engine.clock, found[1]))

    def _begin(self, order: Order | None) -> None:
        if order is None:
            from quiz.tui.screens.interview_form import InterviewForm

            self._app.push_screen(
                InterviewForm(self._parts, self._library.decks, self._seed()), self._ordered
            )
        else:
            self._ordered(order)

    def _ordered(self, order: Order | frozenset[str] | None) -> None:
        """Set the paper and sit it, or study the decks that an old one led to; None: the form was left."""
        if not isinstance(order, Order):
            self._read(order)
            return
        try:
            paper = order.paper(self._library)
        except QuizError as error:
            self._say(str(error), severe=True)
            return
        if len(paper.questions) < order.questions:
            self._say(f"Only {count(len(paper.questions), 'question')} can be asked there.")
        self._sit(Sitting(paper, self._parts.engine.clock))

    def _sit(self, sitting: Sitting) -> None:
        from quiz.tui.screens.interview import InterviewScreen

        self._app.push_screen(InterviewScreen(sitting, self._parts), self._sat)

    def _sat(self, sitting: Sitting | None) -> None:
        """Mark what was handed in; None is that it was left."""
        if sitting is None:
            return
        from quiz.tui.screens.marking import MarkingScreen

        self._app.push_screen(MarkingScreen(sitting, self._parts), self._read)

    def _read(self, weak: frozenset[str] | None) -> None:
        """Study the decks that want another look, if that was asked for."""
        if weak:
            self._study(weak)

    def _seed(self) -> int:
        seed = self._parts.engine.config.seed
        return seed if seed >= 0 else random.SystemRandom().getrandbits(31)

    def _say(self, text: str, *, severe: bool = False) -> None:
        self._app.notify(text, severity="error" if severe else "information", markup=False, timeout=10)
