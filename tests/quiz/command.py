"""Runs the command line in this process, with streams of our own and a home that is thrown away."""

from __future__ import annotations

import io
from pathlib import Path
from typing import NamedTuple

from quiz.cli import run
from quiz.commands.context import Context
from quiz.text.ascii import FOLDING, register


class Ran(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


def quiz(
    *words: str | Path,
    home: Path,
    typed: str | bytes = "",
    now: str = "2030-01-31T09:00:00+00:00",
    encoding: str = "utf-8",
) -> Ran:
    """Run `quiz WORDS` with `typed` on standard input, at a time that stands."""
    register()
    data = typed if isinstance(typed, bytes) else typed.encode()
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors=FOLDING) for _ in range(2))
    stdin = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", errors="surrogateescape")
    environ = {"QUIZ_HOME": str(home), "QUIZ_NOW": now}
    code = run([str(word) for word in words], Context(environ, stdin, out, err))
    return Ran(code, *(_written(stream) for stream in (out, err)))


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
