"""What a session came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from quiz.log.events import Review
from quiz.scheduling.queue import Limits
from quiz.scheduling.types import Grade, Standing
from quiz.study.phases import Waiting
from quiz.text.wording import count


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """Answers graded and not undone; `correct` are those of 3 and above. `next_due` is a day, or None."""

    reviews: int
    correct: int
    grades: dict[Grade, int]
    seconds: float
    next_due: int | None


def summarise(reviews: Sequence[Review], standings: Iterable[Standing]) -> Summary:
    """Return the sums of a session; `standings` are those of the cards that it could have asked."""
    grades = Counter(Grade(review.grade) for review in reviews)
    return Summary(
        reviews=len(reviews),
        correct=sum(number for grade, number in grades.items() if not grade.lapse),
        grades={grade: grades[grade] for grade in Grade},
        seconds=sum(review.seconds for review in reviews),
        next_due=min((due for one in standings if (due := one.due) is not None), default=None),
    )


def limited(held_back: int, limits: Limits) -> str:
    """Say that unseen cards wait for another day because of the limit of new ones."""
    waiting = "1 unseen card waits" if held_back == 1 else f"{held_back:,} unseen cards wait"
    return f"{waiting}: {count(limits.new, 'new card')} a day {'is' if limits.new == 1 else 'are'} the limit."


def beyond_limits(waiting: Waiting, held_back: int, limits: Limits) -> str:
    """Say which limit of a day leaves nothing to ask, if one does."""
    if waiting.due and limits.reviews is not None:
        cards = f"{count(waiting.due, 'due card')} {'waits' if waiting.due == 1 else 'wait'}"
        verb = "is" if limits.reviews == 1 else "are"
        return f"{cards} for another day: {count(limits.reviews, 'review')} a day {verb} the limit."
    return limited(held_back, limits) if held_back else ""


def left_over(waiting: Waiting) -> str:
    """Say what a session of a chosen size has left, if anything: it was chosen, so nobody is in arrears."""
    parts = [f"{number:,} {what}" for number, what in ((waiting.due, "due"), (waiting.new, "new")) if number]
    if not parts:
        return ""
    verb = "is" if waiting.due + waiting.new == 1 else "are"
    first = " The most urgent come first next time." if waiting.due > 1 else ""
    return f"{' and '.join(parts)} {verb} left for another session.{first}"


def of_cards(keys: Iterable[str], standings: Mapping[str, Standing]) -> Iterable[Standing]:
    """Yield the standings of those cards that have one."""
    return (standings[key] for key in keys if key in standings)
