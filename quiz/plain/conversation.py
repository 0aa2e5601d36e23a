"""One question after another in a conversation: asked, answered, judged. What follows is for who inherits.

An answer is a line; an explanation is several, ended by an empty one. Lines that begin with a colon are
commands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from cards.types import Question
from quiz.plain import spoken
from quiz.plain.colon import Command, CommandError, is_command, read_command
from quiz.plain.console import Console
from quiz.plain.telling import Teller
from quiz.scheduling.types import Grade
from quiz.study.answering import Answering
from quiz.study.phases import Phase
from solvers.answers import DerivationAnswer, ExplainAnswer
from solvers.verdict import Outcome, Reason

_ANSWER: Final = "Answer:"
_SEVERAL_LINES: Final = (ExplainAnswer, DerivationAnswer)


class Conversation:
    """A conversation about whatever asks questions; who inherits grades, and says how it begins and ends."""

    def __init__(self, sitting: Answering, console: Console, teller: Teller) -> None:
        self._sitting = sitting
        self._console = console
        self._teller = teller
        self._asked: Question | None = None
        self._draft: list[str] = []
        self._commanded = ""  # the line of the command that is carried out
        self._going = sitting.phase is not Phase.DONE
        self._commands: Mapping[Command, Callable[[], None]] = {
            Command.HINT: self._hint,
            Command.GIVE_UP: self._give_up,
            Command.RETRY: self._retry,
            Command.REPEAT: self._put_again,
            Command.HELP: teller.help,
            Command.QUIT: self._quit,
        }

    # ── what who inherits says ──

    _all_done = "That is all."

    def _standing_prompt(self) -> str:
        """Return what is asked once a verdict has been told, the right answer with it."""
        raise NotImplementedError

    def _accept(self, line: str) -> None:
        """Take the line after a verdict."""
        raise NotImplementedError

    def _grade(self, grade: Grade) -> None:
        """Do what `:grade 4` asks for."""
        raise NotImplementedError

    def _keep(self) -> None:
        """Do what is to be done with a judged answer before leaving."""

    # ── a turn ──

    def _turn(self) -> None:
        """Ask for one line and do what it says."""
        if self._sitting.phase is Phase.DONE:
            self._console.say(self._all_done)
        elif self._sitting.phase is Phase.ASKING and self._sitting.question is not self._asked:
            self._put()
        line = self._console.ask(self._prompt())
        if line is None:
            self._end_of_input()
        elif is_command(line):
            self._command(line)
        elif self._sitting.phase is Phase.DONE:
            self._going = False
        elif self._sitting.phase is Phase.ASKING:
            self._write(line)
        elif self._ticking:
            self._tick(line)
        else:
            self._accept(line)

    def _prompt(self) -> str:
        if self._sitting.phase is Phase.DONE:
            return spoken.LEAVE
        if self._sitting.phase is Phase.ASKING:
            return f"Line {len(self._draft) + 1}:" if self._draft else _ANSWER
        if self._ticking:
            return spoken.WHICH_POINTS
        return spoken.RETRY_OR_SEE if self._teller.hides else self._standing_prompt()

    @property
    def _ticking(self) -> bool:
        verdict = self._sitting.verdict
        return (
            verdict is not None
            and verdict.outcome is Outcome.UNDECIDED
            and verdict.reason is Reason.SELF_ASSESSED
        )

    @property
    def _question(self) -> Question:
        question = self._sitting.question
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
        verdict = self._sitting.answer(text)
        if verdict.outcome is Outcome.MALFORMED:
            self._teller.refuse(text, verdict)
        elif self._ticking:
            self._teller.points(self._question)
        else:
            self._teller.verdict(self._question)

    def _tick(self, line: str) -> None:
        ticked = spoken.read_points(line, len(spoken.points(self._question)))
        if isinstance(ticked, str):
            self._console.say(ticked)
            return
        self._sitting.tick(ticked)
        self._teller.verdict(self._question)

    # ── commands ──

    def _command(self, line: str) -> None:
        try:
            command = read_command(line, self._commands)
        except CommandError as error:
            self._console.say(str(error))
            return
        self._commanded = line
        if isinstance(command, Grade):
            self._grade(command)
        else:
            self._commands[command]()

    def _is_open(self) -> bool:
        """Return whether a question waits for its answer; say why not."""
        if self._sitting.phase is Phase.ASKING:
            return True
        done = self._sitting.phase is Phase.DONE
        self._console.say("There is no question left." if done else "The question is answered already.")
        return False

    def _hint(self) -> None:
        if not self._is_open():
            return
        hint = self._sitting.hint()
        number, total = len(self._sitting.shown_hints), len(self._question.hints)
        place = f"Hint {number} of {total}" if total > 1 else "Hint"
        self._console.say(f"{place}: {hint}" if hint else spoken.no_hint(total))

    def _give_up(self) -> None:
        if not self._is_open():
            return
        self._draft.clear()
        self._sitting.give_up()
        self._teller.verdict(self._question)

    def _put_again(self) -> None:
        if self._sitting.phase is Phase.DONE:
            self._is_open()
        else:
            self._teller.ask(self._question)

    def _retry(self) -> None:
        if self._sitting.phase is Phase.JUDGED and self._sitting.retry():
            self._console.say(self._teller.once_more)
        else:
            self._console.say("There is no second try here.")

    def _quit(self) -> None:
        self._keep()
        self._going = False

    def _end_of_input(self) -> None:
        if self._draft and self._sitting.phase is Phase.ASKING:
            self._write("")
        else:
            self._quit()
