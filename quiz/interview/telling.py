"""A marked paper and a sitting in words: for the line mode, and in Markdown to keep or to send."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil
from typing import Final

from quiz.interview.marking import SKIPPED, Marked, Report, Subject
from quiz.text.display import one_line, printable
from quiz.text.wording import count
from solvers.verdict import Outcome

_NONE: Final = "without an answer"
_LONGEST: Final = 2_000  # characters of an answer that are shown
# a sign and a word for each outcome: neither colour nor sign alone tells what became of an answer
OUTCOMES: Final[Mapping[str, tuple[str, str]]] = {
    Outcome.CORRECT: ("✓", "right"),
    Outcome.PARTIAL: ("~", "partly right"),
    Outcome.WRONG: ("✗", "wrong"),
    Outcome.MALFORMED: ("✗", "cannot be read"),
    Outcome.UNDECIDED: ("?", "undecided"),
    SKIPPED: ("✗", "no answer"),
}


def outcome(each: Marked) -> tuple[str, str]:
    """Return the sign and the words of a question's outcome, with the share where it is right in part."""
    sign, word = OUTCOMES.get(each.outcome, ("✗", "wrong"))
    return sign, f"{word}, {percent(each.score)}" if each.outcome == Outcome.PARTIAL else word


def points(number: float) -> str:
    """Return points with one decimal where it tells."""
    return f"{number:.1f}".removesuffix(".0")


def percent(share: float) -> str:
    """Return a share in whole percent; all of them only where nothing is missing."""
    return f"{min(round(100 * share), 99 if share < 1 else 100)} %"


def time_left(seconds: float) -> str:
    """Return the time that is left in words, as a person would tell it."""
    if seconds >= 120:
        return f"{ceil(seconds / 60)} minutes left"
    return f"{count(ceil(seconds), 'second')} left"


def when(report: Report) -> str:
    """Return when it was sat, in UTC."""
    return one_line(report.at).replace("T", " ").replace("+00:00", " UTC")


def score(report: Report) -> str:
    """Return the score in one line."""
    return f"{points(report.points)} of {count(report.counting, 'point')}, {percent(report.score)}"


def sums(report: Report) -> str:
    """Return how many answers came to what, and the time that they took."""
    known = [each.outcome if each.outcome in OUTCOMES else Outcome.WRONG for each in report.marked]
    words = {key: _NONE if key == SKIPPED else word for key, (_, word) in OUTCOMES.items()}
    parts = [f"{known.count(key)} {word}" for key, word in words.items() if key in known]
    return f"{', '.join(parts)}; {_time(report)}"


def subject(each: Subject) -> str:
    """Return what a subject brought."""
    return f"{points(each.points)} of {each.questions}, {percent(each.score)}"


def topics(report: Report) -> str:
    """Return the subjects, the weakest first."""
    return "; ".join(one_line(each.title) for each in report.subjects)


def places(numbers: Sequence[int]) -> str:
    """Return questions counted from 0 as a person counts them, runs drawn together: `1, 3 to 5`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(_run(run[0] + 1, run[-1] + 1) for run in runs)


def _run(first: int, last: int) -> str:
    if first == last:
        return f"{first}"
    return f"{first}, {last}" if last == first + 1 else f"{first} to {last}"


# ── line by line ──


def spoken(report: Report) -> Iterator[str]:
    """Yield a marked paper in sentences, formulas between dollars."""
    yield f"Mock interview of {when(report)}: {score(report)}."
    yield f"{sums(report)}."
    yield from (f"{one_line(each.title)}: {subject(each)}." for each in report.subjects)
    yield review(report)
    for number, each in enumerate(report.marked, start=1):
        yield ""
        yield from _spoken(number, each)


def review(report: Report) -> str:
    """Return what to review, in a sentence."""
    titles = "; ".join(map(one_line, report.to_review))
    return f"To review: {titles}." if titles else "Nothing stands out to be reviewed."


def _spoken(number: int, each: Marked) -> Iterator[str]:
    yield f"Question {number}. {one_line(each.subject)}. {' '.join(outcome(each))}."
    yield each.asked
    yield from (f"{place}. {text}" for place, text in enumerate(each.offered, start=1))
    if each.given:
        yield f"You wrote: {each.given}"
    if each.message:
        yield each.message
    if each.right and each.outcome != Outcome.CORRECT:
        yield f"The answer: {each.right}"
    if each.why:
        yield f"Solution: {each.why}"


# ── Markdown ──


def markdown(report: Report) -> Iterator[str]:
    """Yield a marked paper line by line, in Markdown."""
    yield f"# Mock interview of {when(report)}"
    yield from ("", f"**{score(report)}** ({sums(report)}).", "")
    yield from _table(report.subjects)
    yield from ("", review(report))
    for number, each in enumerate(report.marked, start=1):
        yield from ("", *_question(number, each))


def _table(subjects: Iterable[Subject]) -> Iterator[str]:
    yield "| subject | points | share |"
    yield "|---|---|---|"
    for each in subjects:
        title = one_line(each.title).replace("|", "\\|")
        yield f"| {title} | {points(each.points)} of {each.questions} | {percent(each.score)} |"


def _question(number: int, each: Marked) -> Iterator[str]:
    yield f"## {number}. {one_line(each.subject)}: {' '.join(outcome(each))}"
    yield from ("", printable(each.asked))
    if each.offered:
        yield ""
        yield from (f"{place}. {one_line(text)}" for place, text in enumerate(each.offered, start=1))
    facts = [
        f"Your answer: {_written(each.given, each)}" if each.given else "",
        printable(each.message),
        f"The answer: {_written(each.right, each)}" if each.right else "",
        printable(each.why),
    ]
    for fact in filter(None, facts):
        yield from ("", fact)


def _written(text: str, each: Marked) -> str:
    """Return an answer: options are text that may hold formulas, all else is mathematics as it was typed."""
    return one_line(text, _LONGEST) if each.offered else _code(text)


def _code(text: str) -> str:
    """Return typed mathematics as code: its stars and lines below are no emphasis."""
    shown = " ⏎ ".join(one_line(line, _LONGEST) for line in text.splitlines() if line.strip())
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    return f"{fence}{shown}{fence}" if "`" not in shown else f"{fence} {shown} {fence}"


def _time(report: Report) -> str:
    return f"{max(1, ceil(report.seconds / 60))} of {count(ceil(report.minutes), 'minute')}"
