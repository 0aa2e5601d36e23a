"""First paint, memory and key latency of `quiz`, in turns with the smallest Textual app."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from tests.bench.figures import Figure, median
from tests.terminal import Terminal

SMALLEST = """
from textual.app import App
from textual.widgets import Footer, Input, Static
class Smallest(App):
    def compose(self):
        yield Static("floor-ready")
        yield Input()
        yield Footer()
Smallest().run()
"""
RUNS = 7


def figures() -> list[Figure]:
    """Measure both programs in turns, so that a busy moment hits both alike."""
    floor = [sys.executable, "-c", SMALLEST]
    quiz = [str(Path(sys.executable).with_name("quiz"))]
    paint_ratios, sizes, key_ratios = [], [], []
    with tempfile.TemporaryDirectory() as home:
        environment = _environment(home)
        for _ in range(RUNS + 1):
            floor_paint, _, floor_key = _run(floor, environment, "floor-ready", "a")
            quiz_paint, quiz_size, quiz_key = _run(quiz, environment, "Proofdeck", "down")
            paint_ratios.append(quiz_paint / floor_paint)
            key_ratios.append(quiz_key / floor_key)
            sizes.append(quiz_size)
    return [
        Figure("first paint of quiz ÷ smallest Textual app", median(paint_ratios[1:]), "×", 1.30),
        Figure("resident memory at first paint", median(sizes[1:]), "MiB", 45),
        Figure("key to paint, worker starting ÷ smallest Textual app", median(key_ratios[1:]), "×", 2.0),
    ]


def _run(command: list[str], environment: dict[str, str], ready: str, key: str) -> tuple[float, float, float]:
    """Return milliseconds to first paint, MiB resident then, and milliseconds from a key to its paint."""
    with Terminal(command, environment) as terminal:
        painted = 1000 * (terminal.wait_for(ready) - terminal.started)
        size = _resident(terminal.process)
        return painted, size, terminal.key_to_paint(key)


def _environment(home: str) -> dict[str, str]:
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in {"NO_COLOR", "TMUX", "PYTHONDONTWRITEBYTECODE"}
    }
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "QUIZ_HOME": home}


def _resident(process: int) -> float:
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
