"""A mock interview line by line: an answer is a line, and nothing is said of right or wrong before the end.

An empty line leaves a question open. Lines that begin with a colon are commands. The end of a script's input
hands the paper in; a person's end of input keeps it for later.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from quiz.errors import nearest
from quiz.interview.drafts import Draft
from quiz.interview.sitting import Entry, Sitting, refusal
from quiz.interview.telling import places, time_left
from quiz.plain import spoken
from quiz.plain.console import Console
from quiz.plain.telling import refuse
from quiz.text.wording import count
from solvers.answers import DerivationAnswer

HELP: Final = (
    "Type your answer and press Enter; an empty line leaves the question open.",
    ":next and :back turn to another question, :go 3 opens the third; answers may be changed.",
    ":left tells the time and which questions are open, :repeat reads the question again.",
    ":clear takes your answer to this question back.",
    ":done hands the paper in. :quit keeps it for later.",
)
_WORDS: Final = ("next", "back", "go", "left", "repeat", "clear", "help", "done", "quit")
_GO: Final = re.compile(r"(?:go|g|question)?\s*#?(\d{1,4})")


class Interview:
    """A conversation about a sitting. `titles` are those of the decks by id, `keep` stores a draft of it."""

    def __init__(
        self, sitting: Sitting, console: Console, titles: Mapping[str, str], keep: Callable[[Draft], None]
    ) -> None:
        self._sitting = sitting
        self._console = console
        self._titles = titles
        self._keep = keep
        self._lines: list[str] = []
        self._going = True
        self._warned = False  # that questions are open; the next :done hands in all the same
        self._commands: Mapping[str, Callable[[], None]] = {
            "next": lambda: self._turn_to(sitting.place + 1),
            "back": lambda: self._turn_to(sitting.place - 1),
            "left": self._left,
            "repeat": self._ask,
            "clear": self._clear,
            "help": self._help,
            "done": self._done,
            "quit": self._quit,
        }

    def run(self) -> bool:
        """Converse until the paper is handed in or the time is up; False when it is kept for later."""
        questions = count(self._sitting.count, "question")
        self._console.say(f"Mock interview: {questions}, {time_left(self._sitting.left)}.")
        self._console.say("Nothing is marked before the end. Type :help to hear the commands.")
        self._put()
        while self._going and not self._sitting.is_over:
            self._turn()
        if self._going:
            self._console.say("The time is up.")
            self._sitting.close()
        return self._sitting.is_over

    def _turn(self) -> None:
        line = self._console.ask(f"Line {len(self._lines) + 1}:" if self._lines else "Answer:")
        if self._sitting.is_over:
            self._late(line)
        elif line is None:
            self._end_of_input()
        elif line.lstrip().startswith(":"):
            self._command(line)
        else:
            self._write(line)

    # ── answers ──

    def _write(self, line: str) -> None:
        """Take a line of the answer; the whole of it, or one of several."""
        self._warned = False
        if isinstance(self._sitting.question.answer, DerivationAnswer) and line.strip():
            self._lines.append(line)
            return
        text = "\n".join(self._lines) or line
        self._lines.clear()
        self._take(text)

    def _take(self, text: str) -> None:
        sitting = self._sitting
        if not text.strip():
            self._turn_to(sitting.place + 1)
            return
        if (verdict := refusal(sitting.question, text)) is not None:
            refuse(self._console, text, verdict)
            return
        sitting.write(text)
        self._keep(sitting.draft())
        following = sitting.next_open
        if following is None:
            self._console.say("Taken. Every question has an answer: :done hands the paper in.")
        else:
            self._turn_to(following)

    def _clear(self) -> None:
        self._sitting.write("")
        self._keep(self._sitting.draft())
        self._console.say("Taken back; the question is open.")

    def _late(self, line: str | None) -> None:
        if self._lines:
            self._sitting.close("\n".join(self._lines))
        if line is not None and line.strip() and not line.lstrip().startswith(":"):
            self._console.say("That line came after the end of the time and is not taken.")

    # ── questions ──

    def _turn_to(self, place: int) -> None:
        """Open another question and tell it; say so where there is none."""
        if not 0 <= place < self._sitting.count:
            self._console.say(f"There are questions 1 to {self._sitting.count}; :done hands the paper in.")
            return
        self._lines.clear()
        self._sitting.turn_to(place)
        self._keep(self._sitting.draft())
        self._put()

    def _put(self) -> None:
        sitting, deck = self._sitting, self._sitting.question.card.deck_id
        self._console.write([""])
        self._console.say(
            f"Question {sitting.place + 1} of {sitting.count}. {self._titles.get(deck, deck)}. "
            f"{time_left(sitting.left).capitalize()}."
        )
        self._ask()

    def _ask(self) -> None:
        question, given = self._sitting.question, self._sitting.answer(self._sitting.place)
        for text in (question.ask, *spoken.guidance(question)):
            self._console.say(text)
        if given:
            self._console.write([f"Your answer so far: {given}"])

    # ── commands ──

    def _command(self, line: str) -> None:
        word = " ".join(line.strip().lstrip(":").lower().split())
        if word != "done":
            self._warned = False
        if number := _GO.fullmatch(word):
            self._turn_to(int(number[1]) - 1)
        elif word == "go":
            self._console.say("Name the question, as in :go 3.")
        elif word in self._commands:
            self._commands[word]()
        else:
            near = nearest(word, _WORDS) or "Type :help to hear them."
            self._console.say(f"There is no command {word!r}. {near}")

    def _help(self) -> None:
        for text in HELP:
            self._console.say(text)

    def _left(self) -> None:
        sitting = self._sitting
        answered = [place for place in range(sitting.count) if sitting.entry(place) is Entry.ANSWERED]
        self._console.say(
            f"{time_left(sitting.left).capitalize()}. Answered: {places(answered) or 'none'}. "
            f"Open: {places(sitting.missing) or 'none'}."
        )

    def _done(self) -> None:
        """Hand the paper in; a person with open questions is warned once."""
        missing = self._sitting.missing
        if missing and self._console.interactive and not self._warned:
            self._warned = True
            self._console.say(f"Open: {places(missing)}. Type :done once more to hand in all the same.")
            return
        self._sitting.close()
        self._going = False

    def _quit(self) -> None:
        self._keep(self._sitting.draft())
        self._console.say("Kept for later: `quiz interview --plain --continue` goes on with it.")
        self._going = False

    def _end_of_input(self) -> None:
        if self._lines:
            self._sitting.write("\n".join(self._lines))
            self._lines.clear()
        if self._console.interactive:
            self._quit()
        else:
            self._sitting.close()
            self._going = False
