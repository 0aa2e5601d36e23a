"""Entropies of distributions given as probabilities; logarithms are natural unless a base is named."""

from __future__ import annotations

import math

from solvers.worker.bruteforce.logits import LARGEST_CLASSES
from solvers.worker.bruteforce.values import (
    ProofInputError,
    Value,
    exact,
    probability,
    reals,
    same_length,
    whole,
)


def negative_log_likelihood(p: Value) -> Value:
    """Return the mean of −log p over the probabilities given to the true classes."""
    chances = reals(p, "p")
    if not all(0 < chance <= 1 for chance in chances):
        raise ProofInputError("Each probability must lie in (0, 1].")
    return -math.fsum(math.log(chance) for chance in chances) / len(chances)


def cross_entropy_of(p: Value, q: Value, base: Value = 0) -> Value:
    """Return H(p, q) = the mean surprise at q when p is true; terms with p = 0 count nothing."""
    truth, model = distribution(p, "p"), distribution(q, "q")
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
    truth, model = distribution(p, "p"), distribution(q, "q")
    return math.fsum(a * math.log(a / b) for a, b in zip(truth, model, strict=True) if a) / _unit(base)


def label_smoothing(classes: Value, target: Value, eps: Value) -> Value:
    """Return the one-hot target after a share eps of its mass is dealt out to all classes alike."""
    count, share = whole(classes, "classes", 1, 1000), probability(eps, "eps")
    masses = [share / count for _ in range(count)]
    masses[whole(target, "target", most=count - 1)] += 1 - share
    return masses


def distribution(p: Value, name: str, least: float = 0.0) -> list[float]:
    """Return probabilities of at least `least` that sum to 1."""
    chances = reals(p, name, LARGEST_CLASSES)
    if min(chances) < least or abs(math.fsum(chances) - 1) > 1e-9:
        raise ProofInputError(f"{name} must be a distribution: no negative entry, and a sum of 1.")
    return chances


def _unit(base: Value) -> float:
    given = exact(base, "base")
    if given and (given < 0 or given == 1):
        raise ProofInputError("base must be positive and not 1; 0 stands for e.")
    return math.log(given) if given else 1.0
