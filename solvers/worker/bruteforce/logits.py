"""Softmax on complex logits, so that a derivative can ride along; the largest is taken out before e^z."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from solvers.worker.bruteforce.values import Value, reals

Complexes: TypeAlias = NDArray[np.complex128]

LARGEST_CLASSES = 200
_STEP = 1e-30


def logits(z: Value) -> Complexes:
    """Return a list of at most 200 logits."""
    return np.array(reals(z, "z", LARGEST_CLASSES), dtype=np.complex128)


def shares(point: Complexes) -> Complexes:
    """Return each logit's share of the exponentials."""
    grown: Complexes = np.exp(point - point.real.max())
    parts: Complexes = grown / grown.sum()
    return parts


def log_total(point: Complexes) -> complex:
    """Return log Σ e^z."""
    top = point.real.max()
    return complex(top + np.log(np.exp(point - top).sum()))


def surprise(point: Complexes, truth: int) -> complex:
    """Return −log of one class's share."""
    return log_total(point) - complex(point[truth])


def jacobian(function: Callable[[Complexes], Complexes], point: Complexes) -> list[list[float]]:
    """Return ∂f_i/∂z_j by complex steps."""
    nudges = np.eye(len(point)) * 1j * _STEP
    columns = [[float(value.imag / _STEP) for value in function(point + nudge)] for nudge in nudges]
    return [list(row) for row in zip(*columns, strict=True)]


def gradient(function: Callable[[Complexes], complex], point: Complexes) -> list[float]:
    """Return ∂f/∂z_j by complex steps."""
    return jacobian(lambda nudged: np.array([function(nudged)]), point)[0]


def floats(values: Complexes) -> list[float]:
    """Return the real parts."""
    return [float(value) for value in values.real]
