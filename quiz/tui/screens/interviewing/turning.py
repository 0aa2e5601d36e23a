"""Answers are taken and pages turned: by Enter, one by one, by number or by mouse."""

from __future__ import annotations

import asyncio

from quiz.interview.sitting import Sitting, refusal
from quiz.study.asking import read_back
from quiz.tui.engine import Parts
from quiz.tui.messages import AnswerChanged, AnswerGiven
from quiz.tui.screens.decision import Jump
from quiz.tui.screens.interviewing.storing import Storing
from quiz.tui.widgets.paper_heading import QuestionRow


class Turning(Storing):
    """A desk on which the paper can be leafed through; what is typed stays where it was typed."""

    def __init__(self, sitting: Sitting, parts: Parts) -> None:
        super().__init__(sitting, parts)
        self._turning = asyncio.Lock()

    async def turn_to(self, place: int) -> None:
        """Keep what is typed and open another question."""
        async with self._turning:  # keys come by the app's task, answers by that of the screen
            if not self.ended:
                self.sitting.write(self.page.answer.given)
                self.sitting.turn_to(place)
                self.store()
                await self.put()

    # ── answers ──

    def on_answer_changed(self, message: AnswerChanged) -> None:
        """Show how the answer is read so far."""
        self.typed = message.text
        self.page.answer.read(read_back(self.sitting.question, message.text))

    async def on_answer_given(self, message: AnswerGiven) -> None:
        """Take an answer that can be read, and go on; nothing typed leaves the question open."""
        if message.text == self.page.answer.given:  # else the page was turned meanwhile, and the answer kept
            await self._take(message.text)

    async def _take(self, text: str) -> None:
        if not text.strip():
            await self.action_turn(1)
            return
        if (verdict := refusal(self.sitting.question, text)) is not None:
            self.page.answer.refuse(verdict)
            return
        self.sitting.write(text)
        following = self.sitting.next_open
        if following is None:
            self.write_heading()
            self.store()
            self.action_hand_in()
        else:
            await self.turn_to(following)

    def action_hand_in(self) -> None:
        """Ask whether to hand in."""
        raise NotImplementedError

    # ── pages ──

    async def on_question_row_chosen(self, message: QuestionRow.Chosen) -> None:
        """Open the question that was clicked."""
        await self.turn_to(message.place)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do not turn beyond the first and the last page."""
        return None if action == "turn" and self._beyond(parameters) else True

    def _beyond(self, parameters: tuple[object, ...]) -> bool:
        edge = self.sitting.count - 1 if parameters == (1,) else 0
        return self.sitting.place == edge

    async def action_turn(self, step: int) -> None:
        """Open the next question or the one before."""
        if not self._beyond((step,)):
            await self.turn_to(self.sitting.place + step)

    def action_jump(self) -> None:
        """Ask which question to open."""
        self.app.push_screen(Jump(self.sitting.count), self._jumped)

    async def _jumped(self, place: int | None) -> None:
        if place is not None:
            await self.turn_to(place)
