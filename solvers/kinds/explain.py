"""An explanation in the learner's own words: they tick the key points that theirs holds."""

from __future__ import annotations

from collections.abc import Collection

from solvers.answers import Drawn, ExplainAnswer
from solvers.judging.judge import AnswerError, Shown
from solvers.verdict import Reason, Verdict, correct, malformed, partial, undecided, wrong
from solvers.worker.prover import Prover


def assess(answer: ExplainAnswer, ticked: Collection[int]) -> Verdict:
    """Return the verdict on the key points that the learner ticked, counted from 0."""
    points = len(answer.explain)
    said = len({index for index in ticked if 0 <= index < points})
    if said == points:
        return correct("All key points.", Reason.SELF_ASSESSED)
    if not said:
        return wrong("None of the key points.", Reason.SELF_ASSESSED)
    return partial(said / points, f"{said} of {points} key points.", Reason.SELF_ASSESSED)


class ExplainJudge:
    """Leaves the judging to the learner."""

    def __init__(self, answer: ExplainAnswer, drawn: Drawn) -> None:
        del drawn
        self.answer = answer

    def judge(self, given: str, prover: Prover | None) -> Verdict:  # noqa: ARG002 - nothing to prove
        """Return that the learner is to tick the key points."""
        if not given.strip():
            return malformed("Nothing is written yet.", reason=Reason.EMPTY)
        return undecided("Tick the key points that your answer holds.", Reason.SELF_ASSESSED)

    def reading(self, given: str) -> Shown | Verdict:
        """Return the text itself."""
        return Shown(given.strip())

    def reference(self) -> Shown:
        """Return the key points, a line each."""
        return Shown("\n".join(self.answer.explain))

    def validate(self, varied: frozenset[str]) -> None:  # noqa: ARG002 - words hold no formulas
        """Raise `AnswerError` when there is nothing to tick."""
        if not self.answer.explain or any(not point.strip() for point in self.answer.explain):
            raise AnswerError("`explain` lists at least one key point, and none of them empty.", "explain")
