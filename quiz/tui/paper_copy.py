"""A copy of a marked paper to read elsewhere, or to send."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quiz.errors import QuizError, of_system
from quiz.interview import records

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz.interview.marking import Report

_LONG = 10.0  # seconds that a notice with a path stays


def save_copy(screen: Widget, report: Report, path: Path) -> None:
    """Write the paper of the file `path` as Markdown beside it, and say on the screen where."""
    copy = path.with_suffix(".md")
    try:
        records.export(report, copy)
    except (OSError, QuizError) as error:
        told = error if isinstance(error, QuizError) else of_system(error)
        screen.notify(str(told), title="Not saved", severity="error", markup=False)
    else:
        screen.notify(f"Saved as {copy}", markup=False, timeout=_LONG)
