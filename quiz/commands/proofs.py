"""Decks proved side by side: half of a proof's time is spent waiting for the process that computes it."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from queue import SimpleQueue
from typing import Final

from cards.problems import Problem
from cards.proving import prove_deck
from cards.types import Deck
from solvers.tree import Node
from solvers.worker.prover import Prover, WorkerProver

_MOST_HANDS: Final = 4


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """Nobody waits for these proofs any more."""


class _Hand(Prover):
    """A prover that stops working once nobody waits for it."""

    def __init__(self, prover: Prover, stopped: threading.Event) -> None:
        self._prover = prover
        self._stopped = stopped

    def equal(self, left: Node, right: Node, domain: Mapping[str, str]) -> bool | None:
        """Return what the prover returns; raises Stopped."""
        self._go_on()
        return self._prover.equal(left, right, domain)

    def prove(self, proof: Node, values: Mapping[str, Node]) -> Node:
        """Return what the prover returns; raises Stopped."""
        self._go_on()
        return self._prover.prove(proof, values)

    def _go_on(self) -> None:
        if self._stopped.is_set():
            raise Stopped


@contextmanager
def proofs(decks: Sequence[Deck], draws: int) -> Iterator[list[Future[list[Problem]]]]:
    """Yield what proving each deck will find, in the order of the decks; leaving ends what still runs."""
    hands = max(1, min(len(decks), os.cpu_count() or 1, _MOST_HANDS))
    stopped = threading.Event()
    free: SimpleQueue[Prover] = SimpleQueue()

    def prove(deck: Deck) -> list[Problem]:
        hand = free.get()
        try:
            return prove_deck(deck, hand, draws)
        finally:
            free.put(hand)

    with ExitStack() as stack:
        for _ in range(hands):
            free.put(_Hand(stack.enter_context(WorkerProver()), stopped))
        pool = stack.enter_context(ThreadPoolExecutor(hands))
        stack.callback(pool.shutdown, wait=False, cancel_futures=True)
        stack.callback(stopped.set)
        yield [pool.submit(prove, deck) for deck in decks]
