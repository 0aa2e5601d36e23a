"""The command line: find the command, read its arguments, run it, print its error, return an exit code.

Only the module of the command that was asked for is imported, so that each starts as fast as it can.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import NoReturn, Protocol

import quiz
from quiz.commands.context import Context
from quiz.errors import ExitCode, QuizError, nearest, of_system, report

COMMANDS: Mapping[str, str] = {
    "study": "answer what is due, then new cards",
    "interview": "sit a mixed, timed paper that is marked at its end",
    "browse": "list, find and sort all cards; set aside, reset or flag many",
    "check": "find the faults of decks and prove their answers",
    "new": "write a small deck to start from",
    "preview": "show the cards of a deck, with their answers and solutions",
    "translate": "begin the translation of a deck, or add what its deck has new",
    "stats": "show what was learnt and what comes due",
    "export": "write the progress as CSV or JSON",
    "intervals": "show when a card returns after a run of grades",
    "grade": "judge answers given as JSON lines",
    "solve": "work out a layer's shape, parameters and operations",
    "backup": "copy the review log, whole or not at all",
    "merge": "take in the reviews of another computer or of a backup",
    "serve": "study in a browser on this computer",
    "settings": "tell where the settings are, tell or change one, list the keys",
    "doctor": "look over the installation, the folders and the log",
}
_HOME_SCREEN = "home"


class Command(Protocol):
    """What a module in `quiz.commands` offers."""

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own arguments."""
        ...

    def run(self, arguments: argparse.Namespace, context: Context) -> ExitCode:
        """Do the work; raise QuizError for what the user can mend."""
        ...


class Parser(argparse.ArgumentParser):
    """argparse, with our errors: one sentence, and the nearest option when one is unknown."""

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing the usage and leaving."""
        raise QuizError(f"{message.rstrip('.')}.", f"Try `{self.prog} --help`.")

    def parse(self, words: Sequence[str]) -> argparse.Namespace:
        """Return the parsed words; an unknown option is named with its nearest neighbour."""
        arguments, unknown = self.parse_known_args(words)
        if unknown:
            raise QuizError(f"{self.prog} does not take {unknown[0]!r}.", self._hint(unknown[0]))
        return arguments

    def _hint(self, word: str) -> str:
        options = re.findall(r"--[a-z][a-z-]*", self.format_help())
        return nearest(word.partition("=")[0], options) or f"Try `{self.prog} --help`."


def run(words: Sequence[str], context: Context) -> ExitCode:
    """Run one command line and return its exit code; every error ends as one line on standard error."""
    try:
        code = _dispatch(words, context)
        context.stdout.flush()
    except QuizError as error:
        context.say(report(error))
        return error.code
    except BrokenPipeError:
        _drop(context)  # the reader has seen enough, as in `quiz stats | head -1`
        return ExitCode.OK
    except OSError as error:
        context.say(report(of_system(error)))
        return ExitCode.USAGE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    return code


def _dispatch(words: Sequence[str], context: Context) -> ExitCode:
    own, name, rest = _split(words)
    arguments = _root().parse(own)
    plain = ["--plain"] if arguments.plain else []
    if name is None:
        name = "study" if plain else _HOME_SCREEN
    elif name not in COMMANDS:
        raise _unknown(name)
    return _run_command(name, [*plain, *rest], context, arguments.home)


def _run_command(name: str, words: Sequence[str], context: Context, home: Path | None) -> ExitCode:
    command: Command = import_module(f"quiz.commands.{name}")
    parser = Parser(prog=f"quiz {name}", description=command.__doc__, allow_abbrev=False)
    _add_home(parser, default=home)
    command.arguments(parser)
    arguments = parser.parse(words)
    return command.run(arguments, replace(context, home=arguments.home))


def _split(words: Sequence[str]) -> tuple[list[str], str | None, list[str]]:
    """Part the words at the command: the first that is neither an option nor the value of `--home`."""
    before = ""
    for index, word in enumerate(words):
        if not word.startswith("-") and before != "--home":
            return list(words[:index]), word, list(words[index + 1 :])
        before = word
    return list(words), None, []


def _root() -> Parser:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {about}" for name, about in COMMANDS.items()]
    parser = Parser(
        prog="quiz",
        usage="quiz [--home DIR] [--plain] [COMMAND …]",
        description="Study cards that check the mathematics you type.\nWithout a command: the home screen.",
        epilog="\n".join(["commands:", *lines, "", "`quiz COMMAND --help` tells more of each."]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"quiz {quiz.__version__}")
    parser.add_argument("--plain", action="store_true", help="study line by line, without the screen")
    _add_home(parser, default=None)
    return parser


def _add_home(parser: argparse.ArgumentParser, default: Path | None) -> None:
    parser.add_argument(
        "--home", metavar="DIR", type=Path, default=default, help="keep all state in DIR (or set QUIZ_HOME)"
    )


def _unknown(name: str) -> QuizError:
    if Path(name).exists():
        return QuizError(f"{name!r} is no command.", f"To study that deck: quiz study {name}")
    return QuizError(f"There is no command {name!r}.", nearest(name, COMMANDS) or "Try `quiz --help`.")


def _drop(context: Context) -> None:
    # what is still buffered would fail once more while the interpreter shuts down
    if context.stdout is sys.stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
