"""A card with its texts in another language. Its key, its numbers and its formulas are the card's own."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from cards.figures.types import Axes, Figure
from cards.translations.originals import NAMED
from cards.translations.types import CardTexts, ClaimTexts, FigureTexts, Translation
from cards.types import Card, Deck
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


def translated_deck(translation: Translation) -> Deck:
    """Return the deck in the language of the translation; cards that it lacks are as they were."""
    deck = translation.deck
    texts = translation.cards
    cards = (translated(card, texts[card.id]) if card.id in texts else card for card in deck.cards)
    return replace(
        deck,
        title=translation.title or deck.title,
        about=translation.about or deck.about,
        language=translation.language,
        cards=tuple(cards),
        translation=translation.path,
    )


def translated(card: Card, texts: CardTexts) -> Card:
    """Return the card with each of its texts that is translated replaced."""
    mistakes = {wrong: texts.mistakes.get(wrong, said) for wrong, said in card.answer.mistakes.items()}
    return replace(
        card,
        ask=texts.ask or card.ask,
        hints=texts.all_hints or card.hints,
        why=texts.why or card.why,
        answer=replace(_answer(card.answer, texts), mistakes=mistakes),
        figure=_figure(card.figure, texts.figure) if card.figure and texts.figure else card.figure,
    )


def _answer(answer: Answer, texts: CardTexts) -> Answer:
    match answer:
        case ChoiceAnswer(choice=choice) if texts.choice:
            return replace(answer, choice=_options(choice, texts.choice))
        case ClozeAnswer(cloze=str(words)) if isinstance(texts.cloze, str):
            return replace(answer, cloze=_either(texts.cloze, words))
        case ClozeAnswer(cloze=tuple(gaps)) if isinstance(texts.cloze, tuple):
            return replace(answer, cloze=tuple(map(_either, texts.cloze, gaps)))
        case OrderAnswer() if texts.order:
            return replace(answer, order=texts.order)
        case ExplainAnswer() if texts.explain:
            return replace(answer, explain=texts.explain)
        case FindErrorAnswer(find_error=claim) if texts.find_error:
            return replace(answer, find_error=_claim(claim, texts.find_error))
        case _:
            return answer


def _either(words: str, original: str) -> str:
    """Return the words of both languages, those of the translation first: they are shown as the answer."""
    return words if words == original else f"{words}|{original}"


def _options(choice: Options, texts: Options) -> Options:
    """Return the options in the order of the deck; a reason that is not translated stays as it was."""
    wrong = texts.wrong
    if isinstance(choice.wrong, dict) and not isinstance(wrong, dict):
        wrong = dict(zip(wrong, choice.wrong.values(), strict=True))
    return Options(right=texts.right, wrong=wrong)


def _claim(claim: Claim, texts: ClaimTexts) -> Claim:
    right = claim.right
    if right is not None and texts.right is not None:
        right = _either(texts.right, right)
    return Claim(parts=texts.parts or claim.parts, wrong=claim.wrong, right=right)


def _figure(figure: Figure, texts: FigureTexts) -> Figure:
    axes = Axes(x=texts.axes.x or figure.axes.x, y=texts.axes.y or figure.axes.y)
    named = {key: _renamed(getattr(figure, key), texts.names) for key in NAMED}
    return replace(figure, caption=texts.caption or figure.caption, axes=axes, **named)


def _renamed(of: Mapping[str, object], names: Mapping[str, str]) -> dict[str, object]:
    return {names.get(name, name): what for name, what in of.items()}
