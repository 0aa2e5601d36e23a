"""Tell where the settings file is; one with every key explained is written where there is none."""

from __future__ import annotations

import argparse

from quiz import config, paths
from quiz.commands.context import Context
from quiz.commands.writing import write_new
from quiz.errors import ExitCode, of_system


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing."""
    del parser


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Print the path of the settings file, which is there afterwards; raises QuizError for a faulty one."""
    del arguments
    path = paths.find(context.home, context.environ).settings
    if path.exists():
        config.load(path)
    else:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise of_system(error) from error
        write_new(path, config.template())
        context.say("Each setting stands there with its default; remove the # before one to change it.")
    context.print(str(path))
    return ExitCode.OK
