"""Tell where the settings file is; one with every key explained is written where there is none."""

from __future__ import annotations

import argparse
import shlex
import subprocess
from pathlib import Path

from quiz import config, paths
from quiz.commands.context import Context
from quiz.commands.writing import write_new
from quiz.errors import ExitCode, QuizError, of_system


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add whether to open it."""
    parser.add_argument(
        "--edit", action="store_true", help="open it in $VISUAL or $EDITOR, then look it over"
    )


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Print the path of the settings file, which is there afterwards; raises QuizError for a faulty one."""
    path = paths.find(context.home, context.environ).settings
    if not path.exists():
        _write(path)
        context.say("Each setting stands there with its default; remove the # before one to change it.")
    if arguments.edit:
        _edit(path, context)
    config.load(path)
    context.print(str(path))
    return ExitCode.OK


def _write(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise of_system(error) from error
    write_new(path, config.template())


def _edit(path: Path, context: Context) -> None:
    """Let the learner's editor have the file, until it is closed again."""
    named = context.environ.get("VISUAL", "").strip() or context.environ.get("EDITOR", "").strip()
    if not named:
        raise QuizError("No editor is named.", f"Set EDITOR, as in EDITOR=nano, or open {path} yourself.")
    try:
        left = subprocess.run([*shlex.split(named), str(path)], check=False).returncode  # noqa: S603 - their own
    except (OSError, ValueError) as error:
        raise QuizError(f"The editor {named!r} cannot be started.", "Set EDITOR to another one.") from error
    if left:
        raise QuizError(f"The editor {named!r} ended with code {left}.", f"See what became of {path}.")
