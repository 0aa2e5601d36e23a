"""A mark for each line of working, while it is still being written."""

from __future__ import annotations

import msgspec

from solvers.algebra.calculus import NoDerivativeError
from solvers.answers import DerivationAnswer, Drawn
from solvers.judging.judge import AnswerError
from solvers.kinds.derivation import DerivationJudge
from solvers.trees.substitution import TooLargeError
from solvers.verdict import Outcome, Verdict


class Mark(msgspec.Struct, frozen=True):
    """The number of a line, whether it follows (None: not found out), and what is to be said of it."""

    line: int
    follows: bool | None
    reason: str = ""

    @property
    def beside(self) -> tuple[str, ...]:
        """What may stand beside the line itself: the reason without its number, or its example alone."""
        if not self.reason:
            return ()
        said = self.reason.removeprefix(f"Line {self.line}").removeprefix(" does not follow")
        said = said.removeprefix(":").strip()
        _, at, example = said.partition(" At ")
        return (said, f"{at.lstrip()}{example}") if example else (said,)


def marks(answer: DerivationAnswer, drawn: Drawn, text: str) -> tuple[Mark, ...]:
    """Return a mark for each line that can be judged in this process; none where the card is at fault."""
    if not text.strip():
        return ()
    try:
        judged = DerivationJudge(answer, drawn).each_line(text)
    except (AnswerError, TooLargeError, NoDerivativeError):
        return ()
    return tuple(_mark(line, verdict) for line, verdict in judged)


def _mark(line: int, verdict: Verdict | None) -> Mark:
    if verdict is None or verdict.outcome is Outcome.CORRECT:
        return Mark(line, follows=True)
    return Mark(line, None if verdict.outcome is Outcome.UNDECIDED else False, verdict.message)
