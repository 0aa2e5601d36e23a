"""Numbers or formulas in order: which entry differs."""

from __future__ import annotations

from solvers.answers import VectorAnswer
from solvers.judging.entries import Entries
from solvers.judging.wording import ordinal
from solvers.kinds.listed import ListJudge, entry_count
from solvers.tree import Call, Node, Number, Sequence, children
from solvers.verdict import Reason, Verdict, correct, malformed, undecided, wrong
from solvers.worker.prover import Prover


class VectorJudge(ListJudge):
    """Judges lists whose order counts."""

    key = "vector"

    @property
    def text(self) -> str:
        """The reference as the deck writes it."""
        return self.answer.vector if isinstance(self.answer, VectorAnswer) else ""

    def compare(self, given: Sequence, prover: Prover | None) -> Verdict:
        """Return the verdict on a list that has been read."""
        given = self._flat(given)
        if len(given.items) != len(self.expected.items):
            return self._length(given.items)
        entries = self.rule.compare(given.items, self.expected.items, prover)
        return entries.refusal or self.entries_verdict(entries, given)

    def _flat(self, given: Sequence) -> Sequence:
        """Return a row or a column that was typed as a matrix, or transposed, as the list that it is."""
        match given.items:
            case (Sequence() as row,) | (Call("transpose", (Sequence() as row,)),):
                return self._flat(row)
            case items if len(items) > 1 and all(map(_single, items)):
                return Sequence(given.bracket, tuple(children(item)[0] for item in items))
            case _:
                return given

    def _length(self, given: tuple[Node, ...]) -> Verdict:
        if len(given) > len(self.expected.items) and any(map(_thousands, given, given[1:])):
            return malformed("Commas part the entries: write thousands without them.")
        if len(given) == 1 and _run_together(given[0], len(self.expected.items)):
            return malformed("Put commas between the entries.")
        said = f"Yours has {entry_count(len(given))}; that is not the right number of entries."
        return wrong(said, Reason.LENGTH)

    def entries_verdict(self, entries: Entries, given: Sequence) -> Verdict:
        """Judge a list of the right length."""
        if entries.off:
            if len(entries.off) > 1 and self.rule.rearranged(given.items, self.expected.items):
                return wrong("The entries are right but their order is not.", Reason.ENTRY)
            return wrong(_entries_off(entries, len(given.items)), Reason.ENTRY)
        if entries.open:
            return undecided(
                "Whether every entry agrees was not found out; compare with the answer yourself."
            )
        return entries.remark or correct()


def _single(item: Node) -> bool:
    return isinstance(item, Sequence) and len(item.items) == 1


def _run_together(item: Node, count: int) -> bool:
    """Return whether digits stand for entries without anything between them: 0110."""
    return count > 2 and isinstance(item, Number) and item.text.isdigit() and len(item.text) == count


def _thousands(left: Node, right: Node) -> bool:
    """Return whether two neighbours look like one number with a comma in it: 1 and 016."""
    match left, right:
        case Number(text), Number(more):
            return text.isdigit() and more.isdigit() and len(text) <= 3 == len(more)
        case _:
            return False


def _entries_off(entries: Entries, count: int) -> str:
    if len(entries.off) == count and count > 1:
        return "None of the entries is right."
    more = f" ({len(entries.off)} of {count} entries are not.)" if len(entries.off) > 1 else ""
    detail = f" {entries.detail}" if entries.detail else ""
    return f"The {ordinal(entries.off[0])} entry is not right.{detail}{more}"
