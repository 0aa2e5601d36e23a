"""How often each card was recalled: counted where the rows are, and only when somebody looks."""

from __future__ import annotations

import sqlite3
from typing import Final

from quiz.log.store import Recall

# as `tallies.py` has it: neither a first meeting nor a drill tells what was remembered
_TESTED: Final = """
select card, count(*), sum(grade >= 3) from event
where type = 'review' and stage = 'review' and id not in (select undoes from event where undoes is not null)
group by card
"""


def remembered(connection: sqlite3.Connection) -> dict[str, Recall]:
    """Return the tested answers of every card that has any, those taken back left out."""
    return {card: Recall(tested, recalled) for card, tested, recalled in connection.execute(_TESTED)}
