"""Write the progress for other programs: a row for each card with its state, then one for each review."""

from __future__ import annotations

import argparse
from pathlib import Path

from cards.library import load
from quiz.commands.context import Context
from quiz.commands.decks import warn
from quiz.commands.engine import desk
from quiz.errors import ExitCode, QuizError
from quiz.progress_export import Format, export
from quiz.replacing import replacing
from quiz.text.display import one_line


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to write, how and where."""
    parser.add_argument("what", choices=("progress",), help="what to write")
    parser.add_argument("--format", choices=("csv", "json"), help="csv unless FILE ends in .json")
    parser.add_argument("--output", metavar="FILE", type=Path, help="a file instead of standard output")


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Write all rows; a file appears whole or not at all."""
    at = desk(context)
    output: Path | None = arguments.output
    suffix = output.suffix.lower() if output else ""
    form: Format = arguments.format or ("json" if suffix == ".json" else "csv")
    library = load(at.deck_paths)
    warn(library.problems, context)
    with at.log() as store:
        if output is None:
            export(library, store, form, context.stdout)
            return ExitCode.OK
        _spare(store.path, output)
        with replacing(output) as file:
            export(library, store, form, file)
    context.say(f"Written to {one_line(str(output), 2000)}.")
    return ExitCode.OK


def _spare(log: Path, output: Path) -> None:
    """Raise QuizError when the file to be replaced is part of the log, which nothing can bring back."""
    for own in (log, *(log.with_name(f"{log.name}-{part}") for part in ("wal", "shm"))):
        if output.exists() and own.exists() and output.samefile(own):
            raise QuizError(f"{output} belongs to the review log itself.", "Name another FILE.")
