"""Rows of numbers or formulas: which entry differs, and whether the matrix is transposed."""

from __future__ import annotations

import re
from functools import cached_property

from solvers.answers import MatrixAnswer
from solvers.judging.judge import AnswerError, formula, put_in
from solvers.kinds.listed import ListJudge
from solvers.language.listing import rows as table
from solvers.tree import Call, Node, Sequence
from solvers.verdict import Outcome, Reason, Verdict, correct, malformed, undecided, wrong
from solvers.worker.prover import Prover

Rows = tuple[tuple[Node, ...], ...]
_GAP = re.compile(r"[\[,]\s*(?=[\],])")  # nothing where an entry should be
_SCALAR = re.compile(r"[^\[\](){},;\\\n]*")


class MatrixJudge(ListJudge):
    """Judges matrices."""

    key = "matrix"

    @property
    def text(self) -> str:
        """The reference as the deck writes it."""
        return self.answer.matrix if isinstance(self.answer, MatrixAnswer) else ""

    @cached_property
    def formula(self) -> Sequence:
        """The reference as its author wrote it."""
        node = formula(self.text, "matrix", self.scope.deck)
        if not isinstance(node, Sequence):
            raise AnswerError("A matrix is a list of rows, such as [[1, 2], [3, 4]].", "matrix")
        return node

    @cached_property
    def expected(self) -> Sequence:
        """The reference with the drawn values put in."""
        node = put_in(self.formula, self.drawn.values, "matrix")
        if rows(node) is None or not isinstance(node, Sequence):
            raise AnswerError("A matrix is a list of rows of one length, such as [[1, 2], [3, 4]].", "matrix")
        return node

    def read(self, given: str) -> Sequence | Verdict:
        """Return the typed matrix, or why it cannot be read."""
        if gap := _GAP.search(given):
            row = max(1, given.count("[", 0, gap.end()) - 1)
            return malformed(f"An entry of row {row} is missing.", span=(gap.start(), gap.end()))
        node = super().read(table(given) or given)
        if isinstance(node, Sequence) and (rows(node) is None or _SCALAR.fullmatch(given)):
            return malformed("A matrix is a list of rows of one length, such as [[1, 2], [3, 4]].")
        return node

    def compare(self, given: Sequence, prover: Prover | None) -> Verdict:
        """Return the verdict on a matrix that has been read."""
        mine, theirs = rows(given) or (), rows(self.expected) or ()
        if _size(mine) != _size(theirs):
            return self._size_verdict(mine, theirs, prover)
        unsure = False
        for row, (left, right) in enumerate(zip(mine, theirs, strict=True), 1):
            entries = self.rule.compare(left, right, prover)
            if entries.refusal:
                return malformed(f"In row {row}: {entries.refusal.message}")
            if entries.off:
                return self._entry_verdict(mine, theirs, (row, entries.off[0] + 1), entries.detail)
            if entries.remark is not None and entries.remark.outcome is Outcome.PARTIAL:
                return entries.remark
            unsure = unsure or bool(entries.open)
        return undecided("Whether every entry agrees was not found out.") if unsure else correct()

    def _entry_verdict(self, mine: Rows, theirs: Rows, place: tuple[int, int], detail: str) -> Verdict:
        if self._same(transposed(mine), theirs, None):
            return wrong("This is the transpose of the answer.", Reason.ENTRY)
        message = f"The entry in row {place[0]}, column {place[1]} is not right. {detail}"
        return wrong(message.strip(), Reason.ENTRY)

    def _size_verdict(self, mine: Rows, theirs: Rows, prover: Prover | None) -> Verdict:
        if self._same(transposed(mine), theirs, prover):
            return wrong("This is the transpose of the answer.", Reason.LENGTH)
        height, width = _size(mine)
        return wrong(f"Yours is {height}×{width}; that is not the right size.", Reason.LENGTH)

    def _same(self, mine: Rows, theirs: Rows, prover: Prover | None) -> bool:
        return _size(mine) == _size(theirs) and all(
            self.rule.same(left, right, prover)
            for pair in zip(mine, theirs, strict=True)
            for left, right in zip(*pair, strict=True)
        )


def rows(node: Node) -> Rows | None:
    """Return the rows of a matrix; a list of numbers is one row; None for what is no matrix."""
    if isinstance(node, Call) and node.function == "transpose" and len(node.arguments) == 1:
        inner = rows(node.arguments[0])
        return None if inner is None else transposed(inner)
    if not isinstance(node, Sequence) or not node.items:
        return None
    if not any(isinstance(item, Sequence) for item in node.items):
        return (node.items,)
    found = tuple(item.items for item in node.items if isinstance(item, Sequence))
    whole = len(found) == len(node.items) and len({len(row) for row in found}) == 1 and len(found[0]) > 0
    return found if whole else None


def transposed(matrix: Rows) -> Rows:
    """Return the matrix with rows and columns exchanged."""
    return tuple(zip(*matrix, strict=True))


def _size(matrix: Rows) -> tuple[int, int]:
    return len(matrix), len(matrix[0]) if matrix else 0
