"""Marked papers on the disk: one JSON file for each, and a text to keep or to send."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from quiz.errors import QuizError, of_system
from quiz.interview.marking import SKIPPED, Marked, Report
from quiz.text.display import one_line, printable
from solvers.verdict import Outcome

_LARGEST: Final = 5_000_000  # bytes; a hundred questions take some 100 kB
_SIGNS: Final = {Outcome.CORRECT: "right", Outcome.PARTIAL: "partly right", SKIPPED: "no answer"}


def save(report: Report, folder: Path) -> Path:
    """Write a marked paper, whole or not at all, and return its file; raises QuizError."""
    name = report.at.replace(":", "").replace("+0000", "Z") + ".json"
    path, part = folder / name, folder / f"{name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=1))
        part.replace(path)
    except OSError as error:
        raise of_system(error) from error
    return path


def load(path: Path) -> Report:
    """Return a marked paper; raises QuizError for a file that is none."""
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(_LARGEST), type=Report)
    except OSError as error:
        raise of_system(error) from error
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise QuizError(f"{path}: is no marked paper.") from error


def saved(folder: Path) -> list[Path]:
    """Return the files of the marked papers, the latest first."""
    try:
        return sorted(folder.glob("*.json"), reverse=True)
    except OSError as error:
        raise of_system(error) from error


def as_text(report: Report) -> Iterator[str]:
    """Yield a marked paper line by line, in Markdown."""
    yield f"# Mock interview of {report.at}"
    yield ""
    yield f"{points(report.points)} of {len(report.marked)} points ({report.score:.0%}), {_time(report)}."
    yield ""
    for subject in report.subjects:
        yield f"- {one_line(subject.title)}: {points(subject.points)} of {subject.questions}"
    for number, each in enumerate(report.marked, start=1):
        yield ""
        yield from _question(number, each)


def _question(number: int, each: Marked) -> Iterator[str]:
    yield f"## {number}. {one_line(each.subject)}: {_SIGNS.get(each.outcome, 'wrong')}"
    yield ""
    yield printable(each.asked)
    yield ""
    if each.given:
        yield f"Your answer: {one_line(each.given, 2000)}"
        yield printable(each.message)
    yield f"Right: {printable(each.right)}"
    yield ""
    yield printable(each.why)


def points(number: float) -> str:
    """Return points with one decimal where it tells."""
    return f"{number:.1f}".removesuffix(".0")


def _time(report: Report) -> str:
    return f"{report.seconds / 60:.0f} of {report.minutes:.0f} minutes"
