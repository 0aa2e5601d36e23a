"""What can be done on a screen, as a value: menus and the palette list it, keys and clicks do it."""

from __future__ import annotations

from typing import ClassVar

import msgspec


class Deed(msgspec.Struct, frozen=True):
    """A key, what it does in words, and the action of the screen that does it."""

    key: str
    words: str
    action: str


class Offering:
    """A screen with deeds that stand in no footer but in a menu, which the action `menu` opens."""

    menu: ClassVar[str] = "study.card"

    @property
    def deeds(self) -> tuple[Deed, ...]:
        """What can be done now."""
        raise NotImplementedError
