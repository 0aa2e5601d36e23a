"""The screen of a mock interview: the same questions as in a session, a time, and no verdict.

What is typed is kept at every turn of a page, so that a process that is killed loses the open answer at most.
"""

from __future__ import annotations

import asyncio
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from quiz.errors import QuizError
from quiz.interview import drafts
from quiz.interview.sitting import Sitting, refusal
from quiz.interview.telling import places, time_left
from quiz.study.asking import read_back
from quiz.text.wording import count
from quiz.tui.contents import plain
from quiz.tui.engine import Parts
from quiz.tui.messages import AnswerChanged, AnswerGiven
from quiz.tui.screens.decision import Decision, Jump
from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.keeping import Keeping
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.paper_heading import PaperHeading, QuestionRow, TimeLeft
from quiz.tui.widgets.question_page import QuestionPage
from quiz.tui.widgets.taking import taking
from quiz.tui.widgets.too_small import TooSmall

_ROOMY: Final = 70  # columns from which there is air around the page
_TICK: Final = 1.0  # seconds
_KEPT_EVERY: Final = 10  # ticks, after which the time and what is being typed are kept
_STAY, _LATER, _HAND_IN, _DROP = "stay", "later", "hand in", "drop"


class InterviewScreen(Screen[Sitting | None], Keeping):
    """One question of the paper at a time; ends with the sitting when it was handed in, None when left."""

    CSS_PATH = ["study.tcss", "interview.tcss"]  # noqa: RUF012 - declared by Textual as it is
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,f8", "turn(1)", "Next", id="next"),
        Binding("ctrl+b", "turn(-1)", "Back", id="previous"),
        Binding("ctrl+s,f10", "hand_in", "Done", id="hand-in"),
        Binding("escape", "leave", "Leave", id="leave"),
        Binding("f1,question_mark", "help", "Help", id="help"),
        Binding("ctrl+g,f5", "jump", "Go to", id="jump"),
        Binding("pageup", "scroll_page(-1)", show=False),
        Binding("pagedown", "scroll_page(1)", show=False),
    ]

    def __init__(self, sitting: Sitting, parts: Parts) -> None:
        super().__init__()
        self.sitting = sitting
        self.parts = parts
        self.titles = {deck.id: deck.title for deck in parts.library.decks} if parts.library else {}
        self._typed = sitting.answer(sitting.place)  # what to keep once the widgets are gone
        self._ended = False
        self._ticks = 0
        self._turning = asyncio.Lock()
        self._warned = False  # that the sitting cannot be kept
        parts.hold(self._hold)

    def compose(self) -> ComposeResult:
        """Yield the frame that every question is put into."""
        yield TooSmall()
        with Vertical(id="column"):
            with Horizontal(id="paper-head"):
                yield PaperHeading()
                yield TimeLeft()
            yield QuestionRow()
            yield QuestionPage(taking)
            yield KeyLine()

    async def on_mount(self) -> None:
        """Put the question that lies open, and let the time run."""
        await self._ask()
        self._store()
        self.set_interval(_TICK, self.tick)

    def on_resize(self) -> None:
        """Leave less air around the page where there is little room."""
        tight = self.size.width < _ROOMY
        self.query_one("#column").set_class(tight, "-tight")

    @property
    def page(self) -> QuestionPage:
        """The page of the open question."""
        return self.query_one(QuestionPage)

    # ── the time ──

    def tick(self) -> None:
        """Tell the time; when it is up take what is being typed, and close the paper."""
        if self._ended:
            return
        if self.sitting.is_over:
            self._end(self.page.answer.given)
            return
        self._tell_time()
        self._ticks += 1
        if self._ticks % _KEPT_EVERY == 0:
            self.keep()

    def _tell_time(self) -> None:
        calm = self.app.animation_level == "none"
        self.query_one(TimeLeft).show(self.sitting.left, calm=calm)

    # ── questions ──

    async def _ask(self) -> None:
        """Put the open question with what was answered so far."""
        sitting = self.sitting
        self._typed = sitting.answer(sitting.place)
        with self.app.batch_update():
            self._head()
            await self.page.put(sitting.question, ())
            self.page.answer.fill(self._typed)
        self.refresh_bindings()
        self._tell_time()

    def _head(self) -> None:
        heading, sitting = self.query_one(PaperHeading), self.sitting
        deck = sitting.question.card.deck_id
        heading.number, heading.total = sitting.place + 1, sitting.count
        heading.subject = self.titles.get(deck, deck)
        heading.answered = sitting.answered
        self.query_one(QuestionRow).show([*map(sitting.entry, range(sitting.count))], sitting.place)

    async def _turn_to(self, place: int) -> None:
        """Keep what is typed and open another question."""
        async with self._turning:  # keys come by the app's task, answers by that of the screen
            if not self._ended:
                self.sitting.write(self.page.answer.given)
                self.sitting.turn_to(place)
                self._store()
                await self._ask()

    def on_answer_changed(self, message: AnswerChanged) -> None:
        """Show how the answer is read so far."""
        self._typed = message.text
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
            self._head()
            self._store()
            self.action_hand_in()
        else:
            await self._turn_to(following)

    async def on_question_row_chosen(self, message: QuestionRow.Chosen) -> None:
        """Open the question that was clicked."""
        await self._turn_to(message.place)

    # ── keys ──

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        match action:
            case "turn":
                return None if self._beyond(parameters) else True
            case _:
                return True

    def _beyond(self, parameters: tuple[object, ...]) -> bool:
        edge = self.sitting.count - 1 if parameters == (1,) else 0
        return self.sitting.place == edge

    async def action_turn(self, step: int) -> None:
        """Open the next question or the one before."""
        if not self._beyond((step,)):
            await self._turn_to(self.sitting.place + step)

    def action_jump(self) -> None:
        """Ask which question to open."""
        self.app.push_screen(Jump(self.sitting.count), self._jumped)

    async def _jumped(self, place: int | None) -> None:
        if place is not None:
            await self._turn_to(place)

    def action_hand_in(self) -> None:
        """Ask whether to hand in; questions that are open are told."""
        self.sitting.write(self.page.answer.given)
        self._head()
        missing = self.sitting.missing
        said = f"Open: {places(missing)}." if missing else "Every question has an answer."
        title = f"{count(len(missing), 'question')} without an answer" if missing else "Hand the paper in?"
        options = [(_STAY, "Go on answering"), (_HAND_IN, "Hand in now")]
        self._decide(title, said, options if missing else options[::-1])

    def action_leave(self) -> None:
        """Ask what is to become of the interview."""
        said = f"{self.sitting.answered} of {count(self.sitting.count, 'question')} answered."
        options = [
            (_STAY, "Go on answering"),
            (_LATER, "Leave, and go on another time; the clock stops"),
            (_HAND_IN, "Hand in now"),
            (_DROP, "Throw it away"),
        ]
        self._decide("Leave the interview?", said, options)

    def _decide(self, title: str, said: str, options: list[tuple[str, str]]) -> None:
        text = plain(f"{said} {time_left(self.sitting.left).capitalize()}.")
        self.app.push_screen(Decision(title, text, options), self._decided)

    def _decided(self, way: str | None) -> None:
        if way == _HAND_IN:
            self._end(self.page.answer.given)
        elif way == _LATER and self.keep():
            self._leave(None)
        elif way == _DROP:
            if self.parts.engine.interviews:
                drafts.drop(self.parts.engine.interviews)
            self._leave(None)

    def action_scroll_page(self, step: int) -> None:
        """Scroll the page, whatever has the focus."""
        self.page.scroll_relative(y=step * max(1, self.page.size.height - 2), animate=False)

    def action_help(self) -> None:
        """Tell which keys work here and what may be typed."""
        self.app.push_screen(HelpScreen("interview"))

    # ── the end ──

    def _end(self, typed: str) -> None:
        """Close the paper with what is being typed, whatever window lies above, and hand it in."""
        while self.app.screen is not self:
            self.app.pop_screen()
        self.sitting.close(typed)
        self._store()
        self._leave(self.sitting)

    def _leave(self, result: Sitting | None) -> None:
        self._ended = True
        self.dismiss(result)

    def keep(self) -> bool:
        """Keep the interview for another time; return whether one may leave."""
        self.sitting.write(self.page.answer.given)
        return self._store()

    def _store(self) -> bool:
        """Keep the sitting in its file; say so the first time that this fails."""
        try:
            self._save()
        except QuizError as error:
            if not self._warned:
                self.notify(str(error), title="Not saved", severity="error", markup=False)
            self._warned = True
            return False
        self._warned = False
        return True

    def _save(self) -> None:
        if self.parts.engine.interviews is not None:
            drafts.keep(self.sitting.draft(), self.parts.engine.interviews)

    def _hold(self) -> None:
        """Keep what is typed when the program ends; the screen itself may be gone by then."""
        if not self._ended:
            self.sitting.write(self._typed)
            self._save()
