"""An equation: the same one, rearranged or multiplied by a constant; or another, with a value that tells.

Several, joined by `or` and `and`, are judged by their solutions.
"""

from __future__ import annotations

from functools import cached_property

from solvers.answers import Drawn, EquationAnswer
from solvers.derivations.equations import same_equation
from solvers.derivations.solutions import Agreement, Solution, agreement, point_text
from solvers.derivations.statements import Statement, is_statement, read_statement, statement_text
from solvers.judging.judge import AnswerError, Shown, check_names, put_in, shown, typed
from solvers.judging.scope import Scope
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
    def expected(self) -> Statement:
        """The reference with the drawn values put in."""
        text = self.answer.equation
        if not is_statement(text):
            raise AnswerError("`equation` has two sides, as in y = 2x.", "equation")
        read = read_statement(text, self.scope.deck)
        if isinstance(read, Verdict):
            message = f"The formula under `equation` cannot be read: {read.message}"
            raise AnswerError(message, "equation")
        return read.mapped(lambda node: put_in(node, self.drawn.values, "equation"))

    @property
    def vocabulary(self) -> Vocabulary:
        """What a learner may use."""
        return self.scope.learner(*self.expected.relations)

    def judge(self, given: str, prover: Prover | None) -> Verdict:  # noqa: ARG002 - equations are decided here
        """Return the verdict on an equation."""
        node = self.read(given)
        if isinstance(node, Verdict):
            return node
        try:
            return _verdict(self.agreement(node))
        except TooLargeError as error:
            return malformed(str(error))

    def read(self, given: str) -> Statement | Verdict:
        """Return the typed equation, or why it cannot be read; a lone value is that of what is asked for."""
        if is_statement(given):
            return read_statement(given, self.vocabulary)
        node = typed(given, self.vocabulary)
        if isinstance(node, Verdict):
            return node
        single = self.expected.single
        quantity = _quantity(single) if single is not None else None
        if quantity is None or names(node):
            return malformed("An equation is asked for, with an equals sign.")
        return Statement(((Relation("=", quantity, node),),))

    def agreement(self, given: Statement) -> Agreement:
        """Compare what was typed with the reference; raise `TooLargeError`."""
        where, domains = self.scope.where, self.scope.domains
        mine, theirs = given.mapped(where.open), self.expected.mapped(where.open)
        if mine.single is not None and theirs.single is not None:
            return same_equation(mine.single, theirs.single, domains)
        return agreement(mine, theirs, None, domains)

    def reading(self, given: str) -> Shown | Verdict:
        """Return how the typed text is read."""
        node = self.read(given)
        return node if isinstance(node, Verdict) else _shown(node)

    def reference(self) -> Shown:
        """Return the right equation."""
        return _shown(self.expected)

    def validate(self, varied: frozenset[str]) -> None:
        """Raise `AnswerError` for what the card gets wrong."""
        self.scope.domains  # noqa: B018 - reading them is the check
        if self.answer.names:
            for relation in self.expected.relations:
                check_names(relation, self.scope.declared | varied, "equation")
        self.expected  # noqa: B018 - reading it is the check


def _shown(statement: Statement) -> Shown:
    return shown(statement.single) if statement.single is not None else Shown(statement_text(statement))


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
