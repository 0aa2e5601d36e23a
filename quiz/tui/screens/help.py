"""Which keys work, and what an answer may look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from textual.content import Content

from quiz.tui.screens.dialog import Dialog

_HOME: Final = (
    ("enter", "study the highlighted deck"),
    ("a", "study everything that is due, then new cards"),
    ("↑ ↓", "move between decks"),
    ("o", "study how: a short session, due or new only, cram, leeches,"),
    ("", "or some decks, tags and levels"),
    ("m", "5 more new cards of the highlighted deck, once the day's are used up"),
    ("s", "statistics: what you remember, and what comes due"),
    ("i", "sit a mock interview: mixed questions, a time, marked at the end"),
    ("b", "browse all cards: find, sort, set aside, reset and flag"),
    ("/", "search the cards"),
    ("p", "see what is wrong with a deck, if anything is"),
    ("t", "turn from light to dark or back"),
    ("q  ctrl+q", "quit"),
)
_STUDY: Final = (
    ("enter", "check the answer; then take the marked grade and go on"),
    ("0 … 5", "give another grade and go on"),
    ("ctrl+t  F2", "one more hint; a right answer is then graded 3 at most"),
    ("ctrl+g  F3", "give up and see the answer"),
    ("ctrl+r  r", "try again after a wrong answer; graded 3 at most"),
    ("ctrl+z  u  F4", "take back the last step; while you type, F4 alone"),
    ("n", "after the verdict: the same card with other numbers, not recorded"),
    ("F5  ctrl+o", "what can be done with the card, each by a letter or a click:"),
    ("", "edit, skip, bury, suspend, flag, open the source, copy, history"),
    ("F7", "insert a symbol: √ π σ ≤ …"),
    ("tab", "complete a name of the card, or of a function"),
    ("ctrl+p", "find any action by its name"),
    ("PgUp PgDn", "scroll"),
    ("F6", "turn from light to dark or back"),
    ("esc", "leave; every grade given is kept"),
    ("ctrl+q", "quit"),
)
_STATISTICS: Final = (
    ("1 2 3 4", "the last 30 days, 90 days, year, or all of the time"),
    ("← →", "the period before or after; a click on one does the same"),
    ("↑ ↓  space", "scroll"),
    ("PgUp PgDn", "scroll by a page; Home and End to the top and the end"),
    ("t", "turn from light to dark or back"),
    ("esc  q", "home"),
    ("ctrl+q", "quit"),
)
_INTERVIEW: Final = (
    ("enter", "take the answer and go to the next open question; nothing is marked yet"),
    ("ctrl+n  ctrl+b", "the next question, the one before; what is typed stays"),
    ("ctrl+g", "go to a question by its number, or click it in the row above"),
    ("ctrl+s  F10", "hand the paper in; open questions are told first"),
    ("▸ ● ○ !", "the question you are on; answered; open; cannot be read as it stands"),
    ("PgUp PgDn", "scroll"),
    ("F6", "turn from light to dark or back"),
    ("esc", "leave: go on another time, hand in, or throw it away"),
    ("ctrl+q", "quit; the interview waits, and its time stands still"),
)
_MARKED: Final = (
    ("↑ ↓  PgUp PgDn", "scroll"),
    ("n", "the next question that was not right"),
    ("w", "study the decks that want another look"),
    ("s", "save a copy as Markdown, beside the paper itself"),
    ("esc  q", "go home; the paper is kept: quiz interview --show"),
)
_PAPERS: Final = (
    ("enter", "read the paper again"),
    ("s", "save a copy as Markdown, beside the paper itself"),
    ("esc  q", "back"),
)
_PRACTICE: Final = (
    ("enter", "check the answer; after the verdict, other numbers"),
    ("n", "other numbers, after the verdict"),
    ("ctrl+t  F2", "one more hint"),
    ("ctrl+g  F3", "give up and see the answer"),
    ("ctrl+r  r", "try again after a wrong answer"),
    ("F7", "insert a symbol: √ π σ ≤ …"),
    ("tab", "complete a name of the card, or of a function"),
    ("PgUp PgDn", "scroll"),
    ("esc", "back to the session, which stands where you left it"),
    ("ctrl+q", "quit"),
)
_CRAM: Final = (
    ("enter", "check the answer; then go on"),
    ("k", "I knew it: the card is done"),
    ("a", "ask again, after a few other cards"),
    ("ctrl+t  F2", "one more hint; the card then comes again"),
    ("ctrl+g  F3", "give up and see the answer"),
    ("ctrl+r  r", "try again; the card comes again all the same"),
    ("ctrl+z  u  F4", "back to the card before; while you type, F4 alone"),
    ("F7", "insert a symbol: √ π σ ≤ …"),
    ("tab", "complete a name of the card, or of a function"),
    ("PgUp PgDn", "scroll"),
    ("esc", "end, with what was right and what was not"),
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
    ("/", "type a filter; enter goes back to the cards"),
    ("enter", "see the card, then its answer"),
    ("space", "mark a card or unmark it; so a click before it"),
    ("shift+↑ ↓", "mark the cards passed over"),
    ("a", "mark all that are shown, or none"),
    ("x", "suspend the marked cards, or resume them"),
    ("-", "bury them until tomorrow"),
    ("r", "reset them: new again, with the history kept"),
    ("f  F", "flag them with a note; take their flags off"),
    ("u  ctrl+z", "take the last step back, up to 20 of them"),
    ("o  O", "sort by the next column; turn the order round"),
    ("PgUp PgDn", "a page of cards"),
    ("ctrl+↑ ↓", "scroll the card beside them"),
    ("esc", "back to the cards, unmark, go home"),
)
_FILTER: Final = (
    ("word", 'in the question, the id or a tag; "two words" in quotes'),
    ("deck:dropout", "in the deck's name; also  id:…  flag:…"),
    ("tag:trap,pitfall", "one of these tags; also  kind:number"),
    ("is:due", "new, review, relearning, suspended, buried, due,"),
    ("", "repeat, overdue, flagged, leech (8 lapses or more)"),
    ("ease<2", "also  level  due  interval  lapses  reviews  retention"),
    ("-is:new", "a minus turns it round; all must hold"),
)
PAGES: Final[Mapping[str, Sequence[tuple[str, Sequence[tuple[str, str]]]]]] = {
    "home": (("Keys", _HOME),),
    "statistics": (("Keys", _STATISTICS),),
    "interview": (("What you may type", _ANSWERS), ("Keys", _INTERVIEW)),
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

    def text(self) -> Content:
        """Return the lists of this page, each under its title."""
        return Content("\n\n").join(_section(title, rows) for title, rows in PAGES[self.page])


def _section(title: str, rows: Sequence[tuple[str, str]]) -> Content:
    width = max(len(key) for key, _ in rows) + 3
    lines = [Content.assemble((title, "bold"))]
    lines += [Content.assemble((key.ljust(width), "$primary"), (text, "")) for key, text in rows]
    return Content("\n").join(lines)
