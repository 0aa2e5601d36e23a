"""Principal components of samples in rows: variances are over n − 1, a component's largest entry is positive.

The variances and components come from the singular values of the centred samples, not from the covariance;
of a symmetric matrix given as such they come from its eigenvalues.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from solvers.worker.bruteforce.values import ProofInputError, Value, affordable, rows, whole

Floats: TypeAlias = NDArray[np.float64]

_MOST_WORK = 300_000
_WIDEST = 60
_TIE = 1e-9


def covariance(x: Value) -> Value:
    """Return the unbiased covariance matrix: the mean of (a − b)(a − b)ᵀ/2 over all pairs of samples."""
    samples = _samples(x)
    count, width = len(samples), len(samples[0])
    affordable(count * count * width * width // 2, "Comparing all pairs", _MOST_WORK)
    return [
        [
            sum((a[i] - b[i]) * (a[j] - b[j]) for a, b in combinations(samples, 2)) / (count * (count - 1))
            for j in range(width)
        ]
        for i in range(width)
    ]


def principal_variances(x: Value) -> Value:
    """Return the variances along all components, largest first."""
    return _list(_decomposed(x)[0])


def explained_variance(x: Value) -> Value:
    """Return each component's share of the whole variance, largest first."""
    variances = _decomposed(x)[0]
    if not variances.sum():
        raise ProofInputError("The samples are all alike: there is no variance to share out.")
    return _list(variances / variances.sum())


def principal_component(x: Value, index: Value = 0) -> Value:
    """Return one component, a unit vector."""
    axes = _decomposed(x)[1]
    return _list(_signed(axes[whole(index, "index", most=len(axes) - 1)]))


def principal_scores(x: Value, index: Value = 0) -> Value:
    """Return the centred samples' places along one component."""
    samples = np.array(_samples(x), dtype=np.float64)
    return _list((samples - samples.mean(axis=0)) @ np.array(principal_component(x, index)))


def symmetric_eigenvalues(matrix: Value) -> Value:
    """Return the eigenvalues of a symmetric matrix, largest first."""
    return _list(np.linalg.eigh(_symmetric(matrix))[0][::-1])


def symmetric_eigenvector(matrix: Value, index: Value = 0) -> Value:
    """Return the unit eigenvector of the eigenvalue in that place."""
    vectors = np.linalg.eigh(_symmetric(matrix))[1].T[::-1]
    return _list(_signed(vectors[whole(index, "index", most=len(vectors) - 1)]))


def _decomposed(x: Value) -> tuple[Floats, Floats]:
    """Return the variances and the components in rows, as many as there are features."""
    samples = np.array(_samples(x), dtype=np.float64)
    _, sizes, axes = np.linalg.svd(samples - samples.mean(axis=0))
    variances = np.zeros(samples.shape[1])
    variances[: len(sizes)] = sizes**2 / (len(samples) - 1)
    return variances, axes


def _signed(axis: Floats) -> Floats:
    """Return the axis with its largest entry, of equals the first, made positive."""
    first = np.flatnonzero(np.abs(axis) >= np.abs(axis).max() - _TIE)[0]
    turned: Floats = axis * np.sign(axis[first])
    return turned


def _samples(x: Value) -> list[list[Fraction]]:
    samples = rows(x, "x")
    if len(samples) < 2 or len(samples[0]) > _WIDEST:
        raise ProofInputError(f"x needs at least two samples (rows) of at most {_WIDEST} features.")
    return samples


def _symmetric(matrix: Value) -> Floats:
    square = np.array(rows(matrix, "matrix", _WIDEST), dtype=np.float64)
    if square.shape[0] != square.shape[1] or not np.allclose(square, square.T, rtol=1e-12, atol=0):
        raise ProofInputError("The matrix must be symmetric.")
    return square


def _list(entries: Floats) -> list[float]:
    values: list[float] = entries.tolist()
    return values
