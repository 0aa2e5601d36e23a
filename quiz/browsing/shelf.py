"""All cards as they stand today, to be looked through again and again while they are changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from threading import Lock

from cards.library import Library
from quiz.browsing.columns import Column, columns_of, ordered
from quiz.browsing.entries import Entry, entries, restated, standings_of
from quiz.browsing.filtering import Term, parse
from quiz.browsing.matching import matching
from quiz.log.store import Store


class Shelf:
    """The cards of a library on one day. Any method may be called in any thread; QuizError is the store's."""

    def __init__(self, library: Library, store: Store, today: int) -> None:
        self._library = library
        self._store = store
        self._today = today
        self._entries: tuple[Entry, ...] = ()
        self._places: dict[str, int] = {}
        self._changing = Lock()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that the table of these cards has."""
        return columns_of(self._store.scheduler)

    def read(self) -> None:
        """Read what the log says of all cards."""
        with self._changing:
            found = entries(self._library, self._store.standings(), self._store.remembered(), self._today)
            self._entries = tuple(found)
            self._places = {entry.key: place for place, entry in enumerate(self._entries)}

    def renew(self, keys: Collection[str]) -> None:
        """Read anew how some cards stand."""
        with self._changing:
            changed = list(self._entries)
            for key, standing in standings_of(self._store, keys).items():
                place = self._places.get(key)
                if place is not None:
                    changed[place] = restated(changed[place], standing, self._today)
            self._entries = tuple(changed)

    def parse(self, wanted: str) -> tuple[Term, ...]:
        """Return the terms of a filter that these cards can be looked for with; raises FilterError."""
        return parse(wanted, self._store.scheduler.tells)

    def find(self, wanted: str, column: Column = Column.DECK, *, descending: bool = False) -> list[Entry]:
        """Return the cards that a filter looks for, sorted; raises FilterError."""
        test = matching(self.parse(wanted))
        return ordered((entry for entry in self._entries if test(entry)), column, descending=descending)

    def __len__(self) -> int:
        return len(self._entries)


def keys_of(cards: Sequence[Entry]) -> tuple[str, ...]:
    """Return the keys of some cards."""
    return tuple(card.key for card in cards)
