"""Counting cards by what is known of them, where the rows are: a hundred thousand in a tenth of a second."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

import msgspec

from quiz.log.recalls import GAPS
from quiz.log.store import CardCounts, HardCard
from quiz.scheduling.fsrs import span

MATURE_DAYS: Final = 21  # the interval from which a card is mature, as in Anki
LATEST: Final = 366  # days ahead that are told apart
EASES: Final = tuple(range(130, 320, 20))  # hundredths from which a card counts as an easier one
DIFFICULTIES: Final = tuple(range(1, 10))  # from which a card counts as a harder one
CHANCES: Final = (0, 50, 60, 70, 80, 90)  # percent from which a card counts as better remembered

_NOT_GONE: Final = "card not in (select value from json_each(:without))"
# R is at least so much until so many days for each of stability: SQLite need not know powers
_BY_CHANCE: Final = " ".join(
    f"when :day - reviewed <= {span(CHANCES[place] / 100)} * stability then {place}"
    for place in range(len(CHANCES) - 1, 0, -1)
)
# one pass over the cards, each packed into a number: these are counted here, for SQLite sorts to group
_SPREAD: Final = f"""
select json_group_array(((min(max(due - :day, 0), {LATEST}) * 2 + suspended) * 16
  + case {" ".join(f"when interval < {GAPS[place]} then {place - 1}" for place in range(1, len(GAPS)))}
    else {len(GAPS) - 1} end) * 1024
  + coalesce(min(ease, 511), 512 + cast(difficulty as integer) * 8 + case {_BY_CHANCE} else 0 end))
from standing where reviews > 0 and {{here}}
"""  # noqa: S608 - the numbers above, and nothing from outside
_AGAIN: Final = """
select count(*) from standing
where again_today and reviewed = :day and due > :day and buried <> :day and not suspended and {here}
"""
_DECKS: Final = """
select deck, count(*), sum(interval >= :mature) from standing where reviews > 0 and {here} group by deck
"""
_HARDEST: Final = """
select card, lapses, reviews, ease, difficulty from standing where lapses > 0 and {here}
order by lapses desc, ease, difficulty desc, card limit :hardest
"""


def count_cards(
    connection: sqlite3.Connection, day: int, without: Collection[str], hardest: int
) -> CardCounts:
    """Return the cards counted as they are on `day`, those in `without` left out."""
    values = {"day": day, "without": json.dumps(list(without)), "hardest": hardest, "mature": MATURE_DAYS}
    here = _NOT_GONE if without else "true"
    spread, again, by_deck, hard = (
        connection.execute(query.format(here=here), values).fetchall()
        for query in (_SPREAD, _AGAIN, _DECKS, _HARDEST)
    )
    ahead, intervals, eases, difficulties, chances = _parted(
        Counter(msgspec.json.decode(spread[0][0], type=list[int]))
    )
    return CardCounts(
        ahead=dict(ahead),
        again=again[0][0],
        known={deck: known for deck, known, _ in by_deck},
        mature={deck: mature for deck, _, mature in by_deck},
        intervals={GAPS[place]: number for place, number in sorted(intervals.items())},
        eases={EASES[place]: number for place, number in sorted(eases.items())},
        difficulties={DIFFICULTIES[place]: number for place, number in sorted(difficulties.items())},
        retrievabilities={CHANCES[place]: number for place, number in sorted(chances.items())},
        hardest=tuple(HardCard(*row) for row in hard),
    )


def _parted(spread: Counter[int]) -> tuple[Counter[int], ...]:
    """Return the cards by days until due, and by the places of interval, ease, difficulty and chance."""
    ahead, intervals, eases, difficulties, chances = (Counter[int]() for _ in range(5))
    for packed, number in spread.items():
        rest, own = divmod(packed, 1024)
        rest, interval = divmod(rest, 16)
        days, suspended = divmod(rest, 2)
        if not suspended:
            ahead[days] += number
        intervals[interval] += number
        if own < 512:
            eases[_place(own, EASES)] += number
        else:
            difficulty, chance = divmod(own - 512, 8)
            difficulties[_place(difficulty, DIFFICULTIES)] += number
            chances[chance] += number
    return ahead, intervals, eases, difficulties, chances


def _place(number: int, least: Sequence[int]) -> int:
    return max(0, bisect_right(least, number) - 1)
