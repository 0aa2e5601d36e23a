"""Open the home screen: the decks, what is due in each, and from there everything else."""

from __future__ import annotations

import argparse

from quiz.commands.context import Context
from quiz.commands.engine import desk
from quiz.commands.screens import on_screen
from quiz.errors import ExitCode


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing."""
    del parser


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Show the home screen until the learner leaves."""
    del arguments
    return on_screen(desk(context), context)
