"""The keys that a learner may choose: what is taken, and why something is not."""

from __future__ import annotations

import pytest

from quiz.errors import QuizError
from quiz.keys import names
from quiz.keys.chosen import Keys
from quiz.keys.faults import faults
from quiz.keys.usual import TOGETHER, USUAL, WHILE_TYPING
from quiz.settings.reading import parse


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"study.hnt": "f9"}, "no action 'study.hnt'. Did you mean 'study.hint'?"),
        ({"hint": "f9"}, "no action 'hint'"),
        ({"home.browse": "pgup"}, "no key 'pgup'. Did you mean 'pageup'?"),
        ({"home.browse": "\x1b[31m"}, "no key"),
        ({"home.browse": ""}, "needs a key"),
        ({"home.browse": "y,,z"}, "needs a key"),
        ({"home.browse": 3}, "in quotes"),
        ({"home.browse": "shift+x"}, "as in 'X'"),
        ({"home.browse": "ctrl+m"}, "A terminal takes ctrl+m for enter"),
        ({"home.browse": "ctrl+c"}, "always quits"),
        ({"home.browse": "ctrl+q"}, "always quits"),
        ({"home.browse": "down"}, "↓ moves about"),
        ({"home.browse": "7"}, "7 stands for a number"),
        ({"home.browse": "s"}, "s is the key of home.statistics as well"),
        ({"home.statistics": "b"}, "b is the key of home.browse as well"),
        ({"study.hint": "F3"}, "F3 is the key of study.give-up as well"),
        ({"study.hint": "h"}, "wanted while one types"),
        ({"study.hint": "ctrl+k"}, "wanted while one types"),
        ({"app.help": "z,x"}, "wanted while one types"),
    ],
)
def test_what_cannot_be_a_key_is_told(keys: dict[str, object], said: str) -> None:
    """One sentence for one fault, about the action that was given it."""
    ((action, sentence),) = faults(keys)
    assert action in keys
    assert said in sentence


@pytest.mark.parametrize(
    "keys",
    [
        {"study.hint": "h, F9"},  # the first is for a list, the second for a field
        {"study.hint": "ctrl+g", "study.give-up": "Ctrl+T"},  # they change places
        {"home.browse": "y", "study.numbers": "b"},  # never on one screen
        {"grade.3": "c"},
        {"home.browse": "ü"},
        {"home.search": "/,?", "app.help": "f1"},
        {"window.close": "escape"},
    ],
)
def test_what_can_be_a_key_is_taken(keys: dict[str, object]) -> None:
    """Upper case of modifiers and spaces do not matter, and a sign stands for its name."""
    assert list(faults(keys)) == []


def test_the_usual_keys_are_without_fault() -> None:
    """They keep the rules that a learner's must keep; each part is on some screen."""
    assert list(faults({action: usual.keys for action, usual in USUAL.items()})) == []
    assert {action.partition(".")[0] for action in USUAL} == {
        part for parts in TOGETHER.values() for part in parts
    }
    assert set(USUAL) >= WHILE_TYPING


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('seed = 1\n[keys]\nstudy.undo = "ctrl+z,u"\nstudy.hnt = "f9"\n', "c.toml:4: "),
        ('[keys]\n"study.hnt" = "f9"\n', "c.toml:2: "),
        ('[keys.study]\nhnt = "f9"\n', "c.toml:2: "),
        ('keys.study.hnt = "f9"\n', "c.toml:1: "),
        ("seed = 1\nkeys = 3\n", "c.toml:2: "),
    ],
)
def test_a_fault_has_its_place_however_the_table_is_written(text: str, place: str) -> None:
    """TOML has four ways to say the same."""
    with pytest.raises(QuizError) as caught:
        parse(text, "c.toml")
    assert str(caught.value).startswith(place)
    parse(text.replace("hnt", "hint").replace("= 3", "= {}"))


def test_sentences_and_lists_name_the_keys_in_force() -> None:
    """The first key in a sentence: one that works while one types; all of them in a list."""
    keys = Keys({"study.hint": "h,f9"})
    assert keys.named("Press {study.hint} or {study.leave}, f{x}.") == "Press F9 or esc, f{x}."
    assert keys.listed("{study.hint} {home.search}") == "F9  h /"


def test_a_character_has_the_name_that_a_terminal_gives_it() -> None:
    """`?` and `question_mark` are one key, `X` is another than `x`."""
    assert names.parted("?, x,X,Ctrl+X,-,+,F1") == [
        "question_mark",
        "x",
        "X",
        "ctrl+x",
        "minus",
        "plus",
        "f1",
    ]
