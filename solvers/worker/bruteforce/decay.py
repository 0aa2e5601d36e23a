"""Weights that a penalty alone pulls towards 0, step by step."""

from __future__ import annotations

from fractions import Fraction

from solvers.worker.bruteforce.penalties import central_slopes, positive
from solvers.worker.bruteforce.values import ProofInputError, Value, each, exact, real, whole


def l1_decay(w: Value, rate: Value, penalty: Value, steps: Value = 1) -> Value:
    """Return w after steps of rate·penalty towards 0 that stop at 0, elementwise."""
    return each(lambda entry: _stepped(exact(entry, "w"), positive(rate) * positive(penalty), steps), w)


def l2_decay(w: Value, rate: Value, penalty: Value, steps: Value = 1) -> Value:
    """Return w after gradient steps on penalty·w², elementwise."""

    def run(entry: Value) -> Value:
        weight = exact(entry, "w")
        for _ in range(whole(steps, "steps", most=200)):
            weight -= (
                exact(rate, "rate") * central_slopes([weight], lambda u: exact(penalty, "penalty") * u * u)[0]
            )
        return weight

    return each(run, w)


def l1_steps_to_zero(w: Value, rate: Value, penalty: Value) -> Value:
    """Return how many steps of rate·penalty bring the weight to 0."""
    weight, step, steps = exact(w, "w"), positive(rate) * positive(penalty), 0
    while weight and steps < 100_000 and step:
        weight, steps = _towards_zero(weight, step), steps + 1
    if weight:
        raise ProofInputError("These steps do not reach 0 within 100,000.")
    return steps


def halving_steps(factor: Value) -> Value:
    """Return how many multiplications by `factor` leave at most a half."""
    share, left, steps = real(factor, "factor"), 1.0, 0
    while left > 0.5 and steps < 100_000:
        left, steps = left * share, steps + 1
    if left > 0.5:
        raise ProofInputError(f"A factor of {share} does not halve a weight within 100,000 steps.")
    return steps


def _stepped(weight: Fraction, step: Fraction, steps: Value) -> Fraction:
    for _ in range(whole(steps, "steps", most=10_000)):
        weight = _towards_zero(weight, step)
    return weight


def _towards_zero(weight: Fraction, step: Fraction) -> Fraction:
    return max(weight - step, Fraction(0)) if weight > 0 else min(weight + step, Fraction(0))
