"""Verdicts, times and ranges in a learner's words."""

from __future__ import annotations

from datetime import date
from typing import Final

from quiz.log.store import HardCard
from quiz.statistics.periods import Range, Share
from quiz.text.display import one_line
from quiz.text.wording import count
from solvers.verdict import Reason

_HOUR: Final = 3600
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_REASONS: Final[dict[str, str]] = {
    Reason.EQUAL: "right",
    Reason.WITHIN_TOLERANCE: "right within tolerance",
    Reason.KNOWN_MISTAKE: "a known mistake",
    Reason.DIFFERENT: "another value",
    Reason.FACTOR: "off by a factor",
    Reason.WRONG_FORM: "another form",
    Reason.PRECISION: "digits",
    Reason.UNIT: "unit",
    Reason.LENGTH: "number of entries",
    Reason.ENTRY: "one entry",
    Reason.MISSING: "something missing",
    Reason.SPELLING: "spelling",
    Reason.SYNTAX: "not readable",
    Reason.UNKNOWN_NAME: "unknown name",
    Reason.EMPTY: "empty",
    Reason.SELF_ASSESSED: "judged by yourself",
    Reason.GAVE_UP: "gave up",
    Reason.UNSETTLED: "not settled",
    "": "not judged",
}


def reason(code: str) -> str:
    """Return a verdict's reason in words; one that only a newer program knows stands as it is."""
    return _REASONS.get(code, one_line(code, 30))


def period(days: int | None) -> str:
    """Return the name of a period."""
    return {None: "all", 365: "1 year"}.get(days, f"{days} days")


def percent(share: float | None) -> str:
    """Return a share in whole per cent, `none yet` where there is none."""
    return "none yet" if share is None else f"{share:.0%}"


def time(seconds: float) -> str:
    """Return a time in seconds, minutes or hours."""
    if seconds >= _HOUR:
        return f"{seconds / _HOUR:.1f} hours"
    return count(round(seconds), "second") if 0 < seconds < 60 else count(round(seconds / 60), "minute")


def days(each: Range | Share) -> str:
    """Return a range of days."""
    if each.most is None:
        return f"{each.least} days or more"
    return "1 day" if each.most == 1 else f"{each.least}–{each.most} days"


def seconds(each: Range) -> str:
    """Return a range of seconds; the upper bound is the one that is not reached."""
    if each.most is None:
        return f"{_short(each.least)} or more"
    if not each.least:
        return f"under {_short(each.most + 1)}"
    return f"{_short(each.least)} – {_short(each.most + 1)}"


def ease(each: Range) -> str:
    """Return a range of ease factors, held in hundredths."""
    low = f"{each.least / 100:.2f}"
    return f"{low} or more" if each.most is None else f"{low}–{each.most / 100:.2f}"


def difficulty(each: Range) -> str:
    """Return a range of difficulties, a whole wide."""
    return f"{each.least}–{each.least + 1}"


def chance(each: Range) -> str:
    """Return a range of probabilities, held in percent; the upper bound is the one that is not reached."""
    if each.most is None:
        return f"{each.least} % or more"
    return f"{each.least}–{each.most + 1} %" if each.least else f"under {each.most + 1} %"


def hardness(card: HardCard) -> str:
    """Return what is added of a hard card, as its scheduler keeps it."""
    if card.ease is not None:
        return f", ease {card.ease / 100:.2f}"
    return "" if card.difficulty is None else f", difficulty {card.difficulty:.1f}"


def day(ordinal: int) -> str:
    """Return a day such as `3 Mar`."""
    at = date.fromordinal(ordinal)
    return f"{at.day} {_MONTHS[at.month - 1]}"


def _short(whole: int) -> str:
    return f"{whole // 60} min" if whole >= 60 else f"{whole} s"
