"""What keys are called: in the settings, on the screens' side, and in a sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

_NAMED: Final = (
    "enter escape tab space backspace delete insert home end pageup pagedown up down left right".split()  # noqa: SIM905
)
_FUNCTION: Final = tuple(f"f{number}" for number in range(1, 25))
_MODIFIERS: Final = ("alt", "ctrl", "shift")
# what moves about in lists and fields, and what a field that is typed into does itself
MOVING: Final = frozenset("up down left right home end pageup pagedown tab shift+tab".split())  # noqa: SIM905
EDITING: Final = frozenset(
    "backspace delete ctrl+a ctrl+d ctrl+e ctrl+f ctrl+k ctrl+u ctrl+v ctrl+w ctrl+x ctrl+left ctrl+right "  # noqa: SIM905
    "shift+left shift+right shift+home shift+end ctrl+shift+left ctrl+shift+right ctrl+shift+a "
    "ctrl+backspace ctrl+delete ctrl+y ctrl+shift+k ctrl+pageup ctrl+pagedown alt+backspace alt+delete "
    "shift+up shift+down".split()
)
_SHORT: Final[Mapping[str, str]] = {  # Textual's names, where Unicode's are longer
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_SAID: Final[Mapping[str, str]] = {
    "escape": "esc",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "delete": "del",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def key_of(character: str) -> str:
    """Return the name of the key that types a character."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORT.get(name, name) or character


_CHARACTERS: Final[Mapping[str, str]] = {key_of(chr(code)): chr(code) for code in range(33, 127)}
KNOWN: Final = (*_NAMED, *_FUNCTION, *_CHARACTERS)


def parted(keys: str) -> list[str]:
    """Return the keys of a list parted by commas, each as the screens know it."""
    return [normal(word) for word in keys.split(",")]


def normal(word: str) -> str:
    """Return a key as the screens know it: `?` is `question_mark`, Ctrl+Z is `ctrl+z`."""
    *before, last = word.strip().split("+") if len(word.strip()) > 1 else [word.strip()]
    modifiers = sorted(modifier.strip().lower() for modifier in before)
    last = last.strip()
    last = key_of(last) if len(last) == 1 else last.lower()
    if "ctrl" in modifiers or "alt" in modifiers:
        last = last.lower()
    return "+".join([*modifiers, last])


def parts(key: str) -> tuple[list[str], str]:
    """Return the modifiers of a normal key and what is pressed with them."""
    *modifiers, last = key.split("+")
    return modifiers, last


def exists(key: str) -> bool:
    """Return whether some keyboard has a normal key."""
    modifiers, last = parts(key)
    known = last in KNOWN or (len(last) == 1 and last.isprintable())
    return known and set(modifiers) <= set(_MODIFIERS)


def typing(key: str) -> bool:
    """Return whether a field that is typed into takes a normal key for itself."""
    return types(key) or key in EDITING


def types(key: str) -> bool:
    """Return whether a normal key puts a character into a field."""
    return "+" not in key and (key == "space" or key in _CHARACTERS or len(key) == 1)


def said(key: str) -> str:
    """Return a normal key as a sentence names it: F5, ctrl+z, esc, ?."""
    modifiers, last = parts(key)
    word = _SAID.get(last) or _CHARACTERS.get(last) or (last.upper() if last in _FUNCTION else last)
    return "+".join([*modifiers, word])
