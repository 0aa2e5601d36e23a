"""Penalised linear regression: ridge by least squares, lasso by trying every pattern of signs."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
from numpy.typing import NDArray

from solvers.worker.bruteforce.penalties import positive
from solvers.worker.bruteforce.values import Value, affordable, exacts, items, rows, same_length

Floats = NDArray[np.float64]


def ridge_regression(x: Value, y: Value, penalty: Value) -> Value:
    """Return argmin |y − Xw|² + penalty·|w|² by least squares on X with rows √penalty·I below."""
    design, targets = _data(x, y)
    width = design.shape[1]
    below = math.sqrt(positive(penalty)) * np.eye(width)
    solution = np.linalg.lstsq(np.vstack([design, below]), np.append(targets, np.zeros(width)), rcond=None)[0]
    return [float(weight) for weight in solution]


def lasso_regression(x: Value, y: Value, penalty: Value) -> Value:
    """Return argmin ½|y − Xw|² + penalty·|w|₁: the best over every pattern of signs and zeros."""
    design, targets = _data(x, y)
    affordable(3 ** min(design.shape[1], 40), "Trying every pattern of signs", 3**7)
    cost = float(positive(penalty))
    candidates = [
        _on_pattern(design, targets, cost, np.array(signs))
        for signs in product((0.0, 1.0, -1.0), repeat=design.shape[1])
    ]
    best = min(candidates, key=lambda w: round(_lasso_loss(design, targets, cost, w), 12))
    return [float(weight) for weight in best]


def _data(x: Value, y: Value) -> tuple[Floats, Floats]:
    samples = items(x, "x")
    matrix = rows([items(sample, "a sample") for sample in samples], "x", 200)
    targets = exacts(y, "y")
    same_length(matrix, targets, "x and y")
    return np.array(matrix, dtype=np.float64), np.array(targets, dtype=np.float64)


def _on_pattern(design: Floats, targets: Floats, cost: float, signs: Floats) -> Floats:
    """Return the stationary point with these signs, or all zeros when its signs turn out otherwise."""
    used = signs != 0
    weights = np.zeros(len(signs))
    if used.any():
        columns = design[:, used]
        weights[used] = np.linalg.lstsq(
            columns.T @ columns, columns.T @ targets - cost * signs[used], rcond=None
        )[0]
    return weights if (weights * signs >= 0).all() else np.zeros(len(signs))


def _lasso_loss(design: Floats, targets: Floats, cost: float, weights: Floats) -> float:
    residual = targets - design @ weights
    return float(residual @ residual / 2 + cost * np.abs(weights).sum())
