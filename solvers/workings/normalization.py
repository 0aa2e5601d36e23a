"""Workings of normalisation and dropout, and of a step with penalties."""

from __future__ import annotations

import math
from collections.abc import Mapping

from solvers.workings.calling import JSON
from solvers.workings.writing import Lines, Working, dot, number, numbers, products, signed, text


def _batch_norm(x: JSON, gamma: JSON, beta: JSON, eps: JSON) -> Lines:
    return [
        "y = γ(x − μ)/√(σ² + ε) + β with the batch's mean and biased variance",
        *_normalised(numbers(x), number(eps)),
        f"times γ = {text(gamma)}, plus β = {text(beta)}",
    ]


def _layer_norm(x: JSON, gamma: JSON, beta: JSON, eps: JSON) -> Lines:
    return [
        "y = γ(x − μ)/√(σ² + ε) + β with mean and biased variance over the sample's features",
        *_normalised(numbers(x), number(eps)),
        f"times γ = {text(gamma)}, plus β = {text(beta)}",
    ]


def _normalised(batch: list[float], eps: float) -> Lines:
    mean, squares = _moments(batch)
    variance = squares / len(batch)
    root = math.sqrt(variance + eps)
    return [
        f"μ = {text(math.fsum(batch))}/{len(batch)} = {text(mean)}",
        f"σ² = Σ(x − μ)²/{len(batch)} = {text(squares)}/{len(batch)} = {text(variance)}",
        f"√(σ² + ε) = √({text(variance)} + {text(eps)}) = {text(root)}",
        f"(x − μ)/√(σ² + ε) = {text([(entry - mean) / root for entry in batch])}",
    ]


def _batch_norm_eval(  # noqa: PLR0913, PLR0917 (the arguments of a layer)
    x: JSON, mean: JSON, variance: JSON, gamma: JSON, beta: JSON, eps: JSON
) -> Lines:
    root = math.sqrt(number(variance) + number(eps))
    return [
        "y = γ(x − μ)/√(σ² + ε) + β with the running statistics",
        f"√(σ² + ε) = √({text(variance)} + {text(eps)}) = {text(root)}",
        f"y = {text(gamma)}·({text(x)} − {signed(mean)})/{text(root)} + {signed(beta)}",
    ]


def _batch_norm_running(x: JSON, momentum: JSON, mean: JSON, variance: JSON, steps: JSON) -> Lines:
    batch, rate = numbers(x), number(momentum)
    centre, squares = _moments(batch)
    spread = squares / (len(batch) - 1)
    return [
        "new = (1 − m)·old + m·batch, with the unbiased variance of the batch",
        f"batch mean = {text(centre)}, unbiased variance = {text(squares)}/{len(batch) - 1} = {text(spread)}",
        f"mean ← {text(1 - rate)}·{text(mean)} + {text(rate)}·{text(centre)}",
        f"variance ← {text(1 - rate)}·{text(variance)} + {text(rate)}·{text(spread)}",
        f"{text(steps)} time(s)",
    ]


def _batch_norm_fold(  # noqa: PLR0913, PLR0917 (the arguments of a layer)
    w: JSON, b: JSON, mean: JSON, variance: JSON, gamma: JSON, beta: JSON, eps: JSON
) -> Lines:
    scale = number(gamma) / math.sqrt(number(variance) + number(eps))
    return [
        "s = γ/√(σ² + ε), w' = s·w, b' = s·(b − μ) + β",
        f"s = {text(gamma)}/√({text(variance)} + {text(eps)}) = {text(scale)}",
        f"w' = {text(scale)}·{signed(w)}, b' = {text(scale)}·({text(b)} − {signed(mean)}) + {signed(beta)}",
    ]


def _batch_norm_gradient(x: JSON, upstream: JSON, gamma: JSON, eps: JSON) -> Lines:
    batch, slopes = numbers(x), numbers(upstream)
    mean, squares = _moments(batch)
    root = math.sqrt(squares / len(batch) + number(eps))
    hats = [(entry - mean) / root for entry in batch]
    return [
        "dL/dx = γ/√(σ² + ε)·(g − mean(g) − x̂·mean(g·x̂)), g = dL/dy",
        *_normalised(batch, number(eps)),
        f"mean(g) = {text(math.fsum(slopes) / len(batch))}",
        f"mean(g·x̂) = {text(dot(slopes, hats) / len(batch))}",
        f"γ/√(σ² + ε) = {text(number(gamma) / root)}",
    ]


def _batch_norm_gamma_gradient(x: JSON, upstream: JSON, eps: JSON) -> Lines:
    batch, slopes = numbers(x), numbers(upstream)
    mean, squares = _moments(batch)
    root = math.sqrt(squares / len(batch) + number(eps))
    hats = [(entry - mean) / root for entry in batch]
    return ["dL/dγ = Σ g·x̂", *_normalised(batch, number(eps)), f"Σ g·x̂ = {products(slopes, hats)}"]


def _batch_norm_beta_gradient(x: JSON, upstream: JSON, eps: JSON) -> Lines:
    del x, eps  # β is added after them
    return ["dL/dβ = Σ g", f"= {' + '.join(map(signed, numbers(upstream)))}"]


def _moments(batch: list[float]) -> tuple[float, float]:
    """Return the mean, and the sum of squares around it."""
    mean = math.fsum(batch) / len(batch)
    return mean, math.fsum((entry - mean) ** 2 for entry in batch)


def _dropout_apply(x: JSON, mask: JSON, p: JSON, inverted: JSON) -> Lines:
    scale = f"1/(1 − {text(p)})" if inverted else "1"
    return [f"y = mask·x·scale with scale {scale}", f"y = {text(mask)}·{text(x)}·{scale}, entry by entry"]


def _dropout_mean(x: JSON, p: JSON, inverted: JSON) -> Lines:
    if inverted:
        return ["E[m·x/(1 − p)] = (1 − p)·x/(1 − p) = x", f"x = {text(x)}"]
    return ["E[m·x] = (1 − p)·x", f"= (1 − {text(p)})·{text(x)}"]


def _dropout_variance(x: JSON, p: JSON, inverted: JSON) -> Lines:
    if inverted:
        return ["Var[m·x/(1 − p)] = x²·p/(1 − p)", f"= {signed(x)}²·{text(p)}/(1 − {text(p)})"]
    return ["Var[m·x] = x²·p·(1 − p)", f"= {signed(x)}²·{text(p)}·(1 − {text(p)})"]


def _dropout_sum_mean(weights: JSON, x: JSON, p: JSON, inverted: JSON) -> Lines:
    full = dot(numbers(weights), numbers(x))
    if inverted:
        return ["E[Σ w·x·m/(1 − p)] = Σ w·x", f"= {products(numbers(weights), numbers(x))}"]
    return ["E[Σ w·x·m] = (1 − p)·Σ w·x", f"Σ w·x = {text(full)}", f"= (1 − {text(p)})·{signed(full)}"]


def _dropout_sum_variance(weights: JSON, x: JSON, p: JSON, inverted: JSON) -> Lines:
    squares = math.fsum((w * entry) ** 2 for w, entry in zip(numbers(weights), numbers(x), strict=True))
    rule, factor = (
        ("p/(1 − p)", f"{text(p)}/(1 − {text(p)})")
        if inverted
        else ("p·(1 − p)", f"{text(p)}·(1 − {text(p)})")
    )
    return [
        f"the masks are independent: {rule}·Σ(w·x)²",
        f"Σ(w·x)² = {text(squares)}",
        f"= {factor}·{text(squares)}",
    ]


def _proximal_step(w: JSON, gradient: JSON, rate: JSON, l1: JSON, l2: JSON) -> Lines:
    moved = [a - number(rate) * g for a, g in zip(numbers(w), numbers(gradient), strict=True)]
    cut, shrunk = number(rate) * number(l1), 1 + 2 * number(rate) * number(l2)
    return [
        "v = w − ηg, then sign(v)·max(|v| − ηλ₁, 0)/(1 + 2ηλ₂), for penalties λ₁|w| + λ₂w²",
        f"v = {text(w)} − {text(rate)}·{text(gradient)} = {text(moved)}",
        f"ηλ₁ = {text(cut)}, 1 + 2ηλ₂ = {text(shrunk)}",
    ]


WORKINGS: Mapping[str, Working] = {
    "batch_norm": _batch_norm,
    "batch_norm_eval": _batch_norm_eval,
    "batch_norm_running": _batch_norm_running,
    "batch_norm_fold": _batch_norm_fold,
    "batch_norm_gradient": _batch_norm_gradient,
    "batch_norm_gamma_gradient": _batch_norm_gamma_gradient,
    "batch_norm_beta_gradient": _batch_norm_beta_gradient,
    "layer_norm": _layer_norm,
    "dropout_apply": _dropout_apply,
    "dropout_mean": _dropout_mean,
    "dropout_variance": _dropout_variance,
    "dropout_sum_mean": _dropout_sum_mean,
    "dropout_sum_variance": _dropout_sum_variance,
    "proximal_step": _proximal_step,
}
