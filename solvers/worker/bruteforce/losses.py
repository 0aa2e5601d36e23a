"""Losses of outputs or of a row of logits; gradients by complex steps or central differences."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np

from solvers.worker.bruteforce.activations import logistic
from solvers.worker.bruteforce.calculus import complex_slope, highest
from solvers.worker.bruteforce.logits import Complexes, gradient, logits, surprise
from solvers.worker.bruteforce.values import (
    ProofInputError,
    Value,
    exact,
    exacts,
    items,
    probability,
    real,
    same_length,
    whole,
)


def cross_entropy(z: Value, target: Value) -> Value:
    """Return −log of the true class's share."""
    point = logits(z)
    return surprise(point, _class(target, point)).real


def cross_entropy_gradient(z: Value, target: Value) -> Value:
    """Return the loss's gradient in the logits."""
    point = logits(z)
    truth = _class(target, point)
    return gradient(lambda nudged: surprise(nudged, truth), point)


def mean_cross_entropy(z: Value, targets: Value) -> Value:
    """Return the mean loss of samples: a row of logits and a class for each."""
    samples, classes = items(z, "z"), items(targets, "targets")
    same_length(samples, classes, "z and targets")
    losses = [real(cross_entropy(row, truth), "a loss") for row, truth in zip(samples, classes, strict=True)]
    return math.fsum(losses) / len(losses)


def binary_cross_entropy(z: Value, t: Value) -> Value:
    """Return the loss of the two-class softmax of [z, 0] against the target [t, 1 − t]."""
    return _binary_loss(complex(real(z, "z")), float(probability(t, "t"))).real


def binary_cross_entropy_gradient(z: Value, t: Value) -> Value:
    """Return its slope in z."""
    truth = float(probability(t, "t"))
    return complex_slope(lambda point: _binary_loss(point, truth), real(z, "z"))


def squared_error_gradient(z: Value, t: Value) -> Value:
    """Return the slope in z of ½(sigmoid(z) − t)²."""
    return _squared_slope(real(z, "z"), real(t, "t"))


def squared_error_gradient_maximum(t: Value) -> Value:
    """Return the largest absolute slope that a search over z in [−20, 20] finds."""
    truth = real(t, "t")
    return highest(lambda z: abs(_squared_slope(z, truth)), -20.0, 20.0)


def mean_squared_error(y: Value, t: Value) -> Value:
    """Return the mean of (y − t)²."""
    pairs = _pairs(y, t)
    return sum(((a - b) ** 2 for a, b in pairs), Fraction(0)) / len(pairs)


def mean_squared_error_gradient(y: Value, t: Value) -> Value:
    """Return its gradient in y, by central differences, which are exact for a square."""
    pairs = _pairs(y, t)
    return [((a + 1 - b) ** 2 - (a - 1 - b) ** 2) / (2 * len(pairs)) for a, b in pairs]


def mean_absolute_error(y: Value, t: Value) -> Value:
    """Return the mean of |y − t|."""
    pairs = _pairs(y, t)
    return sum((abs(a - b) for a, b in pairs), Fraction(0)) / len(pairs)


def huber_loss(y: Value, t: Value, delta: Value = 1) -> Value:
    """Return the mean of the least ½(e − u)² + δ|u| over outliers u, e = y − t (Huber 1964)."""
    pairs, limit = _pairs(y, t), _margin(delta)
    return sum((_least_of_both(abs(a - b), limit) for a, b in pairs), Fraction(0)) / len(pairs)


def hinge_loss(score: Value, label: Value) -> Value:
    """Return how far the score of a class ±1 falls short of 1 on its side."""
    side = whole(label, "label", -1, 1)
    if not side:
        raise ProofInputError("label must be 1 or -1.")
    return max(Fraction(0), 1 - side * exact(score, "score"))


def _binary_loss(z: complex, t: float) -> complex:
    both = np.array([z, 0j])
    return t * surprise(both, 0) + (1 - t) * surprise(both, 1)


def _squared_slope(z: float, t: float) -> float:
    return complex_slope(lambda point: (logistic(point) - t) ** 2 / 2, z)


def _class(target: Value, point: Complexes) -> int:
    return whole(target, "the true class", most=len(point) - 1)


def _pairs(y: Value, t: Value) -> list[tuple[Fraction, Fraction]]:
    outputs, targets = exacts(y, "y"), exacts(t, "t")
    same_length(outputs, targets, "y and t")
    return list(zip(outputs, targets, strict=True))


def _margin(delta: Value) -> Fraction:
    limit = exact(delta, "delta")
    if limit <= 0:
        raise ProofInputError("delta must be positive.")
    return limit


def _least_of_both(error: Fraction, limit: Fraction) -> Fraction:
    """Return ½(e − u)² + δu at its least: the outlier u takes what exceeds δ."""
    outlier = max(error - limit, Fraction(0))
    return (error - outlier) ** 2 / 2 + limit * outlier
