"""Look over the installation, the folders, the decks and the review log. Exit code 1: something is wrong."""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, NamedTuple

import quiz
from cards.library import load
from quiz import paths
from quiz.clock import clock_for
from quiz.commands import decks
from quiz.commands.context import Context
from quiz.commands.log_health import backup_health, log_health
from quiz.config import Config
from quiz.errors import ExitCode, QuizError
from quiz.paths import Home
from quiz.scheduling.choosing import scheduler
from quiz.scheduling.types import Scheduler
from quiz.settings import reading
from quiz.text.display import one_line
from quiz.text.wording import count
from solvers.tree import Binary, Name, Number
from solvers.worker.prover import WorkerProver

PACKAGES: Final = ("textual", "pyyaml", "msgspec", "tomlkit", "platformdirs", "numpy", "sympy")


_PATIENCE = 30.0  # seconds for the prover to start, on a machine that is busy


class Finding(NamedTuple):
    """One thing that was looked at, and whether it is as it should be."""

    fine: bool
    sentence: str


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing: everything is looked at."""
    del parser


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Print a line for each thing looked at, troubles marked."""
    del arguments
    troubles = 0
    for finding in _findings(paths.find(context.home, context.environ), context):
        troubles += not finding.fine
        context.print(f"{'ok' if finding.fine else 'trouble'}: {one_line(finding.sentence, 2000)}")
        context.stdout.flush()
    context.say("Something is wrong." if troubles else "All is well.")
    return ExitCode.FINDINGS if troubles else ExitCode.OK


def _findings(home: Home, context: Context) -> Iterator[Finding]:
    yield from _versions()
    yield _streams(context)
    for folder in dict.fromkeys((home.data, home.config, home.cache)):
        yield _folder(folder)
    yield _told(lambda: f"the clock says {clock_for(context.environ).now().isoformat(timespec='minutes')}")
    yield _told(lambda: _settings(home))
    yield from _decks(home)
    yield _told(lambda: log_health(home.log, _scheduler(home)))
    yield _told(lambda: backup_health(home.log, home.backups))
    yield _prover()


def _versions() -> Iterator[Finding]:
    system = f"{platform.system()} {platform.release()}"
    yield Finding(True, f"Proofdeck {quiz.__version__}, Python {platform.python_version()}, {system}")
    yield Finding(True, f"SQLite {sqlite3.sqlite_version}")
    for name in PACKAGES:
        try:
            yield Finding(True, f"{name} {version(name)}")
        except PackageNotFoundError:
            yield Finding(False, f"{name} is not installed; reinstall Proofdeck")
    yield Finding(True, _web())


def _web() -> str:
    try:
        return f"textual-serve {version('textual-serve')}, for quiz serve"
    except PackageNotFoundError:
        return "no textual-serve, which only quiz serve needs: pip install 'proofdeck[web]'"


def _streams(context: Context) -> Finding:
    encoding = context.stdout.encoding or "unknown"
    where = "a terminal" if context.stdout.isatty() else "no terminal"
    term = context.environ.get("TERM", "unset")
    return Finding(True, f"output to {where}, encoding {encoding}, TERM {term}")


def _folder(folder: Path) -> Finding:
    """Look whether the folder, or the nearest that exists above it, can be written to."""
    nearest = next((path for path in (folder, *folder.parents) if _exists(path)), folder)
    if not nearest.is_dir():
        return Finding(False, f"{nearest} is no folder; move it away, or name another --home")
    if not os.access(nearest, os.W_OK | os.X_OK):
        return Finding(
            False, f"{nearest} may not be written to; change its permissions, or name another --home"
        )
    return Finding(True, f"{folder} {'can be written to' if _exists(folder) else 'will be made when needed'}")


def _exists(path: Path) -> bool:
    """Return whether something bears that name; False where the folder around it is locked."""
    return os.path.lexists(path)


def _told(look: Callable[[], str]) -> Finding:
    try:
        return Finding(True, look())
    except QuizError as error:
        return Finding(False, str(error))


def _settings(home: Home) -> str:
    reading.load(home.settings)
    return f"settings in {home.settings}" if _exists(home.settings) else "settings at their defaults"


def _scheduler(home: Home) -> Scheduler | None:
    """Return the scheduler of the settings; None when they cannot be read, which is told elsewhere."""
    try:
        settings = reading.load(home.settings)
    except QuizError:
        return None
    return scheduler(settings.scheduler, settings.retention)


def _decks(home: Home) -> Iterator[Finding]:
    try:
        wanted = decks.usual(home, reading.load(home.settings))
    except QuizError:
        wanted = decks.usual(home, Config())
    library = load(wanted)
    cards = sum(len(deck.cards) for deck in library.decks)
    yield Finding(bool(cards), f"{count(len(library.decks), 'deck')} with {count(cards, 'card')}")
    for problem in library.problems:
        yield Finding(False, str(problem))


def _prover() -> Finding:
    """Look whether the worker process starts and proves that x + x is 2x."""
    x = Name("x")
    with WorkerProver(deadline=_PATIENCE) as prover:
        works = prover.equal(Binary("+", x, x), Binary("*", Number("2"), x), {"x": "real"})
    if works:
        return Finding(True, "the prover works")
    return Finding(False, "the prover does not answer; answers that it would settle are left to you")
