"""The client of the worker process: a deadline for each proof, and a new worker for a dead one."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Protocol, Self

import msgspec

from solvers.tree import Node
from solvers.worker.messages import Equal, Prove, Reply, Request

START_DEADLINE = 10.0


class ProofError(ValueError):
    """A proof could not be carried out; the message is a sentence."""


class Prover(Protocol):
    """Proves what points cannot settle."""

    def equal(self, left: Node, right: Node, domain: Mapping[str, str]) -> bool | None:
        """Return whether two formulas are equal; None when neither is proved in time."""

    def prove(self, proof: Node, values: Mapping[str, Node]) -> Node:
        """Return what a proof formula computes; raise `ProofError`."""


class WorkerProver:
    """A prover in a process of its own, which is killed at the deadline and replaced at the next request."""

    def __init__(self, deadline: float = 1.5) -> None:
        self._deadline = deadline
        self._lock = threading.Lock()
        self._worker: _Worker | None = None

    def start(self) -> None:
        """Start the worker without waiting until it is ready."""
        with self._lock:
            self._alive()

    def close(self) -> None:
        """End the worker."""
        with self._lock:
            self._drop()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def equal(self, left: Node, right: Node, domain: Mapping[str, str]) -> bool | None:
        """Return whether two formulas are equal; None when the worker cannot tell in time."""
        reply = self._ask(Equal(left, right, dict(domain)), self._deadline)
        return None if reply is None else reply.equal

    def prove(self, proof: Node, values: Mapping[str, Node]) -> Node:
        """Return what a proof formula computes; raise `ProofError`."""
        reply = self._ask(Prove(proof, dict(values)), max(self._deadline, START_DEADLINE))
        if reply is None:
            raise ProofError("The proof did not end in time.")
        if reply.value is None:
            raise ProofError(reply.error or "The proof gave no value.")
        return reply.value

    def _ask(self, request: Request, deadline: float) -> Reply | None:
        end = monotonic() + deadline
        with self._lock:
            worker = self._alive()
            if worker is None or not worker.ready(end - monotonic()):
                return None
            reply = worker.ask(request, max(end - monotonic(), 0.05))
            if reply is None:
                self._drop()
            return reply

    def _alive(self) -> _Worker | None:
        if self._worker is not None and not self._worker.running:
            self._drop()
        if self._worker is None:
            try:
                self._worker = _Worker()
            except OSError:
                return None
        return self._worker

    def _drop(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker = None


class _Worker:
    """One process. A thread reads its replies, so that waiting can end at a deadline on every system."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "solvers.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._ready = False
        threading.Thread(target=self._read, daemon=True, name="prover").start()

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    def ready(self, seconds: float) -> bool:
        """Wait until the process has said that it is ready; False when it has not within the time."""
        if not self._ready:
            self._ready = self._line(seconds) is not None
        return self._ready

    def ask(self, request: Request, seconds: float) -> Reply | None:
        """Send a request and wait for its reply; None when the process fails to give one in time."""
        line = self._line(seconds) if self._send(msgspec.json.encode(request)) else None
        try:
            return None if line is None else msgspec.json.decode(line, type=Reply)
        except msgspec.MsgspecError:
            return None

    def kill(self) -> None:
        """End the process and close its pipes."""
        self._process.kill()
        if self._process.stdin is not None:
            _close_quietly(self._process)
        self._process.wait()

    def _send(self, data: bytes) -> bool:
        pipe = self._process.stdin
        if pipe is None:
            return False
        try:
            pipe.write(data + b"\n")
            pipe.flush()
        except OSError:
            return False
        return True

    def _line(self, seconds: float) -> bytes | None:
        try:
            return self._lines.get(timeout=max(seconds, 0.0)) or None
        except queue.Empty:
            return None

    def _read(self) -> None:
        pipe = self._process.stdout
        if pipe is None:
            return
        with pipe:
            for line in pipe:
                self._lines.put(line)
        self._lines.put(b"")  # the end, so that nobody waits for a dead process


def _close_quietly(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is None:
        return
    try:
        process.stdin.close()
    except OSError:
        return  # what was still in the buffer has nobody left to read it


def _environment() -> dict[str, str]:
    """Return the worker's environment: this very package, and one thread, as more cost NumPy time.

    With `-P` the working folder is not searched, so that a `sympy.py` lying beside a deck is never imported.
    """
    package = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
