"""What is shown in a terminal that has no room for a question."""

from __future__ import annotations

from typing import Final

from textual.widgets import Static

COLUMNS: Final = 50
WIDE: Final = 100  # columns from which a screen may set things side by side
ROWS: Final = 15


class TooSmall(Static):
    """One sentence instead of a broken screen; the style sheet shows it below 50 × 15 characters."""

    def __init__(self) -> None:
        super().__init__(
            f"This window is too small to study in. Make it at least {COLUMNS} columns wide and {ROWS} rows "
            "high; nothing is lost meanwhile.",
            markup=False,
        )
