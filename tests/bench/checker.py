"""How long a verdict and a reading take in this process: exact arithmetic and points, no worker."""

from __future__ import annotations

import time

from solvers.answers import ExpressionAnswer
from solvers.checking import check, reading
from solvers.verdict import Outcome
from tests.bench.figures import Figure, median, percentile

# reference, answer, right?: short and long, as learners write them
PAIRS = (
    ("f*(1 - f)", "f - f^2", True),
    ("f*(1 - f)", "f(1+f)", False),
    ("1/(1 + exp(-x))", "e^x/(e^x + 1)", True),
    ("1/(1 + exp(-x))", "1/(1 + e^x)", False),
    ("1 - tanh(x)^2", "4/(e^x + e^-x)^2", True),
    ("2*x*cos(x^2)", r"2x\cos(x^2)", True),
    ("(y - t)*y*(1 - y)", "(t-y)y(1-y)", False),
    ("k^2*c*m + m", "m(k^2 c + 1)", True),
    ("exp(a)/(exp(a) + exp(b))", "1/(1 + e^(b-a))", True),
    ("x^2/2 - x", "x(x-2)/2", True),
)
ROUNDS = 20


def figures() -> list[Figure]:
    """Measure the checker on its own pairs, each judged `ROUNDS` times."""
    verdicts: list[float] = []
    readings: list[float] = []
    right = 0
    for reference, given, expected in PAIRS:
        answer = ExpressionAnswer(expression=reference)
        for _ in range(ROUNDS):
            start = time.perf_counter()
            verdict = check(answer, given)
            judged = time.perf_counter()
            reading(answer, given)
            verdicts.append(1000 * (judged - start))
            readings.append(1000 * (time.perf_counter() - judged))
            right += (verdict.outcome is Outcome.CORRECT) is expected
    return [
        Figure("verdict without the worker, median", median(verdicts), "ms", 1.0),
        Figure("verdict without the worker, 95th percentile", percentile(verdicts, 0.95), "ms", 20),
        Figure("reading of an answer at a key, 95th percentile", percentile(readings, 0.95), "ms", 1.0),
        Figure("verdicts that are not as expected", len(verdicts) - right, "", 0),
    ]
