"""Workings of softmax and of losses on it."""

from __future__ import annotations

import math
from collections.abc import Mapping

from solvers.workings.calling import JSON
from solvers.workings.writing import Lines, Working, dot, number, numbers, text


def _softmax(z: JSON, temperature: JSON = 1) -> Lines:
    scaled = [entry / number(temperature) for entry in numbers(z)]
    top = max(scaled)
    grown = [math.exp(entry - top) for entry in scaled]
    return [
        "p_i = e^(z_i/T) / Σ_j e^(z_j/T); the largest z/T is subtracted first, which changes nothing",
        f"z/T = {text(z)}/{text(temperature)} = {text(scaled)}",
        f"e^(z/T − {text(top)}) = {text(grown)}",
        f"Σ = {text(sum(grown))}, and each entry is divided by it",
    ]


def _softmax_entry(z: JSON, index: JSON, temperature: JSON) -> Lines:
    return [*_softmax(z, temperature), f"the entry at {text(index)}"]


def _jacobian(z: JSON) -> Lines:
    return [*_softmax(z), *_jacobian_at(_shares(numbers(z)))]


def _jacobian_at(p: JSON | list[float]) -> Lines:
    return ["∂p_i/∂z_j = p_i·(δ_ij − p_j): diag(p) − p·pᵀ", f"with p = {text(p)}"]


def _log_softmax(z: JSON) -> Lines:
    return [*_logsumexp(z), "log p_i = z_i − log Σ e^z"]


def _logsumexp(z: JSON) -> Lines:
    entries = numbers(z)
    top = max(entries)
    rest = math.log(math.fsum(math.exp(entry - top) for entry in entries))
    return [
        "log Σ_j e^(z_j) = m + log Σ_j e^(z_j − m) with m = max z",
        f"m = {text(top)}, log Σ e^(z − m) = {text(rest)}",
        f"log Σ e^z = {text(top)} + {text(rest)} = {text(top + rest)}",
    ]


def _cross_entropy(z: JSON, target: JSON) -> Lines:
    truth = numbers(z)[int(number(target))]
    return [
        *_logsumexp(z),
        f"loss = −log p_{text(target)} = log Σ e^z − z_{text(target)}, z_{text(target)} = {text(truth)}",
    ]


def _cross_entropy_gradient(z: JSON, target: JSON) -> Lines:
    return [*_softmax(z), f"∂loss/∂z_i = p_i − y_i with y = 1 at {text(target)}, else 0"]


def _cross_entropy_of(p: JSON, q: JSON, base: JSON) -> Lines:
    terms = (f"{text(a)}·log {text(b)}" for a, b in zip(numbers(p), numbers(q), strict=True) if a)
    return [f"H(p, q) = −Σ p·log q, {_logarithm(base)}", f"= −({' + '.join(terms)})"]


def _entropy(p: JSON, base: JSON) -> Lines:
    terms = (f"{text(a)}·log {text(a)}" for a in numbers(p) if a)
    return [f"H(p) = −Σ p·log p, {_logarithm(base)}", f"= −({' + '.join(terms)})"]


def _kl_divergence(p: JSON, q: JSON, base: JSON) -> Lines:
    terms = (f"{text(a)}·log({text(a)}/{text(b)})" for a, b in zip(numbers(p), numbers(q), strict=True) if a)
    return [f"KL(p‖q) = Σ p·log(p/q), {_logarithm(base)}", f"= {' + '.join(terms)}"]


def _logarithm(base: JSON) -> str:
    return f"logarithms to base {text(base)}" if base else "natural logarithms"


def _squared(y: JSON, t: JSON) -> Lines:
    errors = [a - b for a, b in zip(numbers(y), numbers(t), strict=True)]
    return [
        "(1/n)·Σ(y − t)², with gradient (2/n)·(y − t)",
        f"y − t = {text(errors)}",
        f"Σ(y − t)² = {text(dot(errors, errors))}, n = {len(errors)}",
    ]


def _distillation(z: JSON, teacher: JSON, temperature: JSON) -> Lines:
    heat = number(temperature)
    student, guide = ([entry / heat for entry in numbers(logits)] for logits in (z, teacher))
    return [
        "q = softmax(z/T), p = softmax(teacher/T): L = −Σ p·log q, dL/dz = (q − p)/T; T² restores its size",
        f"q = softmax({text(student)}) = {text(_shares(student))}",
        f"p = softmax({text(guide)}) = {text(_shares(guide))}",
    ]


def _shares(z: list[float]) -> list[float]:
    grown = [math.exp(entry - max(z)) for entry in z]
    return [entry / math.fsum(grown) for entry in grown]


WORKINGS: Mapping[str, Working] = {
    "softmax": _softmax,
    "softmax_entry": _softmax_entry,
    "softmax_jacobian": _jacobian,
    "softmax_jacobian_at": _jacobian_at,
    "log_softmax": _log_softmax,
    "logsumexp": _logsumexp,
    "cross_entropy": _cross_entropy,
    "cross_entropy_gradient": _cross_entropy_gradient,
    "cross_entropy_of": _cross_entropy_of,
    "entropy": _entropy,
    "kl_divergence": _kl_divergence,
    "mean_squared_error": _squared,
    "mean_squared_error_gradient": _squared,
    "distillation_loss": _distillation,
    "distillation_gradient": _distillation,
}
