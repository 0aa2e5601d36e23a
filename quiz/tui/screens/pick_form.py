"""Which cards: some decks, levels and tags, marked on a list, with what waits in the choice."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from quiz.errors import QuizError
from quiz.study.groups import Group, Groups, narrowed
from quiz.study.overview import Counts
from quiz.text.cells import cut
from quiz.text.display import one_line
from quiz.text.wording import count
from quiz.tui.bound import bound
from quiz.tui.contents import QUIET, plain
from quiz.tui.screens.once import Window
from quiz.tui.ways import Portion, waiting
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.options import Options

_NAME: Final = 40  # columns of a deck or a tag


class PickForm(Window[Portion | None]):
    """A list to be narrowed by typing, and marked; ends with the cards chosen, None for Esc.

    Of several decks, levels or tags a card needs one; of decks, levels and tags each that is marked at all.
    `read` looks at the cards; it may take its time.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("pick.choose", "choose", "Ways to study", priority=True),
        bound("pick.to-list", "to_list", "To the list", priority=True),
        bound("pick.mark", "mark", "Mark"),
        bound("pick.find", "find", "Find"),
        bound("pick.leave", "leave", "Back"),
    ]

    class Read(Message):
        """The groups are there, or the log could not be read."""

        def __init__(self, groups: Groups | QuizError) -> None:
            super().__init__()
            self.groups = groups

    class Counted(Message):
        """What waits in a choice is counted."""

        def __init__(self, chosen: frozenset[Group], counts: Counts) -> None:
            super().__init__()
            self.chosen = chosen
            self.counts = counts

    def __init__(self, among: Portion, read: Callable[[], Groups]) -> None:
        super().__init__()
        self.among = among
        self._read_groups = read
        self.groups: Groups | None = None
        self.listed: tuple[Group, ...] = ()
        self.marked: frozenset[Group] = frozenset()
        self.counted: tuple[frozenset[Group], Counts] = (frozenset(), among.counts)

    def compose(self) -> ComposeResult:
        """Yield the frame; the groups follow once they are read."""
        with Vertical(id="window"):
            yield Static(plain(one_line(f"Which cards? {self.among.title}")), id="window-title")
            yield Input(placeholder="type a part of a name", max_length=60, id="note")
            yield Static("Reading the cards…", id="counts", markup=False)
            yield Options(id="deeds")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read beside the screen: there may be many cards."""
        self.query_one(Input).cursor_blink = self.app.animation_level != "none"
        self._list.focus()
        self._read()

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    @work(thread=True, group="read")
    def _read(self) -> None:
        try:
            self.post_message(self.Read(self._read_groups()))
        except QuizError as error:
            self.post_message(self.Read(error))

    def on_pick_form_read(self, message: Read) -> None:
        """List the groups, or say why there are none."""
        if isinstance(message.groups, QuizError):
            self._say(str(message.groups))
            return
        self.groups = message.groups
        self._show(self.query_one(Input).value)
        self._tell()

    @work(thread=True, exclusive=True, group="count", description="count")  # else all cards are written out
    def _count(self, groups: Groups, chosen: frozenset[Group]) -> None:
        worker, counts = get_current_worker(), groups.counts(chosen)
        if not worker.is_cancelled:
            self.post_message(self.Counted(chosen, counts))

    def on_pick_form_counted(self, message: Counted) -> None:
        """Say what waits in the choice."""
        self.counted = (message.chosen, message.counts)
        self.refresh_bindings()
        self._tell()

    def on_input_changed(self, event: Input.Changed) -> None:
        """List the groups whose name holds what is typed."""
        event.stop()
        self._show(event.value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Mark what was clicked; Enter goes on."""
        event.stop()
        self.action_mark()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer letters while none is being typed, and to go on where the choice has a card."""
        del parameters
        match action:
            case "choose":
                return not self._typing and bool(self._choice.counts.open)
            case "to_list":
                return self._typing
            case "mark" | "find":
                return not self._typing
            case _:
                return True

    @property
    def _typing(self) -> bool:
        return isinstance(self.focused, Input)

    def action_find(self) -> None:
        """Type a part of a name."""
        self.query_one(Input).focus()

    def action_to_list(self) -> None:
        """Go back to the list from the line above it."""
        self._list.focus()

    def on_descendant_focus(self) -> None:
        """Offer other keys while a name is typed."""
        self.refresh_bindings()

    def action_mark(self) -> None:
        """Mark the highlighted group, or take its mark away."""
        at = self._list.highlighted
        if at is not None and self.groups is not None:
            self.marked ^= {self.listed[at]}
            self._list.replace_option_prompt_at_index(at, self._line(self.listed[at], self.groups))
            self._count(self.groups, self.marked)

    def action_choose(self) -> None:
        """End with the cards that are counted above the list."""
        if self.marked == self.counted[0]:  # else they are still being counted
            self.dismiss(self._choice)

    def action_leave(self) -> None:
        """Go back: to the list where a name is typed, else home."""
        if self._typing:
            self.action_to_list()
        else:
            self.dismiss(None)

    @property
    def _choice(self) -> Portion:
        marked, counts = self.counted
        if not marked or self.groups is None:
            return self.among
        names = (self.groups.title(group) for group in self.groups.listed() if group in marked)
        return Portion(", ".join(names), narrowed(self.among.request, marked), counts)

    def _show(self, wanted: str) -> None:
        groups = self.groups
        if groups is None:
            return
        folded = wanted.strip().casefold()
        self.listed = tuple(group for group in groups.listed() if folded in groups.title(group).casefold())
        self._list.set_options(Option(self._line(group, groups)) for group in self.listed)
        self._list.highlighted = 0 if self.listed else None

    def _line(self, group: Group, groups: Groups) -> Content:
        sign = "☑" if group in self.marked else "☐"
        name = cut(one_line(groups.title(group)), _NAME)
        return Content.assemble((f"{sign} ", "$primary"), name, (f"  {groups.sizes[group]:,}", QUIET))

    def _tell(self) -> None:
        marked, counts = self.counted
        said = waiting(counts.today + counts.again, counts.new)
        what = f"{len(marked)} marked" if marked else "None marked, so all"
        self._say(f"{what}: {count(counts.total, 'card')}{', ' if said else ''}{said}.")

    def _say(self, sentence: str) -> None:
        self.query_one("#counts", Static).update(plain(sentence))
