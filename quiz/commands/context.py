"""What a command may touch: the three streams, the environment, and where state lives."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TextIO

from quiz.text.ascii import FOLDING, register


@dataclass(frozen=True, slots=True)
class Context:
    """The outside world of one run of the command. Data goes to `stdout`, narration to `stderr`."""

    environ: Mapping[str, str]
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    home: Path | None = None

    @property
    def paints(self) -> bool:
        """Whether the screens can be shown: at a terminal, or in the tab of a browser."""
        if self.environ.get("TEXTUAL_DRIVER"):
            return True
        return self.stdin.isatty() and self.stdout.isatty() and self.environ.get("TERM") != "dumb"

    def print(self, line: str = "") -> None:
        """Write one line of data."""
        self.stdout.write(line + "\n")

    def say(self, line: str) -> None:
        """Write one line of narration."""
        self.stderr.write(line + "\n")


def of_process() -> Context:
    """Return the context of this process, its streams made unable to fail on a strange character."""
    register()
    stdin = sys.stdin or TextIOWrapper(BytesIO())  # a shell's `<&-` leaves no stream at all
    stdout = sys.stdout or TextIOWrapper(BytesIO())
    stderr = sys.stderr or TextIOWrapper(BytesIO())
    for stream, errors in ((stdin, "surrogateescape"), (stdout, FOLDING), (stderr, FOLDING)):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)
    return Context(os.environ, stdin, stdout, stderr)
