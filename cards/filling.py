"""Drawn values put into the texts of a card: `{name}` in a sentence, `$x^{name}$` in a formula."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from cards.placeholders import PLACEHOLDER, parts
from cards.values import in_maths, in_prose
from solvers.answers import Answer, kind_of
from solvers.tree import Node

S = TypeVar("S", bound=msgspec.Struct)

_SCRIPT = re.compile(r"[\^_]\s*$")
# The kinds of answer that are words and not formulas.
WORDS = frozenset({"choice", "cloze", "order", "find-error", "explain"})


class Filler:
    """Puts one draw's values into texts; inside `$…$` the braces stay, because TeX needs them."""

    def __init__(self, values: Mapping[str, Node]) -> None:
        self._prose = {name: in_prose(value) for name, value in values.items()}
        self._maths = {name: f"{{{in_maths(value)}}}" for name, value in values.items()}

    def __call__(self, text: str) -> str:
        """Return `text` with each `{name}` that is drawn replaced by its value."""
        if not self._prose or "{" not in text:
            return text
        return "".join(
            self._formula(part) if maths else fill(part, self._prose) for part, maths in parts(text)
        )

    def _formula(self, text: str) -> str:
        """Return a formula filled, without commas in indices and exponents: `x_{12,345}` has two indices."""

        def value(match: re.Match[str]) -> str:
            filled = self._maths.get(match[1], match[0])
            return filled.replace("{,}", "") if _in_script(text[: match.start()]) else filled

        return PLACEHOLDER.sub(value, text)

    def answer(self, answer: Answer) -> Answer:
        """Return the answer with the values in its texts; its formulas keep their names."""
        if not self._prose:
            return answer
        if kind_of(answer) in WORDS:
            return self._struct(answer)
        messages = {mistake: self(message) for mistake, message in answer.mistakes.items()}
        return replace(answer, mistakes=messages)

    def _struct(self, struct: S) -> S:
        parts_of = {name: self._part(getattr(struct, name)) for name in struct.__struct_fields__}
        return replace(struct, **parts_of)

    def _part(self, part: object) -> object:
        match part:
            case str():
                return self(part)
            case tuple():
                return tuple(map(self._part, part))
            case dict():
                return {self._part(key): self._part(value) for key, value in part.items()}
            case msgspec.Struct():
                return self._struct(part)
            case _:
                return part


def _in_script(before: str) -> bool:
    """Whether what follows this part of a formula stands in an index or exponent."""
    if _SCRIPT.search(before):
        return True
    closed = 0
    for at in range(len(before) - 1, -1, -1):
        closed += before[at] == "}"
        if before[at] == "{":
            if not closed and _SCRIPT.search(before[:at]):
                return True
            closed = max(0, closed - 1)
    return False


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with each `{name}` replaced by the text in `values`, if there is one."""
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)
