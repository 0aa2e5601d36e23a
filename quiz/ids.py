"""Ids that sort by time and never collide: UUID version 7 (RFC 9562, section 5.7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_RANDOM_BITS: Final = 74  # 12 after the version, 62 after the variant
_LOW_BITS: Final = 62


def uuid7(milliseconds: int, random: int) -> str:
    """Return the id for a time (milliseconds since 1970) and 74 random bits."""
    high, low = divmod(random, 1 << _LOW_BITS)
    number = milliseconds << 80 | 7 << 76 | high << 64 | 2 << 62 | low
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


class IdSource:
    """Makes ids that strictly increase, even when the clock stands still or is set back.

    `random_bits` gives that many random bits (`random.SystemRandom().getrandbits`). `after` is the last id of
    the log, so that what is written now also sorts after what an earlier run wrote.
    """

    def __init__(self, random_bits: Callable[[int], int], after: str = "") -> None:
        self._random_bits = random_bits
        self._last = _number(after) if after else -1

    def next(self, milliseconds: int) -> str:
        """Return an id for this time, or the smallest one after the last when that is later."""
        fresh = milliseconds << _RANDOM_BITS | self._random_bits(_RANDOM_BITS)
        self._last = fresh if fresh > self._last else self._last + 1
        return uuid7(*divmod(self._last, 1 << _RANDOM_BITS))


def _number(text: str) -> int:
    """Return time and random bits of an id as one number, without the version and variant between."""
    bits = int(text.replace("-", ""), 16)
    time, rest = bits >> 80, bits & ((1 << 80) - 1)
    return time << _RANDOM_BITS | (rest >> 64 & 0xFFF) << _LOW_BITS | rest & ((1 << _LOW_BITS) - 1)
