"""An equation: the same one, rearranged or multiplied by a constant; or another, with a value that tells."""

from __future__ import annotations

from functools import cached_property

from solvers.answers import Drawn, EquationAnswer
from solvers.derivations.equations import same_equation
from solvers.derivations.solutions import Agreement, Solution
from solvers.derivations.statements import Statement, is_statement, read_statement
from solvers.judging.judge import AnswerError, Shown, check_names, formula, put_in, shown, typed
from solvers.judging.scope import Scope
from solvers.judging.wording import number_text
from solvers.reading import Vocabulary
from solvers.tree import Binary, Name, Node, Relation, names
from solvers.trees.substitution import TooLargeError
from solvers.verdict import Verdict, correct, malformed, undecided, wrong
from solvers.worker.prover import Prover


class EquationJudge:
    """Judges equations and inequalities."""

    def __init__(self, answer: EquationAnswer, drawn: Drawn) -> None:
        self.answer = answer
        self.drawn = drawn
        self.scope = Scope(answer, drawn.values)

    @cached_property
    def expected(self) -> Relation:
        """The reference with the drawn values put in."""
        node = put_in(
            formula(self.answer.equation, "equation", self.scope.deck), self.drawn.values, "equation"
        )
        if not isinstance(node, Relation):
            raise AnswerError("`equation` has two sides, as in y = 2x.", "equation")
        return node

    @property
    def vocabulary(self) -> Vocabulary:
        """What a learner may use."""
        return self.scope.learner(self.expected)

    def judge(self, given: str, prover: Prover | None) -> Verdict:  # noqa: ARG002 - equations are decided here
        """Return the verdict on an equation."""
        node = self.read(given)
        if isinstance(node, Verdict):
            return node
        if len(node.alternatives) == 1 and len(node.alternatives[0]) == 1:
            return self.compare(node.alternatives[0][0])
        return malformed("Give one equation.")

    def read(self, given: str) -> Statement | Verdict:
        """Return the typed equation, or why it cannot be read; a lone value is that of what is asked for."""
        if is_statement(given):
            return read_statement(given, self.vocabulary)
        node = typed(given, self.vocabulary)
        if isinstance(node, Verdict):
            return node
        quantity = _quantity(self.expected)
        if quantity is None or names(node):
            return malformed("An equation is asked for, with an equals sign.")
        return Statement(((Relation("=", quantity, node),),))

    def compare(self, given: Relation) -> Verdict:
        """Compare two equations."""
        where = self.scope.where
        try:
            mine, theirs = where.open(given), where.open(self.expected)
        except TooLargeError as error:
            return malformed(str(error))
        if not isinstance(mine, Relation) or not isinstance(theirs, Relation):
            return malformed("An equation is asked for.")
        return _verdict(same_equation(mine, theirs, self.scope.domains))

    def reading(self, given: str) -> Shown | Verdict:
        """Return how the typed text is read."""
        node = self.read(given)
        return node if isinstance(node, Verdict) else shown(next(node.relations))

    def reference(self) -> Shown:
        """Return the right equation."""
        return shown(self.expected)

    def validate(self, varied: frozenset[str]) -> None:
        """Raise `AnswerError` for what the card gets wrong."""
        self.scope.domains  # noqa: B018 - reading them is the check
        if self.answer.names:
            check_names(self.expected, self.scope.declared | varied, "equation")
        self.expected  # noqa: B018 - reading it is the check


def _quantity(expected: Relation) -> Node | None:
    """Return the single quantity that the reference gives a value to: `k` in k = 1, `a/b` in a/b = 2."""
    for side, other in ((expected.left, expected.right), (expected.right, expected.left)):
        if names(side) and not names(other) and _is_quantity(side):
            return side if expected.comparison == "=" else None
    return None


def _is_quantity(node: Node) -> bool:
    match node:
        case Name():
            return True
        case Binary("*" | "/", left, right):
            return _is_quantity(left) and _is_quantity(right)
        case _:
            return False


def _verdict(found: Agreement) -> Verdict:
    if found.same:
        return correct()
    if found.same is None:
        return undecided("Whether the equations agree was not found out; compare with the answer yourself.")
    if found.apart is None:
        return wrong("This is another equation.")
    return wrong(_sentence(found.apart))


def _sentence(apart: Solution) -> str:
    place = point_text(apart)
    if apart.of_first:
        return f"{place} solves yours but not the equation asked for."
    return (
        f"{place} solves the equation asked for but not yours."
        if len(apart.point) > 1
        else "A solution is missing."
    )


def point_text(apart: Solution) -> str:
    """Return a solution as `x = 2, y = 1`."""
    return ", ".join(f"{name} = {number_text(value)}" for name, value in sorted(apart.point.items()))
