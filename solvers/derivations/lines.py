"""The lines of a derivation: chains of formulas, or statements, each with its number."""

from __future__ import annotations

import re
from typing import TypeAlias

import msgspec

from solvers.derivations.chain_rule import is_chain_rule
from solvers.derivations.statements import Statement, is_statement, read_statement
from solvers.reading import ReadError, Vocabulary, read, read_chain
from solvers.tree import Node
from solvers.verdict import Reason, Verdict, malformed, wrong

MAX_LINES = 40
MAX_CHARACTERS = 8_000
_ARROW = re.compile(
    r"^\s*(?:=>|⇒|⟹|→|⇔|⟺|<=>|∴|\\(?:implies|iff|Rightarrow|Leftrightarrow|therefore)\b|therefore\b)"
)
_NEARLY = re.compile(r"≈|\\approx(?![A-Za-z])")
_LABEL = re.compile(r"\s*((?:d|∂|\\partial )?\w+'*(?:\(\w+\))?(?:\s*/\s*(?:d|∂)\w+)?)\s*=(?![=>])")
_CONTINUES = re.compile(r"^\s*=(?![=>])")


class Formulas(msgspec.Struct, frozen=True):
    """Formulas joined by equals signs; `continues` when the line starts with one."""

    parts: tuple[Node, ...]
    continues: bool = False


Content: TypeAlias = Formulas | Statement


class Line(msgspec.Struct, frozen=True):
    """One line of working and its number in the text, from 1."""

    number: int
    content: Content


def with_left_sides(text: str) -> str:
    """Return lines of an equation's working with the left side before each that goes on with `= …`."""
    lines: list[str] = []
    left = ""
    for line in text.split("\n"):
        before, sign, _ = _ARROW.sub("", line).partition("=")
        if sign and before.strip():
            left = before
        lines.append(f"{left}{line.lstrip()}" if sign and not before.strip() and left else line)
    return "\n".join(lines)


def read_lines(text: str, vocabulary: Vocabulary, *, formulas: bool) -> tuple[Line, ...] | Verdict:
    """Return the lines of a text; `formulas`: `a = b` is a chain of formulas and no equation to solve."""
    if len(text) > MAX_CHARACTERS:
        return malformed(f"A derivation may have at most {MAX_CHARACTERS} characters.")
    written = [
        (number, _ARROW.sub("", _NEARLY.sub("=", line)))
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip()
    ]
    if not written:
        return malformed("Nothing is written yet.", reason=Reason.EMPTY)
    if len(written) > MAX_LINES:
        return malformed(f"A derivation may have at most {MAX_LINES} lines.")
    lines: list[Line] = []
    followers = [_CONTINUES.match(line) is not None for _, line in written[1:]] + [False]
    for (number, line), continued in zip(written, followers, strict=True):
        content = _content(line, vocabulary, chain=formulas or continued)
        if isinstance(content, Verdict) and (cancels := is_chain_rule(line)) is not None:
            if cancels:
                continue
            said = "these quotients do not cancel as the chain rule has it."
            return wrong(f"Line {number} does not follow: {said}", line=number)
        if isinstance(content, Verdict):
            message = content.message if len(written) == 1 else f"Line {number}: {content.message}"
            return msgspec.structs.replace(content, message=message, line=number, span=None)
        lines.append(Line(number, content))
    return tuple(lines) or malformed("Work the quotients out: write the steps, a line each.")


def _content(line: str, vocabulary: Vocabulary, *, chain: bool) -> Content | Verdict:
    continues = _CONTINUES.match(line) is not None
    if not continues and is_statement(line) and not chain:
        return read_statement(line, vocabulary)
    text = _CONTINUES.sub("", line)
    try:
        parts = _parts(_unlabelled(text, vocabulary) if chain else text, vocabulary)
    except ReadError as error:
        return malformed(error.message, None, error.reason)
    if parts is None:
        return read_statement(line, vocabulary)
    return Formulas(parts, continues)


def _unlabelled(text: str, vocabulary: Vocabulary) -> str:
    """Return a chain without a first part that only names what is derived: `dL/dz =`, `f'(x) =`, `y =`."""
    match = _LABEL.match(text)
    if match is None:
        return text
    try:
        read(match[1], vocabulary)
    except ReadError:
        return text[match.end() :]
    return text


def _parts(text: str, vocabulary: Vocabulary) -> tuple[Node, ...] | None:
    """Return the formulas that equals signs join; None when something else than equality is stated."""
    if not is_statement(text):
        return (read(text, vocabulary),)
    links = read_chain(text, vocabulary)
    if not links or any(link.comparison != "=" for link in links):
        return None
    return (links[0].left, *(link.right for link in links))
