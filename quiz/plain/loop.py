"""A session line by line: for a screen reader, a pipe or a script. It holds no rule of its own.

After the verdict an empty line accepts the grade; while a second try is open, it first shows a person the
right answer. Where nobody is watching, the next answer accepts the grade as well, so that a script may give
answers and nothing else. At the end of the input everything judged is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from quiz.plain import spoken
from quiz.plain.colon import Command, note_of, read_grade
from quiz.plain.console import Console
from quiz.plain.conversation import Conversation
from quiz.plain.telling import Teller
from quiz.scheduling.types import Grade
from quiz.study.history import taken_back
from quiz.study.phases import Phase
from quiz.study.session import Session
from quiz.study.summary import beyond_limits, left_over


class Plain(Conversation):
    """A conversation about a session.

    `titles` are those of the decks by id, `today` the learner's day, `more` says how to study more new cards
    than the limit of a day.
    """

    _all_done = "That is all for today."

    def __init__(
        self, session: Session, console: Console, titles: Mapping[str, str], today: int, *, more: str = ""
    ) -> None:
        super().__init__(session, console, SessionTeller(session, console, titles))
        self._session = session
        self._today = today
        self._more = more
        self._commands = {
            **self._commands,
            Command.UNDO: self._undo,
            Command.SKIP: partial(self._set_aside, session.skip, "It comes later."),
            Command.BURY: partial(self._set_aside, session.bury, "Put aside until tomorrow."),
            Command.SUSPEND: partial(self._set_aside, session.suspend, "Suspended: it is asked no more."),
            Command.FLAG: lambda: self._flag(note_of(self._commanded)),
            Command.UNFLAG: partial(self._flag, None),
        }

    def run(self) -> None:
        """Converse until nothing is left, the learner quits or the input ends."""
        if not self._going:
            self._say_why_not()
        else:
            self._console.say(spoken.greeting(self._session.progress))
            while self._going:
                self._turn()
        self._console.say(spoken.farewell(self._session.summary, self._today))
        left = left_over(self._session.waiting) if self._session.summary.reviews else ""
        if left:
            self._console.say(left)

    def _say_why_not(self) -> None:
        """Say that there is nothing to ask, and which limit of a day is in the way, if one is."""
        waiting, held_back = self._session.waiting, self._session.held_back
        if not waiting.due:
            self._console.say(spoken.greeting(self._session.progress))
        why = beyond_limits(waiting, held_back, self._session.limits)
        if why:
            self._console.write([f"{why} {'' if waiting.due else self._more}".strip()])

    def _standing_prompt(self) -> str:
        return spoken.ACCEPT if self._session.proposed is not None else spoken.GRADE_YOURSELF

    # ── judged ──

    def _accept(self, line: str) -> None:
        """Take the line after a verdict: none accepts, a grade replaces, an answer is for the next card."""
        proposed = self._session.proposed
        typed = read_grade(line)
        bare = line.strip().isdecimal()  # to a script that is an answer: the next one
        if typed is not None and (not bare or self._console.interactive or proposed is None):
            self._record(typed)
        elif proposed is None:
            self._console.say("This answer needs a grade from 0 to 5.")
        elif not line.strip() and self._teller.hides and self._console.interactive:
            self._teller.reveal(self._question)
        elif not line.strip():
            self._record(proposed)
        elif self._console.interactive:
            self._console.say("The answer was judged. Press Enter to go on to the next question.")
        else:
            self._record(proposed)
            self._console.put_back(line)

    def _record(self, grade: Grade) -> None:
        self._teller.reveal(self._question)
        said = spoken.outcome(self._session, grade)
        self._session.grade(grade)
        self._console.say(f"Kept: {said}")

    # ── commands ──

    def _grade(self, grade: Grade) -> None:
        if self._session.phase is not Phase.JUDGED:
            self._console.say("There is no answer to grade yet. To change the last grade, type :undo.")
        elif self._ticking:
            self._console.say("First say which points you made.")
        else:
            self._record(grade)

    def _set_aside(self, act: Callable[[], None], said: str) -> None:
        if self._session.phase is Phase.DONE:
            self._is_open()
            return
        self._draft.clear()
        act()
        self._asked = None
        self._console.say(said)

    def _flag(self, note: str | None) -> None:
        if self._session.phase is Phase.DONE:
            self._is_open()
            return
        self._session.flag(note)
        self._console.say("Flagged." if note is not None else "Took the flag off.")

    def _undo(self) -> None:
        undone = self._session.undo()
        self._console.write([taken_back(undone)])
        if undone is not None:
            self._asked = None

    def _keep(self) -> None:
        """Keep what was judged: an answer is not lost because no grade was typed after it."""
        if self._session.phase is not Phase.JUDGED:
            return
        if self._session.proposed is not None:
            self._record(self._session.proposed)
        else:
            self._console.say("Your last answer has no grade and is not kept.")


class SessionTeller(Teller):
    """Tells a session's questions with why they are asked, and its grades with what they would do."""

    def __init__(self, session: Session, console: Console, titles: Mapping[str, str]) -> None:
        super().__init__(session, console, titles)
        self._session = session

    def heading(self, title: str) -> str:
        """Say which question comes and why."""
        return spoken.heading(self._session, title)

    def stands(self) -> str:
        """Say the grade that is proposed."""
        proposed = self._session.proposed
        return "" if proposed is None else f"Proposed: {spoken.outcome(self._session, proposed)}"
