"""What can be seen to be wrong with a card's formulas and texts without drawing a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from msgspec.structs import replace

from cards.conversion import nearest
from cards.figures.formulas import formulas as figure_formulas
from cards.figures.formulas import shape_fault
from cards.figures.formulas import texts as figure_texts
from cards.formulas import PROOF_FUNCTIONS, formula, proof
from cards.placeholders import names_in
from cards.places import Places
from cards.problems import Problem
from cards.texts import formula_fault, texts
from cards.types import Card, Way
from solvers.answers import Answer, ClozeAnswer, ExpressionAnswer, NumberAnswer, kind_of
from solvers.checking import AnswerError, validate
from solvers.language.characters import spelled
from solvers.reading import ReadError

Fault: TypeAlias = tuple[str, Way, int, str]  # key, way below it, character, message

_GAP = re.compile("_{2,}")


def text_problems(card: Card, places: Places) -> list[Problem]:
    """Return what is wrong with the card's texts, each at its character."""
    return _placed([*_text_faults(card), *_unshown(card), *_gap_faults(card)], card, places)


def formula_problems(card: Card, places: Places) -> list[Problem]:
    """Return what is wrong with the card's formulas, each at its character: then no draw can be tried."""
    faults = [*_formula_faults(card)] or _answer_faults(card)
    return _placed([*faults, *_mistake_faults(card)], card, places)


def _placed(faults: Iterable[Fault], card: Card, places: Places) -> list[Problem]:
    return [Problem(places.within(card, key, path, offset), message) for key, path, offset, message in faults]


def _text_faults(card: Card) -> Iterator[Fault]:
    for key, path, text in texts(card):
        fault = formula_fault(text)
        if fault:
            yield key, path, *fault


def _formula_faults(card: Card) -> Iterator[Fault]:
    for key, path, text, known in _formulas(card):
        try:
            node = proof(text) if key == "proof" else formula(text, known)
        except ReadError as error:
            near = nearest(text[error.start : error.end], PROOF_FUNCTIONS) if key == "proof" else ""
            yield key, path, error.start, error.message + near
            continue
        fault = shape_fault(path, node) if key == "figure" else None
        if fault is not None:
            yield key, path, 0, fault


def _formulas(card: Card) -> Iterator[tuple[str, Way, str, frozenset[str] | None]]:
    """Yield each formula with its key, its way and the names that it may use (None: any)."""
    for name, values in card.vary.items():
        yield from (("vary", (name, value), value, None) for value in values)
    known = frozenset(card.vary)
    for name, text in card.given.items():
        yield "given", (name,), text, known
        known |= {name}
    yield from (("unless", (index,), text, known) for index, text in enumerate(card.unless))
    if card.proof is not None:
        yield "proof", (), card.proof, None
    if isinstance(card.answer, NumberAnswer):
        yield "number", (), card.answer.number, known
    if isinstance(card.answer, ExpressionAnswer):
        yield "expression", (), card.answer.expression, None
    if card.figure is not None:
        for way, text, free in figure_formulas(card.figure):
            yield "figure", way, text, known | free
    where: dict[str, str] = getattr(card.answer, "where", {})
    yield from (("where", (name,), text, None) for name, text in where.items())


def _unshown(card: Card) -> Iterator[Fault]:
    """Yield the drawn names that the question neither shows nor computes with: nobody could answer it."""
    used = names_in(card.ask).union(*map(_words, [*card.given.values(), *card.unless, *_seen(card)]))
    for name in card.vary:
        if name not in used:
            yield (
                "vary",
                (f"?{name}",),
                0,
                f"`{name}` is drawn, but the question never shows it; write {{{name}}}.",
            )


def _seen(card: Card) -> list[str]:
    """Return what a figure beside the question shows: who sees a curve can read its numbers off."""
    if card.figure is None or card.figure.show != "question":
        return []
    shown = [text for _, text in figure_texts(card.figure)]
    return [*shown, *(text for _, text, _ in figure_formulas(card.figure))]


def _gap_faults(card: Card) -> Iterator[Fault]:
    """Yield a number of gaps that is not that of the words; a question may ask for its word without a gap."""
    if not isinstance(card.answer, ClozeAnswer):
        return
    words = 1 if isinstance(card.answer.cloze, str) else len(card.answer.cloze)
    gaps = len(_GAP.findall(card.ask))
    if not gaps and "?" not in card.ask:
        yield "ask", (), 0, "The question has no gap; write ___ where a word is missing."
    elif gaps not in (0, words):
        yield "ask", (), 0, f"Gaps (___) in the question: {gaps}; words for them under `cloze`: {words}."


def _words(formula_text: str) -> set[str]:
    return set(re.findall(r"\w+", formula_text))


def _answer_faults(card: Card) -> list[Fault]:
    """Return what the checker finds wrong with the answer itself."""
    alone = replace(card.answer, mistakes={})
    fault = _refusal(alone, card)
    if fault is None:
        return []
    return [(fault.key, (), _offset(fault, getattr(alone, fault.key, None)), fault.message)]


def _mistake_faults(card: Card) -> Iterator[Fault]:
    """Yield the foreseen mistakes that could not be answers, each put in the answer's place."""
    alone = replace(card.answer, mistakes={})
    fault = _refusal(alone, card)
    if fault is not None and fault.key != kind_of(card.answer):
        return  # each mistake would tell it again
    for mistake, message in card.answer.mistakes.items():
        fault = _refusal(_with(alone, mistake, message), card)
        if fault is not None:
            yield "mistakes", (f"?{mistake}",), _offset(fault, mistake), fault.message


def _with(answer: Answer, mistake: str, message: str) -> Answer:
    """Return the answer with a mistake in the place of its formula, or else with that one mistake."""
    kind = kind_of(answer)
    formula_wanted = isinstance(getattr(answer, kind, None), str)
    return replace(answer, **({kind: mistake} if formula_wanted else {"mistakes": {mistake: message}}))


def _refusal(answer: Answer, card: Card) -> AnswerError | None:
    try:
        validate(answer, frozenset(map(spelled, [*card.vary, *card.given])))
    except AnswerError as error:
        return error
    return None


def _offset(fault: AnswerError, text: object) -> int:
    """Return the character at fault, where the error comes from reading that very text."""
    cause: BaseException | None = fault
    while cause is not None and not isinstance(cause, ReadError):
        cause = cause.__cause__
    return cause.start if isinstance(cause, ReadError) and isinstance(text, str) else 0
