"""How much of a deck a translation covers, in words and as data."""

from __future__ import annotations

from collections.abc import Iterator

from cards.translations.types import Translation
from quiz.text.display import one_line


def covered(translation: Translation) -> str:
    """Return how many cards are translated: `18 of 20 cards in zh; 1 more has changed since`."""
    there, stale = len(translation.cards.keys() - set(translation.missing)), len(translation.stale)
    told = f"{there} of {len(translation.deck.cards)} cards in {one_line(translation.language)}"
    return f"{told}; {stale} more {'has' if stale == 1 else 'have'} changed since" if stale else told


def notes(translation: Translation) -> Iterator[str]:
    """Yield a line for each card that has changed since it was translated, and one for those that lack."""
    for problem in translation.stale.values():
        yield f"{problem.place}: note: {problem.message}"
    if translation.missing:
        yield f"{translation.path}: note: Not translated: {', '.join(translation.missing)}."


def as_data(translation: Translation) -> dict[str, object]:
    """Return the coverage as plain values."""
    return {
        "path": str(translation.path),
        "deck": translation.deck.id,
        "language": translation.language,
        "cards": len(translation.deck.cards),
        "missing": translation.missing,
        "changed": list(translation.stale),
    }
