"""Send mutated answers to `quiz grade` until time is up; tell what broke, what was slow, and the memory."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from pathlib import Path

from tests.fuzz.mutations import Case, cases

LONGEST = 5.0  # seconds for one reply
MEBIBYTE = 1024 * 1024


class Grader:
    """A `quiz grade` process; a reply that is late ends it."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "quiz", "grade"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, case: Case) -> dict[str, object]:
        """Return the reply to a case; an empty one when the process ended."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        watch = threading.Timer(LONGEST, self.process.kill)
        watch.start()
        self.process.stdin.write(json.dumps({"id": 0, "card": case.card, "given": case.given}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        watch.cancel()
        return json.loads(line) if line else {}

    @property
    def memory(self) -> float:
        """The process's resident memory in MiB; 0 where /proc does not tell."""
        status = Path(f"/proc/{self.process.pid}/statm")
        return int(status.read_text().split()[1]) * 4096 / MEBIBYTE if status.exists() else 0.0


def main(seconds: float, seed: int) -> int:
    """Return 1 when a case broke the grader."""
    grader, broken, count, slowest = Grader(), 0, 0, 0.0
    memory = [grader.memory]
    end = time.monotonic() + seconds
    for count, case in enumerate(cases(seed), 1):
        start = time.monotonic()
        reply = grader.ask(case)
        slowest = max(slowest, time.monotonic() - start)
        if not _is_sound(reply):
            broken += 1
            print(json.dumps({"card": case.card, "given": case.given, "reply": reply}))  # noqa: T201
            grader = grader if grader.process.poll() is None else Grader()
        if count % 1000 == 0:
            memory.append(grader.memory)
        if time.monotonic() > end:
            break
    print(f"{count} cases, {broken} broken, slowest {slowest:.2f} s")  # noqa: T201
    print(f"MiB after 1000 cases {memory[min(1, len(memory) - 1)]:.0f}, at the end {memory[-1]:.0f}")  # noqa: T201
    return 1 if broken else 0


def _is_sound(reply: dict[str, object]) -> bool:
    message = reply.get("error") or reply.get("message")
    return isinstance(message, str) and all(sign.isprintable() or sign == "\n" for sign in message)


if __name__ == "__main__":
    given = [*sys.argv[1:], "600", "1"]
    sys.exit(main(float(given[0]), int(given[1] if len(sys.argv) > 2 else 1)))
