"""The sizes of a tensor's axes: which one is off, whether they were permuted or the batch is missing."""

from __future__ import annotations

from functools import cached_property

from solvers.answers import Drawn, ShapeAnswer
from solvers.equivalence import compare
from solvers.judging.judge import AnswerError, Shown, check_names, put_in, refused, shown
from solvers.judging.labels import unlabelled
from solvers.reading import ReadError, Vocabulary, read_shape
from solvers.tree import Name, Node, Sequence, names
from solvers.values.realvalue import worked_out
from solvers.verdict import Reason, Verdict, correct, partial, undecided, wrong
from solvers.worker.prover import Prover

_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


class ShapeJudge:
    """Judges shapes."""

    def __init__(self, answer: ShapeAnswer, drawn: Drawn) -> None:
        self.answer = answer
        self.drawn = drawn

    @cached_property
    def formula(self) -> Sequence:
        """The reference as its author wrote it."""
        try:
            return read_shape(self.answer.shape, Vocabulary())
        except ReadError as error:
            raise AnswerError(f"The shape cannot be read: {error.message}", "shape") from error

    @cached_property
    def expected(self) -> Sequence:
        """The reference with the drawn values put in."""
        node = put_in(self.formula, self.drawn.values, "shape")
        if not isinstance(node, Sequence):
            raise AnswerError("A shape is a list of sizes, such as (N, 64, 112, 112).", "shape")
        return node

    @property
    def vocabulary(self) -> Vocabulary:
        """The symbolic axes that a learner may name."""
        return Vocabulary(names=frozenset(self.answer.names) | names(self.expected))

    def judge(self, given: str, prover: Prover | None) -> Verdict:
        """Return the verdict on a shape."""
        node = self.read(given)
        if isinstance(node, Verdict):
            return node
        if len(node.items) != len(self.expected.items):
            return self.length_verdict(node, prover)
        same = [
            _same(left, right, prover) for left, right in zip(node.items, self.expected.items, strict=True)
        ]
        return self.axes_verdict(node, same, prover)

    def read(self, given: str) -> Sequence | Verdict:
        """Return the typed shape, or why it cannot be read."""
        try:
            return read_shape(unlabelled(given, self.vocabulary.names or ()), self.vocabulary)
        except ReadError as error:
            return refused(error)

    def axes_verdict(self, node: Sequence, same: list[bool | None], prover: Prover | None) -> Verdict:
        """Judge a shape of the right length."""
        if all(same):
            return correct()
        off = [index for index, equal in enumerate(same) if equal is False]
        if not off:
            return undecided("Whether the sizes agree was not found out; compare with the answer yourself.")
        if len(off) > 1 and self._permuted(node, prover):
            return wrong("The sizes are right but their order is not.", Reason.ENTRY)
        return wrong(_axes(off, len(same)), Reason.ENTRY)

    def length_verdict(self, node: Sequence, prover: Prover | None) -> Verdict:
        """Judge a shape of another length."""
        given, expected = node.items, self.expected.items
        if expected and isinstance(expected[0], Name) and _all_same(given, expected[1:], prover):
            return partial(0.5, "The batch axis is missing in front.", Reason.LENGTH)
        if given and _all_same(given[1:], expected, prover):
            return wrong("One axis too many in front: no batch axis is asked for.", Reason.LENGTH)
        return wrong(
            f"Yours has {_axis_count(len(given))}; that is not the right number of axes.", Reason.LENGTH
        )

    def _permuted(self, node: Sequence, prover: Prover | None) -> bool:
        left = list(self.expected.items)
        for item in node.items:
            match = next((other for other in left if _same(item, other, prover)), None)
            if match is None:
                return False
            left.remove(match)
        return True

    def reading(self, given: str) -> Shown | Verdict:
        """Return how the typed text is read."""
        node = self.read(given)
        return node if isinstance(node, Verdict) else shown(node)

    def reference(self) -> Shown:
        """Return the right shape, its sizes worked out."""
        return shown(Sequence("(", tuple(map(worked_out, self.expected.items))))

    def validate(self, varied: frozenset[str]) -> None:
        """Raise `AnswerError` for what the card gets wrong."""
        node = self.formula
        if self.answer.names:
            check_names(node, varied | frozenset(self.answer.names), "shape")


def _same(left: Node, right: Node, prover: Prover | None) -> bool | None:
    return compare(left, right, {}, prover).equal


def _all_same(left: tuple[Node, ...], right: tuple[Node, ...], prover: Prover | None) -> bool:
    return len(left) == len(right) and all(_same(*pair, prover) for pair in zip(left, right, strict=True))


def _axes(off: list[int], count: int) -> str:
    if len(off) == count and count > 1:
        return "None of the sizes is right."
    if len(off) == 1:
        return f"The {_place(off[0], count)} axis is not right."
    places = " and the ".join(_place(index, count) for index in off)
    return f"{len(off)} of the {count} axes are not right: the {places}."


def _place(index: int, count: int) -> str:
    if index == count - 1 and count > 2:
        return "last"
    return _PLACES[index] if index < len(_PLACES) else f"{index + 1}th"


def _axis_count(count: int) -> str:
    return "one axis" if count == 1 else f"{count} axes"
