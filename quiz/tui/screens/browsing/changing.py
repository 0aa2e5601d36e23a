"""Steps over the chosen cards, each of which can be taken back: suspend, bury, reset, flag."""

from __future__ import annotations

from collections.abc import Callable

from textual import work

from cards.library import Library
from quiz.browsing.keeping import Keeper, Step
from quiz.errors import QuizError
from quiz.text.wording import count
from quiz.tui.bound import keys_of
from quiz.tui.engine import Parts
from quiz.tui.screens.browsing.looking import Looking
from quiz.tui.screens.browsing.messages import Done, Failed


class Changing(Looking):
    """Cards that can be changed, many at once; one step is written at a time."""

    def __init__(self, library: Library, parts: Parts) -> None:
        super().__init__(library, parts)
        self.keeper: Keeper | None = None
        self.busy = False

    def action_suspend(self) -> None:
        """Suspend the chosen cards, or resume them where all are suspended."""
        keys = self.table.chosen
        self._do(lambda keeper: keeper.suspend_or_resume(keys))

    def action_bury(self) -> None:
        """Put the chosen cards aside until tomorrow."""
        keys = self.table.chosen
        self._do(lambda keeper: keeper.bury(keys))

    def action_unflag(self) -> None:
        """Take the flags off the chosen cards."""
        keys = self.table.chosen
        self._do(lambda keeper: keeper.unflag(keys))

    def action_reset(self) -> None:
        """Make the chosen cards new again, once that is confirmed."""
        from quiz.tui.screens.deciding import ConfirmScreen

        keys = self.table.chosen

        def decide(sure: bool | None) -> None:
            if sure:
                self._do(lambda keeper: keeper.reset(keys))

        cards = count(len(keys), "card")
        text = (
            "Interval, ease, lapses and due day are lost, and the cards are asked as new ones. What was "
            f"answered stays in the log, and {keys_of(self).first('browse.undo')} takes the reset back while "
            "this screen is open."
        )
        self.app.push_screen(ConfirmScreen(f"Reset {cards}?", text), decide)

    def action_flag(self) -> None:
        """Flag the chosen cards with a note."""
        from quiz.tui.screens.note import NoteScreen

        keys, current = self.table.chosen, self.table.current
        alone = len(keys) == 1 and current is not None and current.key == keys[0]

        def decide(note: str | None) -> None:
            if note is not None:
                self._do(lambda keeper: keeper.flag(keys, note))

        before = (current.flag or "") if alone and current else ""
        self.app.push_screen(NoteScreen(before, f"Flag {count(len(keys), 'card')}"), decide)

    def action_undo(self) -> None:
        """Take the latest step back."""
        self._do(lambda keeper: keeper.undo(), back=True)

    def _do(self, deed: Callable[[Keeper], Step | None], *, back: bool = False) -> None:
        if self.keeper is not None and not self.busy:
            self.busy = True
            self.refresh_bindings()
            self._write(self.keeper, deed, back)

    @work(thread=True, group="write")
    def _write(self, keeper: Keeper, deed: Callable[[Keeper], Step | None], back: bool) -> None:
        try:
            step = deed(keeper)
            if step is not None:
                self.shelf.renew(step.keys)
        except QuizError as error:
            self.post_message(Failed(error))
        else:
            self.post_message(Done(step, back=back))

    def on_done(self, message: Done) -> None:
        """Say what was done, and show the cards as they are now."""
        self.busy = False
        step = message.step
        said = (
            "There is nothing to change." if step is None else step.taken_back if message.back else step.said
        )
        self.notify(said, markup=False, timeout=3)
        self.refresh_bindings()
        self.find()

    def on_failed(self, message: Failed) -> None:
        """Say what is wrong with the log."""
        self.busy = False
        self.refresh_bindings()
        self.notify(str(message.error), title="Not done", severity="error", markup=False)
