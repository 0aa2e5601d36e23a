"""The card is edited in the learner's own editor, and asked again as it is then."""

from __future__ import annotations

import subprocess

from textual.app import SuspendNotSupported

from cards.drawing import DrawError
from cards.types import Question
from quiz.errors import QuizError, of_system
from quiz.study.editing import faults, reread
from quiz.study.editor import command
from quiz.text.wording import count
from quiz.tui.screens.homing.counting import Counting
from quiz.tui.screens.studying.card_actions import CardActions
from quiz.tui.screens.studying.desk import State

_LONG = 15  # seconds to read what is wrong, and where


class Editing(CardActions):
    """The desk of a session that can be left for an editor and taken up where it was."""

    async def action_edit(self) -> None:
        """Hand the terminal to the editor, at the card's line, and go on with what it left."""
        question = self.session.question
        if question is None:
            return
        try:
            self._edit(command(question.card.place, self.parts.engine.environ))
        except QuizError as error:
            self._warn(str(error))
        else:
            await self._take(question)

    def _edit(self, words: list[str]) -> None:
        """Run the editor until it ends; raises QuizError when it cannot be run."""
        try:
            with self.app.suspend():
                ended = subprocess.run(words, check=False)  # noqa: S603 - the learner's own EDITOR
        except SuspendNotSupported as error:
            raise QuizError("This terminal cannot be handed to an editor.") from error
        except OSError as error:
            raise of_system(error) from error
        if ended.returncode:
            self.notify(f"{words[0]} ended with status {ended.returncode}.", markup=False)

    async def _take(self, before: Question) -> None:
        """Read the deck again; a card that can no longer be asked stays as it was."""
        library = self.parts.library
        assert library is not None
        path = before.card.place.path
        fresh = reread(library, path)
        wrong = faults(fresh, before.card, before.drawn.seed)
        if wrong:
            more = f" ({count(len(wrong), 'problem')} in all)" if len(wrong) > 1 else ""
            self._warn(f"{wrong[0]}{more} The card stays as it was until this is mended.")
            return
        try:
            changed = self.session.renew(fresh)
        except DrawError as error:
            self._warn(f"{before.card.place}: {error.message} The card stays as it was.")
            return
        self.parts.library = fresh
        for screen in self.app.screen_stack:
            if isinstance(screen, Counting):
                screen.library = fresh
        self.titles = {deck.id: deck.title for deck in fresh.decks}
        await self._continue(changed=changed)
        broken = [problem for problem in fresh.problems if problem.place.path == path]
        if broken:
            self._warn(f"The card is taken, but its deck has {count(len(broken), 'problem')}: {broken[0]}")

    async def _continue(self, *, changed: bool) -> None:
        """Ask the edited card, with what was typed so far; one that is the same goes on where it was."""
        if not changed:
            self.notify("This card is as it was.", markup=False, timeout=3)
            return
        draft = self.page.answer.draft if self.state is State.ASKING else ""
        await self.put()
        self.page.answer.fill(draft)
        self.notify("The card is asked as it is now.", markup=False, timeout=3)

    def _warn(self, sentence: str) -> None:
        self.notify(sentence, severity="warning", markup=False, timeout=_LONG)
