"""What is wrong with the keys that a learner chose: no such action, no such key, one key for two actions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations
from typing import Final

from quiz.errors import nearest
from quiz.keys import names
from quiz.keys.usual import TOGETHER, USUAL, WHILE_TYPING

_SAME: Final[Mapping[str, str]] = {  # what a terminal sends alike
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
}
_LONGEST: Final = 200  # more is no list of keys but a paste
_DIGITS: Final = frozenset("0123456789")
_QUITS: Final = ("ctrl+c", "ctrl+q")


def faults(chosen: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield each action with a fault and a sentence about it; a key of two actions is told at the later."""
    sound: dict[str, str] = {}
    for action, keys in chosen.items():
        if not isinstance(keys, str):
            yield action, f'{action} takes its keys in quotes, as in "ctrl+z,u".'
        elif fault := _fault(action, keys):
            yield action, fault
        else:
            sound[action] = keys
    taken = {**{action: usual.keys for action, usual in USUAL.items()}, **sound}
    yield from _clashes(sound, {action: frozenset(names.parted(keys)) for action, keys in taken.items()})


def _fault(action: str, keys: str) -> str:
    if action not in USUAL:
        return f"There is no action {action!r}. {_near(action)}"
    if len(keys) > _LONGEST:
        return f"{action} takes keys of up to {_LONGEST} characters together."
    pressed = names.parted(keys)
    for key in pressed:
        wrong = _wrong(action, key)
        if wrong:
            return wrong
    if action in WHILE_TYPING and all(map(names.typing, pressed)):
        return f"{action} is wanted while one types, and needs a key such as F8 or ctrl+l beside {keys!r}."
    return ""


def _wrong(action: str, key: str) -> str:
    """Return why an action cannot have a normal key, empty where it can."""
    modifiers, last = names.parts(key)
    if not last:
        return f"{action} needs a key; comma stands for the comma itself."
    if not names.exists(key):
        return f"There is no key {key!r}. {_near_key(last)}"
    if modifiers == ["shift"] and len(last) == 1:
        return f"There is no key {key!r}. Write the character that it types, as in {last.upper()!r}."
    for kind, what in ((names.MOVING, "moves about"), (_DIGITS, "stands for a number")):
        if key in kind and not kind & set(names.parted(USUAL[action].keys)):
            return f"{names.said(key)} {what} and cannot be the key of {action}."
    if key in _SAME:
        return f"A terminal takes {key} for {_SAME[key]}."
    if key in _QUITS and not (action.endswith(".quit") and key == "ctrl+q"):
        return f"{key} always quits and cannot do anything else."
    return ""


def _clashes(chosen: Collection[str], keys: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    told = set[str]()  # one clash of an action is enough: another key mends them all
    for first, second in _neighbours():
        shared = keys[first] & keys[second]
        if not shared or not {first, second} & set(chosen) or _alternate(first, second):
            continue
        later, earlier = (second, first) if second in chosen else (first, second)
        if later not in told:
            told.add(later)
            yield later, f"{_listed(shared)} is the key of {earlier} as well."


def _neighbours() -> Iterator[tuple[str, str]]:
    """Yield the pairs of actions that can be had at the same time."""
    for parts in TOGETHER.values():
        yield from combinations((action for action in USUAL if action.partition(".")[0] in parts), 2)


def _alternate(first: str, second: str) -> bool:
    """Return whether two actions share a usual key: then there is never need of both at once."""
    return bool(set(names.parted(USUAL[first].keys)) & set(names.parted(USUAL[second].keys)))


def _listed(keys: Collection[str]) -> str:
    return " and ".join(map(names.said, sorted(keys)))


def _near(action: str) -> str:
    return nearest(action, USUAL) or "`quiz settings --keys` lists them all."


def _near_key(word: str) -> str:
    return nearest(word, names.KNOWN) or "Keys are letters, F1 to F24, enter, escape, pageup, and so on."
