"""Show when a card returns after a run of grades, each given on the day that the card is due."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import Final, get_args

from quiz.commands.context import Context
from quiz.commands.engine import desk
from quiz.errors import ExitCode, QuizError
from quiz.scheduling import fsrs, sm2
from quiz.scheduling.choosing import SchedulerName
from quiz.scheduling.types import HIGHEST_RETENTION, LOWEST_RETENTION, Grade

_NAMES: Final[tuple[SchedulerName, ...]] = get_args(SchedulerName)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the grades, the scheduler and the form of the answer."""
    parser.add_argument("grades", metavar="GRADE", nargs="+", type=_grade, help="0 (gave up) to 5 (easy)")
    parser.add_argument("--scheduler", choices=_NAMES, help="instead of the one in the settings")
    parser.add_argument(
        "--retention", metavar="SHARE", type=_share, help="to be recalled with fsrs, as in 0.95"
    )
    parser.add_argument(
        "--json", action="store_true", help="intervals and stability in days, ease in hundredths"
    )


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Print one row for each grade."""
    grades: list[Grade] = arguments.grades
    settings = desk(context).config
    name: SchedulerName = arguments.scheduler or settings.scheduler
    if name == "fsrs":
        by_memory = fsrs.intervals(grades, arguments.retention or settings.retention)
        _print(context, by_memory, _memory_table(grades, by_memory), as_json=arguments.json)
    elif arguments.retention:
        raise QuizError(
            "SM-2 aims at no share to be recalled.", "Leave out --retention, or add --scheduler fsrs."
        )
    else:
        by_ease = sm2.intervals(grades)
        _print(context, by_ease, _ease_table(grades, by_ease), as_json=arguments.json)
    return ExitCode.OK


def _print(context: Context, steps: Sequence[object], table: Iterator[str], *, as_json: bool) -> None:
    for line in [json.dumps(steps)] if as_json else table:
        context.print(line)


def _ease_table(grades: Sequence[Grade], steps: Sequence[sm2.Step]) -> Iterator[str]:
    yield "grade  n  interval  ease  again today"
    for grade, step in zip(grades, steps, strict=True):
        ease = f"{step['ease'] // 100}.{step['ease'] % 100:02}"
        yield f"{grade:>5}  {step['n']}  {step['interval']:>8,}  {ease}  {_again(step['again_today'])}"


def _memory_table(grades: Sequence[Grade], steps: Sequence[fsrs.Step]) -> Iterator[str]:
    yield "grade  n  interval  stability  difficulty  recalled then  again today"
    for grade, step in zip(grades, steps, strict=True):
        memory = f"{step['stability']:>9,.1f}  {step['difficulty']:>10.2f}  {step['retrievability']:>13.0%}"
        yield f"{grade:>5}  {step['n']}  {step['interval']:>8,}  {memory}  {_again(step['again_today'])}"


def _again(today: bool) -> str:
    return "yes" if today else "no"


def _grade(word: str) -> Grade:
    if word not in ("0", "1", "2", "3", "4", "5"):
        raise argparse.ArgumentTypeError(f"{word!r} is no grade; grades go from 0 to 5")
    return Grade(int(word))


def _share(word: str) -> float:
    try:
        share = float(word)
    except ValueError:
        share = 0.0
    if not LOWEST_RETENTION <= share <= HIGHEST_RETENTION:
        raise argparse.ArgumentTypeError(
            f"{word!r} is no share to be recalled; it goes from {LOWEST_RETENTION} to {HIGHEST_RETENTION}"
        )
    return share
