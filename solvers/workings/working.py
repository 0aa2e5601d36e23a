"""The usual formulas of functions with the numbers put in, to check one's own working against."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TypeAlias

from solvers.layers.shapes import LayerError
from solvers.workings.calling import JSON, function, function_value, ordered, plain

Lines: TypeAlias = list[str]
Working: TypeAlias = Callable[..., Lines]

_SHOWN = 20  # entries worked out one by one


def function_working(arguments: Mapping[str, object], name: object) -> Lines:
    """Return the steps to a function's value, the value last; raises `LayerError` as the function does."""
    proof = function(name)
    values = [plain(value) for value in ordered(proof, arguments)]
    result = function_value(arguments, name)
    working = _WORKINGS.get(proof.name)
    usual = working is not None and not any(map(_is_matrix, values))
    steps = working(*values) if working and usual else [f"{proof.signature}: {proof.about}"]
    return [*steps, f"{proof.name} = {text(result)}"]


def text(value: JSON | list[float]) -> str:
    """Return a number to six digits, or a list of such."""
    if isinstance(value, list):
        return f"[{', '.join(map(text, value))}]"
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _softmax(z: JSON, temperature: JSON = 1) -> Lines:
    scaled = [entry / _number(temperature) for entry in _numbers(z)]
    top = max(scaled)
    grown = [math.exp(entry - top) for entry in scaled]
    return [
        "p_i = e^(z_i/T) / Σ_j e^(z_j/T); the largest z/T is subtracted first, which changes nothing",
        f"z/T = {text(z)}/{text(temperature)} = {text(scaled)}",
        f"e^(z/T − {text(top)}) = {text(grown)}",
        f"Σ = {text(sum(grown))}, and each entry is divided by it",
    ]


def _log_softmax(z: JSON) -> Lines:
    return [*_logsumexp(z), "log p_i = z_i − log Σ e^z"]


def _logsumexp(z: JSON) -> Lines:
    entries = _numbers(z)
    top = max(entries)
    rest = math.log(math.fsum(math.exp(entry - top) for entry in entries))
    return [
        "log Σ_j e^(z_j) = m + log Σ_j e^(z_j − m) with m = max z",
        f"m = {text(top)}, log Σ e^(z − m) = {text(rest)}",
        f"log Σ e^z = {text(top)} + {text(rest)} = {text(top + rest)}",
    ]


def _cross_entropy(z: JSON, target: JSON) -> Lines:
    truth = _numbers(z)[int(_number(target))]
    return [
        *_logsumexp(z),
        f"loss = −log p_{text(target)} = log Σ e^z − z_{text(target)}, z_t = {text(truth)}",
    ]


def _cross_entropy_gradient(z: JSON, target: JSON) -> Lines:
    return [*_softmax(z), f"∂loss/∂z_i = p_i − y_i with y = 1 at {text(target)}, else 0"]


def _batch_norm(x: JSON, gamma: JSON = 1, beta: JSON = 0, eps: JSON = 1e-5) -> Lines:
    batch = _numbers(x)
    mean = math.fsum(batch) / len(batch)
    variance = math.fsum((entry - mean) ** 2 for entry in batch) / len(batch)
    root = math.sqrt(variance + _number(eps))
    return [
        "y = γ(x − μ)/√(σ² + ε) + β with the batch's mean and biased variance",
        f"μ = {text(math.fsum(batch))}/{len(batch)} = {text(mean)}",
        f"σ² = Σ(x − μ)²/{len(batch)} = {text(variance)}",
        f"√(σ² + ε) = √({text(variance)} + {text(eps)}) = {text(root)}",
        f"(x − μ)/√(σ² + ε) = {text([(entry - mean) / root for entry in batch])}",
        f"times γ = {text(gamma)}, plus β = {text(beta)}",
    ]


def _batch_norm_eval(  # noqa: PLR0913, PLR0917 (the arguments of a layer)
    x: JSON, mean: JSON, variance: JSON, gamma: JSON = 1, beta: JSON = 0, eps: JSON = 1e-5
) -> Lines:
    root = math.sqrt(_number(variance) + _number(eps))
    return [
        "y = γ(x − μ)/√(σ² + ε) + β with the running statistics",
        f"√(σ² + ε) = √({text(variance)} + {text(eps)}) = {text(root)}",
        f"y = {text(gamma)}·({text(x)} − {text(mean)})/{text(root)} + {text(beta)}",
    ]


def _batch_norm_running(
    x: JSON, momentum: JSON = 0.1, mean: JSON = 0, variance: JSON = 1, steps: JSON = 1
) -> Lines:
    batch, rate = _numbers(x), _number(momentum)
    centre = math.fsum(batch) / len(batch)
    spread = math.fsum((entry - centre) ** 2 for entry in batch) / (len(batch) - 1)
    return [
        "new = (1 − m)·old + m·batch, with the unbiased variance of the batch",
        f"batch mean = {text(centre)}, unbiased variance = {text(spread)}",
        f"mean ← {text(1 - rate)}·{text(mean)} + {text(rate)}·{text(centre)}",
        f"variance ← {text(1 - rate)}·{text(variance)} + {text(rate)}·{text(spread)}",
        f"{text(steps)} time(s)",
    ]


def _batch_norm_fold(  # noqa: PLR0913, PLR0917 (the arguments of a layer)
    w: JSON, b: JSON, mean: JSON, variance: JSON, gamma: JSON, beta: JSON, eps: JSON = 0
) -> Lines:
    scale = _number(gamma) / math.sqrt(_number(variance) + _number(eps))
    return [
        "s = γ/√(σ² + ε), w' = s·w, b' = s·(b − μ) + β",
        f"s = {text(gamma)}/√({text(variance)} + {text(eps)}) = {text(scale)}",
        f"w' = {text(scale)}·{text(w)}, b' = {text(scale)}·({text(b)} − {text(mean)}) + {text(beta)}",
    ]


def _dropout_apply(x: JSON, mask: JSON, p: JSON, inverted: JSON = 1) -> Lines:
    scale = f"1/(1 − {text(p)})" if inverted else "1"
    return [f"y = mask·x·scale with scale {scale}", f"y = {text(mask)}·{text(x)}·{scale}, entry by entry"]


def _dropout_variance(x: JSON, p: JSON, inverted: JSON = 1) -> Lines:
    if inverted:
        return ["Var[m·x/(1 − p)] = x²·p/(1 − p)", f"= {text(x)}²·{text(p)}/(1 − {text(p)})"]
    return ["Var[m·x] = x²·p·(1 − p)", f"= {text(x)}²·{text(p)}·(1 − {text(p)})"]


def _by_entry(head: str, step: Callable[..., str]) -> Working:
    """Return a working that states a formula and puts each entry of x into it."""

    def working(x: JSON, *others: JSON) -> Lines:
        return [head, *(step(text(entry), *map(text, others)) for entry in _numbers(x)[:_SHOWN])]

    return working


def _is_matrix(value: JSON) -> bool:
    return isinstance(value, list) and any(isinstance(entry, list) for entry in value)


def _numbers(value: JSON) -> list[float]:
    """Return a vector as floats."""
    entries = value if isinstance(value, list) else [value]
    return [_number(entry) for entry in entries]


def _number(value: JSON) -> float:
    if isinstance(value, int | float):
        return float(value)
    raise LayerError("A number is needed where a list stands.")


_WORKINGS: Mapping[str, Working] = {
    "softmax": _softmax,
    "log_softmax": _log_softmax,
    "logsumexp": _logsumexp,
    "cross_entropy": _cross_entropy,
    "cross_entropy_gradient": _cross_entropy_gradient,
    "batch_norm": _batch_norm,
    "batch_norm_eval": _batch_norm_eval,
    "batch_norm_running": _batch_norm_running,
    "batch_norm_fold": _batch_norm_fold,
    "dropout_apply": _dropout_apply,
    "dropout_variance": _dropout_variance,
    "sigmoid": _by_entry("σ(x) = 1/(1 + e^(−x))", lambda x: f"σ({x}) = 1/(1 + e^(−({x})))"),
    "sigmoid_derivative": _by_entry("σ′ = σ(1 − σ)", lambda x: f"σ′({x}) = σ({x})·(1 − σ({x}))"),
    "tanh": _by_entry("tanh x = (e^x − e^(−x))/(e^x + e^(−x))", lambda x: f"x = {x}"),
    "tanh_derivative": _by_entry("tanh′ = 1 − tanh²", lambda x: f"tanh′({x}) = 1 − tanh({x})²"),
    "relu": _by_entry("relu(x) = max(0, x)", lambda x: f"max(0, {x})"),
    "leaky_relu": _by_entry(
        "x for x > 0, slope·x otherwise", lambda x, slope="0.01": f"max(0, {x}) + {slope}·min(0, {x})"
    ),
    "prelu": _by_entry("max(0, x) + a·min(0, x)", lambda x, a: f"max(0, {x}) + {a}·min(0, {x})"),
    "elu": _by_entry(
        "x for x > 0, α(e^x − 1) otherwise", lambda x, alpha="1": f"x = {x}, α = {alpha}: α(e^x − 1) if x ≤ 0"
    ),
    "soft_threshold": _by_entry(
        "sign(v)·max(|v| − λ, 0)", lambda v, penalty: f"sign({v})·max(|{v}| − {penalty}, 0)"
    ),
    "ridge_shrink": _by_entry("v/(1 + λ)", lambda v, penalty: f"{v}/(1 + {penalty})"),
    "residual_gradient": lambda slope, n: ["dy/dx = (1 + f′)^n", f"= (1 + {text(slope)})^{text(n)}"],
    "plain_gradient": lambda slope, n: ["dy/dx = f′^n", f"= {text(slope)}^{text(n)}"],
}
