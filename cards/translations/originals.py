"""The texts of a card that may be translated, and a fingerprint that tells whether they have changed."""

from __future__ import annotations

from typing import Final
from zlib import crc32

import msgspec

from cards.figures.types import SERIES, Axes, Figure
from cards.translations.types import CardTexts, ClaimTexts, FigureTexts
from cards.types import Card
from solvers.answers import (
    Answer,
    ChoiceAnswer,
    ClozeAnswer,
    Drawn,
    ExplainAnswer,
    FindErrorAnswer,
    OrderAnswer,
)
from solvers.kinds.cloze import ClozeJudge
from solvers.kinds.find_error import FindErrorJudge

NAMED: Final = (*SERIES, "bars")  # the keys of a figure whose keys are shown as names


def originals(card: Card) -> CardTexts:
    """Return all texts of a card, as a translation would write them, without the fingerprint."""
    answer, one = card.answer, len(card.hints) == 1
    return CardTexts(
        ask=card.ask,
        hint=card.hints[0] if one else None,
        hints=() if one else card.hints,
        why=card.why,
        mistakes=answer.mistakes,
        choice=answer.choice if isinstance(answer, ChoiceAnswer) else None,
        cloze=answer.cloze if isinstance(answer, ClozeAnswer) else None,
        order=answer.order if isinstance(answer, OrderAnswer) else (),
        explain=answer.explain if isinstance(answer, ExplainAnswer) else (),
        find_error=_claim(answer),
        figure=_figure(card.figure),
    )


def fingerprint(card: Card) -> str:
    """Return eight digits that change with the texts of a card, but not with the way they are wrapped."""
    return f"{crc32(_unwrapped(originals(card)).encode()):08x}"


def plain(texts: CardTexts) -> dict[str, object]:
    """Return texts as the mapping that a file holds, without the keys that are empty."""
    mapping: dict[str, object] = msgspec.json.decode(msgspec.json.encode(texts))  # with lists for tuples
    return mapping


def corrected_in_words(answer: FindErrorAnswer) -> bool:
    """Return whether what is right in place of the wrong part is a word, and no number or formula."""
    return answer.find_error.right is not None and isinstance(
        FindErrorJudge(answer, Drawn()).corrector(), ClozeJudge
    )


def series(figure: Figure) -> list[str]:
    """Return the names in a figure, in its order."""
    return [name for key in NAMED for name in getattr(figure, key)]


def _unwrapped(texts: CardTexts) -> str:
    pieces = msgspec.json.encode(texts).decode().replace("\\n", " ")
    return " ".join(pieces.split())


def _claim(answer: Answer) -> ClaimTexts | None:
    if not isinstance(answer, FindErrorAnswer):
        return None
    claim = answer.find_error
    return ClaimTexts(parts=claim.parts, right=claim.right if corrected_in_words(answer) else None)


def _figure(figure: Figure | None) -> FigureTexts | None:
    if figure is None:
        return None
    axes = Axes(x=figure.axes.x, y=figure.axes.y)
    return FigureTexts(
        caption=figure.caption, axes=axes, names={name: name for name in dict.fromkeys(series(figure))}
    )
