"""One card tried draw by draw: its proof, its own answer, and each sample of right and wrong answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from cards.figures.faults import faults
from cards.figures.scene import scene
from cards.figures.values import FigureError
from cards.filling import WORDS, fill
from cards.formulas import formula, proof
from cards.texts import given_away
from cards.types import Card, Question, Way
from cards.values import in_prose, shortened
from solvers.answers import (
    Answer,
    ExplainAnswer,
    ExpressionAnswer,
    FindErrorAnswer,
    NumberAnswer,
    Tolerance,
    kind_of,
)
from solvers.checking import AnswerError, Checker, check, reference
from solvers.language.characters import spelled
from solvers.printing import to_text
from solvers.reading import ReadError
from solvers.tree import names
from solvers.trees.substitution import TooLargeError, substitute
from solvers.verdict import Outcome, Reason
from solvers.worker.prover import ProofError, Prover

Claim: TypeAlias = tuple[str, Way]


class Finding(NamedTuple):
    """What is wrong, with the deck key and the way to the text below it."""

    key: str
    path: Way
    message: str


class Trial:
    """The findings about one card: for each of its claims, the first draw that broke it."""

    def __init__(self, card: Card, prover: Prover) -> None:
        self._card = card
        self._prover = prover
        self._checker = Checker(card.answer)
        self._found: dict[tuple[str, Way], Finding] = {}
        self._refused: set[tuple[str, Way]] = set()

    def run(self, question: Question) -> None:
        """Try every claim of the card on one draw."""
        self._checker = Checker(question.answer, question.drawn)
        try:
            self._try_answer(question)
            self._try_proof(question)
            self._try_samples(question)
            self._try_figure(question)
        except AnswerError as error:
            self._note((error.key, ()), error.message, question)

    def findings(self) -> Iterator[Finding]:
        """Yield all that was found, with the wrong answers that no draw refused."""
        yield from self._found.values()
        if isinstance(self._card.answer, ExplainAnswer):
            return
        for claim in _wrong_claims(self._card.answer):
            if claim not in self._refused and claim not in self._found:
                yield Finding(*claim, _NEVER[claim[0]])

    def _try_answer(self, question: Question) -> None:
        right = self._checker.judge.reference().text
        said = given_away(question, right)
        if said is not None:
            self._note(("ask", ()), f"The question says its own answer, `{said}`.", question)
        if kind_of(question.answer) in _TYPED:
            verdict = self._checker.check(right, self._prover)
            if verdict.outcome is not Outcome.CORRECT:
                message = f"Its own answer `{right}` is not judged right: {verdict.message}"
                self._note((kind_of(question.answer), ()), message, question)

    def _try_proof(self, question: Question) -> None:
        if self._card.proof is None or ("proof", ()) in self._found:
            return  # a proof that hangs is waited for once, not for each draw
        try:
            value = self._prover.prove(proof(self._card.proof), question.drawn.values)
        except ProofError as error:
            self._note(("proof", ()), f"The proof fails: {error}", question)
            return
        proved = to_text(shortened(value))
        answer = _provable(question.answer)
        if check(_bare(answer), proved, question.drawn, self._prover).outcome is not Outcome.CORRECT:
            right = reference(answer, question.drawn).text
            self._note(("proof", ()), f"The proof gives `{proved}`, but the answer is `{right}`.", question)

    def _try_samples(self, question: Question) -> None:
        answer = question.answer
        if isinstance(answer, ExplainAnswer):
            return
        for index, text in enumerate(answer.accept):
            self._accept(("accept", (index,)), typed(text, question), question)
        for index, text in enumerate(answer.reject):
            self._refuse(("reject", (index,)), typed(text, question), question)
        for text, written in zip(answer.mistakes, self._card.answer.mistakes, strict=True):
            claim = ("mistakes", (f"?{written}",))
            self._refuse(claim, typed(text, question), question, answer.mistakes[text])

    def _try_figure(self, question: Question) -> None:
        figure = question.card.figure
        if figure is None:
            return
        try:
            drawn = scene(question)
        except FigureError as error:
            self._note(("figure", error.way), error.message, question)
            return
        for way, message in faults(figure, drawn) if drawn else ():
            self._note(("figure", way), message, question)

    def _accept(self, claim: Claim, text: str, question: Question) -> None:
        if claim in self._found:
            return
        verdict = self._checker.check(text, self._prover)
        if verdict.outcome is not Outcome.CORRECT:
            self._note(claim, f"`{text}` is not judged right: {verdict.message}", question)

    def _refuse(self, claim: Claim, text: str, question: Question, message: str | None = None) -> None:
        """Judge a wrong answer. Some draws may make it right (2·k is k·k for k = 2), but not all of them.

        The foreseen mistakes are gone through until a draw has told this one's message: they take most time.
        """
        if claim in self._found:
            return
        told = message is None or claim in self._refused
        judging = self._checker.judge.judge if told else self._checker.check
        verdict = judging(text, self._prover)
        if verdict.outcome is Outcome.CORRECT:
            if verdict.reason is not Reason.EQUAL:
                self._note(claim, f"`{text}` is not refused: {verdict.message}", question)
        elif verdict.outcome is Outcome.UNDECIDED:
            self._note(claim, f"Whether `{text}` is wrong cannot be decided.", question)
        elif message is None or message in verdict.message:
            self._refused.add(claim)

    def _note(self, claim: Claim, message: str, question: Question) -> None:
        self._found.setdefault(claim, Finding(*claim, message + _when(question)))


# The kinds of answer that are judged right when the reference itself is typed.
_TYPED = frozenset({"number", "expression", "equation", "shape", "vector", "set", "matrix"})
_NEVER = {
    "reject": "This is judged right in every draw.",
    "mistakes": "No draw answers this with its message: it is right, cannot be read, or is another mistake.",
}


def _wrong_claims(answer: Answer) -> Iterator[Claim]:
    yield from (("reject", (index,)) for index in range(len(answer.reject)))
    yield from (("mistakes", (f"?{text}",)) for text in answer.mistakes)


def _when(question: Question) -> str:
    """Return the draw, for the end of a message."""
    values = question.drawn.values
    drawn = ", ".join(f"{name} = {in_prose(values[spelled(name)])}" for name in question.card.vary)
    return f" (With {drawn}.)" if drawn else ""


def typed(text: str, question: Question) -> str:
    """Return a sample as a learner would type it for one draw: drawn names replaced by their values."""
    values = question.drawn.values
    if not values or kind_of(question.answer) in WORDS:
        return text
    filled = fill(text, {name: to_text(value) for name, value in values.items()})
    try:
        node = formula(filled)
    except ReadError:
        return filled  # a number with a unit, or a shape written 64x64
    if not names(node) & values.keys():
        return filled
    try:
        return to_text(substitute(node, values))
    except TooLargeError:
        return filled


def _provable(answer: Answer) -> Answer:
    """Return what a proof is held against: of a claim, the number or formula that corrects it."""
    if not isinstance(answer, FindErrorAnswer) or answer.find_error.right is None:
        return answer
    right = answer.find_error.right
    return (
        ExpressionAnswer(expression=right, names=answer.names) if answer.names else NumberAnswer(number=right)
    )


def _bare(answer: Answer) -> Answer:
    """Return the answer without demands on its form: a proof gives a value, no unit and no rounding."""
    dropped = {name: value for name, value in _DEMANDS.items() if name in answer.__struct_fields__}
    return replace(answer, **dropped)


_DEMANDS: Mapping[str, object] = {
    "mistakes": {},
    "tolerance": Tolerance(relative=1e-9, absolute=1e-12),  # proofs may run in floats
    "digits": None,
    "decimals": None,
    "unit": None,
    "only": (),
    "form": None,
    "name_the_constant": False,
}
