"""Which values a normalisation treats together, found by labelling every value of a tensor."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from solvers.worker.bruteforce.values import ProofInputError, Value, affordable, exact, flag, reals, whole


def normalised_together(  # noqa: PLR0913, PLR0917 (the axes of a tensor)
    n: Value, channels: Value, height: Value, width: Value, groups: Value, over_batch: Value = 0
) -> Value:
    """Return how many values share a mean; channels as many as groups, over the batch: batch norm."""
    labels = _labels(n, channels, height, width, groups, over_batch)
    return int((labels == labels.flat[0]).sum())


def normalisation_means(  # noqa: PLR0913, PLR0917 (the axes of a tensor)
    n: Value, channels: Value, height: Value, width: Value, groups: Value, over_batch: Value = 0
) -> Value:
    """Return how many different means there are."""
    return len(np.unique(_labels(n, channels, height, width, groups, over_batch)))


def rms_norm(x: Value, eps: Value = 0) -> Value:
    """Return x in units of its root mean square, by scaling until the mean square is 1."""
    entries = np.array(reals(x, "x"))
    spread = float(np.mean(np.concatenate([entries, -entries]) ** 2)) + float(exact(eps, "eps"))
    if not spread:
        raise ProofInputError("Zeros have no root mean square to divide by.")
    return [float(entry) for entry in entries / np.sqrt(spread)]


def _labels(  # noqa: PLR0913, PLR0917 (the axes of a tensor)
    n: Value, channels: Value, height: Value, width: Value, groups: Value, over_batch: Value
) -> NDArray[np.int64]:
    """Return a tensor that holds for each value the number of the mean it belongs to."""
    shape = [whole(side, "a side", 1) for side in (n, channels, height, width)]
    parts = whole(groups, "groups", 1, shape[1])
    if shape[1] % parts:
        raise ProofInputError("The groups must divide the channels.")
    affordable(int(np.prod(shape)), "Labelling the values", 10_000_000)
    sample, channel, _, _ = np.indices(shape, dtype=np.int64, sparse=True)
    group = channel // (shape[1] // parts)
    labels = group if flag(over_batch, "over_batch") else sample * parts + group
    return np.broadcast_to(labels, shape)
