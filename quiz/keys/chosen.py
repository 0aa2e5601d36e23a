"""The keys in force: the learner's own where some were chosen, the usual ones for the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import msgspec

from quiz.keys import names
from quiz.keys.usual import USUAL, WHILE_TYPING

_BRACES: Final = re.compile(r"\{([a-z]+\.[a-z0-9-]+)\}")


class Keys(msgspec.Struct, frozen=True):
    """Answers which keys an action has; `chosen` are those of the settings, without faults."""

    chosen: Mapping[str, str] = {}

    def of(self, action: str) -> list[str]:
        """Return the keys of an action; where there may be a field, first those that type nothing."""
        keys = names.parted(self.chosen.get(action, USUAL[action].keys))
        return sorted(keys, key=names.typing) if action in WHILE_TYPING else keys

    def first(self, action: str) -> str:
        """Return the key to name in a sentence."""
        return names.said(self.of(action)[0])

    def all(self, action: str) -> str:
        """Return the keys of an action, for a list of keys."""
        return "  ".join(map(names.said, self.of(action)))

    def named(self, text: str) -> str:
        """Return a text in which each action in braces, as in `{study.undo}`, gave way to its first key."""
        return _BRACES.sub(lambda found: self.first(found[1]), text)

    def listed(self, text: str) -> str:
        """Return a text in which each action in braces gave way to all of its keys."""
        return _BRACES.sub(lambda found: self.all(found[1]), text)

    @property
    def keymap(self) -> dict[str, str]:
        """What the screens are told: the chosen keys, and those of actions that shared a key with them.

        Textual takes a key from all of its actions when one of them gets another, so that each is named.
        """
        touched = {key for action in self.chosen for key in (*self.of(action), *Keys().of(action))}
        return {
            action: ",".join(self.of(action))
            for action in USUAL
            if action in self.chosen or touched & set(Keys().of(action))
        }
