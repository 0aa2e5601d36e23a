"""What happens from epoch to epoch: learning rates, updates and early stopping, by going through them."""

from __future__ import annotations

import cmath
import math

from solvers.worker.bruteforce.values import ProofInputError, Value, exact, exacts, flag, real, whole

_MOST_EPOCHS = 10_000


def step_decay(rate: Value, factor: Value, every: Value, epoch: Value) -> Value:
    """Return the rate in an epoch (from 0) when it is multiplied by `factor` after each `every` epochs."""
    eta, share, period = exact(rate, "rate"), exact(factor, "factor"), whole(every, "every", 1)
    for passed in range(1, whole(epoch, "epoch", most=_MOST_EPOCHS) + 1):
        if passed % period == 0:
            eta *= share
    return eta


def cosine_decay(rate: Value, step: Value, steps: Value, least: Value = 0) -> Value:
    """Return the rate at a step: the height of a point that is turned half a circle in `steps` turns."""
    high, low, turns = real(rate, "rate"), real(least, "least"), whole(steps, "steps", 1, _MOST_EPOCHS)
    point, turn = complex(1), cmath.exp(1j * math.pi / turns)
    for _ in range(whole(step, "step", most=turns)):
        point *= turn
    return low + (high - low) * (point.real + 1) / 2


def updates_per_epoch(samples: Value, batch: Value, drop_last: Value = 0) -> Value:
    """Return how many batches an epoch deals out; the last, smaller one is kept or dropped."""
    count, size = whole(samples, "samples", 1, 10**7), whole(batch, "batch", 1)
    return len(range(0, count - (size - 1 if flag(drop_last, "drop_last") else 0), size))


def early_stopping(losses: Value, patience: Value) -> Value:
    """Return [epoch of the stop, epoch restored], from 1, when `patience` epochs bring no new minimum."""
    seen, waits = exacts(losses, "losses"), whole(patience, "patience", 1)
    best = 0
    for epoch, loss in enumerate(seen):
        if loss < seen[best]:
            best = epoch
        elif epoch - best == waits:
            return [epoch + 1, best + 1]
    raise ProofInputError(f"Training was not stopped within these epochs; the best so far is {best + 1}.")
