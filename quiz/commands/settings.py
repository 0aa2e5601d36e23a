"""Tell where the settings file is, or one setting; change one; list the keys of the screens."""

from __future__ import annotations

import argparse
import shlex
import subprocess
from pathlib import Path

from quiz import config, paths
from quiz.commands.context import Context
from quiz.commands.writing import write_new
from quiz.errors import ExitCode, QuizError, of_system
from quiz.settings import reading


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add whether to open it, to list keys, or to tell or change one setting."""
    parser.add_argument("name", metavar="SETTING", nargs="?", help="tell this one, such as new_per_day")
    parser.add_argument("value", metavar="VALUE", nargs="*", help="give it this value")
    parser.add_argument(
        "--edit", action="store_true", help="open the file in $VISUAL or $EDITOR, then look it over"
    )
    parser.add_argument("--keys", action="store_true", help="list every action of the screens with its keys")


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Do what is asked of the settings; raises QuizError for a faulty file or a value that does not fit."""
    path = paths.find(context.home, context.environ).settings
    if arguments.keys:
        _list_keys(path, context)
    elif arguments.name is None:
        _tell_file(path, context, edit=arguments.edit)
    elif arguments.value:
        _change(path, arguments.name, arguments.value)
    else:
        _tell(path, arguments.name, context)
    return ExitCode.OK


def _tell_file(path: Path, context: Context, *, edit: bool) -> None:
    """Print the path of the settings file, which is there afterwards."""
    if not path.exists():
        _write(path)
        context.say("Each setting stands there with its default; remove the # before one to change it.")
    if edit:
        _edit(path, context)
    reading.load(path)
    context.print(str(path))


def _tell(path: Path, name: str, context: Context) -> None:
    """Print the value of one setting, or the keys of one action."""
    from quiz.settings.fields import setting

    part, _, action = name.partition(".")
    settings = reading.load(path)
    if part == "keys" and action:
        from quiz.keys.chosen import Keys

        context.print(",".join(Keys(settings.keys).of(_known(action))))
    else:
        context.print(config.toml(getattr(settings, setting(name).name)))


def _change(path: Path, name: str, words: list[str]) -> None:
    """Give one setting, or one action's keys, another value."""
    from quiz.settings.fields import Kind, setting
    from quiz.settings.writing import write

    part, _, action = name.partition(".")
    if part == "keys" and action:
        write(path, f"keys.{_known(action)}", ",".join(words) or None)
        return
    wanted = setting(name)
    if wanted.kind is Kind.TABLE:
        raise QuizError(f"{name} is a table.", "Give one action its keys: quiz settings keys.study.undo f4")
    if len(words) > 1 and wanted.kind is not Kind.LINES:
        raise QuizError(f"{name} takes one value.", f"It takes {wanted.takes}.")
    write(path, name, wanted.read("\n".join(words)))


def _known(action: str) -> str:
    """Return an action that exists; raises QuizError for another."""
    from quiz.keys.faults import faults
    from quiz.keys.usual import USUAL

    if action not in USUAL:
        raise QuizError(next(wrong for _, wrong in faults({action: ""})))
    return action


def _list_keys(path: Path, context: Context) -> None:
    """Print each action with its keys and what it does; a star marks those that were chosen."""
    from quiz.keys.chosen import Keys
    from quiz.keys.usual import USUAL

    keys = Keys(reading.load(path).keys)
    rows = [(action, ",".join(keys.of(action)), usual.words) for action, usual in USUAL.items()]
    first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
    for action, pressed, words in rows:
        mark = "*" if action in keys.chosen else " "
        context.print(f"{mark} {action:<{first}}  {pressed:<{second}}  {words}")


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
