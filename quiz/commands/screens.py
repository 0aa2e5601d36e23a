"""The screens opened for a command: at home, in a session, in an interview, or on the cards of a filter."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.commands.context import Context
from quiz.commands.decks import Chosen, read
from quiz.commands.ending import in_good_order
from quiz.commands.engine import Desk
from quiz.errors import ExitCode, QuizError

if TYPE_CHECKING:
    from cards.library import Library
    from quiz.interview.paper import Order
    from quiz.study.request import Request
    from solvers.worker.prover import WorkerProver


@dataclass(frozen=True, slots=True)
class Opening:
    """What the screens begin with; home, where nothing is said.

    `chosen` are the decks of a session or of an `interview`, `study` is what to do with them; `browse` is
    a filter.
    """

    chosen: Chosen | None = None
    study: Request | None = None
    interview: Order | None = None
    browse: str | None = None

    @property
    def command(self) -> str:
        """The command that does the same line by line."""
        if self.interview is not None:
            return "interview"
        return "study" if self.browse is None else "browse"


HOME = Opening()


def on_screen(at: Desk, context: Context, opening: Opening = HOME) -> ExitCode:
    """Open the screens; raises QuizError without a terminal."""
    if not context.paints:
        raise QuizError("The screen needs a terminal.", f"Go line by line: quiz {opening.command} --plain.")
    gc.disable()  # until the decks are read: so far much is made and little thrown away
    from quiz.tui.app import Engine, run  # Textual: 200 ms that no other command should pay

    chosen = opening.chosen

    def library() -> Library:
        return chosen.library if chosen else read(at.deck_paths, at.config.language)

    engine = Engine(
        load=library,
        open_log=at.open_log,
        delay=at.delay,
        clock=at.clock,
        config=at.config,
        study=opening.study,
        interview=opening.interview,
        interviews=at.home.interviews,
        settings=at.home.settings,
        browse=opening.browse,
        look=at.home.look,
        prover=_prover,
    )
    with in_good_order():
        return ExitCode(run(engine))


def _prover() -> WorkerProver:
    from solvers.worker.prover import WorkerProver

    return WorkerProver()
