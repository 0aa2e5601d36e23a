"""Numbers or formulas in order: which entry differs."""

from __future__ import annotations

from functools import cached_property

from solvers.answers import Drawn, VectorAnswer
from solvers.entries import Entries, EntryRule, ordinal
from solvers.judging import (
    AnswerError,
    Definitions,
    Shown,
    check_names,
    definitions,
    formula_list,
    put_in,
    shown,
    typed_list,
)
from solvers.precision import number_rule
from solvers.prover import Prover
from solvers.reading import Vocabulary
from solvers.tree import Sequence, names
from solvers.verdict import Reason, Verdict, correct, undecided, wrong


class VectorJudge:
    """Judges lists whose order counts."""

    def __init__(self, answer: VectorAnswer, drawn: Drawn) -> None:
        self.answer = answer
        self.drawn = drawn

    @cached_property
    def where(self) -> Definitions:
        """What the card defines."""
        return definitions(self.answer.where, self.drawn.values)

    @cached_property
    def formula(self) -> Sequence:
        """The reference as its author wrote it."""
        declared = self.declared | frozenset(self.drawn.values) if self.answer.names else None
        return formula_list(self.answer.vector, "vector", Vocabulary(names=declared), "[")

    @property
    def declared(self) -> frozenset[str]:
        """The names that the card writes down."""
        return frozenset(self.answer.names) | frozenset(self.answer.domain) | self.where.names

    @cached_property
    def expected(self) -> Sequence:
        """The reference with the drawn values put in."""
        node = put_in(self.formula, self.drawn.values, "vector")
        if not isinstance(node, Sequence) or not node.items:
            raise AnswerError("A vector has entries, such as [1, 2, 3].", "vector")
        return node

    @property
    def vocabulary(self) -> Vocabulary:
        """What a learner may use."""
        allowed = self.declared
        if not self.answer.names:
            allowed |= names(self.expected).union(*map(names, self.where.values.values()))
        return Vocabulary(names=allowed, functions=frozenset(self.where.functions))

    @cached_property
    def rule(self) -> EntryRule:
        """How entries are compared."""
        answer = self.answer
        return EntryRule(
            number_rule(answer.tolerance, answer.digits, answer.decimals), answer.domain, self.where
        )

    def judge(self, given: str, prover: Prover | None) -> Verdict:
        """Return the verdict on a list."""
        node = typed_list(given, self.vocabulary, "[")
        if isinstance(node, Verdict):
            return node
        if len(node.items) != len(self.expected.items):
            message = f"Yours has {_entry_count(len(node.items))}; that is not the right number of entries."
            return wrong(message, Reason.LENGTH)
        entries = self.rule.compare(node.items, self.expected.items, prover)
        return entries.refusal or self.entries_verdict(entries, node)

    def entries_verdict(self, entries: Entries, node: Sequence) -> Verdict:
        """Judge a list of the right length."""
        if entries.off:
            if len(entries.off) > 1 and self.rule.rearranged(node.items, self.expected.items):
                return wrong("The entries are right but their order is not.", Reason.ENTRY)
            return wrong(_entries_off(entries, len(node.items)), Reason.ENTRY)
        if entries.open:
            return undecided(
                "Whether every entry agrees was not found out; compare with the answer yourself."
            )
        return entries.remark or correct()

    def reading(self, given: str) -> Shown | Verdict:
        """Return how the typed text is read."""
        node = typed_list(given, self.vocabulary, "[")
        return node if isinstance(node, Verdict) else shown(node)

    def reference(self) -> Shown:
        """Return the right list, its numbers worked out in the digits that are asked for."""
        return shown(Sequence("[", tuple(map(self.rule.shown, self.expected.items))))

    def validate(self, varied: frozenset[str]) -> None:
        """Raise `AnswerError` for what the card gets wrong."""
        self.rule  # noqa: B018 - reading it is the check
        if self.answer.names:
            check_names(self.formula, varied | self.declared, "vector")
        self.expected  # noqa: B018 - reading it is the check


def _entry_count(count: int) -> str:
    return "one entry" if count == 1 else f"{count} entries"


def _entries_off(entries: Entries, count: int) -> str:
    if len(entries.off) == count and count > 1:
        return "None of the entries is right."
    first = entries.off[0]
    more = f" ({len(entries.off)} of {count} entries are not.)" if len(entries.off) > 1 else ""
    detail = f" {entries.detail}" if entries.detail else ""
    return f"The {ordinal(first)} entry is not right.{detail}{more}"
