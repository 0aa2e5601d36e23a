"""The installed `quiz` in a real terminal: what a learner does from the first evening to the next."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("no pty on this system", allow_module_level=True)

from tests.terminal import Terminal

QUIZ = str(Path(sys.executable).with_name("quiz"))
NUMBERS = (11, 13, 17, 19)
DECK = "deck: Doubling\ncards:\n" + "".join(
    f"- id: double-{n}\n  ask: Twice {n} is how much?\n  number: {2 * n}\n"
    f"  mistakes: {{{n * n}: You squared it.}}\n  why: '{n} + {n} = {2 * n}.'\n"
    for n in NUMBERS
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a deck whose questions show their answers to whoever can double."""
    (tmp_path / "doubling.yaml").write_text(DECK, encoding="utf-8")
    return tmp_path


@pytest.fixture
def evening(folder: Path) -> Iterator[Terminal]:
    """Open a session on the deck, on the first evening."""
    with study(folder, "2026-03-02T20:00:00+00:00") as terminal:
        yield terminal


def environment(folder: Path, now: str) -> dict[str, str]:
    """Return what a new user's shell would set, with all state in `folder`."""
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "LANG", "SYSTEMROOT"}}
    return kept | {
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "HOME": str(folder / "user"),
        "QUIZ_HOME": str(folder / "state"),
        "QUIZ_NOW": now,
        "TEXTUAL_ANIMATIONS": "none",
    }


def study(folder: Path, now: str, *, columns: int = 80) -> Terminal:
    """Open a session on the deck at a moment."""
    command = [QUIZ, "study", str(folder / "doubling.yaml"), "--seed", "1"]
    return Terminal(command, environment(folder, now), columns=columns)


def asked(terminal: Terminal) -> int:
    """Return the number that the question on the screen asks to double."""
    terminal.wait_for("Twice ")
    found = re.search(r"Twice (\d+) is", terminal.text)
    assert found, terminal.text
    return int(found[1])


def progress(folder: Path, now: str) -> list[dict[str, object]]:
    """Return the reviews that the export tells of."""
    done = subprocess.run(
        [QUIZ, "export", "progress", "--format", "json"],
        env=environment(folder, now),
        capture_output=True,
        text=True,
        check=True,
    )
    return [row for row in json.loads(done.stdout) if row["record"] == "review"]


def test_an_evening_of_right_wrong_malformed_given_up_and_undone_comes_back_as_due(
    folder: Path, evening: Terminal
) -> None:
    """The next day's session asks what fell due, and the export tells what happened."""
    right = asked(evening)
    evening.press(f"{2 * right}", "enter")
    evening.wait_for("Correct")
    evening.press("enter")
    evening.wait_for("1 done")

    evening.press("2 +", "enter")
    evening.wait_for("Something is missing")
    assert "1 done · 3 left" in evening.text
    evening.press("backspace", "backspace", "backspace")
    evening.wait_for(
        "a number or"
    )  # Textual lets letters overtake keys, so let it catch up as a person would

    mistaken = asked(evening)
    evening.press(f"{mistaken**2}", "enter")
    evening.wait_for("You squared it.")
    evening.press("enter")
    evening.wait_for(f"{mistaken} + {mistaken} = {2 * mistaken}.")
    evening.press("enter")
    evening.wait_for("2 done")

    given_up = asked(evening)
    evening.press("ctrl+g")
    evening.wait_for(f"{given_up} + {given_up} = {2 * given_up}.")
    evening.press("enter")
    evening.wait_for("3 done")
    evening.press("ctrl+z")
    evening.wait_for("2 done")
    assert asked(evening) == given_up
    evening.press(f"{2 * given_up}", "enter")
    evening.wait_for("Correct")
    evening.press("5")
    evening.wait_for("3 done")
    evening.press("ctrl+q")
    assert evening.wait_closed() == 0

    reviews = progress(folder, "2026-03-02T21:00:00+00:00")
    assert [(row["given"], row["reason"], row["undone"]) for row in reviews] == [
        (f"{2 * right}", "equal", False),
        (f"{mistaken**2}", "known-mistake", False),
        ("", "gave-up", True),
        (f"{2 * given_up}", "equal", False),
    ]
    assert [row["grade"] for row in reviews[1:]] == [2, 0, 5]

    with study(folder, "2026-03-03T20:00:00+00:00") as next_day:
        next_day.wait_for("0 done · 4 left")
        assert asked(next_day) in {right, mistaken, given_up}


@pytest.mark.parametrize("columns", [80, 120])
def test_a_killed_session_keeps_every_grade_that_was_acknowledged(folder: Path, columns: int) -> None:
    """After `kill -9` the log holds the answer, and the card is not asked anew."""
    with study(folder, "2026-03-02T20:00:00+00:00", columns=columns) as terminal:
        first = asked(terminal)
        terminal.press(f"{2 * first}", "enter")
        terminal.wait_for("Correct")
        terminal.press("5")
        terminal.wait_for("1 done")
        terminal.kill()
    (review,) = progress(folder, "2026-03-02T21:00:00+00:00")
    assert (review["card"], review["grade"]) == (f"doubling/double-{first}", 5)
    with study(folder, "2026-03-02T21:00:00+00:00", columns=columns) as again:
        again.wait_for("3 left")
        assert asked(again) != first


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_session_that_is_asked_to_end_gives_the_terminal_back(
    evening: Terminal, number: signal.Signals
) -> None:
    """The shell's own screen comes back, and the exit code says that the session was interrupted."""
    screen_of_its_own = 1049 << 5  # as pyte notes a private mode
    asked(evening)
    assert screen_of_its_own in evening._screen.mode
    os.kill(evening.process, number)
    assert evening.wait_closed() == 130
    assert screen_of_its_own not in evening._screen.mode


@pytest.mark.parametrize("shown", [False, True])
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP, "closed"])
def test_a_session_that_is_asked_to_end_keeps_the_judged_answer(
    folder: Path, evening: Terminal, end: signal.Signals | str, *, shown: bool
) -> None:
    """As Esc does, before and after the answer was shown; no process stays behind."""
    number = asked(evening)
    evening.press(f"{number**2}", "enter")
    evening.wait_for("You squared it.")
    if shown:
        evening.press("enter")
        evening.wait_for(f"{number} + {number} =")
    children = _children(evening.process)
    if isinstance(end, signal.Signals):
        os.kill(evening.process, end)
    else:  # the window is closed: there is nothing to write to any more
        os.dup2(os.open(os.devnull, os.O_RDWR), evening._descriptor)
    assert evening.wait_closed() in (130, 120)  # the second is Python's own, when its last words go nowhere
    assert not any(map(_lives, children))
    (review,) = progress(folder, "2026-03-02T21:00:00+00:00")
    assert (review["given"], review["grade"]) == (f"{number**2}", 2)


@pytest.mark.parametrize("ignored", ["INT", "HUP", "INT HUP"])
def test_no_session_outlives_its_terminal(folder: Path, ignored: str) -> None:
    """Not even below `nohup`, or in the background of a script, where signals are ignored."""
    deaf = ["sh", "-c", f"trap '' {ignored}; exec \"$@\"", "sh"]
    command = [*deaf, QUIZ, "study", str(folder / "doubling.yaml"), "--seed", "1"]
    with Terminal(command, environment(folder, "2026-03-02T20:00:00+00:00")) as terminal:
        asked(terminal)
        os.dup2(os.open(os.devnull, os.O_RDWR), terminal._descriptor)
        assert terminal.wait_closed() in (130, 120)


def test_being_asked_twice_to_end_is_being_asked_once(evening: Terminal) -> None:
    """A closed window comes as several signals; the second must not cut the farewell of the first short."""
    asked(evening)
    os.kill(evening.process, signal.SIGSTOP)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGCONT):
        os.kill(evening.process, number)
    os.dup2(os.open(os.devnull, os.O_RDWR), evening._descriptor)
    assert evening.wait_closed() in (130, 120)


def _children(process: int) -> list[int]:
    threads = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for thread in threads for child in thread.read_text().split()]


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_terminal_that_is_too_small_is_told_so_and_studies_once_it_grows(folder: Path) -> None:
    """A sentence stands where a broken screen would, and the session goes on when there is room."""
    with study(folder, "2026-03-02T20:00:00+00:00", columns=30) as terminal:
        terminal.wait_for("too small")
        terminal.resize(80, 24)
        assert asked(terminal) in NUMBERS


def test_bytes_that_are_no_text_are_passed_over(evening: Terminal) -> None:
    """A binary paste or an 8-bit Alt key neither ends the app nor turns what follows into signals."""
    number = asked(evening)
    for data in (b"\xff", b"\xe6x", b"\xc3\x28"):
        evening.send(data)
        evening.settle()
    evening.press("ctrl+g")
    evening.wait_for(f"{number} + {number} = {2 * number}.")
    evening.press("ctrl+q")
    assert evening.wait_closed() == 0


def test_the_screen_without_a_terminal_is_refused_with_the_way_out(folder: Path) -> None:
    """A pipe is told of `--plain`, and the exit code says that nothing was done."""
    done = subprocess.run(
        [QUIZ],
        env=environment(folder, "2026-03-02T20:00:00+00:00"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "quiz study --plain" in done.stderr
    assert "Traceback" not in done.stderr
