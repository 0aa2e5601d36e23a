"""The decks, levels and tags by which cards can be chosen, and what waits in any choice of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum

import msgspec

from cards.types import Card, Deck
from quiz.scheduling.queue import Limits
from quiz.scheduling.types import Standing
from quiz.study.overview import Counts, counted, room
from quiz.study.picking import tags_of
from quiz.study.request import Request

_UNSEEN = Standing()


class Kind(StrEnum):
    """What a group of cards has in common."""

    DECK = "deck"
    LEVEL = "level"
    TAG = "tag"


class Group(msgspec.Struct, frozen=True):
    """The cards of a deck, by its id, of a level, or with a tag in lower case."""

    kind: Kind
    name: str


class Groups:
    """All groups of some decks' cards. Reading them looks at every card, and so does counting a choice."""

    def __init__(
        self, decks: Collection[Deck], standings: Mapping[str, Standing], day: int, limits: Limits
    ) -> None:
        self._day = day
        self._left = room(standings, day, limits)
        self._titles = {deck.id: deck.title for deck in decks}
        self._cards = [
            (frozenset(_of(deck, card)), standings.get(card.key, _UNSEEN))
            for deck in decks
            for card in deck.cards
        ]
        self.sizes = Counter(group for groups, _ in self._cards for group in groups)

    def listed(self) -> list[Group]:
        """Return the levels, the decks where there are several, and the tags, those with most cards first."""
        order = [Kind.LEVEL, *([Kind.DECK] if len(self._titles) > 1 else []), Kind.TAG]
        return [group for kind in order for group in self._of_kind(kind)]

    def _of_kind(self, kind: Kind) -> list[Group]:
        found = [group for group in self.sizes if group.kind is kind]
        if kind is Kind.DECK:
            return [Group(kind, deck) for deck in self._titles if Group(kind, deck) in self.sizes]
        if kind is Kind.LEVEL:
            return sorted(found, key=lambda group: group.name)
        return sorted(found, key=lambda group: (-self.sizes[group], group.name))

    def title(self, group: Group) -> str:
        """Return what a group is called."""
        return f"{group.kind} {self._titles.get(group.name, group.name)}"

    def counts(self, chosen: Collection[Group]) -> Counts:
        """Return what waits in the cards with any of the decks, any of the levels and any of the tags."""
        by_kind = [{group for group in chosen if group.kind is kind} for kind in Kind]
        wanted = [groups for groups in by_kind if groups]
        here = (
            standing
            for groups, standing in self._cards
            if all(not groups.isdisjoint(each) for each in wanted)
        )
        return counted(here, self._day, self._left)


def narrowed(request: Request, chosen: Iterable[Group]) -> Request:
    """Return a request for the chosen ones of its cards."""
    names: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    for group in chosen:
        names[group.kind].add(group.name)
    pick = msgspec.structs.replace(
        request.pick, tags=frozenset(names[Kind.TAG]), levels=frozenset(map(int, names[Kind.LEVEL]))
    )
    decks = frozenset(names[Kind.DECK]) or request.decks
    return msgspec.structs.replace(request, decks=decks, pick=pick)


def _of(deck: Deck, card: Card) -> Iterator[Group]:
    yield Group(Kind.DECK, deck.id)
    yield Group(Kind.LEVEL, str(card.level))
    yield from (Group(Kind.TAG, tag) for tag in tags_of(deck, card))
