"""Which of the files that paths name are decks, and which are translations of decks."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

SUFFIXES: Final = (".yaml", ".yml")
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
_NAME = re.compile(rf".+\.(?P<language>{LANGUAGE.pattern})\.ya?ml", re.IGNORECASE)
_OPENING = re.compile(rb"^(?:\xef\xbb\xbf)?translates\s*:", re.MULTILINE)
_HEAD = 4_000  # bytes in which a translation says that it is one


class Found(msgspec.Struct, frozen=True):
    """Files in the order in which they were named, each of them once."""

    decks: tuple[Path, ...]
    translations: tuple[Path, ...]


def find(paths: Iterable[Path]) -> Found:
    """Return the files that paths name: of a folder all `*.yaml`, with a deck its translations beside it."""
    decks: dict[str, Path] = {}
    translations: dict[str, Path] = {}
    beside = _Beside()
    for path in paths:
        is_folder = os.path.isdir(path)  # noqa: PTH112 - unlike Path.is_dir it bears a NUL in the name
        for file in _within(path) if is_folder else (*_translated(path), path, *beside(path)):
            found = translations if is_translation(file) else decks
            found.setdefault(os.path.realpath(file), file)
    return Found(tuple(decks.values()), tuple(translations.values()))


def language_of(path: Path) -> str:
    """Return the language in the name of a translation, `zh` of `dropout.zh.yaml`; empty without one."""
    match = _NAME.fullmatch(path.name)
    return match["language"].lower() if match else ""


def is_translation(path: Path) -> bool:
    """Return whether a file is a translation: by its name, and by the key that it begins with.

    Both are asked for, so that a deck may be called `inception.v4.yaml`; few files have such a name, and of
    those only the beginning is read.
    """
    if not language_of(path):
        return False
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            return _OPENING.search(file.read(_HEAD)) is not None
    except (OSError, ValueError):  # ValueError: a NUL in the name; both are told where decks are read
        return False


def _translated(path: Path) -> Iterator[Path]:
    """Yield the deck beside a translation that is named alone."""
    if is_translation(path):
        stem = path.stem.rpartition(".")[0]
        decks = (path.with_name(stem + suffix) for suffix in SUFFIXES)
        yield from (deck for deck in decks if deck.is_file())


def _within(folder: Path) -> Iterator[Path]:
    for inner, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(inner, name) for name in sorted(files) if _is_deck(name))


def _is_deck(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and not name.startswith(".")


class _Beside:
    """Finds `deck.zh.yaml` beside `deck.yaml`; each folder is looked through once."""

    def __init__(self) -> None:
        self._folders: dict[Path, dict[str, list[str]]] = {}

    def __call__(self, deck: Path) -> list[Path]:
        """Return the files beside a deck whose names say that they translate it."""
        folder = deck.parent
        if folder not in self._folders:
            self._folders[folder] = _named_as_translations(folder)
        return [folder / name for name in self._folders[folder].get(deck.stem, ()) if name != deck.name]


def _named_as_translations(folder: Path) -> dict[str, list[str]]:
    """Return the files that are named like translations, by the stem of the deck's name."""
    found: dict[str, list[str]] = {}
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names
    except (OSError, ValueError):
        return found
    for name in filter(_NAME.fullmatch, names):
        found.setdefault(name.rsplit(".", 2)[0], []).append(name)
    return found
