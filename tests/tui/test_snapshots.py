"""Pictures of the screens one looks at most, each at its own size and in its own light.

After a change that is meant to be seen, look at the report of the failed test, then run `make snapshots`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest
from textual.pilot import Pilot

from quiz.tui.app import ProofdeckApp
from tests.tui.playing import LARGE, NUMBER, SHAPE, SIGMOID, SMALL, app_of, deck, settle, studied

SHELF = {
    "one": deck(SIGMOID, title="Activation functions"),
    "two": deck(SHAPE, NUMBER, title="Convolution arithmetic"),
}


class Snap(Protocol):
    """The fixture of pytest-textual-snapshot, as far as it is used here."""

    def __call__(self, app: ProofdeckApp, *, terminal_size: tuple[int, int], run_before: object) -> bool:
        """Return whether the app looks as it did."""
        ...


@pytest.mark.parametrize(
    ("theme", "size", "keys"),
    [
        pytest.param("dark", SMALL, "", id="home"),
        pytest.param("light", LARGE, "down enter f * ( 1 - f ) / 2", id="asking"),
        pytest.param("dark", LARGE, "down enter f * ( 1 + f ) enter enter", id="wrong"),
        pytest.param("light", LARGE, "i 3 enter 1 6 enter 1 6 ctrl+n 1 6 ctrl+s 1", id="paper"),
        pytest.param("dark", LARGE, "b down space enter", id="browse"),
        pytest.param("light", SMALL, "down enter f - f ^ 2 enter enter", id="summary"),
        pytest.param("dark", LARGE, "s", id="statistics"),
    ],
)
def test_the_screen_looks_as_it_did(
    tmp_path: Path, snap_compare: Snap, theme: str, size: tuple[int, int], keys: str
) -> None:
    """Home, a question asked, a wrong answer explained, a marked interview, the end, and statistics."""

    async def play(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for key in keys.split():
            await pilot.press(key)
        await settle(pilot)

    if keys == "s":
        studied(tmp_path, "one/sigmoid", "two/shape", "two/number")
    app = app_of(tmp_path, SHELF, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=play)
    app.parts.close()
