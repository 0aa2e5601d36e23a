"""Write NAME.yaml into the current folder: a small deck that `quiz check` passes, to start from."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from cards.library import SUFFIXES
from cards.starter import starter
from quiz.commands.context import Context
from quiz.commands.writing import write_new
from quiz.errors import ExitCode, QuizError
from quiz.text.display import one_line


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the name."""
    parser.add_argument("name", metavar="NAME", help="what the deck is called, such as optimizers")


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Write the deck and print its path."""
    name = _stem(arguments.name)
    path = Path(f"{name}.yaml")
    write_new(path, starter(name))
    context.print(one_line(str(path)))
    word = one_line(shlex.quote(str(path)))
    context.say(f"Check it with `quiz check {word}`, study it with `quiz study {word}`.")
    return ExitCode.OK


def _stem(name: str) -> str:
    """Return the name without its suffix; raises QuizError for one that is no plain file name."""
    suffix = next((suffix for suffix in SUFFIXES if name.lower().endswith(suffix)), "")
    stem = name[: len(name) - len(suffix)]
    if (
        not stem.strip()
        or stem.startswith((".", "-"))
        or any(mark in stem for mark in '/\\:*?"<>|')
        or not stem.isprintable()
    ):
        raise QuizError(
            f"{name!r} cannot name a deck.", "Take letters, digits and hyphens, such as batch-norm."
        )
    return stem.strip()
