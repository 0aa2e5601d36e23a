"""What is lost when a matrix or data keep only their largest directions: rebuilt and measured."""

from __future__ import annotations

import numpy as np

from solvers.worker.bruteforce.values import ProofInputError, Value, exacts, probability, rows, whole

_SWEEPS = 500


def low_rank_error(matrix: Value, rank: Value) -> Value:
    """Return the Frobenius distance to the nearest matrix of that rank, by alternating least squares."""
    target = np.array(rows(matrix, "matrix", 60), dtype=np.float64)
    inner = whole(rank, "rank", 1, min(target.shape))
    right = np.random.default_rng(0).normal(size=(inner, target.shape[1]))
    for _ in range(_SWEEPS):
        left = np.linalg.lstsq(right.T, target.T, rcond=None)[0].T
        right = np.linalg.lstsq(left, target, rcond=None)[0]
    return float(np.linalg.norm(target - left @ right))


def components_needed(variances: Value, share: Value) -> Value:
    """Return how many of the largest variances must be kept to reach that share of their sum."""
    left, wanted = sorted(exacts(variances, "variances"), reverse=True), probability(share, "share")
    if left[-1] < 0 or not sum(left):
        raise ProofInputError("Variances must not be negative, nor all 0.")
    for count in range(len(left) + 1):
        if sum(left[:count]) >= wanted * sum(left):
            return count
    return len(left)


def nearest_on_axis(point: Value, mean: Value, axis: Value) -> Value:
    """Return where the line from the mean along the axis comes nearest to a point, by descent."""
    away = np.array(exacts(point, "point"), float) - np.array(exacts(mean, "mean"), float)
    along = np.array(exacts(axis, "axis"), float)
    place, curvature = 0.0, 2 * float(np.square(along).sum())
    for _ in range(_SWEEPS):
        place += 0.5 * float(2 * ((away - place * along) * along).sum()) / curvature
    return place
