"""Screens that hold something which leaving must not lose."""

from __future__ import annotations


class Keeping:
    """A screen that is asked before the program ends."""

    def keep(self) -> bool:
        """Bring what is held into safety; return whether one may leave."""
        raise NotImplementedError
