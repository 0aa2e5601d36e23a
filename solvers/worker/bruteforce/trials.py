"""Experiments, enumerated: which settings a grid tries, and what noisy labels do to a measured accuracy."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from solvers.worker.bruteforce.values import Value, affordable, probability, whole

_MOST_RUNS = 1_000_000


def grid_runs(values: Value, settings: Value) -> Value:
    """Return how many runs a grid needs that tries so many values of each setting, listed."""
    tried, kinds = whole(values, "values", 1), whole(settings, "settings", 1, 20)
    affordable(tried**kinds, "Listing the runs", _MOST_RUNS)
    return sum(1 for _ in product(range(tried), repeat=kinds))


def measured_accuracy(accuracy: Value, flipped: Value) -> Value:
    """Return how often answers agree with labels of two classes, some of them flipped at random."""
    right, flip = probability(accuracy, "accuracy"), probability(flipped, "flipped")
    agreeing = Fraction(0)
    for is_right, is_flipped in product((True, False), repeat=2):
        chance = (right if is_right else 1 - right) * (flip if is_flipped else 1 - flip)
        agreeing += chance * (is_right != is_flipped)
    return agreeing
