"""Softmax and its relatives: shares of exponentials, differentiated by complex steps."""

from __future__ import annotations

import numpy as np

from solvers.worker.bruteforce.calculus import root
from solvers.worker.bruteforce.entropies import distribution
from solvers.worker.bruteforce.logits import floats, jacobian, log_total, logits, shares
from solvers.worker.bruteforce.values import ProofInputError, Value, real, reals, whole


def softmax(z: Value, temperature: Value = 1) -> Value:
    """Return each logit's share of the exponentials of z/temperature."""
    if real(temperature, "temperature") <= 0:
        raise ProofInputError("temperature must be positive.")
    return floats(shares(logits(z) / real(temperature, "temperature")))


def softmax_entry(z: Value, index: Value, temperature: Value = 1) -> Value:
    """Return one share."""
    shares = reals(softmax(z, temperature), "the shares")
    return shares[whole(index, "index", most=len(shares) - 1)]


def logsumexp(z: Value) -> Value:
    """Return log Σ e^z."""
    return log_total(logits(z)).real


def log_softmax(z: Value) -> Value:
    """Return each logit less log Σ e^z."""
    return floats(logits(z) - log_total(logits(z)))


def softmax_jacobian(z: Value) -> Value:
    """Return the matrix of ∂p_i/∂z_j."""
    return jacobian(shares, logits(z))


def softmax_jacobian_at(p: Value) -> Value:
    """Return the same matrix at logits whose softmax is p."""
    point = np.log(np.array(distribution(p, "p", least=1e-300), dtype=np.complex128))
    return jacobian(shares, point)


def exp_overflow(bits: Value) -> Value:
    """Return the x at which e^x reaches the largest number of a float of 16, 32 or 64 bits."""
    largest = {kind.bits: float(kind.max) for kind in (np.finfo("f2"), np.finfo("f4"), np.finfo("f8"))}
    size = whole(bits, "bits")
    if size not in largest:
        raise ProofInputError("bits must be 16, 32 or 64.")
    with np.errstate(over="ignore"):
        return root(lambda x: float(np.exp(x)) / largest[size] - 1.0, 0.0, 800.0)
