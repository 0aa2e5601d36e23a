"""How often the checker says what its tables say, and how long a verdict and a reading take in this process.

The tables are those of the tests: for each kind, answers that are right, wrong, near misses and malformed.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from solvers.answers import Answer, kind_of
from tests.bench.figures import Figure, median, percentile
from tests.solvers.kinds import (
    test_collections,
    test_derivation,
    test_equation,
    test_expression,
    test_lists,
    test_number,
    test_words,
)
from tests.solvers.kinds.judged import Row

Timed: TypeAlias = tuple[str, float, bool]

TABLES = (test_number, test_expression, test_equation, test_lists, test_collections, test_words)
DERIVATIONS: Mapping[str, Iterable[tuple[Answer, str]]] = {
    "correct": test_derivation.RIGHT,
    "wrong": [row[:2] for row in test_derivation.WRONG],
    "partial": [row[:2] for row in test_derivation.SHORT],
}


def rows() -> list[Row]:
    """Return every row of the tables."""
    told = [row for table in TABLES for row in table.ROWS]
    for outcome, cases in DERIVATIONS.items():
        told += [Row(answer, given, outcome, "") for answer, given in cases]
    return told


def figures() -> list[Figure]:
    """Measure the checker on its own tables: all of them, and each kind."""
    judged = [_judged(row) for row in rows()]
    times = [seconds for _, seconds, _ in judged]
    readings = [_reading_time(row) for row in rows()]
    return [
        Figure("verdict, median", median(times), "ms", 1.0),
        Figure("verdict, 95th percentile", percentile(times, 0.95), "ms", 20),
        Figure("verdict, slowest", max(times), "ms", 2000),
        Figure("reading of an answer at a key, 95th percentile", percentile(readings, 0.95), "ms", 1.0),
        *(_of_kind(kind, judged) for kind in sorted({kind for kind, _, _ in judged})),
        Figure(f"verdicts of {len(judged)} that are not as told", sum(not ok for _, _, ok in judged), "", 0),
    ]


def _judged(row: Row) -> Timed:
    """Return the kind, the milliseconds of a verdict, and whether it is the row's."""
    start = time.perf_counter()
    verdict = row.verdict()
    milliseconds = 1000 * (time.perf_counter() - start)
    return kind_of(row.answer), milliseconds, verdict.outcome == row.outcome


def _reading_time(row: Row) -> float:
    start = time.perf_counter()
    row.reading()
    return 1000 * (time.perf_counter() - start)


def _of_kind(kind: str, judged: list[Timed]) -> Figure:
    mine = [ok for name, _, ok in judged if name == kind]
    return Figure(f"right of {len(mine)} answers of kind {kind}", 100 * sum(mine) / len(mine), "%")
