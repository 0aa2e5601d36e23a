"""The command as a process: what it loads, and how it ends when it is stopped from outside."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of POSIX")
QUIZ = [sys.executable, "-m", "quiz"]
DECK = """\
deck: Endless
cards:
- {id: sum, ask: 'What is {a} + 1?', vary: {a: 1..50}, number: a + 1}
"""
_LOADED = """
import sys
from quiz.__main__ import main
try:
    code = main()
except SystemExit as left:
    code = left.code
heavy = {"textual", "rich", "numpy", "sympy"} & {name.partition(".")[0] for name in sys.modules}
print("heavy:", sorted(heavy), "code:", int(code or 0), file=sys.stderr)
"""
GRADE = json.dumps({"id": 1, "card": {"expression": "tanh(x)"}, "given": "2/(1+e^(-2x)) - 1"}) + "\n"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return an environment whose home is thrown away."""
    return {**os.environ, "QUIZ_HOME": str(tmp_path / "home"), "PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """Return a deck of one card."""
    path = tmp_path / "endless.yaml"
    path.write_text(DECK)
    return path


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (["--help"], ""),
        (["stats", "--json"], ""),
        (["intervals", "5"], ""),
        (["grade"], GRADE),
        (["solve", "conv2d", "--input", "1,3,8,8", "--out-channels", "4", "--kernel-size", "3"], ""),
        (["solve", "--jsonl"], '{"layer": "linear", "input": [1, 4], "out_features": 2}\n'),
        (["export", "progress"], ""),
        (["check", "{deck}"], ""),
        (["study", "--plain", "{deck}"], "3\n"),
        (["interview", "--plain", "{deck}"], "3\n"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_no_command_loads_what_only_screens_and_proofs_need(
    words: list[str], typed: str, deck: Path, environment: dict[str, str]
) -> None:
    """Neither Textual nor NumPy nor SymPy is in the process at its end."""
    command = [sys.executable, "-c", _LOADED, *(word.format(deck=deck) for word in words)]
    ran = subprocess.run(command, input=typed, env=environment, capture_output=True, text=True, check=False)
    assert ran.stderr.endswith("heavy: [] code: 0\n")


@POSIX
def test_a_reader_that_has_seen_enough_ends_the_command_quietly(environment: dict[str, str]) -> None:
    """As in `quiz solve --jsonl | head -1`."""
    request = '{"layer": "linear", "input": [1, 4], "out_features": 2}\n'
    script = f'"{sys.executable}" -m quiz solve --jsonl | head -1; exit "${{PIPESTATUS[0]}}"'
    ran = subprocess.run(
        ["bash", "-c", script],
        input=request * 5000,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(ran.stdout.splitlines()) == 1


@POSIX
@pytest.mark.parametrize("words", [["grade"], ["study", "--plain", "{deck}"]], ids=["grade", "study"])
def test_an_interrupt_is_quiet_and_exits_with_130(
    words: list[str], deck: Path, environment: dict[str, str]
) -> None:
    """Without a traceback, from the worker process either."""
    process = subprocess.Popen(
        [*QUIZ, *(word.format(deck=deck) for word in words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
        start_new_session=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(GRADE)
    process.stdin.flush()
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, narration = process.communicate()
    assert (process.returncode, narration) == (130, "")


@POSIX
def test_streams_that_are_closed_do_no_harm(environment: dict[str, str]) -> None:
    """A shell may start the command without any of the three."""
    script = f'"{sys.executable}" -m quiz intervals 5 <&- >&- 2>&-'
    assert subprocess.run(["bash", "-c", script], env=environment, check=False).returncode == 0


def test_an_output_without_unicode_gets_ascii(deck: Path, environment: dict[str, str]) -> None:
    """Told by the environment, as on an old console."""
    deck.write_text('deck: D\ncards:\n- {id: a, ask: "What is $x^2$ at 3?", number: "9"}\n')
    ran = subprocess.run(
        [*QUIZ, "study", "--plain", str(deck)],
        input=b"",
        env=environment | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert b"What is x^2 at 3?" in ran.stdout
