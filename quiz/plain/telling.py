"""What a session shows, read out on a console: a question, its key points, a refusal, a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cards.types import Question
from quiz.plain import spoken
from quiz.plain.console import Console, pointer
from quiz.study.answering import Answering
from solvers.verdict import Verdict


class Teller:
    """Puts the sentences of `spoken` on a console. `titles` are those of the decks by id."""

    commands: tuple[str, ...] = spoken.HELP
    once_more = "Once more. A right answer now gets at most grade 3."

    def __init__(self, sitting: Answering, console: Console, titles: Mapping[str, str]) -> None:
        self._sitting = sitting
        self._console = console
        self._titles = titles
        self.hides = False  # the right answer, while a second try may find it

    def heading(self, title: str) -> str:
        """Return what is said before a question of the deck with this title."""
        raise NotImplementedError

    def stands(self) -> str:
        """Return what follows from the verdict, if nothing else is said; empty where the learner must say."""
        raise NotImplementedError

    def put(self, question: Question) -> None:
        """Put a question that was not asked yet: which one it is, why, and what it asks."""
        deck = question.card.deck_id
        self._console.write([""])
        self._console.say(self.heading(self._titles.get(deck, deck)))
        self.ask(question)

    def ask(self, question: Question) -> None:
        """Say what a question asks, and how to answer where it is not plain."""
        self._console.say(question.ask)
        self._figure(question, "question")
        self._all(spoken.guidance(question))

    def points(self, question: Question) -> None:
        """Say the key points that an explanation is held against."""
        self._all(["The key points:", *spoken.points(question)])

    def refuse(self, text: str, verdict: Verdict) -> None:
        """Say why a text cannot be read and where, in words and with a caret."""
        refuse(self._console, text, verdict)

    def verdict(self, question: Question) -> None:
        """Say the verdict, what is right unless a second try may find it, and the grade proposed."""
        verdict = self._sitting.verdict
        assert verdict is not None
        self._all(spoken.verdict(verdict, question, self._sitting.given))
        self.hides = True
        if not self._sitting.retriable:
            self.reveal(question)
        stands = self.stands()
        if stands:
            self._console.say(stands)

    def reveal(self, question: Question) -> None:
        """Say what is right and why, unless that was said."""
        verdict = self._sitting.verdict
        assert verdict is not None
        if self.hides:
            self.hides = False
            self._all(spoken.solution(verdict, question))
            self._figure(question, "answer")

    def help(self) -> None:
        """Say the commands."""
        self._all(self.commands)

    def _figure(self, question: Question, now: str) -> None:
        """Show the question's figure if its time is now."""
        figure = question.card.figure
        if figure is not None and figure.show == now:
            self._console.picture(question)

    def _all(self, texts: Iterable[str]) -> None:
        for text in texts:
            self._console.say(text)


def refuse(console: Console, text: str, verdict: Verdict) -> None:
    """Say why a text cannot be read and where, in words and with a caret."""
    console.say(f"Not read: {verdict.message}")
    if verdict.span is not None and text.strip():
        console.say(f"The place is column {spoken.column(text, verdict.span[0])}.")
        console.write(pointer(text, verdict.span[0]))
