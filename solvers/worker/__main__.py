"""The worker process: answers requests in JSON lines with SymPy and NumPy, and ends when its input does.

Started by `prover.py` as `python -m solvers.worker`. It may be killed at any moment: it holds nothing.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from typing import BinaryIO

import msgspec
import sympy

from solvers.worker.messages import READY, Equal, Prove, Reply, Request
from solvers.worker.proving import ProofFailedError, equal, prove

MEMORY = 2 * 2**30
SECONDS = 3_600
RECURSION = 5_000
WATCH = 1.0  # seconds between looks at the parent


def main() -> None:
    """Serve requests until standard input closes."""
    limit_resources()
    end_with_parent()
    sys.setrecursionlimit(RECURSION)
    warm_up()
    serve(sys.stdin.buffer, sys.stdout.buffer)


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer each line of `requests` with one line in `replies`."""
    _write(replies, READY)
    for line in requests:
        _write(replies, answer(line))


def answer(line: bytes) -> Reply:
    """Return the reply to one request; whatever goes wrong becomes part of it."""
    try:
        request = msgspec.json.decode(line, type=Request)
    except msgspec.MsgspecError:
        return Reply(error="The request could not be read.")
    try:
        return _carried_out(request)
    except ProofFailedError as error:
        return Reply(error=str(error))
    except (MemoryError, RecursionError, OverflowError):
        return Reply(error="The computation grew too large.")


def _carried_out(request: Request) -> Reply:
    match request:
        case Equal(left, right, domain):
            return Reply(equal=equal(left, right, domain))
        case Prove(proof, values):
            return Reply(value=prove(proof, values))


def _write(replies: BinaryIO, reply: Reply) -> None:
    replies.write(msgspec.json.encode(reply) + b"\n")
    replies.flush()


def warm_up() -> None:
    """Run one `simplify`: it imports what SymPy loads late, and takes 130 ms the first time."""
    x = sympy.Symbol("x", real=True)
    sympy.simplify(sympy.sin(x) ** 2 + sympy.cos(x) ** 2)


def end_with_parent() -> None:
    """Leave once the parent is gone, even amid a computation; a killed parent cannot close what we read."""
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH)
    os._exit(0)


def limit_resources() -> None:
    """Bound memory and processor time where the system can; the parent's deadline holds everywhere."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    main()
