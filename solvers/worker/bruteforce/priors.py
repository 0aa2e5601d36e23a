"""Penalties as the -log densities of priors, and the priors that rise like given penalties."""

from __future__ import annotations

import math
from fractions import Fraction
from statistics import NormalDist

from solvers.worker.bruteforce.calculus import root
from solvers.worker.bruteforce.penalties import positive
from solvers.worker.bruteforce.values import ProofInputError, Value, real


def gaussian_prior_penalty(w: Value, variance: Value) -> Value:
    """Return how much −log of the Gaussian density grows from 0 to w."""
    density = NormalDist(0.0, math.sqrt(_spread(variance))).pdf
    return _log_ratio(density(0.0), density(real(w, "w")))


def laplace_prior_penalty(w: Value, scale: Value) -> Value:
    """Return how much −log of the Laplace density grows from 0 to w."""
    width = float(_spread(scale))
    return _log_ratio(0.5 / width, 0.5 / width * math.exp(-abs(real(w, "w")) / width))


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


def _spread(value: Value) -> Fraction:
    spread = positive(value)
    if not spread:
        raise ProofInputError("A prior needs a spread above 0.")
    return spread


def _widths(rise: float) -> tuple[float, float]:
    """Return a bracket for the spread of a prior: narrow ones rise faster."""
    return max(0.1 / rise, 1 / 600), 10.0 / rise + 1.0


def _log_ratio(top: float, bottom: float) -> float:
    if not bottom:
        raise ProofInputError("The density at w is too small to compare.")
    return math.log(top / bottom)
