"""Numbers or formulas in any order: which of them does not belong, and whether some are missing."""

from __future__ import annotations

from solvers.answers import SetAnswer
from solvers.judging.wording import ordinal
from solvers.kinds.listed import ListJudge
from solvers.tree import Node, Sequence
from solvers.verdict import Outcome, Reason, Verdict, correct, malformed, partial, undecided, wrong
from solvers.worker.prover import Prover


class SetJudge(ListJudge):
    """Judges lists whose order does not count."""

    key = "set"
    bracket = "{"

    @property
    def text(self) -> str:
        """The reference as the deck writes it."""
        return self.answer.set if isinstance(self.answer, SetAnswer) else ""

    def compare(self, given: Sequence, prover: Prover | None) -> Verdict:
        """Return the verdict on a set that has been read."""
        strangers: list[int] = []
        unsure = False
        for index, item in enumerate(given.items):
            outcome = self._membership(item, prover)
            if isinstance(outcome, Verdict):
                return malformed(f"In the {ordinal(index)} entry, {outcome.message}")
            unsure = unsure or outcome is None
            if outcome is False:
                strangers.append(index)
        if strangers:
            return wrong(_strangers(strangers, len(given.items)), Reason.ENTRY)
        if unsure:
            return undecided("Whether the sets agree was not found out; compare with the answer yourself.")
        return self._complete(given, prover)

    def _membership(self, item: Node, prover: Prover | None) -> bool | Verdict | None:
        """Return whether the item is in the reference; a verdict when it has no value."""
        verdicts = [self.rule.judge(item, other, prover) for other in self.expected.items]
        refused = next((verdict for verdict in verdicts if verdict.outcome is Outcome.MALFORMED), None)
        if refused is not None:
            return refused
        outcomes = {verdict.outcome for verdict in verdicts}
        if Outcome.CORRECT in outcomes:
            return True
        return None if Outcome.UNDECIDED in outcomes else False

    def _complete(self, given: Sequence, prover: Prover | None) -> Verdict:
        """Every item belongs: judge whether each element of the reference is among them."""
        found = [
            any(self.rule.same(item, other, prover) for item in given.items) for other in self.expected.items
        ]
        if all(found):
            return correct()
        share = sum(found) / len(found)
        return partial(share, "All of yours belong, but some are missing.", Reason.MISSING)


def _strangers(indexes: list[int], count: int) -> str:
    if len(indexes) == count:
        return "None of yours belongs." if count > 1 else "This one does not belong."
    places = " and the ".join(ordinal(index) for index in indexes)
    return f"The {places} of yours {'do' if len(indexes) > 1 else 'does'} not belong."
