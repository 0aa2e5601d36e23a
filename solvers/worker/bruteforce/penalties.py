"""L0, L1 and L2 penalties: minimisers by search, decay by stepping, regression by least squares."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product
from statistics import NormalDist

from solvers.worker.bruteforce.calculus import lowest, root
from solvers.worker.bruteforce.values import (
    ProofInputError,
    Value,
    each,
    exact,
    exacts,
    real,
    reals,
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
    return _gradient(exacts(w, "w"), lambda entry: exact(penalty, "penalty") * abs(entry))


def l2_gradient(w: Value, penalty: Value) -> Value:
    """Return the gradient of penalty·Σw² by central differences, which are exact for a square."""
    return _gradient(exacts(w, "w"), lambda entry: exact(penalty, "penalty") * entry * entry)


def l1_decay(w: Value, rate: Value, penalty: Value, steps: Value = 1) -> Value:
    """Return w after steps of rate·penalty towards 0 that stop at 0, elementwise."""
    return each(lambda entry: _stepped(exact(entry, "w"), positive(rate) * positive(penalty), steps), w)


def l2_decay(w: Value, rate: Value, penalty: Value, steps: Value = 1) -> Value:
    """Return w after gradient steps on penalty·w², elementwise."""

    def run(entry: Value) -> Value:
        weight = exact(entry, "w")
        for _ in range(whole(steps, "steps", most=200)):
            weight -= (
                exact(rate, "rate") * _gradient([weight], lambda u: exact(penalty, "penalty") * u * u)[0]
            )
        return weight

    return each(run, w)


def l1_steps_to_zero(w: Value, rate: Value, penalty: Value) -> Value:
    """Return how many steps of rate·penalty bring the weight to 0."""
    weight, step, steps = exact(w, "w"), positive(rate) * positive(penalty), 0
    while weight and steps < 100_000 and step:
        weight, steps = _towards_zero(weight, step), steps + 1
    if weight:
        raise ProofInputError("These steps do not reach 0 within 100,000.")
    return steps


def halving_steps(factor: Value) -> Value:
    """Return how many multiplications by `factor` leave at most a half."""
    share, left, steps = real(factor, "factor"), 1.0, 0
    while left > 0.5 and steps < 100_000:
        left, steps = left * share, steps + 1
    if left > 0.5:
        raise ProofInputError(f"A factor of {share} does not halve a weight within 100,000 steps.")
    return steps


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


def gaussian_prior_penalty(w: Value, variance: Value) -> Value:
    """Return how much −log of the Gaussian density grows from 0 to w."""
    density = NormalDist(0.0, math.sqrt(positive(variance))).pdf
    return _log_ratio(density(0.0), density(real(w, "w")))


def laplace_prior_penalty(w: Value, scale: Value) -> Value:
    """Return how much −log of the Laplace density grows from 0 to w."""
    width = float(positive(scale))
    return _log_ratio(0.5 / width, 0.5 / width * math.exp(-abs(real(w, "w")) / width))


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


def prior_variance_for(l2: Value) -> Value:
    """Return the variance of the Gaussian whose −log density rises by l2 from 0 to 1, by bisection."""
    rise = float(positive(l2))
    if not rise:
        raise ProofInputError("Without a penalty no prior is finite.")
    return root(
        lambda v: rise - _log_ratio(*map(NormalDist(0.0, math.sqrt(v)).pdf, (0.0, 1.0))), *_widths(rise)
    )


def prior_scale_for(l1: Value) -> Value:
    """Return the scale of the Laplace density whose −log rises by l1 from 0 to 1, by bisection."""
    rise = float(positive(l1))
    if not rise:
        raise ProofInputError("Without a penalty no prior is finite.")
    return root(lambda b: rise - _log_ratio(0.5 / b, 0.5 / b * math.exp(-1 / b)), *_widths(rise))


def _widths(rise: float) -> tuple[float, float]:
    """Return a bracket for the spread of a prior: narrow ones rise faster."""
    return max(0.1 / rise, 1 / 600), 10.0 / rise + 1.0


def _argmin(target: Fraction, objective: Objective) -> Fraction:
    """Return the minimiser between 0 and the target's other side; 0 when nothing beats it."""
    reach = abs(target) + 1
    found = lowest(objective, -reach, reach)
    return Fraction(0) if objective(Fraction(0)) <= objective(found) else found


def _gradient(entries: Sequence[Fraction], penalty: Objective) -> list[Fraction]:
    steps = [abs(entry) / 2 or Fraction(1) for entry in entries]
    return [(penalty(e + h) - penalty(e - h)) / (2 * h) for e, h in zip(entries, steps, strict=True)]


def _stepped(weight: Fraction, step: Fraction, steps: Value) -> Fraction:
    for _ in range(whole(steps, "steps", most=10_000)):
        weight = _towards_zero(weight, step)
    return weight


def _towards_zero(weight: Fraction, step: Fraction) -> Fraction:
    return max(weight - step, Fraction(0)) if weight > 0 else min(weight + step, Fraction(0))


def positive(value: Value) -> Fraction:
    """Return a penalty, rate or spread, none of which may be negative."""
    checked = exact(value, "a penalty, rate or spread")
    if checked < 0:
        raise ProofInputError(f"A penalty, rate or spread must not be negative, as {checked} is.")
    return checked


def _log_ratio(top: float, bottom: float) -> float:
    if not bottom:
        raise ProofInputError("The density at w is too small to compare.")
    return math.log(top / bottom)
