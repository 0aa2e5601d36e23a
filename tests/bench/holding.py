"""How long a key makes the screen stand still: the longest piece of its thread's work, with many cards."""

from __future__ import annotations

import asyncio
import gc
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from quiz.clock import FixedClock
from quiz.config import Config
from quiz.log.sqlite import SqliteStore
from quiz.tui.app import Engine, ProofdeckApp
from tests.tui.playing import Play, playing

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextvars import Context
    from datetime import datetime

    from cards.library import Library

# keys that open a screen, and those that are then pressed there
STEPS: Final = (
    ("down", "down up end home"),
    ("a", "4 enter 4 ctrl+g 3 u"),
    ("o", "down up"),
    ("b", "down pagedown end home o x u"),
    ("s", "2 pagedown end"),
    ("i", "tab tab"),
    ("comma", "down up"),
)


class TimedLoop(asyncio.SelectorEventLoop):
    """An event loop that notes how long each callback keeps its thread, other threads' time not counted."""

    step = ""

    def __init__(self) -> None:
        super().__init__()
        self.longest = defaultdict[str, float](float)  # milliseconds of the processor, by step

    def call_soon(
        self, callback: Callable[..., object], *args: object, context: Context | None = None
    ) -> asyncio.Handle:
        """Call soon, with a watch."""
        return super().call_soon(self._timed, callback, *args, context=context)

    def _timed(self, callback: Callable[..., object], *args: object) -> None:
        start = time.thread_time()
        callback(*args)
        self.longest[self.step] = max(self.longest[self.step], 1000 * (time.thread_time() - start))


def longest(library: Library, log: Path, now: datetime) -> tuple[float, float]:
    """Return milliseconds: the longest of opening any screen, and the longest of any key on one.

    Every screen is opened once before, as each brings its code and its looks at the first time.
    """
    gc.disable()  # as the command does, until the decks are read
    with tempfile.TemporaryDirectory() as folder, asyncio.Runner(loop_factory=TimedLoop) as runner:
        loop = runner.get_loop()
        assert isinstance(loop, TimedLoop)
        runner.run(_walk(library, log, now, Path(folder), loop))
    times = loop.longest
    return max(times[f"open {key}"] for key, _ in STEPS), max(times[f"key {key}"] for key, _ in STEPS)


async def _walk(library: Library, log: Path, now: datetime, folder: Path, loop: TimedLoop) -> None:
    app = ProofdeckApp(
        Engine(
            load=lambda: library,
            open_log=lambda: SqliteStore(log),
            clock=FixedClock(now),
            config=Config(seed=7, device="bench"),
            interviews=folder,
            settings=folder / "config.toml",
            environ={},
        )
    )
    app.animation_level = "none"
    async with playing(app) as play:
        for lap in ("first", ""):
            for opening, keys in STEPS:
                await _step(play, loop, lap or f"open {opening}", opening)
                await _step(play, loop, lap or f"key {opening}", keys)
                loop.step = ""
                while len(app.screen_stack) > 1:
                    await play.press("escape")


async def _step(play: Play, loop: TimedLoop, step: str, keys: str) -> None:
    loop.step = step
    await play.press(*keys.split())
