"""How confident outputs relate to the truth, how a softmax can move, and a diamond's nearest point."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from solvers.worker.bruteforce.calculus import lowest
from solvers.worker.bruteforce.logits import jacobian, logits, shares
from solvers.worker.bruteforce.values import (
    MOST_STEPS,
    Value,
    affordable,
    exact,
    exacts,
    items,
    probability,
    same_length,
    whole,
)


def calibration_error(counts: Value, confidences: Value, hits: Value) -> Value:
    """Return the gap of confidence and accuracy, averaged over predictions that are listed one by one."""
    bins = list(zip(items(counts, "counts"), exacts(confidences, "p"), items(hits, "hits"), strict=True))
    affordable(sum(whole(count, "a count") for count, _, _ in bins), "Listing the predictions", MOST_STEPS)
    gaps: list[Fraction] = []
    for count, confidence, right in bins:
        made, found = whole(count, "a count", 1), whole(right, "hits")
        outcomes = [Fraction(place < found) - probability(confidence, "p") for place in range(made)]
        gaps += [abs(sum(outcomes, Fraction(0)) / made)] * made
    return sum(gaps, Fraction(0)) / len(gaps)


def softmax_directions(classes: Value) -> Value:
    """Return in how many independent directions changes of the logits move a softmax over these classes."""
    count = whole(classes, "classes", 1, 100)
    point = logits([place / count for place in range(count)])
    return int(np.linalg.matrix_rank(np.array(jacobian(shares, point)), tol=1e-9))


def nearest_on_diamond(point: Value, radius: Value = 1) -> Value:
    """Return the point of |x| + |y| = radius nearest to a point outside, by a search along each edge."""
    target, size = exacts(point, "point"), exact(radius, "radius")
    same_length(target, [0, 0], "A point of the plane and the plane")
    corners = [(size, Fraction(0)), (Fraction(0), size), (-size, Fraction(0)), (Fraction(0), -size)]
    found = [_nearest(target, a, b) for a, b in zip(corners, corners[1:] + corners[:1], strict=True)]
    best = min(found, key=lambda place: _distance(target, place))
    return [float(best[0]), float(best[1])]


def _nearest(
    target: list[Fraction], a: tuple[Fraction, Fraction], b: tuple[Fraction, Fraction]
) -> tuple[Fraction, Fraction]:
    share = lowest(lambda t: _distance(target, _between(a, b, t)), Fraction(0), Fraction(1))
    ends = [Fraction(0), share, Fraction(1)]
    return _between(a, b, min(ends, key=lambda t: _distance(target, _between(a, b, t))))


def _between(
    a: tuple[Fraction, Fraction], b: tuple[Fraction, Fraction], share: Fraction
) -> tuple[Fraction, Fraction]:
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])


def _distance(target: list[Fraction], place: tuple[Fraction, Fraction]) -> Fraction:
    return (target[0] - place[0]) ** 2 + (target[1] - place[1]) ** 2
