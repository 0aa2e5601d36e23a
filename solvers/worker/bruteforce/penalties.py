"""L0, L1 and L2 penalties: minimisers by search, gradients by central differences."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product

from solvers.worker.bruteforce.calculus import lowest, root
from solvers.worker.bruteforce.values import (
    ProofInputError,
    Value,
    each,
    exact,
    exacts,
    items,
    reals,
    same_length,
    whole,
)

Objective = Callable[[Fraction], Fraction]
_HALF = Fraction(1, 2)


def soft_threshold(v: Value, penalty: Value) -> Value:
    """Return argmin ½(w − v)² + penalty·|w|, elementwise."""
    return penalised_minimum(v, _HALF, penalty, 0)


def ridge_shrink(v: Value, penalty: Value) -> Value:
    """Return argmin ½(w − v)² + ½·penalty·w², elementwise."""
    return penalised_minimum(v, _HALF, 0, positive(penalty) / 2)


def elastic_net_shrink(v: Value, l1: Value, l2: Value) -> Value:
    """Return argmin ½(w − v)² + l1·|w| + ½·l2·w², elementwise."""
    return penalised_minimum(v, _HALF, l1, positive(l2) / 2)


def penalised_minimum(v: Value, fit: Value, l1: Value, l2: Value) -> Value:
    """Return argmin fit·(w − v)² + l1·|w| + l2·w², elementwise."""
    weight, first, second = positive(fit), positive(l1), positive(l2)

    def best(entry: Value) -> Value:
        target = exact(entry, "v")
        return float(_argmin(target, lambda w: weight * (w - target) ** 2 + first * abs(w) + second * w * w))

    return each(best, v)


def hard_threshold(v: Value, penalty: Value) -> Value:
    """Return argmin ½(w − v)² + penalty·[w ≠ 0], elementwise: the better of 0 and the best other w."""
    cost = positive(penalty)

    def best(entry: Value) -> Value:
        target = exact(entry, "v")
        other = _argmin(target, lambda w: _HALF * (w - target) ** 2)
        return 0 if _HALF * target**2 <= _HALF * (other - target) ** 2 + cost else target

    return each(best, v)


def proximal_step(w: Value, gradient: Value, rate: Value, l1: Value = 0, l2: Value = 0) -> Value:
    """Return argmin (u − (w − rate·gradient))²/(2·rate) + l1·|u| + l2·u², entry by entry."""
    weights, slopes, eta = exacts(w, "w"), exacts(gradient, "gradient"), positive(rate)
    same_length(weights, slopes, "w and gradient")
    if not eta:
        raise ProofInputError("A step needs a rate above 0.")
    moved = [weight - eta * slope for weight, slope in zip(weights, slopes, strict=True)]
    found = penalised_minimum(moved, 1 / (2 * eta), l1, l2)
    return found if isinstance(w, Sequence) else items(found, "the step")[0]


def norms(w: Value) -> Value:
    """Return [entries that are not 0, Σ|w|, Σw²]."""
    entries = exacts(w, "w")
    return [
        sum(entry != 0 for entry in entries),
        sum(map(abs, entries)),
        sum(entry * entry for entry in entries),
    ]


def l1_gradient(w: Value, penalty: Value) -> Value:
    """Return the gradient of penalty·Σ|w| by central differences that stay on one side of 0; 0 at 0."""
    return central_slopes(exacts(w, "w"), lambda entry: exact(penalty, "penalty") * abs(entry))


def l2_gradient(w: Value, penalty: Value) -> Value:
    """Return the gradient of penalty·Σw² by central differences, which are exact for a square."""
    return central_slopes(exacts(w, "w"), lambda entry: exact(penalty, "penalty") * entry * entry)


def project_norm(w: Value, radius: Value) -> Value:
    """Return the nearest point of the ball: w/(1 + μ) for the smallest multiplier μ ≥ 0 that fits."""
    entries, limit = reals(w, "w"), float(positive(radius))
    if math.hypot(*entries) <= limit:
        return entries
    if not limit:
        return [0.0 for _ in entries]
    high = math.hypot(*entries) / limit
    multiplier = root(lambda mu: limit - math.hypot(*(entry / (1 + mu) for entry in entries)), 0.0, high)
    return [entry / (1 + multiplier) for entry in entries]


def penalised_loss(errors: Value, weights: Value, l1: Value, l2: Value) -> Value:
    """Return Σ errors² + l1·Σ|w| + l2·Σw²."""
    total = sum((error**2 for error in exacts(errors, "errors")), Fraction(0))
    for weight in exacts(weights, "weights"):
        total += positive(l1) * abs(weight) + positive(l2) * weight**2
    return total


def subsets(n: Value) -> Value:
    """Return how many sets of non-zero weights n features allow."""
    features = whole(n, "n", most=19)
    return sum(1 for _ in product((0, 1), repeat=features))


def hard_threshold_point(penalty: Value) -> Value:
    """Return the |v| beyond which the hard threshold lets v through, by bisection on the objective."""
    cost = float(positive(penalty))
    return root(lambda v: v * v / 2 - cost, 0.0, 2.0 * cost + 2.0)


def l1_l2_crossing(l1: Value, l2: Value) -> Value:
    """Return the w > 0 at which the slopes of l1·|w| and l2·w² meet, by bisection on numeric slopes."""
    first, second = float(positive(l1)), float(positive(l2))
    if not (first and second):
        raise ProofInputError("Both penalties must be positive for their slopes to meet.")

    def ahead(w: float) -> float:
        step = w / 2
        return (second * (w + step) ** 2 - second * (w - step) ** 2) / (2 * step) - first

    return root(ahead, 1e-9, first / second + 1.0)


def _argmin(target: Fraction, objective: Objective) -> Fraction:
    """Return the minimiser between 0 and the target's other side; 0 when nothing beats it."""
    reach = abs(target) + 1
    found = lowest(objective, -reach, reach)
    return Fraction(0) if objective(Fraction(0)) <= objective(found) else found


def central_slopes(entries: Sequence[Fraction], penalty: Objective) -> list[Fraction]:
    """Return the penalty's slope at each entry by central differences that stay on one side of 0."""
    steps = [abs(entry) / 2 or Fraction(1) for entry in entries]
    return [(penalty(e + h) - penalty(e - h)) / (2 * h) for e, h in zip(entries, steps, strict=True)]


def positive(value: Value) -> Fraction:
    """Return a penalty, rate or spread, none of which may be negative."""
    checked = exact(value, "a penalty, rate or spread")
    if checked < 0:
        raise ProofInputError(f"A penalty, rate or spread must not be negative, as {checked} is.")
    return checked
