"""No acknowledged grade is lost: not to kill -9, and not to a second process on the same log."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random
from typing import IO

from quiz.log.replay import replay
from quiz.log.sqlite import SqliteStore
from quiz.scheduling.sm2 import SM2

KILLS = 10


def start(path: Path, device: str) -> subprocess.Popen[str]:
    """Start a process that grades without end."""
    command = [sys.executable, "-m", "tests.quiz.grading_child", str(path), device]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def acknowledged(stream: IO[str], number: int) -> list[str]:
    """Return the next ids that a process says are safe."""
    return [stream.readline().strip() for _ in range(number)]


def rest(stream: IO[str]) -> list[str]:
    """Return the ids that were still on their way when the process died; the last line may be torn."""
    return [line.strip() for line in stream if line.endswith("\n")]


def assert_sound(path: Path, ids: list[str]) -> None:
    """Assert that the log holds these events once each, and that its tables follow from it."""
    with SqliteStore(path) as store:
        assert store.has(ids) == set(ids)
        assert len(ids) == len(set(ids))
        assert store._connection.execute("pragma integrity_check").fetchone() == ("ok",)
        assert store.standings() == replay(store.events(), SM2())


def test_a_killed_process_loses_no_acknowledged_grade(tmp_path: Path) -> None:
    """Killed at random moments, again and again on one log, every grade it printed is there."""
    chance = Random(20_271)  # noqa: S311 - moments, not secrets
    path, safe = tmp_path / "reviews.db", list[str]()
    for round_ in range(KILLS):
        with start(path, f"round {round_}") as child:
            assert child.stdout is not None
            safe += acknowledged(child.stdout, chance.randint(1, 12))
            child.kill()
            safe += rest(child.stdout)
        assert_sound(path, safe)
    assert len(safe) >= KILLS


def test_two_processes_on_one_log_lose_nothing(tmp_path: Path) -> None:
    """Both open a log that does not exist yet and grade at once; all that either printed is there."""
    path = tmp_path / "reviews.db"
    with start(path, "one") as one, start(path, "other") as other:
        assert one.stdout is not None
        assert other.stdout is not None
        safe = acknowledged(one.stdout, 25) + acknowledged(other.stdout, 25)
        one.kill()
        other.kill()
        safe += rest(one.stdout) + rest(other.stdout)
    assert_sound(path, safe)
