"""Which keys work, and what an answer may look like.

An action in braces stands for its keys: all of them in the first column, the first of them in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from textual.widget import Widget

from quiz.tui.bound import keys_of
from quiz.tui.screens.dialog import Dialog
from quiz.tui.widgets.key_list import KeyList

_HOME: Final = (
    ("{home.study}", "study the highlighted deck"),
    ("{home.study-all}", "study everything that is due, then new cards"),
    ("↑ ↓", "move between decks"),
    (
        "{home.ways}",
        "ways to study: a short session, due or new only, cram, leeches, or some decks, tags and levels",
    ),
    ("{home.more}", "5 more new cards of the highlighted deck, once the day's are used up"),
    ("{home.statistics}", "statistics: what you remember, and what comes due"),
    ("{home.interview}", "sit a mock interview: mixed questions, a time, marked at the end"),
    ("{home.browse}", "browse all cards: find, sort, set aside, reset and flag"),
    ("{home.search}", "search the cards"),
    ("{home.problems}", "see what is wrong with a deck, if anything is"),
    ("{home.settings}", "change the settings, and see what each means"),
    ("{home.theme}", "turn from light to dark or back"),
    ("{app.palette}", "find any action by its name"),
    ("{home.quit}", "quit"),
)
_STUDY: Final = (
    ("{answer.check}", "check the answer"),
    ("{study.reveal}", "after a wrong answer: show the right one"),
    ("{grade.accept}", "after the verdict: take the marked grade and go on"),
    ("{grade.0} … {grade.5}", "give another grade and go on"),
    ("{study.hint}", "one more hint; a right answer is then graded 3 at most"),
    ("{study.give-up}", "give up and see the answer"),
    ("{study.retry}", "try again after a wrong answer; graded 3 at most"),
    (
        "{study.undo}  {study.undo-typing}",
        "take back the last step; while you type, {study.undo-typing} alone",
    ),
    ("{study.numbers}", "after the verdict: the same card with other numbers, not recorded"),
    (
        "{study.card}",
        "edit, skip, bury, suspend, flag the card, open its source, copy it, see its history",
    ),
    ("{study.symbols}", "insert a symbol: √ π σ ≤ …"),
    ("{answer.complete}", "complete a name of the card, or of a function"),
    ("{app.palette}", "find any action by its name"),
    ("{study.page-up} {study.page-down}", "scroll"),
    ("{app.theme}", "turn from light to dark or back"),
    ("{study.leave}", "leave; every grade given is kept"),
    ("ctrl+q", "quit"),
)
_STATISTICS: Final = (
    (
        "{statistics.period-1} {statistics.period-2} {statistics.period-3} {statistics.period-4}",
        "the last 30 days, 90 days, year, or all of the time",
    ),
    ("← →", "the period before or after; a click on one does the same"),
    ("{statistics.up}  {statistics.down}", "scroll"),
    ("{statistics.page-up} {statistics.page-down}", "scroll by a page"),
    ("{statistics.top} {statistics.end}", "to the top, to the end"),
    ("{statistics.theme}", "turn from light to dark or back"),
    ("{statistics.home}", "home"),
    ("{statistics.quit}", "quit"),
)
_INTERVIEW: Final = (
    ("{answer.check}", "take the answer and go to the next open question; nothing is marked yet"),
    ("{interview.next}  {interview.previous}", "the next question, the one before; what is typed stays"),
    ("{interview.jump}", "go to a question by its number, or click it in the row above"),
    ("{interview.hand-in}", "hand the paper in; open questions are told first"),
    ("▸ ● ○ !", "the question you are on; answered; open; cannot be read as it stands"),
    ("{interview.page-up} {interview.page-down}", "scroll"),
    ("{app.theme}", "turn from light to dark or back"),
    ("{interview.leave}", "leave: go on another time, hand in, or throw it away"),
    ("ctrl+q", "quit; the interview waits, and its time stands still"),
)
_MARKED: Final = (
    ("↑ ↓  PgUp PgDn", "scroll"),
    ("{paper.next-fault}", "the next question that was not right"),
    ("{paper.study-weak}", "study the decks that want another look"),
    ("{paper.save}", "save a copy as Markdown, beside the paper itself"),
    ("{paper.home}", "go home; {form.papers} where an interview begins lists all papers"),
)
_PAPERS: Final = (
    ("{papers.read}", "read the paper again"),
    ("{papers.save}", "save a copy as Markdown, beside the paper itself"),
    ("{papers.back}", "back"),
)
_PRACTICE: Final = (
    ("{answer.check}", "check the answer"),
    ("{study.reveal}", "after a wrong answer: show the right one"),
    ("{practice.another}", "other numbers, after the verdict"),
    ("{study.hint}", "one more hint"),
    ("{study.give-up}", "give up and see the answer"),
    ("{study.retry}", "try again after a wrong answer"),
    ("{study.symbols}", "insert a symbol: √ π σ ≤ …"),
    ("{answer.complete}", "complete a name of the card, or of a function"),
    ("{study.page-up} {study.page-down}", "scroll"),
    ("{practice.leave}", "back to the session, which stands where you left it"),
    ("ctrl+q", "quit"),
)
_CRAM: Final = (
    ("{answer.check}", "check the answer"),
    ("{study.reveal}", "after a wrong answer: show the right one"),
    ("{cram.go-on}", "after the verdict: go on"),
    ("{cram.knew}", "I knew it: the card is done"),
    ("{cram.again}", "ask again, after a few other cards"),
    ("{study.hint}", "one more hint; the card then comes again"),
    ("{study.give-up}", "give up and see the answer"),
    ("{study.retry}", "try again; the card comes again all the same"),
    (
        "{study.undo}  {study.undo-typing}",
        "back to the card before; while you type, {study.undo-typing} alone",
    ),
    ("{study.symbols}", "insert a symbol: √ π σ ≤ …"),
    ("{answer.complete}", "complete a name of the card, or of a function"),
    ("{study.page-up} {study.page-down}", "scroll"),
    ("{cram.leave}", "end, with what was right and what was not"),
    ("ctrl+q", "quit; nothing of a cram is kept"),
)
_ANSWERS: Final = (
    ("number", "138,357,544   1.38e8   138M   25%   2^10   3/4   sqrt(2)/2"),
    ("formula", "f(1 - f)   e^-x   1/(1+exp(-x))   √2   x²   \\frac{a}{b}"),
    ("shape", "(N, 64, 112, 112)   64x112x112"),
    ("vector", "[1, 2, 3]"),
    ("matrix", "1, 2 ⏎ 3, 4   or paste it whole; tab and arrows go from entry to entry"),
    ("order", "space picks a step up, ↑ ↓ carry it; shift+↑ ↓, the mouse, or 3 1 2"),
)
_BROWSE: Final = (
    ("{browse.search}", "type a filter; {filter.leave} goes back to the cards"),
    ("{browse.open}", "see the card, then its answer"),
    ("{browse.mark}", "mark a card or unmark it; so a click before it"),
    ("{browse.mark-up}  {browse.mark-down}", "mark the cards passed over"),
    ("{browse.mark-all}", "mark all that are shown, or none"),
    ("{browse.suspend}", "suspend the marked cards, or resume them"),
    ("{browse.bury}", "bury them until tomorrow"),
    ("{browse.reset}", "reset them: new again, with the history kept"),
    ("{browse.flag}  {browse.unflag}", "flag them with a note; take their flags off"),
    ("{browse.undo}", "take the last step back, up to 20 of them"),
    ("{browse.sort}  {browse.turn-order}", "sort by the next column; turn the order round"),
    ("{browse.page-up} {browse.page-down}", "a page of cards"),
    ("{browse.card-up}  {browse.card-down}", "scroll the card beside them"),
    ("{browse.leave}", "back to the cards, unmark, go home"),
)
_SETTINGS: Final = (
    ("{settings.change}", "change the marked setting; a click does the same"),
    ("{settings.lower}  {settings.higher}", "the value before, the value after"),
    ("{settings.default}", "the usual value again"),
    ("↑ ↓  PgUp PgDn", "move between settings"),
    ("*", "a value of your own"),
    ("{settings.leave}", "back; each change is in the file already"),
    ("{settings.quit}", "quit"),
)
_FILTER: Final = (
    ("word", 'in the question, the id or a tag; "two words" in quotes'),
    ("deck:dropout", "in the deck's name; also  id:…  flag:…"),
    ("tag:trap,pitfall", "one of these tags; also  kind:number"),
    (
        "is:due",
        "new, review, relearning, suspended, buried, due, repeat, overdue, flagged, leech (8 lapses or more)",
    ),
    (
        "ease<2",
        "level  due  interval  lapses  reviews  retention; by FSRS  stability  difficulty  retrievability",
    ),
    ("-is:new", "a minus turns it round; all must hold"),
)
PAGES: Final[Mapping[str, Sequence[tuple[str, Sequence[tuple[str, str]]]]]] = {
    "home": (("Keys", _HOME),),
    "statistics": (("Keys", _STATISTICS),),
    "interview": (("What you may type", _ANSWERS), ("Keys", _INTERVIEW)),
    "settings": (("Keys", _SETTINGS),),
    "marked": (("Keys", _MARKED),),
    "papers": (("Keys", _PAPERS),),
    "browse": (("Keys", _BROWSE), ("Filter", _FILTER)),
    "practice": (("What you may type", _ANSWERS), ("Keys", _PRACTICE)),
    "cram": (("What you may type", _ANSWERS), ("Keys", _CRAM)),
    "study": (("What you may type", _ANSWERS), ("Keys", _STUDY)),
}


class HelpScreen(Dialog):
    """The keys of one screen, and on the study screen the forms of an answer."""

    def __init__(self, page: str) -> None:
        super().__init__("Help")
        self.page = page

    def body(self) -> Iterator[Widget]:
        """Yield the lists of this page, each under its title."""
        keys = keys_of(self)
        for title, rows in PAGES[self.page]:
            yield KeyList(title, [(keys.listed(pressed), keys.named(text)) for pressed, text in rows])
