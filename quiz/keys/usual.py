"""Every action that has a key, by its name: the keys that it usually has, and what it does.

A name is its part of the screens and the action, as in `study.undo`; it is what stands in the settings.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple


class Usual(NamedTuple):
    """The usual keys of an action, parted by commas, and what it does in words."""

    keys: str
    words: str


_PARTS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "app": {
        "help": ("f1,question_mark", "explain the screen and its keys"),
        "palette": ("ctrl+p", "find any action by its name"),
        "theme": ("f6", "turn from light to dark or back"),
    },
    "home": {
        "study": ("enter", "study the highlighted deck"),
        "study-all": ("a", "study everything that is due, then new cards"),
        "ways": ("o", "choose how and what to study"),
        "more": ("m", "study more new cards than those of the day"),
        "statistics": ("s", "see what you remember, and what comes due"),
        "interview": ("i", "sit a mock interview"),
        "browse": ("b", "browse all cards"),
        "search": ("slash", "search the cards"),
        "problems": ("p", "see what is wrong with a deck"),
        "settings": ("comma", "change the settings"),
        "theme": ("t", "turn from light to dark or back"),
        "quit": ("q,ctrl+q", "quit"),
    },
    "study": {
        "reveal": ("enter", "show the answer after a wrong one"),
        "hint": ("ctrl+t,f2", "one more hint"),
        "give-up": ("ctrl+g,f3", "give up and see the answer"),
        "retry": ("ctrl+r,r", "try again after a wrong answer"),
        "undo": ("ctrl+z,u", "take back the last step"),
        "undo-typing": ("f4", "take back the last step, even while you type"),
        "numbers": ("n", "practise the card with other numbers"),
        "card": ("f5,ctrl+o", "what can be done with the card"),
        "symbols": ("f7", "insert a symbol"),
        "leave": ("escape", "leave; every grade given is kept"),
        "page-up": ("pageup", "scroll up"),
        "page-down": ("pagedown", "scroll down"),
    },
    "practice": {
        "another": ("enter,n", "other numbers, after the verdict"),
        "leave": ("escape", "back to the session"),
    },
    "cram": {
        "go-on": ("enter", "go on, after the verdict"),
        "knew": ("k", "I knew it: the card is done"),
        "again": ("a", "ask again, after a few other cards"),
        "leave": ("escape", "end, with what was right and what was not"),
    },
    "crammed": {
        "home": ("enter,escape,q", "home"),
        "go-on": ("g", "go on with the cram"),
        "missed": ("m", "cram the cards that were missed"),
        "undo": ("u,ctrl+z,f4", "back to the card before"),
        "quit": ("ctrl+q", "quit"),
    },
    "pick": {
        "choose": ("enter", "ask how to study the choice"),
        "to-list": ("enter", "from the name to the list"),
        "mark": ("space", "mark a deck, a level or a tag"),
        "find": ("slash", "type a part of a name"),
        "leave": ("escape", "back"),
    },
    "answer": {
        "check": ("enter", "check or take the answer"),
        "mark": ("space", "mark an option or a point"),
        "complete": ("tab", "complete a name"),
        "new-line": ("ctrl+j,shift+enter", "begin a line"),
        "next-row": ("enter", "the next row of a matrix"),
        "next-entry": ("tab", "the next entry of a matrix"),
        "pick-up": ("space", "pick a step up, to be carried with the arrows"),
        "put-down": ("space", "put the step down"),
        "move-up": ("shift+up", "move the step up"),
        "move-down": ("shift+down", "move the step down"),
    },
    "grade": {
        "0": ("0", "grade 0: gave up"),
        "1": ("1", "grade 1: wrong"),
        "2": ("2", "grade 2: nearly"),
        "3": ("3", "grade 3: hard"),
        "4": ("4", "grade 4: good"),
        "5": ("5", "grade 5: easy"),
        "lower": ("left", "mark the grade below"),
        "higher": ("right", "mark the grade above"),
        "accept": ("enter", "take the marked grade and go on"),
    },
    "summary": {
        "home": ("enter,escape,q", "home"),
        "undo": ("u,ctrl+z,f4", "take back the last step"),
        "quit": ("ctrl+q", "quit"),
    },
    "interview": {
        "next": ("ctrl+n,f8", "the next question"),
        "previous": ("ctrl+b", "the question before"),
        "hand-in": ("ctrl+s,f10", "hand the paper in"),
        "jump": ("ctrl+g,f5", "go to a question by its number"),
        "leave": ("escape", "leave: go on another time, hand in, or throw it away"),
        "page-up": ("pageup", "scroll up"),
        "page-down": ("pagedown", "scroll down"),
    },
    "form": {
        "begin": ("enter", "begin the interview"),
        "next-field": ("tab", "the next field of the form"),
        "papers": ("ctrl+o,f4", "read old papers"),
        "leave": ("escape", "back"),
    },
    "papers": {
        "read": ("enter", "read the paper"),
        "save": ("s", "save a copy as Markdown"),
        "back": ("escape,q", "back to the form"),
        "quit": ("ctrl+q", "quit"),
    },
    "paper": {
        "study-weak": ("w", "study the decks that want another look"),
        "next-fault": ("n", "the next question that was not right"),
        "save": ("s", "save a copy as Markdown"),
        "home": ("escape,q", "home"),
        "quit": ("ctrl+q", "quit"),
    },
    "statistics": {
        "home": ("escape,q", "home"),
        "period-1": ("1", "the last 30 days"),
        "period-2": ("2", "the last 90 days"),
        "period-3": ("3", "the last year"),
        "period-4": ("4", "all of the time"),
        "up": ("up,k", "scroll up"),
        "down": ("down,j,space", "scroll down"),
        "page-up": ("pageup", "scroll up by a page"),
        "page-down": ("pagedown", "scroll down by a page"),
        "top": ("home", "to the top"),
        "end": ("end", "to the end"),
        "theme": ("t", "turn from light to dark or back"),
        "quit": ("ctrl+q", "quit"),
    },
    "browse": {
        "open": ("enter", "see the card, then its answer"),
        "suspend": ("x", "suspend the marked cards, or resume them"),
        "bury": ("minus", "bury them until tomorrow"),
        "reset": ("r", "reset them: new again, with the history kept"),
        "flag": ("f", "flag them with a note"),
        "unflag": ("F", "take their flags off"),
        "sort": ("o", "sort by the next column"),
        "turn-order": ("O", "turn the order round"),
        "undo": ("u,ctrl+z", "take the last step back"),
        "search": ("slash", "type a filter"),
        "leave": ("escape,q", "back to the cards, unmark, go home"),
        "card-up": ("ctrl+up", "scroll the card beside the table up"),
        "card-down": ("ctrl+down", "scroll the card beside the table down"),
        "up": ("up,k", "the card above"),
        "down": ("down,j", "the card below"),
        "page-up": ("pageup", "a page of cards up"),
        "page-down": ("pagedown", "a page of cards down"),
        "top": ("home,g", "the first card"),
        "end": ("end,G", "the last card"),
        "mark": ("space", "mark a card or unmark it"),
        "mark-up": ("shift+up", "mark upwards"),
        "mark-down": ("shift+down", "mark downwards"),
        "mark-all": ("a", "mark all that are shown, or none"),
    },
    "filter": {"leave": ("enter,down,escape", "from the filter to the cards")},
    "preview": {
        "page-up": ("pageup", "scroll the card up"),
        "page-down": ("pagedown,space", "scroll the card down"),
    },
    "settings": {
        "change": ("enter", "change the marked setting"),
        "lower": ("left,minus", "the value before"),
        "higher": ("right,plus", "the value after"),
        "default": ("backspace,d", "the usual value again"),
        "leave": ("escape,q", "back"),
        "quit": ("ctrl+q", "quit"),
    },
    "change": {
        "save": ("enter", "keep the value"),
        "save-lines": ("ctrl+s,f10", "keep the lines"),
        "leave": ("escape", "change nothing"),
    },
    "window": {"close": ("escape,enter,q,question_mark,f1", "close the window")},
    "menu": {"close": ("escape,f5", "close the menu")},
    "symbols": {"close": ("escape,f7", "close the symbols")},
    "palette": {
        "choose": ("enter", "do the marked action"),
        "close": ("escape", "close the list of actions"),
        "up": ("up", "the action above"),
        "down": ("down", "the action below"),
    },
    "note": {"save": ("enter", "flag with the note"), "cancel": ("escape", "do not flag")},
    "confirm": {"yes": ("y", "yes"), "no": ("n,escape,enter,q", "no")},
    "decision": {"choose": ("enter", "take the marked way"), "leave": ("escape", "back")},
    "jump": {"go": ("enter", "go to the question"), "leave": ("escape", "back")},
}
USUAL: Final[Mapping[str, Usual]] = {
    f"{part}.{name}": Usual(*row) for part, rows in _PARTS.items() for name, row in rows.items()
}
# the parts whose actions can be had at the same time; what stands in a part alone is a window of its own
TOGETHER: Final[Mapping[str, tuple[str, ...]]] = {
    "home": ("app", "home"),
    "study": ("app", "study", "answer", "grade"),
    "practice": ("app", "study", "practice", "answer"),
    "cram": ("app", "study", "cram", "answer"),
    "crammed": ("app", "crammed"),
    "summary": ("app", "summary"),
    "interview": ("app", "interview", "answer"),
    "papers": ("app", "papers"),
    "paper": ("app", "paper"),
    "statistics": ("app", "statistics"),
    "browse": ("app", "browse", "filter"),
    "preview": ("app", "preview"),
    "settings": ("app", "settings"),
    **{part: (part,) for part in ("form", "change", "window", "menu", "symbols", "palette", "note", "pick")},
    **{part: (part,) for part in ("confirm", "decision", "jump")},
}
# what must have a key that types nothing: it is wanted, or in the footer, while there is a field to type into
WHILE_TYPING: Final = frozenset(
    {
        *(f"study.{name}" for name in ("hint", "give-up", "undo", "undo-typing", "card", "symbols", "leave")),
        *("study.page-up", "study.page-down", "browse.open", "browse.undo", "browse.leave"),
        *(f"app.{name}" for name in _PARTS["app"]),
        *(
            "practice.leave",
            "cram.leave",
            "pick.to-list",
            "pick.leave",
            "answer.check",
            "answer.complete",
            "answer.new-line",
            "filter.leave",
        ),
        *(
            f"{part}.{name}"
            for part in ("interview", "form", "change", "palette", "menu", "symbols")
            for name in _PARTS[part]
        ),
        *(f"{part}.{name}" for part in ("note", "jump") for name in _PARTS[part]),
    }
)
