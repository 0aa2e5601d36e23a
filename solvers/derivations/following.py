"""Whether a line follows from the one before: formulas stay equal, equations keep their solutions."""

from __future__ import annotations

from itertools import pairwise

from solvers.algebra.calculus import carried_out
from solvers.derivations.lines import Content, Formulas, Line
from solvers.derivations.solutions import agreement, point_text
from solvers.derivations.statements import Statement
from solvers.equivalence import Comparison, compare
from solvers.judging.digits import written_out
from solvers.judging.precision import LEAST_DIGITS
from solvers.judging.scope import Scope
from solvers.judging.wording import witness_sentence
from solvers.tree import Node, Number, names
from solvers.verdict import Verdict, malformed, undecided, wrong
from solvers.worker.prover import Prover

_ELSEWHERE = Number("0.123456789")  # some value to compare with, to learn whether there is one at all
MAX_SEARCHES = 250  # of one derivation
_OPEN = "Whether line {} follows was not found out; compare with the answer yourself."


class Follower:
    """Compares lines; what the searches for solutions cost is counted over the whole derivation."""

    def __init__(self, scope: Scope, assume: str | None) -> None:
        self.scope = scope
        self.assume = assume
        self.searches = 0

    def inside(self, line: Line, prover: Prover | None) -> Verdict | None:
        """Judge what a line says of itself: the links of a chain, and that it has a value at all."""
        if isinstance(line.content, Statement):
            return None
        parts = [self._open(part) for part in line.content.parts]
        for left, right in pairwise(parts) if len(parts) > 1 else [(parts[0], parts[0])]:
            if verdict := self._linked(left, right, line, prover, "its two sides differ"):
                return verdict
        return None

    def follows(
        self, before: Content | None, line: Line, prover: Prover | None, *, first: bool
    ) -> Verdict | None:
        """Judge a line against the one before; None when it follows."""
        content = line.content
        if before is None:
            return None
        if isinstance(before, Formulas) and isinstance(content, Formulas):
            left, right = self._open(before.parts[-1]), self._open(content.parts[0])
            said = "it is not what the derivation starts from" if first else "it differs from the line before"
            return self._linked(left, right, line, prover, said)
        if isinstance(before, Statement) and isinstance(content, Statement):
            return self._solved_alike(before, content, line, first=first)
        kind = "an equation" if isinstance(before, Statement) else "a formula"
        return wrong(f"Line {line.number} does not follow: {kind} is asked for.", line=line.number)

    def _linked(
        self, left: Node, right: Node, line: Line, prover: Prover | None, said: str
    ) -> Verdict | None:
        found = self._compare(right, left, prover)
        if found.undefined:
            return malformed(f"Line {line.number}: {found.undefined}")
        if found.equal or written_out(left, right, LEAST_DIGITS):
            return None
        if found.equal is None:
            return undecided(_OPEN.format(line.number))
        detail = f" {_line_witness(found)}" if found.witness else ""
        return wrong(f"Line {line.number} does not follow: {said}.{detail}", line=line.number)

    def _compare(self, given: Node, expected: Node, prover: Prover | None) -> Comparison:
        domains = dict(self.scope.answer.domain)
        if self.assume == "positive":
            domains = dict.fromkeys(names(given) | names(expected), "positive") | domains
        if given == expected:
            itself = compare(given, _ELSEWHERE, domains)
            return itself if itself.undefined else Comparison(equal=True)
        return compare(given, expected, domains, prover)

    def _solved_alike(
        self, before: Statement, after: Statement, line: Line, *, first: bool
    ) -> Verdict | None:
        opened = self._opened(before), self._opened(after)
        if opened[0] == opened[1]:
            return None
        if self.searches > MAX_SEARCHES:
            return undecided("This takes too long to check line by line; compare with the answer yourself.")
        found = agreement(*opened, self.assume, self.scope.domains)
        self.searches += found.searches
        if found.same:
            return None
        if found.same is None:
            return undecided(_OPEN.format(line.number))
        previous = "what the derivation starts from" if first else "the line before"
        if found.apart is None:
            detail = "its truth differs from the line before."
        elif found.apart.of_first:
            detail = f"{point_text(found.apart)} solves {previous}, but not this line."
        else:
            detail = f"{point_text(found.apart)} solves this line, but not {previous}."
        return wrong(f"Line {line.number} does not follow: {detail}", line=line.number)

    def _opened(self, statement: Statement) -> Statement:
        return statement.mapped(self._open)

    def _open(self, node: Node) -> Node:
        """Put the definitions in and carry out what is to be differentiated."""
        return carried_out(self.scope.where.open(node))


def _line_witness(found: Comparison) -> str:
    if found.witness is None:
        return ""
    sentence = witness_sentence(found.witness)
    return sentence.replace("yours is", "it is").replace("Yours is", "It is").replace(", expected ", ", not ")
