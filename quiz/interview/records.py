"""Marked papers on the disk: one JSON file for each, named after the time it was sat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Final

import msgspec

from quiz.errors import QuizError, nearest, of_system
from quiz.interview.marking import Report
from quiz.interview.telling import markdown
from quiz.replacing import replacing

LATEST: Final = "latest"
_LARGEST: Final = 20_000_000  # bytes; a hundred questions take some 100 kB
_SUFFIX: Final = ".json"


class Paper(msgspec.Struct, frozen=True):
    """The file of a marked paper and what stands in it, or why that cannot be read."""

    path: Path
    report: Report | None
    fault: str = ""


def save(report: Report, folder: Path) -> Path:
    """Write a marked paper, whole or not at all, and return its file; raises QuizError."""
    name = report.at.replace(":", "").replace("+0000", "Z")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _unused(folder, name)
        export(report, path)
    except OSError as error:
        raise of_system(error) from error
    return path


def export(report: Report, path: Path) -> None:
    """Write a marked paper as `.json` or `.md`, whole or not at all; raises QuizError."""
    suffix = path.suffix.lower()
    if suffix not in (_SUFFIX, ".md"):
        raise QuizError(f"{path} is neither a .json nor a .md file.", "Name a FILE that ends so.")
    with replacing(path) as file:
        if suffix == _SUFFIX:
            file.write(msgspec.json.format(msgspec.json.encode(report), indent=1).decode() + "\n")
        else:
            file.writelines(f"{line}\n" for line in markdown(report))


def load(path: Path) -> Report:
    """Return a marked paper; raises QuizError for a file that is none."""
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for without end
            raise QuizError(f"{path}: this is no marked paper.")
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(_LARGEST), type=Report)
    except OSError as error:
        raise of_system(error) from error
    except (UnicodeDecodeError, msgspec.DecodeError, RecursionError) as error:
        raise QuizError(f"{path}: this is no marked paper.") from error


def saved(folder: Path) -> list[Path]:
    """Return the files of the marked papers, the latest first."""
    try:
        return sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stem, reverse=True)
    except OSError as error:
        raise of_system(error) from error


def papers(folder: Path) -> Iterator[Paper]:
    """Yield the marked papers, the latest first, those that cannot be read with the reason."""
    for path in saved(folder):
        try:
            yield Paper(path, load(path))
        except QuizError as error:
            yield Paper(path, None, str(error))


def find(name: str, folder: Path) -> Path:
    """Return the file of a paper by its name, or of the latest; raises QuizError when there is none."""
    papers = saved(folder)
    if not papers:
        raise QuizError("No interview was marked yet.", "Sit one: quiz interview.")
    if name == LATEST:
        return papers[0]
    found = [path for path in papers if path.stem == name.removesuffix(_SUFFIX)]
    if not found:
        raise QuizError(f"There is no interview {name!r}.", _advice(name, papers))
    return found[0]


def _advice(name: str, papers: Sequence[Path]) -> str:
    return nearest(name, [path.stem for path in papers]) or "`quiz interview --list` names them."


def _unused(folder: Path, name: str) -> Path:
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(path for each in names if not (path := folder / f"{each}{_SUFFIX}").exists())
