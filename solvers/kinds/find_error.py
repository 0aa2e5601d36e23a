"""A claim with one wrong part: which one it is, and what is right in its place."""

from __future__ import annotations

import re

import msgspec

from solvers.answers import ClozeAnswer, Drawn, ExpressionAnswer, FindErrorAnswer, NumberAnswer
from solvers.judging.judge import AnswerError, Judge, Shown
from solvers.kinds.cloze import ClozeJudge
from solvers.kinds.expression import ExpressionJudge
from solvers.kinds.number import NumberJudge
from solvers.tree import names
from solvers.verdict import Outcome, Reason, Verdict, correct, malformed, partial, wrong
from solvers.worker.prover import Prover

_GIVEN = re.compile(  # a minus parts only between blanks: in `2 -x` it belongs to the correction
    r"\s*(?:part\s+)?(\d{1,2}|[a-z](?![a-z]))(?:(?:\s*[:.,;)=]\s*|\s+[-–—]\s+|\s+|(?=-))(.*))?",
    re.IGNORECASE | re.DOTALL,
)
_WORDS = re.compile(r"[A-Za-z]{3,}\s+[A-Za-z]{2,}|\|")
_WORD = re.compile(r"\s*[A-Za-z]{3,}\s*")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class _Given(msgspec.Struct, frozen=True):
    """What was typed: the part, from 0, and the correction."""

    part: int
    correction: str


class FindErrorJudge:
    """Judges answers such as `2: 1/(1+e^-x)`."""

    def __init__(self, answer: FindErrorAnswer, drawn: Drawn) -> None:
        self.answer = answer
        self.claim = answer.find_error
        self.drawn = drawn

    def judge(self, given: str, prover: Prover | None) -> Verdict:
        """Return the verdict on the part and on the correction."""
        found = self.read(given)
        if isinstance(found, Verdict):
            return found
        if found.part != self.claim.wrong - 1:
            return wrong("That part is right.", Reason.ENTRY)
        if self.claim.right is None:
            return correct()
        if not found.correction:
            return partial(
                0.5,
                f"That is the part. Say also what is right in its place, as in {self.example}.",
                Reason.MISSING,
            )
        return self._corrected(self.corrector().judge(found.correction, prover))

    def _corrected(self, verdict: Verdict) -> Verdict:
        if verdict.outcome is Outcome.WRONG:
            return partial(0.5, f"That is the part, but not what is right. {verdict.message}", Reason.MISSING)
        if verdict.outcome is Outcome.PARTIAL:
            return msgspec.structs.replace(verdict, score=(1 + verdict.score) / 2)
        return verdict

    @property
    def example(self) -> str:
        """How an answer is written, without anything of this one."""
        if self.claim.right is None:
            return "2"
        corrector = self.corrector()
        if isinstance(corrector, NumberJudge):
            return "2: 0.5"
        return "2: x^2" if isinstance(corrector, ExpressionJudge) else "2: another word"

    def corrector(self) -> Judge:
        """Return the judge of the correction: a number or formula where `right` reads as one, else words."""
        right = self.claim.right or ""
        words = ClozeJudge(ClozeAnswer(cloze=right), self.drawn)
        judge = ExpressionJudge(ExpressionAnswer(expression=right, names=self.answer.names), self.drawn)
        try:
            judge.validate(frozenset(self.drawn.values))
        except AnswerError:
            return words
        if not names(judge.expected):
            return NumberJudge(NumberAnswer(number=right), self.drawn)
        return words if self._is_wordy(right) else judge

    def _is_wordy(self, text: str) -> bool:
        """Return whether a text that could be read as a formula is words: `neuron`, `fewer weights`."""
        known = {*self.answer.names, *self.drawn.values}
        return bool(_WORDS.search(text)) or (bool(_WORD.fullmatch(text)) and text.strip() not in known)

    def read(self, given: str) -> _Given | Verdict:
        """Return the part and the correction, or why they cannot be read."""
        if not given.strip():
            return malformed("Nothing is written yet.", reason=Reason.EMPTY)
        match = _GIVEN.fullmatch(given)
        count = len(self.claim.parts)
        if match is None:
            return malformed(f"Write the number of the wrong part, 1 to {count}, as in {self.example}.")
        label = match[1].lower()
        part = int(label) - 1 if label.isdigit() else _LETTERS.index(label)
        if not 0 <= part < count:
            return malformed(f"The parts are 1 to {count}.")
        return _Given(part, (match[2] or "").strip())

    def reading(self, given: str) -> Shown | Verdict:
        """Return the part, and the correction as it is read."""
        found = self.read(given)
        if isinstance(found, Verdict):
            return found
        part = self.claim.parts[found.part]
        if not found.correction or self.claim.right is None:
            return Shown(part)
        correction = self.corrector().reading(found.correction)
        return (
            correction
            if isinstance(correction, Verdict)
            else Shown(f"{part} → {correction.text}", correction.latex)
        )

    def reference(self) -> Shown:
        """Return the wrong part, and what is right in its place."""
        part = self.claim.parts[self.claim.wrong - 1]
        if self.claim.right is None:
            return Shown(f"{self.claim.wrong}: {part}")
        right = self.corrector().reference()
        return Shown(f"{self.claim.wrong}: {right.text} (in place of: {part})", right.latex)

    def validate(self, varied: frozenset[str]) -> None:
        """Raise `AnswerError` when no part is wrong."""
        claim = self.claim
        if len(claim.parts) < 2 or any(not part.strip() for part in claim.parts):
            raise AnswerError("A claim has at least two parts, and none of them empty.", "find-error")
        if not 1 <= claim.wrong <= len(claim.parts):
            raise AnswerError(f"`wrong` is the number of a part, 1 to {len(claim.parts)}.", "find-error")
        if claim.right is not None:
            self.corrector().validate(varied)
