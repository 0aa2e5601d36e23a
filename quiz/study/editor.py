"""The learner's editor: which program it is, and how it is told where to stand."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from pathlib import Path
from shutil import which
from typing import Final

from cards.types import Place
from quiz.errors import QuizError

_USUAL: Final = ("nano", "vim", "vi", "notepad")
_PLUS: Final = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "ne"}
)
_COLON: Final = frozenset({"hx", "helix", "subl", "zed"})
_GOTO: Final = frozenset({"code", "codium", "cursor"})
_WAITS: Final = frozenset({"code", "codium", "cursor", "subl", "zed"})


def command(place: Place, environ: Mapping[str, str]) -> list[str]:
    """Return the command that edits a deck at a place; raises QuizError when nothing can."""
    if not os.access(place.path, os.W_OK):
        raise QuizError(
            f"The deck {place.path} cannot be written here.", "Copy it to your own decks to change it."
        )
    editor = _editor(environ)
    return [*editor, *_at(Path(editor[0]).stem.lower(), place, waits="--wait" in editor)]


def _editor(environ: Mapping[str, str]) -> list[str]:
    named = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip()
    try:
        words = shlex.split(named)
    except ValueError as error:
        raise QuizError(f"EDITOR cannot be read: {named!r}.", "Name a program, as in EDITOR=nano.") from error
    words = words or [name for name in _USUAL if which(name)][:1]
    if not words:
        raise QuizError("There is no editor.", "Name one in EDITOR, as in EDITOR=nano.")
    return words


def _at(name: str, place: Place, *, waits: bool) -> list[str]:
    """Return the arguments that open a file at a line; an editor not known here begins at its top."""
    wait = ["--wait"] if name in _WAITS and not waits else []
    if name in _PLUS:
        return [f"+{place.line}", str(place.path)]
    if name in _GOTO:
        return [*wait, "--goto", f"{place.path}:{place.line}:{place.column}"]
    if name in _COLON:
        return [*wait, f"{place.path}:{place.line}"]
    return [str(place.path)]
