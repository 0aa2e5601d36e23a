"""A formula: equal in value, over the names that are in play, and in the form that was asked for."""

from __future__ import annotations

import re
from functools import cached_property

from solvers.algebra.calculus import NoDerivativeError
from solvers.algebra.forms import form_problem
from solvers.answers import Drawn, ExpressionAnswer
from solvers.equivalence import Comparison, compare
from solvers.judging.diagnosis import formula_offset, formula_relation
from solvers.judging.digits import written_out
from solvers.judging.judge import AnswerError, Shown, check_names, formula, put_in, shown, typed
from solvers.judging.labels import unlabelled
from solvers.judging.scope import Scope
from solvers.judging.slips import slip
from solvers.judging.wording import listed, witness_sentence
from solvers.kinds.antiderivative import CONSTANTS, Antiderivatives
from solvers.reading import Vocabulary
from solvers.tree import Call, Name, Node, Relation, Sequence, children, names
from solvers.trees.building import add
from solvers.trees.substitution import TooLargeError
from solvers.values import exact
from solvers.verdict import Reason, Verdict, correct, malformed, partial, undecided, wrong
from solvers.worker.prover import Prover

_EQUATION = "Give a formula, not an equation: only what stands on the right of the equals sign."


class ExpressionJudge:
    """Judges formulas."""

    def __init__(self, answer: ExpressionAnswer, drawn: Drawn) -> None:
        self.answer = answer
        self.drawn = drawn

    @cached_property
    def scope(self) -> Scope:
        """The names and definitions in play."""
        answer = self.answer
        functions = frozenset(key.partition("(")[0].strip() for key in answer.where if "(" in key)
        extra = frozenset(answer.only) - functions
        if answer.variable:
            extra |= {_checked_name(answer.variable)}
        return Scope(answer, self.drawn.values, extra)

    @cached_property
    def expected(self) -> Node:
        """The reference as its author wrote it, with the drawn values put in."""
        node = formula(self.answer.expression, "expression", self.scope.deck)
        if _not_a_formula(node):
            raise AnswerError(
                "`expression` is one formula, without an equals sign and no list.", "expression"
            )
        drawn = put_in(node, self.drawn.values, "expression")
        try:
            exact.constant(drawn)
        except ZeroDivisionError as error:
            raise AnswerError("`expression` divides by zero.", "expression") from error
        return drawn

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What a learner may use."""
        known = self.scope.learner(self.expected)
        if self.answer.up_to != "constant" or known.names is None:
            return known
        return Vocabulary(names=known.names | frozenset(CONSTANTS), functions=known.functions)

    def judge(self, given: str, prover: Prover | None) -> Verdict:
        """Return the verdict on a formula."""
        node = self.read(given)
        if isinstance(node, Verdict):
            return node
        if problem := _not_a_formula(node):
            return malformed(problem)
        try:
            opened, expected = self.scope.where.open(node), self.scope.where.open(self.expected)
        except TooLargeError as error:
            return malformed(str(error))
        if self.answer.up_to == "constant":
            return self.judge_antiderivative(opened, expected, prover)
        found = compare(opened, expected, self.answer.domain, prover)
        if found.equal is False and written_out(opened, expected):
            found = Comparison(equal=True)
        return self.verdict(node, opened, expected, found)

    def read(self, given: str) -> Node | Verdict:
        """Return the tree of what a learner typed; `f(x)` is f where the card defines f as a formula in x."""
        where = self.scope.where
        text = unlabelled(given, self.vocabulary.names or ())
        for name, body in where.values.items():
            for argument in names(body) - where.names:
                text = _without_argument(text, name, argument)
        node = typed(text, self.vocabulary)
        return malformed(_EQUATION) if isinstance(node, Verdict) and "=" in text else node

    def verdict(self, node: Node, given: Node, expected: Node, found: Comparison) -> Verdict:
        """Say what a comparison means: right, right but in another form, wrong with a witness, or open."""
        if found.undefined:
            return malformed(found.undefined)
        if found.equal is None:
            return undecided("Neither a proof nor a difference was found; compare with the answer yourself.")
        if found.equal:
            return self.form_verdict(node)
        witness = witness_sentence(found.witness) if found.witness else "This is not equal to the answer."
        if relation := formula_relation(given, expected, self.scope.domains):
            return wrong(f"{relation} {witness}", Reason.FACTOR)
        domains = self.scope.domains
        told = slip(given, expected, domains) or formula_offset(given, expected, domains)
        return wrong(f"{told} {witness}".strip())

    def form_verdict(self, node: Node) -> Verdict:
        """Judge the form of a formula whose value is right."""
        if self.answer.only and (extra := self.used(node) - frozenset(self.answer.only)):
            allowed = listed(self.answer.only)
            message = (
                f"The value is right, but write it with {allowed} alone: yours uses {listed(sorted(extra))}."
            )
            return partial(0.5, message, Reason.WRONG_FORM)
        if self.answer.form and (problem := form_problem(node, self.expected, self.answer.form)):
            return partial(0.5, f"The value is right, but {problem}", Reason.WRONG_FORM)
        return correct()

    def used(self, node: Node) -> frozenset[str]:
        """Return the names in a formula; a call of a defined function counts as the function's name."""
        if isinstance(node, Name):
            return frozenset({node.name})
        if isinstance(node, Call) and node.function in self.scope.functions:
            return frozenset({node.function})
        return frozenset().union(*map(self.used, children(node)))

    def judge_antiderivative(self, given: Node, expected: Node, prover: Prover | None) -> Verdict:
        """Return the verdict on an antiderivative."""
        pair = Antiderivatives(given, expected, self.variable(expected), self.answer.domain)
        try:
            found = pair.compare(prover)
            if found.equal and self.answer.name_the_constant and not pair.integrated_constant:
                return partial(0.5, "Right but for the constant of integration: add + C.", Reason.WRONG_FORM)
            if found.equal is False:
                return wrong(_slope_sentence(found, pair))
        except NoDerivativeError:
            return undecided("This could not be differentiated; compare with the answer yourself.")
        return self.verdict(given, given, expected, found)

    def variable(self, expected: Node) -> str:
        """Return the variable of integration."""
        if self.answer.variable:
            return self.answer.variable
        candidates = sorted(names(expected) - frozenset(CONSTANTS))
        if len(candidates) != 1:
            raise AnswerError("Say the variable of integration under `variable`.", "variable")
        return candidates[0]

    def reading(self, given: str) -> Shown | Verdict:
        """Return how the typed text is read."""
        node = self.read(given)
        return node if isinstance(node, Verdict) else shown(node)

    def reference(self) -> Shown:
        """Return the right answer, with a constant of integration where one is asked for."""
        node = self.expected
        if self.answer.name_the_constant and not names(node) & frozenset(CONSTANTS):
            node = add(node, Name(CONSTANTS[0]))
        return shown(node)

    def validate(self, varied: frozenset[str]) -> None:
        """Raise `AnswerError` for what the card gets wrong."""
        expected = self.expected
        self.scope.domains  # noqa: B018 - reading them is the check
        if self.answer.names:
            check_names(expected, self.scope.declared | varied, "expression")
        if self.answer.only and (extra := self.used(expected) - frozenset(self.answer.only) - varied):
            raise AnswerError(
                f"`only` leaves out {listed(sorted(extra))}, which the answer itself uses.", "only"
            )
        if self.answer.up_to == "constant":
            self.variable(expected)


def _checked_name(name: str) -> str:
    if not isinstance(formula(name, "variable"), Name):
        raise AnswerError(f"`variable` is a name such as x; not {name[:40]!r}.", "variable")
    return name


def _without_argument(text: str, name: str, argument: str) -> str:
    """Return the text with `f(x)` as f and blanks, so that places in the text stay what they are."""
    call = rf"(?<![\w\\]){re.escape(name)}\s*\(\s*{re.escape(argument)}\s*\)"
    return re.sub(call, lambda match: name.ljust(len(match[0])), text)


def _not_a_formula(node: Node) -> str:
    match node:
        case Relation():
            return _EQUATION
        case Sequence():
            return "Give one formula, not a list."
        case _:
            return ""


def _slope_sentence(found: Comparison, pair: Antiderivatives) -> str:
    if pair.forgot_to_integrate:
        return "This is the integrand or its derivative: integrate instead."
    said = "The derivative of yours is not the integrand."
    if found.witness is None:
        return said
    return f"{said} {witness_sentence(found.witness).replace('yours', 'it')}"
