"""The study loop line by line: for a screen reader, a pipe or a script. It holds no rule of its own.

An answer is a line; an explanation is several, ended by an empty one. After the verdict an empty line accepts
the grade; while a second try is open, it first shows a person the right answer. Lines that begin with a colon
are commands. Where nobody is watching, the next answer accepts the grade as well, so that a script may give
answers and nothing else. At the end of the input everything judged is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from cards.types import Question
from quiz.plain import spoken
from quiz.plain.colon import Command, CommandError, is_command, note_of, read_command, read_grade
from quiz.plain.console import Console
from quiz.plain.telling import Teller
from quiz.scheduling.types import Grade
from quiz.study.history import taken_back
from quiz.study.phases import Phase
from quiz.study.session import Session
from solvers.answers import DerivationAnswer, ExplainAnswer
from solvers.verdict import Outcome, Reason

_ANSWER: Final = "Answer:"
_SEVERAL_LINES: Final = (ExplainAnswer, DerivationAnswer)


class Plain:
    """A conversation about a session.

    `titles` are those of the decks by id, `today` the learner's day, `more` says how to study more new cards
    than the limit of a day.
    """

    def __init__(
        self, session: Session, console: Console, titles: Mapping[str, str], today: int, *, more: str = ""
    ) -> None:
        self._session = session
        self._console = console
        self._teller = Teller(session, console, titles)
        self._today = today
        self._more = more
        self._asked: Question | None = None
        self._draft: list[str] = []
        self._going = True
        self._commands: Mapping[Command, Callable[[], None]] = {
            Command.HINT: self._hint,
            Command.GIVE_UP: self._give_up,
            Command.RETRY: self._retry,
            Command.UNDO: self._undo,
            Command.REPEAT: self._put_again,
            Command.SKIP: partial(self._set_aside, session.skip, "It comes later."),
            Command.BURY: partial(self._set_aside, session.bury, "Put aside until tomorrow."),
            Command.SUSPEND: partial(self._set_aside, session.suspend, "Suspended: it is asked no more."),
            Command.UNFLAG: partial(self._flag, None),
            Command.HELP: self._teller.help,
            Command.QUIT: self._quit,
        }

    def run(self) -> None:
        """Converse until nothing is left, the learner quits or the input ends."""
        self._console.say(spoken.greeting(self._session.progress))
        self._going = self._session.phase is not Phase.DONE
        if not self._going and self._session.held_back:
            self._console.write([f"{spoken.held_back(self._session)} {self._more}".strip()])
        while self._going:
            self._turn()
        self._console.say(spoken.farewell(self._session.summary, self._today))

    def _turn(self) -> None:
        """Ask for one line and do what it says."""
        if self._session.phase is Phase.DONE:
            self._console.say("That is all for today.")
        elif self._session.phase is Phase.ASKING and self._session.question is not self._asked:
            self._put()
        line = self._console.ask(self._prompt())
        if line is None:
            self._end_of_input()
        elif is_command(line):
            self._command(line)
        elif self._session.phase is Phase.DONE:
            self._going = False
        elif self._session.phase is Phase.ASKING:
            self._write(line)
        elif self._ticking:
            self._tick(line)
        else:
            self._accept(line)

    def _prompt(self) -> str:
        if self._session.phase is Phase.DONE:
            return spoken.LEAVE
        if self._session.phase is Phase.ASKING:
            return f"Line {len(self._draft) + 1}:" if self._draft else _ANSWER
        if self._ticking:
            return spoken.WHICH_POINTS
        if self._teller.hides:
            return spoken.RETRY_OR_SEE
        return spoken.ACCEPT if self._session.proposed is not None else spoken.GRADE_YOURSELF

    @property
    def _ticking(self) -> bool:
        verdict = self._session.verdict
        return (
            verdict is not None
            and verdict.outcome is Outcome.UNDECIDED
            and verdict.reason is Reason.SELF_ASSESSED
        )

    @property
    def _question(self) -> Question:
        question = self._session.question
        assert question is not None
        return question

    # ── asking ──

    def _put(self) -> None:
        self._asked = self._question
        self._draft.clear()
        self._teller.put(self._question)

    def _write(self, line: str) -> None:
        """Take a line of the answer; the whole of it, or one of several."""
        if isinstance(self._question.answer, _SEVERAL_LINES) and line.strip():
            self._draft.append(line)
            return
        text = "\n".join(self._draft) if self._draft else line
        self._draft.clear()
        self._judge(text)

    def _judge(self, text: str) -> None:
        verdict = self._session.answer(text)
        if verdict.outcome is Outcome.MALFORMED:
            self._teller.refuse(text, verdict)
        elif self._ticking:
            self._teller.points(self._question)
        else:
            self._teller.verdict(self._question)

    # ── judged ──

    def _tick(self, line: str) -> None:
        ticked = spoken.read_points(line, len(spoken.points(self._question)))
        if isinstance(ticked, str):
            self._console.say(ticked)
            return
        self._session.tick(ticked)
        self._teller.verdict(self._question)

    def _accept(self, line: str) -> None:
        """Take the line after a verdict: none accepts, a grade replaces, an answer is for the next card."""
        proposed = self._session.proposed
        typed = read_grade(line)
        bare = line.strip().isdecimal()  # to a script that is an answer: the next one
        if typed is not None and (not bare or self._console.interactive or proposed is None):
            self._grade(typed)
        elif proposed is None:
            self._console.say("This answer needs a grade from 0 to 5.")
        elif not line.strip() and self._teller.hides and self._console.interactive:
            self._teller.reveal(self._question)
        elif not line.strip():
            self._grade(proposed)
        elif self._console.interactive:
            self._console.say("The answer was judged. Press Enter to go on to the next question.")
        else:
            self._grade(proposed)
            self._console.put_back(line)

    def _grade(self, grade: Grade) -> None:
        self._teller.reveal(self._question)
        said = spoken.outcome(self._session, grade)
        self._session.grade(grade)
        self._console.say(f"Kept: {said}")

    # ── commands ──

    def _command(self, line: str) -> None:
        try:
            command = read_command(line)
        except CommandError as error:
            self._console.say(str(error))
            return
        if isinstance(command, Grade):
            self._regrade(command)
        elif command is Command.FLAG:
            self._flag(note_of(line))
        else:
            self._commands[command]()

    def _regrade(self, grade: Grade) -> None:
        if self._session.phase is not Phase.JUDGED:
            self._console.say("There is no answer to grade yet. To change the last grade, type :undo.")
        elif self._ticking:
            self._console.say("First say which points you made.")
        else:
            self._grade(grade)

    def _is_open(self) -> bool:
        """Return whether a question waits for its answer; say why not."""
        if self._session.phase is Phase.ASKING:
            return True
        done = self._session.phase is Phase.DONE
        self._console.say("There is no question left." if done else "The question is answered already.")
        return False

    def _hint(self) -> None:
        if not self._is_open():
            return
        hint = self._session.hint()
        number, total = len(self._session.shown_hints), len(self._question.hints)
        place = f"Hint {number} of {total}" if total > 1 else "Hint"
        self._console.say(f"{place}: {hint}" if hint else spoken.no_hint(total))

    def _give_up(self) -> None:
        if not self._is_open():
            return
        self._draft.clear()
        self._session.give_up()
        self._teller.verdict(self._question)

    def _put_again(self) -> None:
        if self._session.phase is Phase.DONE:
            self._is_open()
        else:
            self._teller.ask(self._question)

    def _retry(self) -> None:
        if self._session.phase is Phase.JUDGED and self._session.retry():
            self._console.say("Once more. A right answer now gets at most grade 3.")
        else:
            self._console.say("There is no second try here.")

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

    def _quit(self) -> None:
        self._keep()
        self._going = False

    def _end_of_input(self) -> None:
        if self._draft and self._session.phase is Phase.ASKING:
            self._write("")
        else:
            self._quit()

    def _keep(self) -> None:
        """Keep what was judged: an answer is not lost because no grade was typed after it."""
        if self._session.phase is not Phase.JUDGED:
            return
        if self._session.proposed is not None:
            self._grade(self._session.proposed)
        else:
            self._console.say("Your last answer has no grade and is not kept.")
