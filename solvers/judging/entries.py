"""Compares lists entry by entry: numbers under the card's precision, formulas by value."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from solvers.equivalence import compare
from solvers.judging.diagnosis import number_relation
from solvers.judging.digits import typed_digits
from solvers.judging.precision import NumberRule
from solvers.judging.wording import ordinal, witness_sentence
from solvers.tree import Negate, Node, Number, Relation, Sequence, names, number
from solvers.trees.substitution import Definitions, TooLargeError
from solvers.values.evaluate import UndefinedError
from solvers.values.realvalue import NotRealError, real_value
from solvers.verdict import Outcome, Reason, Verdict, correct, malformed, undecided, wrong
from solvers.worker.prover import Prover

_OPEN = undecided("Whether this agrees was not found out.")


class Entries(msgspec.Struct, frozen=True):
    """Which entries differ, why the first of them does, and which stay open.

    `remark` is a verdict on an entry that is right but rough; `refusal` one on an entry without a value.
    """

    off: tuple[int, ...] = ()
    open: tuple[int, ...] = ()
    detail: str = ""
    remark: Verdict | None = None
    refusal: Verdict | None = None


class EntryRule(msgspec.Struct, frozen=True):
    """How two entries are compared."""

    numbers: NumberRule
    domain: Mapping[str, str]
    where: Definitions

    def compare(self, given: tuple[Node, ...], expected: tuple[Node, ...], prover: Prover | None) -> Entries:
        """Compare two lists of one length."""
        verdicts = [self.judge(*pair, prover) for pair in zip(given, expected, strict=True)]
        return gathered(verdicts)

    def shown(self, entry: Node) -> Node:
        """Return an entry of the reference for display: a number in its digits, a formula as it stands."""
        if names(entry) or isinstance(entry, Sequence):
            return entry
        try:
            value = real_value(entry)
        except UndefinedError:
            return entry
        if value.whole:
            return number(value.value)
        text = self.numbers.shown(value.value).replace("−", "-")
        size = Number(text.removeprefix("-"))
        return Negate(size) if text.startswith("-") else size

    def judge(self, given: Node, expected: Node, prover: Prover | None) -> Verdict:
        """Return the verdict on one entry."""
        if isinstance(given, Sequence | Relation):
            return malformed("a number or a formula is asked for here.")
        try:
            left, right = self.where.open(given), self.where.open(expected)
        except TooLargeError as error:
            return malformed(str(error))
        if not names(left) and not names(right):
            verdict = self.number(left, right)
            if verdict is not None:
                return verdict
        return self.formula(left, right, prover)

    def number(self, given: Node, expected: Node) -> Verdict | None:
        """Judge a number; None when the values are not real."""
        try:
            right = real_value(expected)
        except UndefinedError:
            return None
        try:
            left = real_value(given)
        except NotRealError:
            return None
        except UndefinedError:
            return malformed("this has no value.")
        verdict = self.numbers.judge(left, right, typed_digits(given))
        if verdict.reason is Reason.DIFFERENT:
            return wrong(number_relation(left.value, right.value), Reason.DIFFERENT)
        return verdict

    def formula(self, given: Node, expected: Node, prover: Prover | None) -> Verdict:
        """Judge a formula."""
        found = compare(given, expected, self.domain, prover)
        if found.undefined:
            return malformed("this has no value.")
        if found.equal is None:
            return _OPEN
        if found.equal:
            return correct()
        return wrong(witness_sentence(found.witness) if found.witness and names(given) else "")

    def same(self, given: Node, expected: Node, prover: Prover | None = None) -> bool:
        """Return whether two entries agree for sure."""
        return self.judge(given, expected, prover).outcome is Outcome.CORRECT

    def rearranged(self, given: tuple[Node, ...], expected: tuple[Node, ...]) -> bool:
        """Return whether two lists hold the same entries in another order."""
        left = list(expected)
        for item in given:
            match = next((index for index, other in enumerate(left) if self.same(item, other)), None)
            if match is None:
                return False
            del left[match]
        return not left


def gathered(verdicts: list[Verdict]) -> Entries:
    """Return what the verdicts on all entries amount to."""
    outcomes = [verdict.outcome for verdict in verdicts]
    if Outcome.MALFORMED in outcomes:
        index = outcomes.index(Outcome.MALFORMED)
        return Entries(refusal=malformed(f"In the {ordinal(index)} entry, {verdicts[index].message}"))
    off = tuple(index for index, outcome in enumerate(outcomes) if outcome is Outcome.WRONG)
    open_ = tuple(index for index, outcome in enumerate(outcomes) if outcome is Outcome.UNDECIDED)
    rough = [verdict for verdict in verdicts if verdict.outcome is Outcome.PARTIAL]
    near = [verdict for verdict in verdicts if verdict.reason is Reason.WITHIN_TOLERANCE]
    detail = verdicts[off[0]].message if off else ""
    return Entries(off, open_, detail, next(iter(rough + near), None))
