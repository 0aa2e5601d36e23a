"""Optimisers run step by step on a list of gradients; each returns the weight after every step.

A weight with a list of gradients gives a list; a vector of weights with a row of gradients for each step
gives a row for each step. What is accumulated starts at 0. Momentum sums v ← γv + g and steps by −ηv;
Nesterov's form for given gradients steps by −η(g + γv). eps stands inside the root; Adam adds it to the root.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import TypeAlias

from solvers.worker.bruteforce.values import (
    Number,
    ProofInputError,
    Value,
    affordable,
    exact,
    exacts,
    items,
    real,
    rows,
    same_length,
)

Updates: TypeAlias = Callable[[Sequence[Fraction]], Iterator[Number]]

MOST_GRADIENTS = 1000
MOST_UPDATES = 20_000


def sgd(w: Value, gradients: Value, rate: Value) -> Value:
    """Return the weights of plain descent."""
    eta = exact(rate, "rate")
    return _trajectory(w, gradients, lambda given: (-eta * g for g in given))


def momentum(w: Value, gradients: Value, rate: Value, gamma: Value = 0.9) -> Value:
    """Return the weights of heavy-ball momentum (Polyak 1964)."""
    eta = exact(rate, "rate")
    return _trajectory(w, gradients, lambda given: (-eta * v for v in velocities(given, gamma)))


def nesterov(w: Value, gradients: Value, rate: Value, gamma: Value = 0.9) -> Value:
    """Return the weights of Nesterov's momentum, rewritten for gradients taken at w (Bengio et al. 2013)."""
    eta, keep = exact(rate, "rate"), exact(gamma, "gamma")

    def updates(given: Sequence[Fraction]) -> Iterator[Number]:
        for g, v in zip(given, velocities(given, gamma), strict=True):
            yield -eta * (g + keep * v)

    return _trajectory(w, gradients, updates)


def adagrad(w: Value, gradients: Value, rate: Value, eps: Value = 1e-8) -> Value:
    """Return the weights of Adagrad (Duchi et al. 2011)."""
    eta, tiny = real(rate, "rate"), real(eps, "eps")

    def updates(given: Sequence[Fraction]) -> Iterator[Number]:
        for g, total in zip(given, accumulate(g * g for g in given), strict=True):
            yield -eta * _ratio(float(g), _root(float(total) + tiny))

    return _trajectory(w, gradients, updates)


def rmsprop(w: Value, gradients: Value, rate: Value, rho: Value = 0.9, eps: Value = 1e-8) -> Value:
    """Return the weights of RMSProp (Tieleman & Hinton 2012)."""
    eta, tiny = real(rate, "rate"), real(eps, "eps")

    def updates(given: Sequence[Fraction]) -> Iterator[Number]:
        for g, mean in zip(given, averages([g * g for g in given], rho), strict=True):
            yield -eta * _ratio(float(g), _root(float(mean) + tiny))

    return _trajectory(w, gradients, updates)


def adadelta(w: Value, gradients: Value, rho: Value = 0.95, eps: Value = 1e-6) -> Value:
    """Return the weights of Adadelta (Zeiler 2012), which needs no rate."""
    keep, tiny = real(rho, "rho"), real(eps, "eps")

    def updates(given: Sequence[Fraction]) -> Iterator[Number]:
        moved = 0.0
        for g, mean in zip(given, averages([g * g for g in given], rho), strict=True):
            step = -_root(moved + tiny) * _ratio(float(g), _root(float(mean) + tiny))
            moved = keep * moved + (1 - keep) * step * step
            yield step

    return _trajectory(w, gradients, updates)


def adam(  # noqa: PLR0913, PLR0917 (the settings of the method)
    w: Value,
    gradients: Value,
    rate: Value = 0.001,
    beta1: Value = 0.9,
    beta2: Value = 0.999,
    eps: Value = 1e-8,
) -> Value:
    """Return the weights of Adam with bias correction (Kingma & Ba 2015)."""
    eta, tiny = real(rate, "rate"), real(eps, "eps")

    def updates(given: Sequence[Fraction]) -> Iterator[Number]:
        means, squares = averages(given, beta1), averages([g * g for g in given], beta2)
        ones = [Fraction(1) for _ in given]
        for m, v, c1, c2 in zip(means, squares, averages(ones, beta1), averages(ones, beta2), strict=True):
            yield -eta * _ratio(float(m / c1), _root(float(v / c2)) + tiny)

    return _trajectory(w, gradients, updates)


def momentum_velocities(gradients: Value, gamma: Value = 0.9) -> Value:
    """Return v after each gradient."""
    return list(velocities(exacts(gradients, "gradients", MOST_GRADIENTS), gamma))


def moving_average(x: Value, beta: Value) -> Value:
    """Return the exponential moving average, begun at 0, after each value."""
    return list(averages(exacts(x, "x", MOST_GRADIENTS), beta))


def velocities(gradients: Sequence[Fraction], gamma: Value) -> Iterator[Fraction]:
    """Yield v ← γv + g."""
    keep = exact(gamma, "gamma")
    return accumulate(gradients, lambda v, g: keep * v + g)


def averages(entries: Sequence[Fraction], beta: Value) -> Iterator[Fraction]:
    """Yield m ← βm + (1 − β)x; an average of ones is the divisor that corrects the others' bias."""
    keep = exact(beta, "beta or rho")
    if not 0 <= keep < 1:
        raise ProofInputError("beta and rho lie in [0, 1).")
    return accumulate((x * (1 - keep) for x in entries), lambda m, x: keep * m + x)


def _trajectory(w: Value, gradients: Value, updates: Updates) -> Value:
    if not isinstance(w, Sequence):
        return _path(exact(w, "w"), exacts(gradients, "gradients", MOST_GRADIENTS), updates)
    given = items(gradients, "gradients", MOST_GRADIENTS)
    affordable(len(w) * len(given), "Running every weight", MOST_UPDATES)
    steps = [items(row, "a row of gradients", len(w)) for row in given]
    columns = list(zip(*rows(steps, "gradients"), strict=True))
    same_length(w, columns, "w and each row of gradients")
    paths = [_path(exact(start, "w"), column, updates) for start, column in zip(w, columns, strict=True)]
    return [list(row) for row in zip(*paths, strict=True)]


def _path(start: Fraction, gradients: Sequence[Fraction], updates: Updates) -> list[Number]:
    path: list[Number] = [start]
    for update in updates(gradients):
        path.append(path[-1] + update)
    return path[1:]


def _ratio(top: float, bottom: float) -> float:
    if not bottom:
        raise ProofInputError("A gradient of 0 at the start needs an eps above 0.")
    return top / bottom


def _root(radicand: float) -> float:
    if radicand < 0:
        raise ProofInputError("eps must not be negative.")
    return math.sqrt(radicand)
