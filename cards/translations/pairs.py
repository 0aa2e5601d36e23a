"""A card's texts beside their translations: which belong together, and where the two differ in form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from cards.conversion import nearest
from cards.figures.types import Figure
from cards.translations.originals import corrected_in_words, series
from cards.translations.types import CardTexts, ClaimTexts, FigureTexts
from cards.types import Card, Way
from solvers.answers import (
    Answer,
    ChoiceAnswer,
    Claim,
    ClozeAnswer,
    ExplainAnswer,
    FindErrorAnswer,
    Options,
    OrderAnswer,
)


class Fault(NamedTuple):
    """What is wrong with a translation: the key, the way to the text below it, the character, a sentence."""

    key: str
    way: Way
    offset: int
    message: str


class Pair(NamedTuple):
    """A text and its translation, with the key and the way to it below that key."""

    key: str
    way: Way
    original: str
    translated: str


Found: TypeAlias = Iterator[Pair | Fault]


def paired(card: Card, texts: CardTexts) -> Found:
    """Yield each translated text with its original, and a fault for each that has none."""
    if texts.ask:
        yield Pair("ask", (), card.ask, texts.ask)
    hints = "hints" if texts.hint is None else "hint"
    if texts.all_hints:
        yield from _listed(hints, (), card.hints, texts.all_hints, "hint")
    if texts.why:
        yield Pair("why", (), card.why, texts.why)
    yield from _by_key("mistakes", (), card.answer.mistakes, texts.mistakes, "foresees no answer")
    yield from _answer(card.answer, texts)
    if texts.figure and card.figure:
        yield from _figure(card.figure, texts.figure)


def _answer(answer: Answer, texts: CardTexts) -> Found:
    match answer:
        case ChoiceAnswer(choice=choice) if texts.choice:
            yield from _options(choice, texts.choice)
        case ClozeAnswer(cloze=words) if texts.cloze:
            if len(_several(words)) != len(_several(texts.cloze)):
                yield _count("cloze", (), len(_several(words)), len(_several(texts.cloze)), "gap")
        case OrderAnswer(order=steps) if texts.order:
            yield from _listed("order", (), steps, texts.order, "step")
        case ExplainAnswer(explain=points) if texts.explain:
            yield from _listed("explain", (), points, texts.explain, "point")
        case FindErrorAnswer(find_error=claim) if texts.find_error:
            yield from _claim(claim, texts.find_error, in_words=corrected_in_words(answer))
        case _:
            return


def _options(choice: Options, texts: Options) -> Found:
    right, wrong = _several(choice.right), _several(texts.right)
    yield from _listed("choice", ("right",), right, wrong, "right option")
    options, translated = list(choice.wrong), list(texts.wrong)
    of_keys = isinstance(texts.wrong, dict)
    yield from _listed("choice", ("wrong",), options, translated, "wrong option", of_keys=of_keys)
    if isinstance(choice.wrong, dict) and isinstance(texts.wrong, dict):
        reasons = zip(texts.wrong, choice.wrong.values(), texts.wrong.values(), strict=False)
        for option, said, translation in reasons:
            yield Pair("choice", ("wrong", option), said, translation)
    elif isinstance(texts.wrong, dict):
        yield Fault("choice", ("wrong",), 0, "The card gives no reasons for its wrong options; list them.")


def _claim(claim: Claim, texts: ClaimTexts, *, in_words: bool) -> Found:
    if texts.parts:
        yield from _listed("find-error", ("parts",), claim.parts, texts.parts, "part")
    if texts.right is not None and not in_words:
        message = "What is right here is no word but a number or a formula, and stays in the deck."
        yield Fault("find-error", ("right",), 0, message)


def _figure(figure: Figure, texts: FigureTexts) -> Found:
    if texts.caption:
        yield Pair("figure", ("caption",), figure.caption, texts.caption)
    for axis, label, of in (("x", texts.axes.x, figure.axes.x), ("y", texts.axes.y, figure.axes.y)):
        if label and not of:
            yield Fault("figure", ("axes", axis), 0, f"The figure has no label for `{axis}`.")
        elif label:
            yield Pair("figure", ("axes", axis), of, label)
    names = {name: name for name in series(figure)}
    yield from _by_key("figure", ("names",), names, texts.names, "has nothing in its figure called")


def _listed(  # noqa: PLR0913 - what is compared, and where it stands
    key: str,
    way: Way,
    originals: Sequence[str],
    translated: Sequence[str],
    thing: str,
    *,
    of_keys: bool = False,
) -> Found:
    if len(originals) != len(translated):
        yield _count(key, way, len(originals), len(translated), thing)
        return
    for index, (original, text) in enumerate(zip(originals, translated, strict=True)):
        yield Pair(key, (*way, f"?{text}" if of_keys else index), original, text)


def _by_key(
    key: str, way: Way, originals: Mapping[str, str], translated: Mapping[str, str], lacking: str
) -> Found:
    for name, text in translated.items():
        if name in originals:
            yield Pair(key, (*way, name), originals[name], text)
        else:
            advice = nearest(name, originals)
            yield Fault(key, (*way, f"?{name}"), 0, f"The card {lacking} `{name}`.{advice}")


def _count(key: str, way: Way, wanted: int, given: int, thing: str) -> Fault:
    things = f"{wanted} {thing}" if wanted == 1 else f"{wanted} {thing}s"
    return Fault(key, way, 0, f"The card has {things} here, the translation {given}; all of them or none.")


def _several(words: str | tuple[str, ...]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else words
