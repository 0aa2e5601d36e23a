"""Batch and layer normalisation by running them; gradients by complex steps through the run."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from solvers.worker.bruteforce.values import (
    ProofInputError,
    Value,
    affordable,
    each,
    exact,
    exacts,
    items,
    real,
    reals,
    rows,
    same_length,
    whole,
)

Complexes = NDArray[np.complex128]

_STEP = 1e-30


def mean(x: Value) -> Value:
    """Return the mean of a vector, as exact as it is."""
    return _mean(exacts(x, "x"))


def variance(x: Value) -> Value:
    """Return the biased variance: half the mean squared difference of all pairs."""
    entries = exacts(x, "x")
    return sum((a - b) ** 2 for a in entries for b in entries) / (2 * len(entries) ** 2)


def sample_variance(x: Value) -> Value:
    """Return the unbiased variance: half the mean squared difference of all pairs of two different places."""
    entries = exacts(x, "x")
    if len(entries) < 2:
        raise ProofInputError("An unbiased variance needs at least two values.")
    return sum((a - b) ** 2 for a in entries for b in entries) / (2 * len(entries) * (len(entries) - 1))


def batch_norm(x: Value, gamma: Value = 1, beta: Value = 0, eps: Value = 0.00001) -> Value:
    """Return a batch normalised in training: a vector is one feature, a matrix has one in each column."""
    columns = _lines(x).T
    scales, shifts = _for_each(gamma, len(columns), "gamma"), _for_each(beta, len(columns), "beta")
    out = [_normalised(c, g, b, eps) for c, g, b in zip(columns, scales, shifts, strict=True)]
    return _like(np.array(out).T, x)


def layer_norm(x: Value, gamma: Value = 1, beta: Value = 0, eps: Value = 0.00001) -> Value:
    """Return samples normalised over their features: a vector is one sample, a matrix has one a row."""
    samples = _lines(x).T if not _is_matrix(x) else _lines(x)
    scales, shifts = (np.array(_for_each(v, samples.shape[1], "gamma and beta")) for v in (gamma, beta))
    out = np.array([_normalised(sample, 1.0, 0.0, eps) for sample in samples]) * scales + shifts
    return _like(out if _is_matrix(x) else out.T, x)


def batch_norm_eval(  # noqa: PLR0913, PLR0917 (the arguments of a layer)
    x: Value,
    mean: Value,
    variance: Value,
    gamma: Value = 1,
    beta: Value = 0,
    eps: Value = 0.00001,
) -> Value:
    """Return inputs of one feature normalised with its running statistics, elementwise."""
    spread = exact(variance, "variance") + exact(eps, "eps")
    if spread <= 0:
        raise ProofInputError("variance + eps must be positive.")
    centre, scale, shift = real(mean, "mean"), real(gamma, "gamma"), real(beta, "beta")
    return each(lambda entry: scale * (real(entry, "x") - centre) / float(spread) ** 0.5 + shift, x)


def batch_norm_running(
    x: Value, momentum: Value = 0.1, mean: Value = 0, variance: Value = 1, steps: Value = 1
) -> Value:
    """Return [running mean, running variance] after training steps on the same batch of one feature."""
    rate, centre, spread = exact(momentum, "momentum"), exact(mean, "mean"), exact(variance, "variance")
    batch_mean, batch_variance = _mean(exacts(x, "x")), exact(sample_variance(x), "variance")
    for _ in range(whole(steps, "steps", most=200)):
        centre += rate * (batch_mean - centre)
        spread += rate * (batch_variance - spread)
    return [centre, spread]


def batch_norm_fold(  # noqa: PLR0913, PLR0917 (the arguments of a layer)
    w: Value, b: Value, mean: Value, variance: Value, gamma: Value, beta: Value, eps: Value = 0
) -> Value:
    """Return [weight, bias] of wx + b followed by evaluation BN, probed at x = 0 and x = 1."""
    weight, bias = exact(w, "w"), exact(b, "b")
    at_zero, at_one = (
        real(batch_norm_eval(bias + weight * x, mean, variance, gamma, beta, eps), "the output")
        for x in (0, 1)
    )
    return [at_one - at_zero, at_zero]


def batch_norm_gradient(x: Value, upstream: Value, gamma: Value = 1, eps: Value = 0.00001) -> Value:
    """Return dL/dx through a training step, where dL/dy is `upstream`."""
    batch, weights = reals(x, "x"), reals(upstream, "upstream")
    same_length(batch, weights, "x and upstream")
    nudges = np.eye(len(batch)) * 1j * _STEP
    scale = real(gamma, "gamma")
    return [
        float((_normalised(np.array(batch) + nudge, scale, 0.0, eps) @ weights).imag / _STEP)
        for nudge in nudges
    ]


def batch_norm_gamma_gradient(x: Value, upstream: Value, eps: Value = 0.00001) -> Value:
    """Return dL/dgamma: the loss is linear in gamma, so two runs give it."""
    return _loss(x, upstream, 1, 0, eps) - _loss(x, upstream, 0, 0, eps)


def batch_norm_beta_gradient(x: Value, upstream: Value, eps: Value = 0.00001) -> Value:
    """Return dL/dbeta: the loss is linear in beta, so two runs give it."""
    return _loss(x, upstream, 1, 1, eps) - _loss(x, upstream, 1, 0, eps)


def _mean(entries: Sequence[Fraction]) -> Fraction:
    return sum(entries, Fraction(0)) / len(entries)


def _loss(x: Value, upstream: Value, gamma: Value, beta: Value, eps: Value) -> float:
    outputs, weights = reals(batch_norm(x, gamma, beta, eps), "the output"), reals(upstream, "upstream")
    same_length(outputs, weights, "x and upstream")
    return sum(g * y for g, y in zip(weights, outputs, strict=True))


def _normalised(batch: NDArray[np.generic], gamma: float, beta: float, eps: Value) -> Complexes:
    """Return one feature's batch normalised; complex, so that a derivative can ride along."""
    values = batch.astype(np.complex128)
    centred = values - values.mean()
    spread = (centred * centred).mean() + real(eps, "eps")
    if spread.real <= 0:
        raise ProofInputError("The batch has no variance and eps adds none.")
    out: Complexes = gamma * centred / np.sqrt(spread) + beta
    return out


def _is_matrix(x: Value) -> bool:
    return isinstance(items(x, "x")[0], Sequence)


def _lines(x: Value) -> NDArray[np.float64]:
    """Return a matrix as it is, and a vector as one column."""
    matrix = rows(x, "x") if _is_matrix(x) else [[entry] for entry in exacts(x, "x")]
    affordable(len(matrix) * len(matrix[0]), "Normalising", 100_000)
    return np.array([[float(entry) for entry in row] for row in matrix])


def _for_each(value: Value, count: int, name: str) -> list[float]:
    entries = reals(value, name)
    if len(entries) not in (1, count):
        raise ProofInputError(f"{name} must have 1 or {count} entries, not {len(entries)}.")
    return entries * count if len(entries) == 1 else entries


def _like(out: NDArray[np.complex128], x: Value) -> Value:
    real_part = out.real.tolist()
    return real_part if _is_matrix(x) else [row[0] for row in real_part]
