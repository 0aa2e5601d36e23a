"""What every kind of answer has in common: a judge bound to one card's answer and its drawn numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

import msgspec

from solvers.printing import to_latex, to_text
from solvers.reading import ReadError, Vocabulary, read, read_list
from solvers.tree import Bracket, Node, Sequence, names
from solvers.trees.substitution import Definitions, Function, TooLargeError, depth, substitute
from solvers.verdict import Verdict, malformed
from solvers.worker.prover import Prover

DECK_LIMIT = 4_000
MAX_DEPTH = 220
_SIGNATURE = re.compile(r"\s*(\w+)\s*(?:\(([\w\s,]*)\))?\s*")


class Shown(msgspec.Struct, frozen=True):
    """A formula or a text as it is shown: one line, and LaTeX when there is a formula to draw."""

    text: str
    latex: str | None = None


class AnswerError(ValueError):
    """The card's answer is at fault; `key` is the deck key to look at."""

    def __init__(self, message: str, key: str) -> None:
        super().__init__(message)
        self.message = message
        self.key = key


class Judge(Protocol):
    """Judges one answer of one kind."""

    def judge(self, given: str, prover: Prover | None) -> Verdict:
        """Return the verdict on what the learner typed."""

    def reading(self, given: str) -> Shown | Verdict:
        """Return how the typed text is read, or why it cannot be."""

    def reference(self) -> Shown:
        """Return the right answer."""

    def validate(self, varied: frozenset[str]) -> None:
        """Raise `AnswerError` for a formula that cannot be read or uses unknown names."""


def shown(node: Node) -> Shown:
    """Return a formula for display."""
    return Shown(to_text(node), to_latex(node))


def formula(text: str, key: str, vocabulary: Vocabulary | None = None) -> Node:
    """Return the tree of a formula in a deck; raise `AnswerError` naming its key."""
    try:
        node = read(text, vocabulary or Vocabulary(), limit=DECK_LIMIT)
    except ReadError as error:
        raise AnswerError(f"The formula under `{key}` cannot be read: {error.message}", key) from error
    if depth(node) > MAX_DEPTH:
        raise AnswerError(f"The formula under `{key}` is nested too deeply.", key)
    return node


def typed(text: str, vocabulary: Vocabulary) -> Node | Verdict:
    """Return the tree of what a learner typed, or the verdict that refuses it."""
    try:
        node = read(text, vocabulary)
    except ReadError as error:
        return refused(error)
    return malformed("This is nested too deeply to read.") if depth(node) > MAX_DEPTH else node


def formula_list(text: str, key: str, vocabulary: Vocabulary, bracket: Bracket) -> Sequence:
    """Return a list in a deck, its outer brackets optional; raise `AnswerError` naming its key."""
    try:
        node = read_list(text, vocabulary, bracket, limit=DECK_LIMIT)
    except ReadError as error:
        raise AnswerError(f"The list under `{key}` cannot be read: {error.message}", key) from error
    return node


def typed_list(text: str, vocabulary: Vocabulary, bracket: Bracket) -> Sequence | Verdict:
    """Return the list that a learner typed, its outer brackets optional, or the verdict that refuses it."""
    try:
        return read_list(text, vocabulary, bracket)
    except ReadError as error:
        return refused(error)


def refused(error: ReadError) -> Verdict:
    """Return the verdict for text that cannot be read."""
    return malformed(error.message, (error.start, error.end), error.reason)


def put_in(node: Node, values: Mapping[str, Node], key: str) -> Node:
    """Return a deck's formula with the drawn values in the place of their names."""
    try:
        return substitute(node, values)
    except TooLargeError as error:
        raise AnswerError(str(error), key) from error


def check_names(node: Node, allowed: Iterable[str], key: str) -> None:
    """Raise `AnswerError` when a deck's formula uses a name that nothing declares."""
    unknown = sorted(names(node) - frozenset(allowed))
    if unknown:
        known = ", ".join(sorted(allowed)) or "none"
        raise AnswerError(
            f"`{key}` uses {', '.join(unknown)}, which nothing declares; names here: {known}.", key
        )


def definitions(where: Mapping[str, str], drawn: Mapping[str, Node]) -> Definitions:
    """Return what `where` defines, each definition with the earlier ones put in; raise `AnswerError`."""
    functions = frozenset(name for name, parameters in map(_signature, where) if parameters)
    made = Definitions()
    for key, text in where.items():
        name, parameters = _signature(key)
        body = formula(text, "where", Vocabulary(functions=functions))
        try:
            body = made.open(substitute(body, drawn))
        except TooLargeError as error:
            raise AnswerError(str(error), "where") from error
        if parameters:
            made = Definitions(made.values, {**made.functions, name: Function(parameters, body)})
        else:
            made = Definitions({**made.values, name: body}, made.functions)
    return made


def _signature(key: str) -> tuple[str, tuple[str, ...]]:
    """Return the name and the parameters of a key such as `f` or `f(x, y)`."""
    match = _SIGNATURE.fullmatch(key)
    if match is None:
        raise AnswerError(
            f"`where` defines a name such as f, or a function such as f(x); not {key[:40]!r}.", "where"
        )
    name, parameters = match.groups()
    return name, tuple(part.strip() for part in (parameters or "").split(",") if part.strip())
