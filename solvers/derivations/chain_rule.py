"""Lines that state the chain rule in quotients alone, `dE/dw = dE/dy · dy/dw`, before anything is worked out.

There is nothing in them to compute, but the quotients must cancel.
"""

from __future__ import annotations

import re
from collections import Counter

from solvers.language.characters import plain

_D = r"(?:d|∂|\\partial\s?|\\mathrm\{d\})\s*"
_NAME = r"([^\W\d_]\w{0,20}(?:_\{\w{1,10}\})?)"
_QUOTIENT = re.compile(
    rf"{_D}{_NAME}\s*/\s*{_D}{_NAME}|\\d?frac\s*\{{\s*{_D}{_NAME}\s*\}}\s*\{{\s*{_D}{_NAME}\s*\}}"
)
_SIGN = re.compile(r"[*·×⋅]|\\cdot|\\times")


def is_chain_rule(line: str) -> bool | None:
    """Return whether the quotients of a line cancel as the chain rule has it; None for any other line."""
    sides = [_quotients(side) for side in plain(line).split("=") if side.strip()]
    if not sides or any(side is None for side in sides):
        return None
    return len({_cancelled(side) for side in sides if side is not None}) == 1


def _quotients(text: str) -> list[tuple[str, str]] | None:
    """Return above and below of each quotient in a product; None when it holds anything else."""
    between = _QUOTIENT.sub(" ", text).split()
    if any(_SIGN.fullmatch(part) is None for part in between):
        return None
    found = [match.groups() for match in _QUOTIENT.finditer(text)]
    return [(above or other, below or another) for above, below, other, another in found] or None


def _cancelled(
    quotients: list[tuple[str, str]],
) -> tuple[frozenset[tuple[str, int]], frozenset[tuple[str, int]]]:
    """Return what is left above and below once equal names have been struck out."""
    above, below = Counter(a for a, _ in quotients), Counter(b for _, b in quotients)
    return frozenset((above - below).items()), frozenset((below - above).items())
