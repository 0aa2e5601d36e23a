"""Lines of working: each is judged against the one before, the first bad one is named, the goal looked for.

A line is a formula, or equations joined by `or`; one that starts with `=` carries a chain on. Formulas must
stay equal, equations must keep their solutions.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from solvers.algebra.calculus import NoDerivativeError
from solvers.answers import DerivationAnswer, Drawn
from solvers.derivations.following import Follower
from solvers.derivations.goals import reached
from solvers.derivations.lines import Content, Formulas, Line, read_lines, with_left_sides
from solvers.derivations.statements import Statement, statement_text
from solvers.judging.judge import AnswerError, Shown, check_names, put_in, shown
from solvers.judging.scope import Scope
from solvers.reading import Vocabulary
from solvers.tree import Node, Relation, names
from solvers.trees.substitution import TooLargeError
from solvers.verdict import Outcome, Reason, Verdict, correct, malformed, partial
from solvers.worker.prover import Prover


class DerivationJudge:
    """Judges derivations."""

    def __init__(self, answer: DerivationAnswer, drawn: Drawn) -> None:
        self.answer = answer
        self.task = answer.derivation
        self.drawn = drawn
        self.scope = Scope(answer, drawn.values, derivatives=True)
        self.follower = Follower(self.scope, self.task.assume)

    @cached_property
    def start(self) -> Content | None:
        """What the first line must say."""
        return self._of_deck(self.task.start)

    @cached_property
    def goal(self) -> Content | None:
        """What the last line must say."""
        return self._of_deck(self.task.goal)

    def _of_deck(self, text: str | None) -> Content | None:
        if text is None:
            return None
        lines = read_lines(text, self.deck_vocabulary, formulas=False)
        if isinstance(lines, Verdict):
            raise AnswerError(f"The formula under `derivation` cannot be read: {lines.message}", "derivation")
        return _with(lines[-1].content, self.drawn.values)

    @property
    def deck_vocabulary(self) -> Vocabulary:
        """What the deck's own formulas may use."""
        return self.scope.deck

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What a learner may use."""
        if self.start is None and self.goal is None and not self.scope.declared:
            return Vocabulary(functions=self.scope.functions)
        return self.scope.learner(*_nodes(self.start), *_nodes(self.goal))

    @property
    def about_statements(self) -> bool:
        """Whether the card starts from an equation or leads to one."""
        return any(isinstance(content, Statement) for content in (self.start, self.goal))

    @property
    def about_formulas(self) -> bool:
        """Whether formulas are derived, so that `a = b` says that both are equal."""
        given = [content for content in (self.start, self.goal) if content is not None]
        return bool(given) and all(isinstance(content, Formulas) for content in given)

    def judge(self, given: str, prover: Prover | None) -> Verdict:
        """Return the verdict on lines of working."""
        lines = self.read(given)
        if isinstance(lines, Verdict):
            return lines
        try:
            return self._judge_lines(lines, prover)
        except TooLargeError as error:
            return malformed(str(error))
        except NoDerivativeError:
            return malformed("diff takes a formula and the name to differentiate by, as in diff(x^2, x).")

    def read(self, given: str) -> tuple[Line, ...] | Verdict:
        """Return the lines of working, or why they cannot be read."""
        text = given if not self.about_statements else with_left_sides(given)
        return read_lines(text, self.vocabulary, formulas=self.about_formulas)

    def _judge_lines(self, lines: tuple[Line, ...], prover: Prover | None) -> Verdict:
        lines = self._without_labels(lines)
        before = self.start
        unsure: Verdict | None = None
        for index, line in enumerate(lines):
            verdict = self.judge_line(before, line, prover, first=index == 0)
            if verdict is not None and verdict.outcome is not Outcome.UNDECIDED:
                return verdict
            unsure = unsure or verdict
            before = line.content
        return unsure or self._arrival(lines)

    def each_line(self, given: str) -> list[tuple[int, Verdict | None]]:
        """Return the number of each line with its verdict, None where it follows; up to one that is not read.

        Every line is held against the one before it, right or wrong. Asks no prover.
        """
        lines = self.read(given)
        if isinstance(lines, Verdict):
            number = lines.line
            if number is None:
                return []
            above = "\n".join(given.splitlines()[: number - 1])
            return [*(self.each_line(above) if above.strip() else []), (number, lines)]
        befores = (self.start, *(line.content for line in lines))
        lines = self._without_labels(lines)
        return [
            (line.number, self.judge_line(before, line, None, first=index == 0))
            for index, (before, line) in enumerate(zip(befores, lines, strict=False))
        ]

    def judge_line(
        self, before: Content | None, line: Line, prover: Prover | None, *, first: bool
    ) -> Verdict | None:
        """Judge a line in itself and against the one before; None when it follows."""
        inside = self.follower.inside(line, prover)
        return inside or self.follower.follows(before, line, prover, first=first)

    def _without_labels(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """Drop a leading `y =` that only names what is derived."""
        content = lines[0].content
        known = frozenset().union(*map(names, (*_nodes(self.start), *_nodes(self.goal))))
        if not self.about_formulas or not isinstance(content, Formulas) or len(content.parts) < 2:
            return lines
        label = names(content.parts[0])
        if len(label) == 1 and not label & known and not label & self.scope.where.names:
            return (Line(lines[0].number, Formulas(content.parts[1:])), *lines[1:])
        return lines

    def _arrival(self, lines: tuple[Line, ...]) -> Verdict:
        """Every line follows: judge whether the goal is reached, and by steps."""
        steps = self.steps(lines)
        if steps == 1 and self.start is None:
            return malformed("One line is no derivation yet: write the steps, a line each.")
        if self.goal is None:
            return correct("Every line follows.")
        if not reached(lines[-1].content, self.goal, self.start):
            return partial(0.5, self._short_of(self.goal), Reason.MISSING)
        if steps == 1 and self.start is not None and not reached(self.start, self.goal):
            return partial(0.5, "This states the goal; show the steps that lead there.", Reason.MISSING)
        return correct("Every line follows, and the goal is reached.")

    def _short_of(self, goal: Content) -> str:
        said = "Every line follows, but the goal is not reached yet"
        return f"{said}: its form is another." if isinstance(goal, Formulas) else f"{said}."

    def steps(self, lines: tuple[Line, ...]) -> int:
        """Return how many things are stated; to repeat what the derivation starts from is no step."""
        stated = sum(len(line.content.parts) if isinstance(line.content, Formulas) else 1 for line in lines)
        first = lines[0].content
        if not isinstance(first, Formulas) or not isinstance(self.start, Formulas):
            return stated
        return stated - (stated > 1 and first.parts[0] == self.start.parts[-1])

    def reading(self, given: str) -> Shown | Verdict:
        """Return how the last line is read."""
        lines = self.read(given)
        if isinstance(lines, Verdict):
            return lines
        content = lines[-1].content
        if isinstance(content, Formulas):
            return shown(_joined(content))
        return Shown(statement_text(content))

    def reference(self) -> Shown:
        """Return the goal, or what the derivation starts from."""
        content = self.goal or self.start
        if content is None:
            return Shown("Any chain of lines each of which follows.")
        return shown(content.parts[-1]) if isinstance(content, Formulas) else Shown(statement_text(content))

    def validate(self, varied: frozenset[str]) -> None:
        """Raise `AnswerError` for what the card gets wrong."""
        self.scope.domains  # noqa: B018 - reading them is the check
        for content in (self.start, self.goal):
            for node in _nodes(content) if self.answer.names else ():
                check_names(node, self.scope.declared | varied, "derivation")
        if self.start is not None and self.goal is not None:
            verdict = self.follower.follows(self.start, Line(1, self.goal), None, first=True)
            if verdict is not None and verdict.settled:
                raise AnswerError("The goal of the derivation does not follow from its start.", "derivation")


def _nodes(content: Content | None) -> tuple[Node, ...]:
    if content is None:
        return ()
    return content.parts if isinstance(content, Formulas) else tuple(content.relations)


def _with(content: Content, values: Mapping[str, Node]) -> Content:
    if isinstance(content, Statement):
        return content.mapped(lambda node: put_in(node, values, "derivation"))
    return Formulas(tuple(put_in(part, values, "derivation") for part in content.parts), content.continues)


def _joined(content: Formulas) -> Node:
    """Return the last link of a chain, as a relation where there are two formulas."""
    if len(content.parts) == 1:
        return content.parts[0]
    return Relation("=", content.parts[-2], content.parts[-1])
