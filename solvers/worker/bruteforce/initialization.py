"""Variances of initial weights, each found as the one that keeps a signal's size through sums."""

from __future__ import annotations

import math
from collections.abc import Callable

from solvers.worker.bruteforce.calculus import integral, root
from solvers.worker.bruteforce.values import ProofInputError, Value, real, whole

_MOST_INPUTS = 100_000
_FAR = 12.0  # standard deviations, beyond which a Gaussian has nothing left


def lecun_variance(fan_in: Value) -> Value:
    """Return the weights' variance at which a sum of unit inputs has variance 1 (LeCun et al. 1998)."""
    inputs = _fan(fan_in, "fan_in")
    return _balanced(lambda v: _sum_of(inputs, v))


def he_variance(fan_in: Value) -> Value:
    """Return the variance that keeps E[x²] through a ReLU and the next sum (He et al. 2015)."""
    inputs, share = _fan(fan_in, "fan_in"), real(relu_share(), "the share")
    return _balanced(lambda v: _sum_of(inputs, v * share))


def glorot_variance(fan_in: Value, fan_out: Value) -> Value:
    """Return the variance whose gains forwards and backwards have mean 1 (Glorot & Bengio 2010)."""
    inputs, outputs = _fan(fan_in, "fan_in"), _fan(fan_out, "fan_out")
    return _balanced(lambda v: (_sum_of(inputs, v) + _sum_of(outputs, v)) / 2)


def uniform_bound(variance: Value) -> Value:
    """Return the b for which uniform draws from [−b, b] have this variance, by bisection on the integral."""
    wanted = _positive(variance)
    return root(lambda b: b * b * integral(lambda u: u * u / 2, -1.0, 1.0) - wanted, 0.0, 2 * wanted + 2.0)


def relu_share() -> Value:
    """Return E[relu(z)²]/E[z²] for a standard Gaussian z, integrated."""

    def density(z: float) -> float:
        return z * z * math.exp(-z * z / 2)

    return integral(density, 0.0, _FAR) / integral(density, -_FAR, _FAR)


def layer_variance(width: Value, weight_variance: Value, layers: Value = 1, variance: Value = 1) -> Value:
    """Return the signal's variance after linear layers of one width, begun at `variance`."""
    inputs, spread, size = _fan(width, "width"), real(weight_variance, "weight_variance"), _positive(variance)
    for _ in range(whole(layers, "layers", 0, 100)):
        size = _sum_of(inputs, spread * size)
    return size


def _balanced(gain: Callable[[float], float]) -> float:
    """Return the variance at which the gain is 1, by bisection."""
    return root(lambda v: gain(v) - 1.0, 0.0, 4.0)


def _sum_of(terms: int, variance: float) -> float:
    """Return the variance of a sum of independent terms."""
    return math.fsum(variance for _ in range(terms))


def _fan(value: Value, name: str) -> int:
    return whole(value, name, 1, _MOST_INPUTS)


def _positive(value: Value) -> float:
    checked = real(value, "a variance")
    if checked < 0:
        raise ProofInputError("A variance must not be negative.")
    return checked
