"""The worker process: what it proves, and that its death is invisible."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator

import msgspec
import pytest

from solvers.reading import Vocabulary, read
from solvers.tree import Node, Number, number
from solvers.values import exact
from solvers.worker.messages import Equal, Prove, Reply
from solvers.worker.prover import ProofError, WorkerProver

PROOFS = Vocabulary(
    functions=frozenset(("derivative", "integral", "limit", "simplify", "summation", "conv2d_parameters"))
)


@pytest.fixture(scope="module")
def prover() -> Iterator[WorkerProver]:
    """One worker for all tests."""
    with WorkerProver(deadline=20) as started:
        yield started


def proof(text: str) -> Node:
    """Return the tree of a proof formula."""
    return read(text, PROOFS)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("sin(x)^2 + cos(x)^2", "1", True),
        ("log(a*b)", "log(a) + log(b)", True),
        ("sqrt(2)*sqrt(3)", "sqrt(6)", True),
        ("pi", "22/7", False),
        ("asin(x + 5)", "1", None),
    ],
)
def test_sympy_proves_and_refutes(prover: WorkerProver, left: str, right: str, same: bool | None) -> None:
    """None when it can do neither."""
    domain = {"a": "positive", "b": "positive"}
    assert prover.equal(read(left), read(right), domain) is same


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("integral(x^2, x, 0, 3)", 9),
        ("limit(sin(x)/x, x, 0)", 1),
        ("summation(k, k, 1, 10)", 55),
        ("conv2d_parameters(c, 64, 7) - 64", 9408),
    ],
)
def test_proofs_are_carried_out(prover: WorkerProver, text: str, value: int) -> None:
    """Values are put in, calls computed, arithmetic around them kept."""
    result = prover.prove(proof(text), {"c": number(3)})
    assert exact.constant(result) == value


def test_a_derivative_comes_back_as_a_formula(prover: WorkerProver) -> None:
    """SymPy's answer becomes a tree of ours."""
    slope = prover.prove(proof("derivative(x^3 + exp(x), x)"), {})
    assert exact.equal(slope, read("3*x^2 + e^x")) is True


@pytest.mark.parametrize(
    "text", ["derivative(x^2, 3)", "conv2d_parameters(1)", "derivative(x)", "limit(1/x, x)"]
)
def test_a_proof_that_fails_says_why(prover: WorkerProver, text: str) -> None:
    """In a sentence, not a traceback."""
    with pytest.raises(ProofError, match=r"\w+ .*\."):
        prover.prove(proof(text), {})


def test_a_worker_that_dies_is_replaced() -> None:
    """The next request finds a new one."""
    with WorkerProver(deadline=20) as prover:
        assert prover.equal(read("x"), read("x + 0"), {}) is True
        assert prover._worker is not None
        prover._worker._process.kill()
        prover._worker._process.wait()
        assert prover.equal(read("x"), read("x + 0"), {}) is True


def test_a_worker_that_hangs_is_killed_and_the_answer_left_open() -> None:
    """The deadline holds whatever was asked."""
    with WorkerProver(deadline=20) as prover:
        assert prover.equal(read("x"), read("x + 0"), {}) is True
        prover._deadline = 0.2
        assert prover.equal(read("(x+1)^1900*(x-2)^1000"), read("x^2900"), {}) is None
        assert prover._worker is None


def test_the_worker_ends_with_its_input() -> None:
    """It answers what it was asked, refuses what it cannot read, and quits."""
    requests = b'{"type":"Nonsense"}\n{"type":"Equal","left":{"type":"Number","text":"1"},"right":1}\n'
    ended = subprocess.run(
        [sys.executable, "-m", "solvers.worker"], input=requests, capture_output=True, check=True, timeout=60
    )
    replies = ended.stdout.splitlines()
    assert len(replies) == 3
    assert all(b"could not be read" in reply for reply in replies[1:])


BUSY = """
import os
from solvers.worker.__main__ import end_with_parent
end_with_parent()
print(os.getpid(), flush=True)
while True:
    pass
"""
PARENT = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs a handle on a process that is no child")
def test_a_busy_worker_does_not_outlive_a_killed_parent() -> None:
    """Nothing is left at work for nobody."""
    with subprocess.Popen([sys.executable, "-c", PARENT, BUSY], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        worker = os.pidfd_open(int(parent.stdout.readline()))
        parent.kill()
        ended, _, _ = select.select([worker], [], [], 30)
        if not ended:
            signal.pidfd_send_signal(worker, signal.SIGKILL)
        os.close(worker)
    assert ended


def test_messages_survive_their_journey() -> None:
    """A tree sent is the tree received."""
    request = Equal(read("x^2 = [1, sin(y)]"), Number("1"), {"x": "real"})
    assert msgspec.json.decode(msgspec.json.encode(request), type=Equal | Prove) == request
    assert msgspec.json.decode(msgspec.json.encode(Reply(value=read("f(x)"))), type=Reply).value is not None
