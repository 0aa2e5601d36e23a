"""What can be seen to be wrong with a card's formulas and texts without drawing a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from msgspec.structs import replace

from cards.conversion import nearest
from cards.formulas import PROOF_FUNCTIONS, formula, proof
from cards.placeholders import names_in
from cards.places import Places
from cards.problems import Problem
from cards.texts import formula_fault, texts
from cards.types import Card, Way
from solvers.answers import Answer, ExpressionAnswer, NumberAnswer
from solvers.checking import AnswerError, validate
from solvers.language.characters import spelled
from solvers.reading import ReadError
from solvers.tree import names

Fault: TypeAlias = tuple[str, Way, int, str]  # key, way below it, character, message


def static_problems(card: Card, places: Places) -> list[Problem]:
    """Return what is wrong with the card's texts and formulas, each at its character."""
    faults = [*_text_faults(card), *_unshown(card)]
    unreadable = [*_formula_faults(card), *_unknown_proofs(card)]
    faults += unreadable or [*_answer_faults(card)]
    return [Problem(places.within(card, key, path, offset), message) for key, path, offset, message in faults]


def _text_faults(card: Card) -> Iterator[Fault]:
    for key, path, text in texts(card):
        fault = formula_fault(text)
        if fault:
            yield key, path, *fault


def _formula_faults(card: Card) -> Iterator[Fault]:
    for key, path, text, known in _formulas(card):
        try:
            _ = proof(text) if key == "proof" else formula(text, known)
        except ReadError as error:
            yield key, path, error.start, error.message


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
    where: dict[str, str] = getattr(card.answer, "where", {})
    yield from (("where", (name,), text, None) for name, text in where.items())


def _unshown(card: Card) -> Iterator[Fault]:
    """Yield the drawn names that the question neither shows nor computes with: nobody could answer it."""
    used = names_in(card.ask).union(*map(_words, [*card.given.values(), *card.unless]))
    for name in card.vary:
        if name not in used:
            yield (
                "vary",
                (f"?{name}",),
                0,
                f"`{name}` is drawn, but the question never shows it; write {{{name}}}.",
            )


def _words(formula_text: str) -> set[str]:
    return set(re.findall(r"\w+", formula_text))


def _unknown_proofs(card: Card) -> Iterator[Fault]:
    """Yield the misspelt names of proofs: `f(x)` with an unknown f would be read as a product."""
    if card.proof is None or not _is_readable(card.proof):
        return
    for word in sorted(names(proof(card.proof)) - {*card.vary, *card.given}):
        suggestion = nearest(word, PROOF_FUNCTIONS)
        if suggestion and re.search(rf"\b{re.escape(word)}\s*\(", card.proof):
            yield "proof", (), card.proof.index(word), f"There is no proof `{word}`.{suggestion}"


def _is_readable(text: str) -> bool:
    try:
        proof(text)
    except ReadError:
        return False
    return True


def _answer_faults(card: Card) -> Iterator[Fault]:
    """Yield what the checker finds wrong with the answer, and with each foreseen mistake put in its place."""
    drawn = frozenset(map(spelled, [*card.vary, *card.given]))
    alone = replace(card.answer, mistakes={})
    fault = _refusal(alone, drawn)
    if fault is not None:
        yield fault.key, (), _offset(fault, getattr(alone, fault.key, None)), fault.message
        return
    for mistake, message in card.answer.mistakes.items():
        fault = _refusal(replace(alone, mistakes={mistake: message}), drawn)
        if fault is not None:
            yield "mistakes", (f"?{mistake}",), _offset(fault, mistake), fault.message


def _refusal(answer: Answer, drawn: frozenset[str]) -> AnswerError | None:
    try:
        validate(answer, drawn)
    except AnswerError as error:
        return error
    return None


def _offset(fault: AnswerError, text: object) -> int:
    """Return the character at fault, where the error comes from reading that very text."""
    cause: BaseException | None = fault
    while cause is not None and not isinstance(cause, ReadError):
        cause = cause.__cause__
    return cause.start if isinstance(cause, ReadError) and isinstance(text, str) else 0
