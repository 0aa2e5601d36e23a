"""What was learnt, how well it is remembered, and what comes due: sections one below the other."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static, Tab, Tabs

from quiz.errors import QuizError
from quiz.statistics import wording
from quiz.statistics.collecting import Statistics, collect
from quiz.statistics.periods import PERIODS
from quiz.statistics.sections import Section, sections
from quiz.tui.bound import bound
from quiz.tui.contents import QUIET, plain
from quiz.tui.engine import Parts
from quiz.tui.screens.once import FullScreen
from quiz.tui.widgets.chart import content
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.too_small import TooSmall


class Page(VerticalScroll, can_focus=False):
    """The sections; keys scroll it through the screen, so that the tabs keep the focus."""


class StatisticsScreen(FullScreen[None]):
    """Every section for one period; 1 to 4, the arrows or a click choose another."""

    CSS_PATH = "statistics.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("statistics.home", "home", "Home", key_display="esc"),
        *(bound(f"statistics.period-{place}", f"period({place})") for place in range(1, len(PERIODS) + 1)),
        bound("statistics.up", "scroll('up')", "Scroll", key_display="↑↓"),
        bound("statistics.down", "scroll('down')", "Scroll", show=False),
        bound("statistics.page-up", "scroll('page_up')", "Page up", show=False),
        bound("statistics.page-down", "scroll('page_down')", "Page down", show=False),
        bound("statistics.top", "scroll('home')", "Top", show=False),
        bound("statistics.end", "scroll('end')", "End", show=False),
        bound("statistics.theme", "app.turn_theme", "Light/dark", show=False),
        bound("app.help", "help", "Help", key_display="?"),
        bound("statistics.quit", "app.quit", "Quit", show=False),
    ]

    statistics: reactive[Statistics | None] = reactive(None, init=False)
    days: reactive[int | None] = reactive(PERIODS[1], init=False)

    class Collected(Message):
        """The figures are there."""

        def __init__(self, statistics: Statistics) -> None:
            super().__init__()
            self.statistics = statistics

    class Failed(Message):
        """The review log cannot be read."""

        def __init__(self, error: QuizError) -> None:
            super().__init__()
            self.error = error

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self.today = parts.engine.today

    def compose(self) -> ComposeResult:
        """Yield the frame; the figures follow."""
        yield TooSmall()
        with Vertical(id="column"):
            yield Static("Statistics", id="title", markup=False)
            labels = (Tab(f"{place} {wording.period(days)}") for place, days in enumerate(PERIODS, start=1))
            yield Tabs(*labels, id="periods", active="tab-2")
            with Page(id="sections"):
                yield Static("Counting…", classes="section", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Count in a thread; the tabs take the arrow keys."""
        self.query_one(Tabs).focus()
        self._collect()

    @work(thread=True, exclusive=True)
    def _collect(self) -> None:
        assert self.parts.library is not None
        try:
            statistics = collect(self.parts.library, self.parts.store, self.today)
        except QuizError as error:
            self.post_message(self.Failed(error))
        else:
            self.post_message(self.Collected(statistics))

    def on_statistics_screen_collected(self, message: Collected) -> None:
        """Show the figures."""
        self.statistics = message.statistics

    def on_statistics_screen_failed(self, message: Failed) -> None:
        """Say why there are none."""
        self.query_one(".section", Static).update(plain(str(message.error)))

    def on_tabs_tab_activated(self, event: Tabs.TabActivated) -> None:
        """Show another period."""
        self.days = PERIODS[int(event.tab.id.removeprefix("tab-")) - 1] if event.tab.id else self.days

    def on_resize(self) -> None:
        """Draw to the new width, once the page has it."""
        self.call_after_refresh(self._draw)

    def watch_statistics(self) -> None:
        """Draw what was counted."""
        self._draw()

    def watch_days(self) -> None:
        """Draw the figures of the new period."""
        self._draw()

    def action_home(self) -> None:
        """Go home."""
        self.dismiss()

    def action_period(self, place: int) -> None:
        """Show the period with this number."""
        self.query_one(Tabs).active = f"tab-{place}"

    def action_scroll(self, where: str) -> None:
        """Scroll the sections."""
        page = self.query_one(Page)
        {
            "up": page.scroll_up,
            "down": page.scroll_down,
            "page_up": page.scroll_page_up,
            "page_down": page.scroll_page_down,
            "home": page.scroll_home,
            "end": page.scroll_end,
        }[where](animate=False)

    def action_help(self) -> None:
        """Tell which keys work here."""
        from quiz.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("statistics"))

    def _draw(self) -> None:
        """Write every section anew at the present width; the place that was scrolled to stays."""
        if self.statistics is None:
            return
        page = self.query_one(Page)
        columns = page.scrollable_content_region.width - 2
        shown = list(sections(self.statistics, self.days, self.today, columns))
        statics = list(page.query(Static))
        for _ in shown[len(statics) :]:
            statics.append(Static(classes="section", markup=False))
            page.mount(statics[-1])
        for static, section in zip(statics, shown, strict=True):
            static.update(_content(section, columns))


def _content(section: Section, columns: int) -> Content:
    head = plain(section.title, "bold")
    says = [plain(section.says, QUIET)] if section.says else []
    drawn = section.drawn(columns)
    return Content("\n").join([head, *says, *([content(drawn)] if drawn else [])])
