"""Descent on the parabola ½·curvature·w², run with slopes by central differences (exact for a square)."""

from __future__ import annotations

from fractions import Fraction

from solvers.worker.bruteforce.calculus import lowest, root
from solvers.worker.bruteforce.values import ProofInputError, Value, exact, whole

_MOST_STEPS = 200


def quadratic_descent(w: Value, curvature: Value, rate: Value, steps: Value = 1) -> Value:
    """Return w after each step of plain descent."""
    return quadratic_momentum(w, curvature, rate, 0, 0, steps)


def quadratic_momentum(  # noqa: PLR0913, PLR0917 (the settings of the method)
    w: Value, curvature: Value, rate: Value, gamma: Value = 0.9, velocity: Value = 0, steps: Value = 1
) -> Value:
    """Return w after each step of v ← γv + ηf′(w), w ← w − v."""
    return _run(w, curvature, rate, (gamma, velocity, 0), steps)


def quadratic_nesterov(  # noqa: PLR0913, PLR0917 (the settings of the method)
    w: Value, curvature: Value, rate: Value, gamma: Value = 0.9, velocity: Value = 0, steps: Value = 1
) -> Value:
    """Return w after each step of v ← γv + ηf′(w − γv), w ← w − v (Sutskever et al. 2013)."""
    return _run(w, curvature, rate, (gamma, velocity, 1), steps)


def largest_stable_rate(curvature: Value) -> Value:
    """Return the rate at which a step from 1 first ends as far from 0 as it began, by bisection."""
    bend = float(_positive(curvature))
    return root(
        lambda rate: abs(float(_after_one(Fraction(rate), Fraction(bend)))) - 1, 1e-9 / bend, 8 / bend
    )


def best_quadratic_rate(least: Value, most: Value) -> Value:
    """Return the one rate whose worst shrinking over curvatures from `least` to `most` is best, by search."""
    low, high = _positive(least), _positive(most)
    return float(lowest(lambda rate: _worst(rate, low, high), Fraction(0), 2 / min(low, high)))


def best_quadratic_shrinking(least: Value, most: Value) -> Value:
    """Return the factor by which each step at that rate shrinks the worst direction."""
    rate = exact(best_quadratic_rate(least, most), "rate")
    return float(_worst(rate, _positive(least), _positive(most)))


def _run(
    w: Value, curvature: Value, rate: Value, ball: tuple[Value, Value, int], steps: Value
) -> list[Fraction]:
    """Run heavy-ball descent; the last of `ball` says how much of γv to look ahead."""
    place, bend, eta = exact(w, "w"), exact(curvature, "curvature"), exact(rate, "rate")
    gamma, v, ahead = exact(ball[0], "gamma"), exact(ball[1], "velocity"), ball[2]
    path = []
    for _ in range(whole(steps, "steps", 1, _MOST_STEPS)):
        v = gamma * v + eta * _slope(place - ahead * gamma * v, bend)
        place -= v
        path.append(place)
    return path


def _slope(w: Fraction, bend: Fraction) -> Fraction:
    high, low = (bend * (w + side) ** 2 / 2 for side in (1, -1))
    return (high - low) / 2


def _after_one(rate: Fraction, bend: Fraction) -> Fraction:
    return 1 - rate * _slope(Fraction(1), bend)


def _worst(rate: Fraction, low: Fraction, high: Fraction) -> Fraction:
    return max(abs(_after_one(rate, low)), abs(_after_one(rate, high)))


def _positive(value: Value) -> Fraction:
    checked = exact(value, "a curvature")
    if checked <= 0:
        raise ProofInputError("A curvature must be positive, or there is no minimum.")
    return checked
