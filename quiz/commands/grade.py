"""Judge answers given as JSON lines: {"id", "card": {answer part of a card}, "given": "text"}.

Each line is answered by {"id", "verdict", "score", "reason", "message", "line"?}, or by {"id", "error"} when
the card itself is faulty.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from quiz import jsonl
from quiz.answer_json import as_text, read_answer
from quiz.commands.context import Context
from quiz.errors import ExitCode
from quiz.jsonl import JSON, LineError
from quiz.study.patience import Patience
from quiz.text.display import printable
from solvers.checking import AnswerError, Checker
from solvers.verdict import Verdict
from solvers.worker.prover import Prover, WorkerProver


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing: all that there is to say comes in lines."""
    del parser


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Answer standard input line by line until it ends."""
    del arguments
    with WorkerProver() as prover:
        jsonl.serve(
            lambda request: _judged(request, prover), context.stdin.buffer, context.stdout, digits=True
        )
    return ExitCode.OK


def _judged(request: Mapping[str, JSON], prover: Prover) -> Mapping[str, JSON]:
    given = as_text(request.get("given"))
    if given is None:
        raise LineError("`given` must hold the answer that was typed, as a text.")
    try:
        checker = Checker(read_answer(request.get("card")))
        checker.validate()
        verdict = checker.check(given, Patience(prover))
    except AnswerError as error:
        raise LineError(f"`card` is faulty at `{error.key}`: {error.message}") from error
    return _reply(verdict)


def _reply(verdict: Verdict) -> dict[str, JSON]:
    reply: dict[str, JSON] = {
        "verdict": verdict.outcome,
        "score": verdict.score,
        "reason": verdict.reason,
        "message": printable(verdict.message),
    }
    if verdict.line is not None:
        reply["line"] = verdict.line
    return reply
