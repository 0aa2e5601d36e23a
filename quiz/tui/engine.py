"""What the screens are given at the start, and what comes to life after the first paint."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.clock import Clock, learner_day
from quiz.config import Config

if TYPE_CHECKING:  # decks, log and prover cost imports that the first paint need not wait for
    from cards.library import Library
    from quiz.interview.paper import Order
    from quiz.log.store import Store
    from quiz.study.cram import Cram
    from quiz.study.request import Request
    from quiz.study.session import Session
    from solvers.worker.prover import WorkerProver


@dataclass(frozen=True, slots=True)
class Engine:
    """All that the screens touch, so that a test may replace each part.

    `load` reads the decks, `open_log` opens the review log and `prover` makes a prover; each is called once,
    after the first paint. With `study` a session begins at once, and the home screen comes after it. `look`
    is the file that keeps the theme which the learner turned to, where the settings name none. `delay` tells
    why opening the log will take long, or nothing. With `interview` an interview begins at once instead of a
    session; `interviews` is the folder of marked papers. With `browse`, a filter, the cards that it finds are
    shown at once. `environ` names the learner's editor; `settings` is the file that the screens change.
    """

    load: Callable[[], Library]
    open_log: Callable[[], Store]
    clock: Clock
    config: Config
    study: Request | None = None
    browse: str | None = None
    look: Path | None = None
    delay: Callable[[], str] | None = None
    prover: Callable[[], WorkerProver] | None = None
    interview: Order | None = None
    interviews: Path | None = None
    settings: Path | None = None
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)

    @property
    def today(self) -> int:
        """The learner's day as an ordinal."""
        return learner_day(self.clock.now(), self.config.rollover_hour)


class Parts:
    """The decks, the log and the prover, once they are there."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.library: Library | None = None
        self._store: Store | None = None
        self._prover: WorkerProver | None = None
        self._held: Callable[[], None] | None = None

    @property
    def store(self) -> Store:
        """The review log; `open` must have been called."""
        assert self._store is not None
        return self._store

    @property
    def prover(self) -> WorkerProver | None:
        """The prover, once it was started."""
        return self._prover

    def delay(self) -> str:
        """Return why `open` will take long, or nothing; in whatever thread."""
        return self.engine.delay() if self.engine.delay else ""

    def open(self) -> Library:
        """Open the log and read the decks, in whatever thread; raises QuizError without a usable log."""
        self._store = self.engine.open_log()
        self.library = self.engine.load()
        return self.library

    def start_prover(self) -> None:
        """Start the prover's process, without waiting for it."""
        if self.engine.prover is not None:
            self._prover = self.engine.prover()
            self._prover.start()

    def hold(self, keep: Callable[[], None]) -> None:
        """Let `keep` bring into safety what a session holds, however the program ends."""
        self._held = keep

    def close(self) -> None:
        """Keep what is held, let go of the log and end the prover; raises QuizError when the log fails."""
        with ExitStack() as parts:
            if self._prover is not None:
                parts.callback(self._prover.close)
            if self._store is not None:
                parts.callback(self._store.close)
            if self._held is not None:
                self._held()

    def begin(self, request: Request) -> Session | Cram:
        """Begin what was asked for; raises QuizError when the log fails."""
        from quiz.study.beginning import begin

        engine = self.engine
        assert self.library is not None
        return begin(
            self.library,
            self.store,
            request,
            clock=engine.clock,
            config=engine.config,
            prover=self._prover,
        )
