"""Show when a card returns after a run of grades, each given on the day that the card is due."""

from __future__ import annotations

import argparse

from quiz.commands.context import Context
from quiz.errors import ExitCode
from quiz.scheduling.sm2 import Step, intervals
from quiz.scheduling.types import Grade


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the grades and the form of the answer."""
    parser.add_argument("grades", metavar="GRADE", nargs="+", type=_grade, help="0 (gave up) to 5 (easy)")
    parser.add_argument("--json", action="store_true", help="intervals in days, ease in hundredths")


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Print one row for each grade."""
    grades: list[Grade] = arguments.grades
    steps = intervals(grades)
    if arguments.json:
        import json

        context.print(json.dumps(steps))
    else:
        context.print("grade  n  interval  ease  again today")
        for grade, step in zip(grades, steps, strict=True):
            context.print(_row(grade, step))
    return ExitCode.OK


def _row(grade: Grade, step: Step) -> str:
    ease = f"{step['ease'] // 100}.{step['ease'] % 100:02}"
    again = "yes" if step["again_today"] else "no"
    return f"{grade:>5}  {step['n']}  {step['interval']:>8,}  {ease}  {again}"


def _grade(word: str) -> Grade:
    if word not in ("0", "1", "2", "3", "4", "5"):
        raise argparse.ArgumentTypeError(f"{word!r} is no grade; grades go from 0 to 5")
    return Grade(int(word))
