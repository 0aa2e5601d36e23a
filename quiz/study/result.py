"""What a cram came to, in sentences; and what is said when it has no card."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quiz.scheduling.types import LEECH_LAPSES
from quiz.study.cram import Result
from quiz.study.request import Mode, Request
from quiz.text.prompt import first_words
from quiz.text.wording import count

_LISTED: Final = 20  # missed cards that are told one by one


def told(result: Result) -> Iterator[str]:
    """Say how many cards were right at first try, and which were not."""
    if result.cards:
        cards, spent = count(result.cards, "card"), minutes(result.seconds)
        yield f"{cards}, {result.first_try} right at first try, {spent}."
    if result.missed:
        yield "Not right at first try:"
        yield from (f"- {first_words(question.ask)}" for question in result.missed[:_LISTED])
    more = len(result.missed) - _LISTED
    if more > 0:
        yield f"and {more:,} more."
    if result.unasked:
        yield f"{count(result.unasked, 'card')} {'was' if result.unasked == 1 else 'were'} not asked."
    yield "Nothing was scheduled or recorded."


def minutes(seconds: float) -> str:
    """Return `in 3 minutes`."""
    return f"in {count(max(1, round(seconds / 60)), 'minute')}"


def nothing(request: Request) -> str:
    """Say that there is no card to cram."""
    if request.mode is Mode.LEECHES and not request.wanted:
        return f"No leech there: no card was forgotten {LEECH_LAPSES} times or more."
    return "No card to cram there; what is suspended or buried is left out."
