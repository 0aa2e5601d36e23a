"""Names that a learner writes before the answer: `f'(x) = …`, `dL/dz = …`, `w = 1, b = 2`.

A label becomes blanks, so that places in the text stay what they are. A name that the answer itself may use
is none: with `y` in play, `y = 2x` is an equation.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from solvers.language.characters import plain, spelled

_ARGUMENTS = r"\(\s*\w{1,20}(?:\s*,\s*\w{1,20}){0,5}\s*\)"
_NAME = rf"(?P<name>[^\W\d]\w{{0,30}})(?P<prime>'{{0,3}})\s?(?:{_ARGUMENTS})?"
_D = r"(?:d|∂|\\partial(?![A-Za-z])|\\mathrm\{d\})"
_OVER = rf"{_D}\s*[\w\\]{{0,20}}\s*/\s*{_D}\s*[\w\\]{{1,20}}"
_FRAC = rf"\\d?frac\s*\{{\s*{_D}[^{{}}=]{{0,30}}\}}\s*\{{\s*{_D}[^{{}}=]{{1,30}}\}}"
_SLOPE = rf"(?:{_OVER}|{_FRAC})(?:\s*[^\W\d]\w{{0,20}}\s?(?:{_ARGUMENTS})?)?"
_LABEL = re.compile(rf"\s*(?:(?:{_SLOPE}|{_NAME})\s*)?(?::=|=(?![=<>])|≈)\s*(?=\S)")
_IN_LIST = re.compile(rf"(?:^|(?<=[\[({{,;]))\s*{_NAME}\s*=(?![=<>])\s*(?=\S)")


def unlabelled(text: str, names: Collection[str] = ()) -> str:
    """Return the text with a label before it made blank; `names` are those of the answer."""
    match = _LABEL.match(plain(text))
    return text if match is None else _blank(match, names) + text[match.end() :]


def label_of(text: str) -> str:
    """Return the label before an answer, such as `x =`, or nothing."""
    match = _LABEL.match(plain(text))
    return text[: match.end()].strip() if match else ""


def unlabelled_entries(text: str, names: Collection[str] = ()) -> str:
    """Return a list's text with the label before each entry made blank."""
    return _IN_LIST.sub(lambda match: _blank(match, names), unlabelled(text, names))


def _blank(match: re.Match[str], names: Collection[str]) -> str:
    """Return blanks for a label; a name of the answer stays, unless a prime makes it another."""
    name = match["name"]
    is_own = name is not None and not match["prime"] and spelled(name) in names
    return match[0] if is_own else " " * len(match[0])
