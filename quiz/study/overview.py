"""What waits in each deck today, or in any other cards."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import msgspec

from cards.library import Library
from cards.types import Deck
from quiz.scheduling.queue import Limits, spent
from quiz.scheduling.types import Stage, Standing

_UNSEEN = Standing()


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Cards by what can be done with them today.

    `due` are all whose day has come, `today` those of them that the limit of reviews still allows; `again`
    are to be drilled. `unseen` are all new ones, `new` those of them that the limit still allows. `total` is
    every card, `open` leaves out what is suspended or buried, and so do `leeches`.
    """

    due: int = 0
    today: int = 0
    again: int = 0
    new: int = 0
    unseen: int = 0
    total: int = 0
    open: int = 0
    leeches: int = 0


class DeckCounts(Counts, frozen=True, kw_only=True):
    """A deck's cards today."""

    deck_id: str
    title: str


def room(standings: Mapping[str, Standing], day: int, limits: Limits) -> Limits:
    """Return what the limits of a day still allow."""
    used = spent(standings.values(), day)
    reviews = None if limits.reviews is None else max(0, limits.reviews - used.reviews)
    return Limits(new=max(0, limits.new - used.new), reviews=reviews)


def overview(
    library: Library, standings: Mapping[str, Standing], day: int, limits: Limits | None = None
) -> list[DeckCounts]:
    """Return the counts of every deck, in the library's order; `standings` are those of the store."""
    left = room(standings, day, limits or Limits())
    return [_of_deck(deck, standings, day, left) for deck in library.decks]


def counted(here: Iterable[Standing], day: int, left: Limits) -> Counts:
    """Return the counts of the cards with these standings; `left` is what the limits still allow."""
    stages: dict[Stage | None, int] = dict.fromkeys((*Stage, None), 0)
    total = aside = leeches = 0
    for standing in here:
        stage = standing.stage(day)
        stages[stage] += 1
        total += 1
        if stage is None and standing.set_aside(day):
            aside += 1
        elif standing.leech:
            leeches += 1
    made = Counts(
        due=stages[Stage.REVIEW],
        again=stages[Stage.DRILL],
        unseen=stages[Stage.NEW],
        total=total,
        open=total - aside,
        leeches=leeches,
    )
    return _allowed(made, left)


def together(decks: Collection[Counts], left: Limits) -> Counts:
    """Return the counts of all decks, which share the limits."""
    sums = Counts(
        due=sum(each.due for each in decks),
        again=sum(each.again for each in decks),
        unseen=sum(each.unseen for each in decks),
        total=sum(each.total for each in decks),
        open=sum(each.open for each in decks),
        leeches=sum(each.leeches for each in decks),
    )
    return _allowed(sums, left)


def _of_deck(deck: Deck, standings: Mapping[str, Standing], day: int, left: Limits) -> DeckCounts:
    here = counted((standings.get(card.key, _UNSEEN) for card in deck.cards), day, left)
    return DeckCounts(deck_id=deck.id, title=deck.title, **msgspec.structs.asdict(here))


def _allowed(counts: Counts, left: Limits) -> Counts:
    today = counts.due if left.reviews is None else min(counts.due, left.reviews)
    return msgspec.structs.replace(counts, today=today, new=min(counts.unseen, left.new))
