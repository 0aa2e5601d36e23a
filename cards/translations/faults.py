"""What is wrong with the translation of a card: its numbers and formulas must be those of the card."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cards.conversion import nearest
from cards.figures.types import MAX_CAPTION, MAX_NAME
from cards.filling import WORDS
from cards.placeholders import PLACEHOLDER, names_in
from cards.texts import formula_fault
from cards.translations.applying import translated
from cards.translations.pairs import Fault, Pair, paired
from cards.translations.types import CardTexts
from cards.types import Card
from solvers.answers import kind_of
from solvers.checking import AnswerError, validate

_FORMULA = re.compile(r"\$\$.+?\$\$|(?<!\\)\$[^$]+(?<!\\)\$", re.DOTALL)
_GAP = re.compile("_{2,}")
_WORDS_OF_TEX = re.compile(r"(\\(?:text|mathrm|mathit|operatorname)\w*\*?)\{[^{}]*\}")


def faults(card: Card, texts: CardTexts) -> Iterator[Fault]:
    """Yield all that is wrong with the texts of one card, in the order of its keys."""
    found = list(paired(card, texts))
    misfits = [one for one in found if isinstance(one, Fault)]
    yield from misfits
    for one in found:
        if isinstance(one, Pair):
            yield from _of_pair(one, frozenset((*card.vary, *card.given)))
    yield from _of_names(texts)
    if not misfits:
        yield from _of_words(translated(card, texts))


def _of_pair(pair: Pair, drawn: frozenset[str]) -> Iterator[Fault]:
    if not pair.original:
        yield Fault(pair.key, pair.way, 0, "The card has no text here to translate.")
        return
    unclosed = formula_fault(pair.translated)
    if unclosed is not None:
        yield Fault(pair.key, pair.way, *unclosed)
        return
    yield from _of_placeholders(pair, drawn)
    yield from _of_formulas(pair)
    yield from _of_gaps(pair)
    yield from _of_length(pair)


def _of_placeholders(pair: Pair, drawn: frozenset[str]) -> Iterator[Fault]:
    wanted = names_in(pair.original) & drawn
    for name in sorted(wanted - names_in(pair.translated)):
        message = f"`{{{name}}}` stands in the original and is missing here."
        yield Fault(pair.key, pair.way, 0, message)
    prose = _FORMULA.sub(lambda match: " " * len(match[0]), pair.translated)
    unknown = names_in(pair.translated) & drawn | names_in(prose)
    for match in PLACEHOLDER.finditer(pair.translated):
        if match[1] in unknown - wanted:
            unknown -= {match[1]}  # told once
            message = f"`{{{match[1]}}}` does not stand in the original.{nearest(match[1], sorted(wanted))}"
            yield Fault(pair.key, pair.way, match.start(), message)


def _of_formulas(pair: Pair) -> Iterator[Fault]:
    """Yield the formulas that differ; their words, those of TeX's `text`, may be translated."""
    wanted = {_bare(found[0]): found[0] for found in _FORMULA.finditer(pair.original)}
    given = {_bare(found[0]): found for found in _FORMULA.finditer(pair.translated)}
    missing = [formula for bare, formula in wanted.items() if bare not in given]
    others = [found for bare, found in given.items() if bare not in wanted]
    for found in others:
        near = nearest(found[0], missing, 0.3) or " Take those of the original as they are."
        yield Fault(
            pair.key, pair.way, found.start(), f"The formula `{found[0]}` is not in the original.{near}"
        )
    if not others:
        for formula in missing:
            yield Fault(pair.key, pair.way, 0, f"The formula `{formula}` of the original is missing here.")


def _bare(formula: str) -> str:
    """Return a formula without white space and without its words."""
    return "".join(_WORDS_OF_TEX.sub(r"\1{}", formula).split())


def _of_gaps(pair: Pair) -> Iterator[Fault]:
    wanted, given = (len(_GAP.findall(text)) for text in (pair.original, pair.translated))
    if pair.key == "ask" and wanted != given:
        yield Fault("ask", (), 0, f"The original has {wanted} gaps (___) and this text {given}.")


def _of_length(pair: Pair) -> Iterator[Fault]:
    if pair.key != "figure":
        return
    if pair.way == ("caption",):
        if len(pair.translated) > MAX_CAPTION:
            yield Fault(pair.key, pair.way, 0, f"A caption has at most {MAX_CAPTION} characters.")
    elif len(pair.translated) > MAX_NAME:
        yield Fault(pair.key, pair.way, 0, f"A name in a figure has at most {MAX_NAME} characters.")


def _of_names(texts: CardTexts) -> Iterator[Fault]:
    seen = dict[str, str]()
    for name, called in (texts.figure.names if texts.figure else {}).items():
        first = seen.setdefault(called, name)
        if first != name:
            message = f"`{called}` is the name of `{first}` already; names in a figure differ."
            yield Fault("figure", ("names", name), 0, message)


def _of_words(card: Card) -> Iterator[Fault]:
    """Yield what the checker refuses of an answer in words, such as two options that are the same."""
    if kind_of(card.answer) not in WORDS:
        return
    try:
        validate(card.answer, frozenset((*card.vary, *card.given)))
    except AnswerError as error:
        yield Fault(error.key, (), 0, error.message)
