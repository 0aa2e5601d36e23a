"""A cram line by line. After the verdict an empty line goes on; `:right` and `:again` say otherwise.

Where nobody is watching, the next answer goes on as well, so that a script may give answers and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from quiz.plain import spoken
from quiz.plain.colon import Command
from quiz.plain.console import Console
from quiz.plain.conversation import Conversation
from quiz.plain.telling import Teller
from quiz.scheduling.types import Grade
from quiz.study.cram import Cram
from quiz.study.phases import Phase
from quiz.study.result import told
from quiz.text.wording import count

_GO_ON: Final = "Press Enter to go on:"
_SAY: Final = "Type :right if you knew it, or :again to be asked again:"
_STANDS: Final = {True: "Done with this card.", False: "It comes again after a few others."}


class PlainCram(Conversation):
    """A conversation about a cram. `titles` are the decks' by id; without a card it says `nothing`."""

    _all_done = "Every card was right once."

    def __init__(self, cram: Cram, console: Console, titles: Mapping[str, str], *, nothing: str = "") -> None:
        super().__init__(cram, console, CramTeller(cram, console, titles))
        self._cram = cram
        self._nothing = nothing
        self._commands = {
            **self._commands,
            Command.UNDO: self._undo,
            Command.RIGHT: lambda: self._say(right=True),
            Command.AGAIN: lambda: self._say(right=False),
        }

    def run(self) -> None:
        """Converse until every card was right once, the learner quits or the input ends."""
        if self._cram.question is None:
            self._console.say(self._nothing)
            return
        self._console.say(f"Cram: {count(self._cram.cards, 'card')}. Nothing is scheduled or recorded.")
        self._console.say("Type :help to hear the commands.")
        while self._going:
            self._turn()
        for line in told(self._cram.result):
            self._console.say(line)

    def _standing_prompt(self) -> str:
        return _SAY if self._cram.right is None else _GO_ON

    def _accept(self, line: str) -> None:
        if self._cram.right is None:
            self._console.say("Was it right? Type :right or :again.")
        elif not line.strip() and self._teller.hides and self._console.interactive:
            self._teller.reveal(self._question)
        elif not line.strip():
            self._go_on(self._cram.right)
        elif self._console.interactive:
            self._console.say("The answer was judged. Press Enter to go on to the next question.")
        else:
            self._go_on(self._cram.right)
            self._console.put_back(line)

    def _go_on(self, right: bool) -> None:
        self._teller.reveal(self._question)
        self._cram.go_on(right)

    def _say(self, *, right: bool) -> None:
        if self._cram.phase is not Phase.JUDGED:
            self._console.say("There is no answer to judge yet.")
        elif self._ticking:
            self._console.say("First say which points you made.")
        else:
            self._go_on(right)
            self._console.say(_STANDS[right])

    def _grade(self, grade: Grade) -> None:
        del grade
        self._console.say("A cram has no grades: type :right or :again.")

    def _undo(self) -> None:
        if self._cram.undo():
            self._asked = None
            self._console.say("Back to the card before.")
        else:
            self._console.say("There is nothing to take back.")

    def _keep(self) -> None:
        """Count an answer that waits for nothing but Enter."""
        if self._cram.phase is Phase.JUDGED and self._cram.right is not None:
            self._go_on(self._cram.right)


class CramTeller(Teller):
    """Tells the questions of a cram with how many are left, and whether one comes again."""

    commands = (
        *spoken.HELP[:4],
        "After the verdict, an empty line goes on to the next card.",
        ":right says that you knew it, :again that you want to be asked again.",
        ":retry gives you a second try after a wrong answer; the card comes again all the same.",
        ":undo goes back to the card before.",
        ":quit ends the cram. Nothing of it is recorded.",
    )
    once_more = "Once more. The card comes again all the same."

    def __init__(self, cram: Cram, console: Console, titles: Mapping[str, str]) -> None:
        super().__init__(cram, console, titles)
        self._cram = cram

    def heading(self, title: str) -> str:
        """Say how far one has come."""
        return f"{title}. {self._cram.done} done, {self._cram.left} left. Not scheduled."

    def stands(self) -> str:
        """Say whether the card comes again."""
        right = self._cram.right
        return "" if right is None else _STANDS[right]
