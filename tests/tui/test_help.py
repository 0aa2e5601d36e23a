"""The help lists keys that work: each of them is pressed."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Final

import pytest

import quiz.tui
from quiz.keys import names
from quiz.keys.chosen import Keys
from quiz.keys.faults import faults
from quiz.keys.usual import USUAL
from quiz.tui.screens.help import PAGES
from tests.tui.playing import app_of, deck, playing

CARD = """
id: product
ask: How much is {a} times {b}?
vary: {a: [2, 3, 4], b: [5, 7, 11]}
number: a*b
hint: Count.
why: |
  So
  it

  is.
"""
OTHER = CARD.replace("id: product", "id: other")
LONG = CARD.replace("  it\n", "  it\n\n" * 30)

# what is pressed before a key that the help names
_USUAL: Final = Keys()
_ASKING: Final = ""
_JUDGED: Final = "ctrl+g"
_FAILED: Final = "1 enter"
_GRADED: Final = "ctrl+g 4"
STUDY: Final[Mapping[str, str]] = {
    "enter": "1",
    **{str(grade): _JUDGED for grade in range(6)},
    "ctrl+t": _ASKING,
    "f2": _ASKING,
    "ctrl+g": _ASKING,
    "f3": _ASKING,
    "ctrl+r": _FAILED,
    "r": _FAILED,
    "ctrl+z": _GRADED,
    "u": _GRADED + " ctrl+g",
    "f4": _GRADED + " 1",
    "n": _JUDGED,
    "f5": _ASKING,
    "ctrl+o": _ASKING,
    "f7": _ASKING,
    "tab": "s q r",
    "ctrl+p": _ASKING,
    "pageup": _JUDGED + " pagedown pagedown",
    "pagedown": _JUDGED + " pageup pageup",
    "f6": _ASKING,
    "escape": _ASKING,
    "ctrl+q": _ASKING,
}
_ANSWERING: Final = frozenset(
    "enter n ctrl+t f2 ctrl+g f3 ctrl+r r f7 tab pageup pagedown escape ctrl+q".split()  # noqa: SIM905
)
CRAM: Final[Mapping[str, str]] = {
    key: f"escape o c {steps}"
    for key, steps in {
        **{key: STUDY[key] for key in STUDY if key in _ANSWERING - {"n"}},
        **dict.fromkeys("ka", _JUDGED),
        "u": "ctrl+g k ctrl+g",
        "ctrl+z": "ctrl+g k",
        "f4": "ctrl+g k 1",
    }.items()
}
PRACTICE: Final[Mapping[str, str]] = {key: f"ctrl+g n {STUDY[key]}" for key in STUDY if key in _ANSWERING}


# keys that a learner might like better, and what they stand for above
CHOSEN: Final[Mapping[str, str]] = {
    "study.hint": "f8,h",
    "study.give-up": "ctrl+l",
    "study.retry": "t",
    "study.reveal": "v",
    "study.undo": "ctrl+y,z,f9",
    "study.undo-typing": "f11",
    "study.numbers": "m",
    "study.card": "f12",
    "study.symbols": "f5",
    "study.leave": "f10",
    "answer.check": "f2",
    "answer.complete": "f4",
    "app.theme": "f3",
    "app.palette": "f7",
    "grade.0": "g",
    "grade.accept": "y",
}
_INSTEAD: Final = {
    old: new
    for action, chosen in CHOSEN.items()
    for old, new in zip(Keys().of(action), Keys(CHOSEN).of(action), strict=False)
    if old != "enter"
}
_CHOSEN_STUDY: Final[Mapping[str, str]] = {
    "f2": "1",
    "v": "1 f2",
    "y": "ctrl+l",
    **{
        _INSTEAD.get(key, key): " ".join(_INSTEAD.get(step, step) for step in STUDY[key].split())
        for key in ("ctrl+t", "u", "f5", "ctrl+p")
    },
}


def _named(page: str, keys_in_force: Keys = _USUAL) -> set[str]:
    keys: set[str] = set()
    for said, _ in [(keys_in_force.listed(row), words) for row, words in PAGES[page][1][1]]:
        names = [str(grade) for grade in range(6)] if said == "0 … 5" else said.split()
        keys |= {
            {"esc": "escape", "PgUp": "pageup", "PgDn": "pagedown"}.get(name, name).lower() for name in names
        }
    return keys


@pytest.mark.parametrize(("page", "tried"), [("study", STUDY), ("practice", PRACTICE), ("cram", CRAM)])
def test_each_key_in_the_help_is_tried_below(page: str, tried: Mapping[str, str]) -> None:
    """A key that is added to the help must be added to the table too."""
    assert _named(page) == set(tried)


@pytest.mark.parametrize(
    ("key", "steps"),
    [
        *STUDY.items(),
        *((key, PRACTICE[key]) for key in ("enter", "n", "f7", "tab", "escape")),
        *((key, CRAM[key]) for key in ("a", "u")),
    ],
)
async def test_a_key_in_the_help_does_something(tmp_path: Path, key: str, steps: str) -> None:
    """It changes what is seen, the colours, or ends the program."""
    cards = (LONG, LONG.replace("id: product", "id: other")) if key.startswith("page") else (CARD, OTHER)
    async with playing(app_of(tmp_path, {"one": deck(*cards)}, study=True)) as play:
        await play.press(*steps.split())
        before = (play.text, play.app.theme, play.app.return_code)
        await play.press(key)
        assert (play.text, play.app.theme, play.app.return_code) != before


@pytest.mark.parametrize(("key", "steps"), _CHOSEN_STUDY.items())
async def test_a_chosen_key_does_what_the_usual_one_did(tmp_path: Path, key: str, steps: str) -> None:
    """Help and footer name it, and no usual key in its place."""
    assert list(faults(CHOSEN)) == []
    app = app_of(tmp_path, {"one": deck(CARD, OTHER)}, study=True, keys=CHOSEN)
    async with playing(app) as play:
        await play.press(*steps.split())
        before = (play.text, play.app.theme)
        assert set(play.footer) <= _named("study", Keys(CHOSEN)) | {"f1"}
        await play.press(key)
        assert (play.text, play.app.theme) != before


async def test_all_of_the_help_can_be_read(tmp_path: Path) -> None:
    """Its last line can be scrolled to, and a text of two lines stands beside its key, not below it."""
    async with playing(app_of(tmp_path, {"one": deck(CARD)}), size=(80, 24)) as play:
        await play.press("question_mark")
        begun, went_on = play.text.split("ways to study: ")[1].splitlines()[:2]
        assert went_on.index("cram, leeches") == play.text.splitlines()[9].index("ways to study")
        assert "short session" in begun
        await play.press("end")
        assert "q  ctrl+q   quit" in play.text


def test_every_key_of_the_screens_can_be_chosen() -> None:
    """Each has the name of a listed action, but for digits in lists and the keys that edit any field."""
    bound = [binding for part in _parts() for binding in vars(part).get("BINDINGS", ())]
    fixed = {*"123456789", *names.EDITING, *names.MOVING}
    unnamed = {key for binding in bound if not binding.id for key in names.parted(binding.key)}
    assert unnamed <= fixed
    named = {binding.id: binding.key for binding in bound if binding.id}
    assert named == {action: usual.keys for action, usual in USUAL.items()}


def _parts() -> set[type]:
    """Return the classes of the screens."""
    modules = [import_module(found.name) for found in walk_packages(quiz.tui.__path__, "quiz.tui.")]
    classes = {part for module in modules for part in vars(module).values() if isinstance(part, type)}
    return {part for part in classes if part.__module__.startswith("quiz.tui.")}
