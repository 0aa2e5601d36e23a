"""What `quiz check` found, printed as it is found, and the exit code that it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cards.problems import Problem
from cards.translations.types import Translation
from cards.types import Deck
from quiz.commands.context import Context
from quiz.commands.coverage import covered, notes
from quiz.errors import ExitCode
from quiz.text.display import one_line
from quiz.text.wording import count


class Report:
    """Prints findings, and knows the exit code they lead to."""

    def __init__(self, context: Context, *, listing: bool, silent: bool) -> None:
        self._context = context
        self._listing = listing
        self._silent = silent
        self.problems: list[Problem] = []

    def begin(self, deck: Deck) -> None:
        """Tell who is waiting what takes the time; a file or a pipe need not know."""
        if self._context.stderr.isatty():
            name = one_line(str(deck.path), 4000)
            self._context.say(f"Proving {name}, {_counted(len(deck.cards), 'card')} …")
            self._context.stderr.flush()

    def add(self, path: Path, cards: int, problems: Sequence[Problem]) -> None:
        """Tell of the problems of a deck with so many cards."""
        self.problems += problems
        if self._silent:
            return
        if self._listing:
            for problem in problems:
                self._context.print(one_line(str(problem), 4000))
        else:
            name = one_line(str(path), 4000)
            self._context.print(f"{name}: {_counted(cards, 'card')}, {_counted(len(problems), 'problem')}")
        self._context.stdout.flush()

    def add_translation(self, translation: Translation, problems: Sequence[Problem]) -> None:
        """Tell of a translation; what is missing or has changed counts as no problem."""
        self.problems += problems
        if self._silent:
            return
        name = one_line(str(translation.path), 4000)
        if self._listing:
            for line in (*map(str, problems), *notes(translation)):
                self._context.print(one_line(line, 4000))
            self._context.stdout.flush()
            self._context.say(f"{name}: {covered(translation)}.")
        else:
            self._context.print(f"{name}: {covered(translation)}, {_counted(len(problems), 'problem')}")

    def finish(self, checked: Sequence[Deck], *, unreadable: bool) -> ExitCode:
        """Tell how many there were, and return the code."""
        cards = sum(len(deck.cards) for deck in checked)
        size = f"{_counted(len(checked), 'deck')}, {_counted(cards, 'card')}"
        self._context.say(f"{size}: {_counted(len(self.problems), 'problem')}.")
        if unreadable:
            return ExitCode.USAGE
        return ExitCode.FINDINGS if self.problems else ExitCode.OK


def _counted(number: int, thing: str) -> str:
    return count(number, thing) if number else f"no {thing}s"
