"""Copy the review log to FILE, whole or not at all; without FILE, to a dated file among the backups.

The path of the copy goes to standard output. It may be made while you study, and `quiz merge` takes it back.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from quiz.commands.context import Context
from quiz.commands.engine import Desk, desk
from quiz.errors import ExitCode, QuizError, of_system
from quiz.log.copying import back_up
from quiz.text.display import one_line
from quiz.text.wording import count


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add where to."""
    parser.add_argument(
        "file", metavar="FILE", nargs="?", type=Path, help="a file, or a folder for a dated one"
    )


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Make the copy and say what is in it."""
    at = desk(context)
    if not os.path.lexists(at.home.log):
        raise QuizError(f"There is no review yet in {at.home.log}.", "Study first: quiz.")
    target = _target(arguments.file, at)
    if _same(target, at.home.log):
        raise QuizError(f"{target} is the review log itself.", "Name another FILE.")
    events = back_up(at.home.log, target)
    context.print(one_line(str(target), 4000))
    context.say(f"{count(events, 'event')}. To take it back: quiz merge FILE.")
    return ExitCode.OK


def _target(file: Path | None, at: Desk) -> Path:
    if file is None:
        try:
            at.home.backups.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise of_system(error) from error
        file = at.home.backups
    if file.is_dir():
        return file / f"reviews-{at.clock.now():%Y-%m-%d-%H%M%S}.db"
    if not file.parent.is_dir():
        raise QuizError(f"{file.parent}: there is no such folder.", "Make it first, or name another FILE.")
    if os.path.lexists(file) and not file.is_file():
        raise QuizError(f"{file} is no file.", "Name another FILE.")
    return file


def _same(target: Path, log: Path) -> bool:
    return target.exists() and target.samefile(log)
