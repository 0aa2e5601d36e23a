"""What vectors, sets and matrices share: entries under one rule, brackets that may be left out."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from solvers.algebra.entrywise import EntrywiseError, entrywise
from solvers.answers import Drawn, MatrixAnswer, SetAnswer, VectorAnswer
from solvers.judging.entries import EntryRule
from solvers.judging.judge import AnswerError, Shown, check_names, formula_list, put_in, shown, typed_list
from solvers.judging.labels import unlabelled_entries
from solvers.judging.precision import number_rule
from solvers.judging.scope import Scope
from solvers.language.listing import commas
from solvers.language.tokens import MAX_CHARACTERS, ReadError
from solvers.literals import read_quantity
from solvers.tree import Binary, Bracket, Call, Name, Negate, Node, Sequence, children, rebuild
from solvers.verdict import Reason, Verdict, malformed
from solvers.worker.prover import Prover


class ListJudge:
    """Judges a list of entries; each kind says how the entries are to be compared."""

    key: ClassVar[str]
    bracket: ClassVar[Bracket] = "["

    def __init__(self, answer: VectorAnswer | SetAnswer | MatrixAnswer, drawn: Drawn) -> None:
        self.answer = answer
        self.drawn = drawn
        self.scope = Scope(answer, drawn.values)

    @property
    def text(self) -> str:
        """The reference as the deck writes it."""
        raise NotImplementedError

    def compare(self, given: Sequence, prover: Prover | None) -> Verdict:
        """Return the verdict on a list that has been read."""
        raise NotImplementedError

    @cached_property
    def formula(self) -> Sequence:
        """The reference as its author wrote it."""
        return formula_list(self.text, self.key, self.scope.deck, self.bracket)

    @cached_property
    def expected(self) -> Sequence:
        """The reference with the drawn values put in."""
        node = put_in(self.formula, self.drawn.values, self.key)
        match self.formula.items, node:
            case (Name(),), Sequence(_, (Sequence() as drawn,)):
                node = drawn  # `vector: v`, and v itself was drawn or computed as a list
        if not isinstance(node, Sequence) or not node.items:
            raise AnswerError(f"`{self.key}` lists entries, such as [1, 2, 3].", self.key)
        return node

    @cached_property
    def rule(self) -> EntryRule:
        """How entries are compared."""
        answer = self.answer
        numbers = number_rule(answer.tolerance, answer.digits, answer.decimals)
        return EntryRule(numbers, answer.domain, self.scope.where)

    def judge(self, given: str, prover: Prover | None) -> Verdict:
        """Return the verdict on a list."""
        node = self.read(given)
        return node if isinstance(node, Verdict) else self.compare(node, prover)

    def read(self, given: str) -> Sequence | Verdict:
        """Return the typed list, or why it cannot be read."""
        vocabulary = self.scope.learner(self.expected)
        text = unlabelled_entries(commas(given), vocabulary.names or ())
        node = typed_list(text, vocabulary, self.bracket)
        if isinstance(node, Verdict):
            return node if node.reason is not Reason.UNKNOWN_NAME else quantities(text, self.bracket) or node
        return worked_out(node)

    def reading(self, given: str) -> Shown | Verdict:
        """Return how the typed text is read."""
        node = self.read(given)
        return node if isinstance(node, Verdict) else shown(node)

    def reference(self) -> Shown:
        """Return the right list, its numbers worked out in the digits that are asked for."""
        return shown(self._shown(self.expected))

    def _shown(self, node: Node) -> Node:
        if isinstance(node, Sequence):
            return rebuild(node, tuple(map(self._shown, children(node))))
        return self.rule.shown(node)

    def validate(self, varied: frozenset[str]) -> None:
        """Raise `AnswerError` for what the card gets wrong."""
        self.rule  # noqa: B018 - reading it is the check
        self.scope.domains  # noqa: B018 - reading it is the check
        if self.answer.names:
            check_names(self.formula, varied | self.scope.declared, self.key)
        self.expected  # noqa: B018 - reading it is the check


def quantities(text: str, bracket: Bracket) -> Sequence | None:
    """Return a flat list whose entries carry suffixes or units, `[1.2M, 3 GFLOPs]`; None for any other."""
    inner = text.strip().strip("[](){}")
    if len(text) > MAX_CHARACTERS or any(sign in inner for sign in "[](){}"):
        return None
    try:
        return Sequence(bracket, tuple(read_quantity(entry).value for entry in inner.split(",")))
    except ReadError:
        return None


def worked_out(node: Sequence) -> Sequence | Verdict:
    """Return a list with its arithmetic carried into the entries: `[1, 2]/3` is [1/3, 2/3]."""
    try:
        worked = entrywise(node)
    except EntrywiseError as error:
        return malformed(str(error))
    match node.items, worked:
        case (Binary() | Negate() | Call(),), Sequence(_, (Sequence() as inner,)):
            return inner
        case _, Sequence():
            return worked
        case _:
            return node


def entry_count(count: int) -> str:
    """Return `one entry` or `3 entries`."""
    return "one entry" if count == 1 else f"{count} entries"
