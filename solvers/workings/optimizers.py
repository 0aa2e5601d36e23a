"""Workings of optimisers: what is accumulated and the weight, at each step."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from solvers.workings.calling import JSON
from solvers.workings.writing import Lines, Working, first, number, numbers, rows, signed, text

Steps: TypeAlias = Callable[..., Iterator[str]]  # (weight, its gradients, settings…) -> a line a step


def _by_weight(formula: str, steps: Steps) -> Working:
    """Return a working that states the rule and follows it, weight by weight."""

    def working(w: JSON, gradients: JSON, *settings: JSON) -> Lines:
        values = [number(value) for value in settings]
        if not isinstance(w, list):
            return [formula, *first(steps(number(w), numbers(gradients), *values))]
        columns = zip(numbers(w), zip(*rows(gradients), strict=True), strict=True)
        return [
            formula,
            *(
                line
                for place, (start, column) in enumerate(columns, 1)
                for line in [f"weight {place}:", *first(steps(start, column, *values))]
            ),
        ]

    return working


def _sgd(w: float, gradients: list[float], eta: float) -> Iterator[str]:
    for t, g in enumerate(gradients, 1):
        new = w - eta * g
        yield f"t = {t}: w = {text(w)} − {text(eta)}·{signed(g)} = {text(new)}"
        w = new


def _momentum(w: float, gradients: list[float], eta: float, gamma: float) -> Iterator[str]:
    v = 0.0
    for t, g in enumerate(gradients, 1):
        line = f"v = {text(gamma)}·{signed(v)} + {signed(g)}"
        v = gamma * v + g
        new = w - eta * v
        yield f"t = {t}: {line} = {text(v)}; w = {text(w)} − {text(eta)}·{signed(v)} = {text(new)}"
        w = new


def _nesterov(w: float, gradients: list[float], eta: float, gamma: float) -> Iterator[str]:
    v = 0.0
    for t, g in enumerate(gradients, 1):
        line = f"v = {text(gamma)}·{signed(v)} + {signed(g)}"
        v = gamma * v + g
        new = w - eta * (g + gamma * v)
        step = f"{text(w)} − {text(eta)}·({text(g)} + {text(gamma)}·{signed(v)})"
        yield f"t = {t}: {line} = {text(v)}; w = {step} = {text(new)}"
        w = new


def _adagrad(w: float, gradients: list[float], eta: float, eps: float) -> Iterator[str]:
    total = 0.0
    for t, g in enumerate(gradients, 1):
        line = f"G = {text(total)} + {signed(g)}²"
        total += g * g
        new = w - eta * g / math.sqrt(total + eps)
        yield f"t = {t}: {line} = {text(total)}; w = {_divided(w, eta, g, total, eps)} = {text(new)}"
        w = new


def _rmsprop(w: float, gradients: list[float], eta: float, rho: float, eps: float) -> Iterator[str]:
    mean = 0.0
    for t, g in enumerate(gradients, 1):
        line = f"E = {text(rho)}·{text(mean)} + {text(1 - rho)}·{signed(g)}²"
        mean = rho * mean + (1 - rho) * g * g
        new = w - eta * g / math.sqrt(mean + eps)
        yield f"t = {t}: {line} = {text(mean)}; w = {_divided(w, eta, g, mean, eps)} = {text(new)}"
        w = new


def _adadelta(w: float, gradients: list[float], rho: float, eps: float) -> Iterator[str]:
    mean = moved = 0.0
    for t, g in enumerate(gradients, 1):
        line = f"E = {text(rho)}·{text(mean)} + {text(1 - rho)}·{signed(g)}²"
        mean = rho * mean + (1 - rho) * g * g
        step = -math.sqrt(moved + eps) / math.sqrt(mean + eps) * g
        ratio = f"√({text(moved)} + {text(eps)})/√({text(mean)} + {text(eps)})"
        moved = rho * moved + (1 - rho) * step * step
        yield f"t = {t}: {line} = {text(mean)}; Δ = −{ratio}·{signed(g)} = {text(step)}"
        yield f"       D = {text(moved)}; w = {text(w)} + {signed(step)} = {text(w + step)}"
        w += step


def _adam(  # noqa: PLR0913, PLR0917 (the settings of the method)
    w: float, gradients: list[float], eta: float, beta1: float, beta2: float, eps: float
) -> Iterator[str]:
    m = v = 0.0
    for t, g in enumerate(gradients, 1):
        mean = f"m = {text(beta1)}·{signed(m)} + {text(1 - beta1)}·{signed(g)}"
        square = f"v = {text(beta2)}·{text(v)} + {text(1 - beta2)}·{signed(g)}²"
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
        yield f"t = {t}: {mean} = {text(m)}; {square} = {text(v)}"
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        yield f"       m̂ = {text(m)}/(1 − {text(beta1)}^{t}) = {text(m_hat)}"
        yield f"       v̂ = {text(v)}/(1 − {text(beta2)}^{t}) = {text(v_hat)}"
        new = w - eta * m_hat / (math.sqrt(v_hat) + eps)
        step = f"{text(eta)}·{signed(m_hat)}/(√{text(v_hat)} + {text(eps)})"
        yield f"       w = {text(w)} − {step} = {text(new)}"
        w = new


def _divided(w: float, eta: float, g: float, size: float, eps: float) -> str:
    return f"{text(w)} − {text(eta)}·{signed(g)}/√({text(size)} + {text(eps)})"


def _velocities(gradients: JSON, gamma: JSON) -> Lines:
    return ["v ← γv + g, begun at 0", *first(_accumulated("v", numbers(gradients), number(gamma), 1.0))]


def _averages(x: JSON, beta: JSON) -> Lines:
    keep = number(beta)
    return ["m ← βm + (1 − β)x, begun at 0", *first(_accumulated("m", numbers(x), keep, 1 - keep))]


def _accumulated(name: str, entries: list[float], keep: float, share: float) -> Iterator[str]:
    value = 0.0
    for t, entry in enumerate(entries, 1):
        new = keep * value + share * entry
        added = signed(entry) if share == 1 else f"{text(share)}·{signed(entry)}"
        yield f"t = {t}: {name} = {text(keep)}·{signed(value)} + {added} = {text(new)}"
        value = new


WORKINGS: Mapping[str, Working] = {
    "sgd": _by_weight("w ← w − ηg", _sgd),
    "momentum": _by_weight("v ← γv + g (begun at 0), w ← w − ηv", _momentum),
    "nesterov": _by_weight(
        "v ← γv + g (begun at 0), w ← w − η(g + γv): Nesterov for gradients at w", _nesterov
    ),
    "adagrad": _by_weight("G ← G + g² (begun at 0), w ← w − ηg/√(G + ε)", _adagrad),
    "rmsprop": _by_weight("E ← ρE + (1 − ρ)g² (begun at 0), w ← w − ηg/√(E + ε)", _rmsprop),
    "adadelta": _by_weight(
        "E ← ρE + (1 − ρ)g², Δ = −√(D + ε)/√(E + ε)·g, D ← ρD + (1 − ρ)Δ², w ← w + Δ; E and D begin at 0",
        _adadelta,
    ),
    "adam": _by_weight(
        "m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², m̂ = m/(1 − β₁^t), v̂ = v/(1 − β₂^t), w ← w − ηm̂/(√v̂ + ε)",
        _adam,
    ),
    "momentum_velocities": _velocities,
    "moving_average": _averages,
}
