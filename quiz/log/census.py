"""Counting cards by what is known of them, where the rows are: a hundred thousand in a tenth of a second."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from typing import Final

from quiz.log.store import CardCounts, HardCard

MATURE_DAYS: Final = 21  # the interval from which a card is mature, as in Anki
_AHEAD: Final = """
select max(due - :day, 0) as ahead, count(*) from standing
where reviews > 0 and not suspended and card not in (select value from json_each(:without)) group by ahead
"""
_AGAIN: Final = """
select count(*) from standing
where again_today and reviewed = :day and due > :day and buried <> :day
and not suspended and card not in (select value from json_each(:without))
"""
_DECKS: Final = """
select deck, count(*), sum(interval >= :mature) from standing
where reviews > 0 and card not in (select value from json_each(:without)) group by deck
"""
_HARDEST: Final = """
select card, lapses, reviews, ease from standing
where lapses > 0 and card not in (select value from json_each(:without))
order by lapses desc, ease, card limit :hardest
"""


def count_cards(
    connection: sqlite3.Connection, day: int, without: Collection[str], hardest: int
) -> CardCounts:
    """Return the cards counted as they are on `day`, those in `without` left out."""
    values = {"day": day, "without": json.dumps(list(without)), "hardest": hardest, "mature": MATURE_DAYS}
    decks = connection.execute(_DECKS, values).fetchall()
    return CardCounts(
        ahead=dict(connection.execute(_AHEAD, values).fetchall()),
        again=connection.execute(_AGAIN, values).fetchone()[0],
        known={deck: known for deck, known, _ in decks},
        mature={deck: mature for deck, _, mature in decks},
        hardest=tuple(HardCard(*row) for row in connection.execute(_HARDEST, values)),
    )
