"""Names that a learner writes before the answer: `f'(x) = …`, `dL/dz = …`, `w = 1, b = 2`.

A label becomes blanks, so that places in the text stay what they are. A name that the answer itself may use
is none: with `y` in play, `y = 2x` is an equation.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from solvers.language.characters import MARKS, plain, spelled

_ARGUMENTS = r"\(\s*\w{1,20}(?:\s*,\s*\w{1,20}){0,5}\s*\)"
_ACCENTED = r"\\(?:hat|bar|tilde|vec)\s*\{\s*\\?\w{1,20}\s*\}"
_INDEX = r"(?:_\{[^{}=]{1,20}\}|_∞)?"
_NAME = (
    rf"(?P<name>{_ACCENTED}|\\?[^\W\d]\w{{0,30}}[{''.join(MARKS)}]?)(?P<index>{_INDEX})"
    rf"(?P<prime>(?:'|\*|\^\*|\^2|²){{0,3}})\s?(?:{_ARGUMENTS})?"
)
_D = r"(?:d|∂|\\partial(?![A-Za-z])|\\mathrm\{d\})"
_OVER = rf"{_D}\s*[\w\\]{{0,20}}\s*/\s*{_D}\s*[\w\\]{{1,20}}"
_FRAC = rf"\\d?frac\s*\{{\s*{_D}[^{{}}=]{{0,30}}\}}\s*\{{\s*{_D}[^{{}}=]{{1,30}}\}}"
_SLOPE = rf"(?:{_OVER}|{_FRAC})(?:\s*[^\W\d]\w{{0,20}}\s?(?:{_ARGUMENTS})?)?"
_LABEL = re.compile(rf"\s*(?:(?:{_SLOPE}|{_NAME})\s*)?(?:(?P<becomes>←)|:=|=(?![=<>])|≈)\s*(?=\S)")
_IN_LIST = re.compile(
    rf"(?:^|(?<=[\[({{,;]))\s*(?:{_SLOPE}|{_NAME})\s*(?:(?P<becomes>←)|:=|=(?![=<>]))\s*(?=\S)"
)


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
    """Return blanks for a label; a name of the answer stays, unless marked as another or assigned to."""
    name = match["name"]
    is_other = match["prime"] or match["index"] or match["becomes"]
    is_own = name is not None and not is_other and _spelled(name) in names
    return match[0] if is_own else " " * len(match[0])


def _spelled(name: str) -> str:
    r"""Return a name as a tree spells it: `m_hat` for m̂ and \hat{m}."""
    accent = re.fullmatch(r"\\(hat|bar|tilde|vec)\s*\{\s*(.*?)\s*\}", name)
    return f"{_spelled(accent[2])}_{accent[1]}" if accent else spelled(name.removeprefix("\\"))
