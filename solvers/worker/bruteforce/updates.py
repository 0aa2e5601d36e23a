"""What adds up over updates: batch noise, epochs of descent, accumulated rates, averages that warm up."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from itertools import permutations, product

from solvers.worker.bruteforce.optimizers import averages, velocities
from solvers.worker.bruteforce.values import (
    MOST_STEPS,
    ProofInputError,
    Value,
    affordable,
    exact,
    exacts,
    whole,
)

_MOST_STEPS = 2000
_ENDLESS = 20_000


def batch_deviation(gradients: Value, batch: Value) -> Value:
    """Return the standard deviation of the mean of `batch` draws with replacement, from all outcomes."""
    given, size = exacts(gradients, "gradients", 20), whole(batch, "batch", 1, 1024)
    shares = Counter(given)
    chances = {Fraction(0): 1.0}
    for _ in range(size):
        affordable(len(chances) * len(shares), "Adding one more draw", MOST_STEPS // 50)
        after: dict[Fraction, float] = {}
        for (total, chance), (g, times) in product(chances.items(), shares.items()):
            after[total + g] = after.get(total + g, 0.0) + chance * times / len(given)
        chances = after
    mean = sum(float(total) * chance for total, chance in chances.items())
    return math.sqrt(sum((float(total) - mean) ** 2 * chance for total, chance in chances.items())) / size


def epoch_end(w: Value, targets: Value, rate: Value, batch: Value) -> Value:
    """Return w after one pass over the targets, in order: descent on the batch's mean of (w - t)^2/2."""
    place, eta = exact(w, "w"), exact(rate, "rate")
    given, size = exacts(targets, "targets"), whole(batch, "batch", 1)
    for start in range(0, len(given), size):
        dealt = given[start : start + size]
        place -= eta * (_loss(place + 1, dealt) - _loss(place - 1, dealt)) / 2
    return place


def accumulated_rate(rate: Value, gradient: Value, steps: Value, every: Value = 1) -> Value:
    """Return Adagrad's rate/sqrt(sum g^2) after so many steps, with a gradient at each `every`-th of them."""
    g, period = exact(gradient, "gradient"), whole(every, "every", 1)
    total = Fraction(0)
    for step in range(1, whole(steps, "steps", 1, _MOST_STEPS) + 1):
        total += g * g if step % period == 0 else 0
    if not total:
        raise ProofInputError("Nothing was accumulated.")
    return float(exact(rate, "rate")) / math.sqrt(total)


def warmed_average(beta: Value, steps: Value) -> Value:
    """Return the moving average of ones, begun at 0, after so many steps: Adam's divisor."""
    return _last(averages([Fraction(1)] * whole(steps, "steps", 1, _MOST_STEPS), beta))


def terminal_share(gamma: Value, steps: Value) -> Value:
    """Return the velocity after so many steps of gradient 1, as a share of that after very many."""
    ones = whole(steps, "steps", 1, _MOST_STEPS)
    v, keep = 0.0, float(exact(gamma, "gamma"))
    for _ in range(_ENDLESS):
        v = keep * v + 1
    return float(_last(velocities([Fraction(1)] * ones, gamma))) / v


def hidden_symmetries(units: Value) -> Value:
    """Return how many weight settings compute one tanh layer: reorderings and sign flips, distinct ones."""
    weights = list(range(1, whole(units, "units", 1, 6) + 1))
    settings = {
        tuple((sign * w, sign * 10 * w) for sign, w in zip(signs, order, strict=True))
        for order in permutations(weights)
        for signs in product((1, -1), repeat=len(weights))
    }
    reference = _outputs([(w, 10 * w) for w in weights])
    return sum(1 for setting in settings if math.isclose(_outputs(setting), reference, rel_tol=1e-12))


def _loss(w: Fraction, targets: list[Fraction]) -> Fraction:
    return sum(((w - t) ** 2 / 2 for t in targets), Fraction(0)) / len(targets)


def _last(entries: Iterable[Fraction]) -> Fraction:
    return list(entries)[-1]


def _outputs(units: Iterable[tuple[int, int]]) -> float:
    return sum(outgoing * math.tanh(0.1 * incoming) for incoming, outgoing in units)
