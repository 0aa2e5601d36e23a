"""One step of an LSTM or GRU cell, run gate by gate.

`w_x` has a row for each unit of each gate, so 4h or 3h rows, in PyTorch's order: i, f, g, o and r, z, n. An
LSTM takes one bias for each row (where there are two, their sum). A GRU takes two, and multiplies r by the
hidden part *after* its bias, as PyTorch does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from solvers.worker.bruteforce.activations import hyperbolic, logistic
from solvers.worker.bruteforce.calculus import complex_slope
from solvers.worker.bruteforce.values import (
    ProofInputError,
    Value,
    probability,
    reals,
    rows,
    same_length,
    whole,
)

Floats: TypeAlias = NDArray[np.float64]

_MOST_UNITS = 200


def lstm_cell(  # noqa: PLR0913, PLR0917 (what a cell reads)
    x: Value, h: Value, c: Value, w_x: Value, w_h: Value, b: Value
) -> Value:
    """Return [h′, c′] after one input."""
    hidden = _vector(h, "h")
    same_length(hidden, reals(c, "c"), "h and c")
    seen = _parts(_weighted(w_x, x, "w_x"), 4, len(hidden))
    kept = _parts(_weighted(w_h, h, "w_h"), 4, len(hidden))
    biases = _parts(_vector(b, "b"), 4, len(hidden))
    return _state(
        [net + back + bias for net, back, bias in zip(seen, kept, biases, strict=True)], _vector(c, "c")
    )


def lstm_state(i: Value, f: Value, g: Value, o: Value, c: Value) -> Value:
    """Return [h′, c′] from what enters the four gates and the old cell."""
    gates = [_vector(gate, "a gate") for gate in (i, f, g, o)]
    for gate in gates:
        same_length(gate, reals(c, "c"), "the gates and c")
    state = _state(gates, _vector(c, "c"))
    return state if isinstance(c, Sequence) else [part[0] for part in state]


def lstm_memory_gradient(forget: Value, steps: Value = 1) -> Value:
    """Return dc_T/dc_0 along the cell's own path under one forget gate, by running it."""
    share, turns = float(probability(forget, "forget")), whole(steps, "steps", most=10_000)

    def run(c: complex) -> complex:
        for _ in range(turns):
            c = share * c + 0.5  # what is written does not depend on c
        return c

    return complex_slope(run, 0.0)


def gru_cell(  # noqa: PLR0913, PLR0917 (what a cell reads)
    x: Value, h: Value, w_x: Value, w_h: Value, b_x: Value, b_h: Value
) -> Value:
    """Return h′ after one input: (1 − z)·n + z·h (Cho et al. 2014, in PyTorch's form)."""
    old = _vector(h, "h")
    seen = _gates(_weighted(w_x, x, "w_x"), b_x, len(old))
    kept = _gates(_weighted(w_h, h, "w_h"), b_h, len(old))
    r, z = (_bent(logistic, seen[gate] + kept[gate]) for gate in (0, 1))
    candidate = _bent(hyperbolic, seen[2] + r * kept[2])
    new: list[float] = ((1 - z) * candidate + z * old).tolist()
    return new


def _state(nets: Sequence[Floats], cell: Floats) -> list[list[float]]:
    i, f, o = (_bent(logistic, nets[gate]) for gate in (0, 1, 3))
    new = f * cell + i * _bent(hyperbolic, nets[2])
    return [(o * _bent(hyperbolic, new)).tolist(), new.tolist()]


def _weighted(matrix: Value, vector: Value, name: str) -> Floats:
    weights = np.array(rows(matrix, name, 4 * _MOST_UNITS), dtype=np.float64)
    entries = _vector(vector, "x and h")
    if weights.shape[1] != len(entries):
        raise ProofInputError(f"{name} takes {weights.shape[1]} inputs, but {len(entries)} come.")
    product: Floats = weights @ entries
    return product


def _gates(nets: Floats, biases: Value, hidden: int) -> list[Floats]:
    pairs = zip(_parts(nets, 3, hidden), _parts(_vector(biases, "a bias"), 3, hidden), strict=True)
    return [net + bias for net, bias in pairs]


def _parts(nets: Floats, gates: int, hidden: int) -> list[Floats]:
    if len(nets) != gates * hidden:
        raise ProofInputError(f"{gates} gates of {hidden} units need {gates * hidden} rows, not {len(nets)}.")
    return np.split(nets, gates)


def _bent(function: Callable[[complex], complex], nets: Floats) -> Floats:
    return np.array([function(complex(net)).real for net in nets])


def _vector(value: Value, name: str) -> Floats:
    return np.array(reals(value, name, 4 * _MOST_UNITS))
