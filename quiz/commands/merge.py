"""Take in the reviews of other logs: those of another computer, or of a backup.

For each FILE, how many of its events were new goes to standard output. Whatever the order and however often,
the outcome is the same. The files are not changed; nothing is taken in unless all of them are logs, and of a
damaged one nothing at all.
"""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from pathlib import Path

from quiz.commands.context import Context
from quiz.commands.engine import desk
from quiz.errors import ExitCode
from quiz.log.copying import events_of, opened_copy
from quiz.text.display import one_line
from quiz.text.wording import count


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the files."""
    parser.add_argument(
        "files", metavar="FILE", nargs="+", type=Path, help="a backup, or the reviews.db of another computer"
    )


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Add the events of every file to the log, and say how many were new."""
    files: list[Path] = arguments.files
    total = 0
    with ExitStack() as copies:
        others = [copies.enter_context(opened_copy(file)) for file in files]
        with desk(context).log() as store:
            for file, other in zip(files, others, strict=True):
                new = store.append(events_of(other, file))
                total += new
                context.print(f"{one_line(str(file), 4000)}: {count(new, 'new event')}")
    context.say("Merged." if total else "There was nothing new.")
    return ExitCode.OK
