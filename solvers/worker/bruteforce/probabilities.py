"""Softmax and the losses on it: shares of exponentials, with every gradient by a complex step."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from solvers.worker.bruteforce.activations import logistic
from solvers.worker.bruteforce.calculus import complex_slope, highest, root
from solvers.worker.bruteforce.values import (
    ProofInputError,
    Value,
    exact,
    items,
    probability,
    real,
    reals,
    same_length,
    whole,
)

Complexes = NDArray[np.complex128]

_STEP = 1e-30
_LARGEST_CLASSES = 200


def softmax(z: Value, temperature: Value = 1) -> Value:
    """Return each logit's share of the exponentials of z/temperature."""
    if real(temperature, "temperature") <= 0:
        raise ProofInputError("temperature must be positive.")
    return _floats(_shares(_logits(z) / real(temperature, "temperature")))


def softmax_entry(z: Value, index: Value, temperature: Value = 1) -> Value:
    """Return one share."""
    shares = reals(softmax(z, temperature), "the shares")
    return shares[whole(index, "index", most=len(shares) - 1)]


def logsumexp(z: Value) -> Value:
    """Return log Σ e^z."""
    return float(_log_total(_logits(z)).real)


def log_softmax(z: Value) -> Value:
    """Return each logit less log Σ e^z."""
    return _floats(_logits(z) - _log_total(_logits(z)))


def softmax_jacobian(z: Value) -> Value:
    """Return the matrix of ∂p_i/∂z_j."""
    return _jacobian(_shares, _logits(z))


def softmax_jacobian_at(p: Value) -> Value:
    """Return the same matrix at logits whose softmax is p."""
    logits = np.log(np.array(_distribution(p, "p", least=1e-300), dtype=np.complex128))
    return _jacobian(_shares, logits)


def cross_entropy(z: Value, target: Value) -> Value:
    """Return −log of the true class's share."""
    logits = _logits(z)
    return float(_loss(logits, _class(target, logits)).real)


def cross_entropy_gradient(z: Value, target: Value) -> Value:
    """Return the loss's gradient in the logits."""
    logits = _logits(z)
    truth = _class(target, logits)
    return _jacobian(lambda point: np.array([_loss(point, truth)]), logits)[0]


def mean_cross_entropy(z: Value, targets: Value) -> Value:
    """Return the mean loss of samples: a row of logits and a class for each."""
    samples, classes = items(z, "z"), items(targets, "targets")
    same_length(samples, classes, "z and targets")
    losses = [real(cross_entropy(row, truth), "a loss") for row, truth in zip(samples, classes, strict=True)]
    return math.fsum(losses) / len(losses)


def negative_log_likelihood(p: Value) -> Value:
    """Return the mean of −log p over the probabilities given to the true classes."""
    chances = reals(p, "p")
    if not all(0 < chance <= 1 for chance in chances):
        raise ProofInputError("Each probability must lie in (0, 1].")
    return -math.fsum(math.log(chance) for chance in chances) / len(chances)


def cross_entropy_of(p: Value, q: Value, base: Value = 0) -> Value:
    """Return H(p, q) = the mean surprise at q when p is true; terms with p = 0 count nothing."""
    truth, model = _distribution(p, "p"), _distribution(q, "q")
    same_length(truth, model, "p and q")
    if any(a > 0 and b == 0 for a, b in zip(truth, model, strict=True)):
        raise ProofInputError("q gives 0 to something that p holds possible, so H(p, q) is infinite.")
    surprises = (a * math.log(b) for a, b in zip(truth, model, strict=True) if a)
    return -math.fsum(surprises) / _unit(base)


def entropy(p: Value, base: Value = 0) -> Value:
    """Return H(p) = H(p, p)."""
    return cross_entropy_of(p, p, base)


def kl_divergence(p: Value, q: Value, base: Value = 0) -> Value:
    """Return Σ p log(p/q), term by term."""
    cross_entropy_of(p, q, base)
    truth, model = _distribution(p, "p"), _distribution(q, "q")
    return math.fsum(a * math.log(a / b) for a, b in zip(truth, model, strict=True) if a) / _unit(base)


def binary_cross_entropy(z: Value, t: Value) -> Value:
    """Return the loss of the two-class softmax of [z, 0] against the target [t, 1 − t]."""
    return float(_binary_loss(complex(real(z, "z")), float(probability(t, "t"))).real)


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


def label_smoothing(classes: Value, target: Value, eps: Value) -> Value:
    """Return the one-hot target after a share eps of its mass is dealt out to all classes alike."""
    count, share = whole(classes, "classes", 1, 1000), probability(eps, "eps")
    masses = [share / count for _ in range(count)]
    masses[whole(target, "target", most=count - 1)] += 1 - share
    return masses


def exp_overflow(bits: Value) -> Value:
    """Return the x at which e^x reaches the largest number of a float of 16, 32 or 64 bits."""
    largest = {kind.bits: float(kind.max) for kind in (np.finfo("f2"), np.finfo("f4"), np.finfo("f8"))}
    size = whole(bits, "bits")
    if size not in largest:
        raise ProofInputError("bits must be 16, 32 or 64.")
    with np.errstate(over="ignore"):
        return root(lambda x: float(np.exp(x)) / largest[size] - 1.0, 0.0, 800.0)


def _shares(logits: Complexes) -> Complexes:
    grown: Complexes = np.exp(logits - logits.real.max())
    shares: Complexes = grown / grown.sum()
    return shares


def _log_total(logits: Complexes) -> np.complex128:
    top = logits.real.max()
    return np.complex128(top + np.log(np.exp(logits - top).sum()))


def _loss(logits: Complexes, truth: int) -> np.complex128:
    return np.complex128(_log_total(logits) - logits[truth])


def _binary_loss(z: complex, t: float) -> complex:
    both = np.array([z, 0j])
    return complex(t * _loss(both, 0) + (1 - t) * _loss(both, 1))


def _squared_slope(z: float, t: float) -> float:
    return complex_slope(lambda point: (logistic(point) - t) ** 2 / 2, z)


def _jacobian(function: Callable[[Complexes], Complexes], point: Complexes) -> list[list[float]]:
    nudges = np.eye(len(point)) * 1j * _STEP
    columns = [[float(value.imag / _STEP) for value in function(point + nudge)] for nudge in nudges]
    return [list(row) for row in zip(*columns, strict=True)]


def _logits(z: Value) -> Complexes:
    return np.array(reals(z, "z", _LARGEST_CLASSES), dtype=np.complex128)


def _floats(values: Complexes) -> list[float]:
    return [float(value) for value in values.real]


def _class(target: Value, logits: Complexes) -> int:
    return whole(target, "the true class", most=len(logits) - 1)


def _distribution(p: Value, name: str, least: float = 0.0) -> list[float]:
    chances = reals(p, name, _LARGEST_CLASSES)
    if min(chances) < least or abs(math.fsum(chances) - 1) > 1e-9:
        raise ProofInputError(f"{name} must be a distribution: no negative entry, and a sum of 1.")
    return chances


def _unit(base: Value) -> float:
    given = exact(base, "base")
    if given and (given < 0 or given == 1):
        raise ProofInputError("base must be positive and not 1; 0 stands for e.")
    return math.log(given) if given else 1.0
