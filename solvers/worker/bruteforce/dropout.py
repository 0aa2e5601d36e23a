"""Dropout, exactly: every mask is run and weighted with its probability."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import product

import numpy as np

from solvers.worker.bruteforce.activations import logistic
from solvers.worker.bruteforce.values import (
    MOST_STEPS,
    ProofInputError,
    Value,
    affordable,
    each,
    exact,
    exacts,
    flag,
    probability,
    real,
    same_length,
    whole,
)

Mask = tuple[int, ...]


def dropout_apply(x: Value, mask: Value, p: Value, inverted: Value = 1) -> Value:
    """Return x with the units of mask 0 dropped and the others scaled when inverted."""
    entries, kept = exacts(x, "x"), exacts(mask, "mask")
    same_length(entries, kept, "x and mask")
    if not set(kept) <= {0, 1}:
        raise ProofInputError("A mask holds 0 for dropped and 1 for kept.")
    scale = _scale(p, inverted)
    return [entry * scale if keep else Fraction(0) for entry, keep in zip(entries, kept, strict=True)]


def dropout_mean(x: Value, p: Value, inverted: Value = 1) -> Value:
    """Return the expected output of one unit, elementwise."""
    return each(lambda entry: _moments([Fraction(1)], [exact(entry, "x")], p, inverted)[0], x)


def dropout_variance(x: Value, p: Value, inverted: Value = 1) -> Value:
    """Return the variance of one unit's output, elementwise."""
    return each(lambda entry: _moments([Fraction(1)], [exact(entry, "x")], p, inverted)[1], x)


def dropout_sum_mean(weights: Value, x: Value, p: Value, inverted: Value = 1) -> Value:
    """Return the expectation of Σ w·x·mask."""
    return _moments(exacts(weights, "weights"), exacts(x, "x"), p, inverted)[0]


def dropout_sum_variance(weights: Value, x: Value, p: Value, inverted: Value = 1) -> Value:
    """Return the variance of Σ w·x·mask."""
    return _moments(exacts(weights, "weights"), exacts(x, "x"), p, inverted)[1]


def dropout_sigmoid_mean(weights: Value, x: Value, p: Value, inverted: Value = 0) -> Value:
    """Return the expected sigmoid of Σ w·x·mask."""
    sums = list(_sums(exacts(weights, "weights"), exacts(x, "x"), p, inverted))
    return math.fsum(float(chance) * _sigmoid(float(total)) for chance, total in sums)


def dropout_geometric_mean(weights: Value, x: Value, p: Value) -> Value:
    """Return the geometric mean of the thinned sigmoids, over itself plus that of their complements."""
    sums = list(_sums(exacts(weights, "weights"), exacts(x, "x"), p, 0))
    yes, no = (
        math.exp(math.fsum(float(chance) * math.log(_sigmoid(sign * float(total))) for chance, total in sums))
        for sign in (1, -1)
    )
    return yes / (yes + no)


def weight_scaled_sigmoid(weights: Value, x: Value, p: Value) -> Value:
    """Return the sigmoid of the one net whose weights are scaled by the share kept."""
    kept = 1 - probability(p, "p")
    scaled, entries = [kept * w for w in exacts(weights, "weights")], exacts(x, "x")
    same_length(scaled, entries, "weights and x")
    return _sigmoid(float(sum(w * entry for w, entry in zip(scaled, entries, strict=True))))


def dropout_networks(n: Value) -> Value:
    """Return how many masks n units have."""
    return sum(1 for _ in _masks(whole(n, "n")))


def dropout_kept_mean(n: Value, p: Value) -> Value:
    """Return the expected number of units kept."""
    return _expected(whole(n, "n"), p, lambda mask: Fraction(sum(mask)))


def dropout_kept_probability(n: Value, k: Value, p: Value) -> Value:
    """Return the probability that exactly k of n units are kept."""
    wanted = whole(k, "k")
    return _expected(whole(n, "n"), p, lambda mask: Fraction(sum(mask) == wanted))


def dropout_test_scale(p: Value) -> Value:
    """Return the factor on the weights that gives the mean of classic dropout."""
    return _moments([Fraction(1)], [Fraction(1)], p, 0)[0]


def dropout_train_scale(p: Value) -> Value:
    """Return the factor on kept units that keeps the mean."""
    mean = _moments([Fraction(1)], [Fraction(1)], p, 0)[0]
    if not mean:
        raise ProofInputError("With p = 1 nothing is kept, so no factor keeps the mean.")
    return 1 / mean


def ensemble_variance(n: Value, variance: Value, correlation: Value = 0) -> Value:
    """Return the variance of the mean of n models: the mean of all entries of their covariance matrix."""
    models = whole(n, "n", 1, 2000)
    covariance = np.full((models, models), real(variance, "variance") * real(correlation, "correlation"))
    np.fill_diagonal(covariance, real(variance, "variance"))
    return float(covariance.mean())


def _masks(units: int) -> Iterator[Mask]:
    affordable(2 ** min(units, 64), "Running every mask", MOST_STEPS)
    return product((0, 1), repeat=units)


def _expected(units: int, p: Value, value: Callable[[Mask], Fraction]) -> Fraction:
    drop = probability(p, "p")
    return sum((_chance(mask, drop) * value(mask) for mask in _masks(units)), Fraction(0))


def _chance(mask: Mask, drop: Fraction) -> Fraction:
    kept = sum(mask)
    return (1 - drop) ** kept * drop ** (len(mask) - kept)


def _sums(
    weights: Sequence[Fraction], x: Sequence[Fraction], p: Value, inverted: Value
) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield (probability, Σ w·x·mask) for every mask."""
    same_length(weights, x, "weights and x")
    drop, scale = probability(p, "p"), _scale(p, inverted)
    terms = [w * entry * scale for w, entry in zip(weights, x, strict=True)]
    for mask in _masks(len(terms)):
        yield _chance(mask, drop), sum((t for t, keep in zip(terms, mask, strict=True) if keep), Fraction(0))


def _moments(
    weights: Sequence[Fraction], x: Sequence[Fraction], p: Value, inverted: Value
) -> tuple[Fraction, Fraction]:
    sums = list(_sums(weights, x, p, inverted))
    mean = sum((chance * total for chance, total in sums), Fraction(0))
    return mean, sum((chance * (total - mean) ** 2 for chance, total in sums), Fraction(0))


def _scale(p: Value, inverted: Value) -> Fraction:
    drop = probability(p, "p")
    if not flag(inverted, "inverted"):
        return Fraction(1)
    if drop == 1:
        raise ProofInputError("Inverted dropout has no scale when p is 1.")
    return 1 / (1 - drop)


def _sigmoid(z: float) -> float:
    return logistic(complex(z)).real
