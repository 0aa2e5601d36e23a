"""Recurrent layers and attention, laid out and run: states, tensors, shapes and multiplications."""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from solvers.worker.bruteforce.activations import hyperbolic
from solvers.worker.bruteforce.calculus import complex_slope
from solvers.worker.bruteforce.counting import entries, lstm_parameters
from solvers.worker.bruteforce.values import (
    ProofInputError,
    Value,
    affordable,
    real,
    reals,
    rows,
    same_length,
    whole,
)

Floats: TypeAlias = NDArray[np.float64]

_MOST_SIZE = 100_000


def rnn_parameters(n_in: Value, hidden: Value, biases: Value = 1) -> Value:
    """Return the weights of a simple recurrent layer: one set, used at every step."""
    inputs, units = whole(n_in, "n_in", 1), whole(hidden, "hidden", 1)
    return entries((units, inputs), (units, units), *[(units,)] * whole(biases, "biases", most=2))


def rnn_states(x: Value, w: Value, u: Value, b: Value = 0, h: Value = 0) -> Value:
    """Return the state of one unit after each input: tanh(w*x + u*h + b), run."""
    seen, recurrent, bias, state = real(w, "w"), real(u, "u"), real(b, "b"), real(h, "h")
    found: list[Value] = []
    for entry in reals(x, "x"):
        state = hyperbolic(complex(seen * entry + recurrent * state + bias)).real
        found.append(state)
    return found


def rnn_step_slope(x: Value, w: Value, u: Value, h: Value) -> Value:
    """Return dh'/dh of one step of that unit, numerically."""
    enters, recurrent = real(w, "w") * real(x, "x"), real(u, "u")
    return complex_slope(lambda old: hyperbolic(enters + recurrent * old), real(h, "h"))


def stacked_lstm_parameters(
    n_in: Value, hidden: Value, layers: Value = 1, directions: Value = 1, biases: Value = 1
) -> Value:
    """Return the weights of LSTM layers in a row; each reads what all directions below it put out."""
    sides, width, total = whole(directions, "directions", 1, 2), whole(n_in, "n_in", 1), 0
    for _ in range(whole(layers, "layers", 1, 100)):
        total += sum(int(real(lstm_parameters(width, hidden, biases), "a count")) for _ in range(sides))
        width = sum(whole(hidden, "hidden", 1) for _ in range(sides))
    return total


def recurrent_shapes(  # noqa: PLR0913, PLR0917 (what the layer is given)
    batch: Value, time: Value, n_in: Value, hidden: Value, layers: Value = 1, directions: Value = 1
) -> Value:
    """Return the shapes of all outputs (batch first) and of the last states, from arrays passed through."""
    sizes = [whole(size, "a size", 1, 1000) for size in (batch, time, n_in, hidden)]
    sides, units = whole(directions, "directions", 1, 2), sizes[3]
    signal, last = np.zeros(sizes[:3]), []
    for _ in range(whole(layers, "layers", 1, 20)):
        runs = [signal @ np.zeros((signal.shape[2], units)) for _ in range(sides)]
        last += [run[:, -1] for run in runs]
        signal = np.concatenate(runs, axis=2)
    return [list(signal.shape), list(np.stack(last).shape)]


def recurrent_macs(n_in: Value, hidden: Value, blocks: Value, steps: Value = 1) -> Value:
    """Return the multiplications by weights of a recurrent layer of so many blocks, step by step."""
    step = sum(
        entries((whole(hidden, "hidden", 1), whole(width, "a width", 1)))
        for _ in range(whole(blocks, "blocks", 1, 4))
        for width in (n_in, hidden)
    )
    return sum(step for _ in range(whole(steps, "steps", 1, _MOST_SIZE)))


def attention_scores_shape(batch: Value, heads: Value, queries: Value, keys: Value, width: Value) -> Value:
    """Return the shape of all scores: every head's queries times its keys, multiplied out."""
    b, h, q, k, e = (whole(size, "a size", 1, 4096) for size in (batch, heads, queries, keys, width))
    size = _head(e, h)
    affordable(b * h * (q + k) * size + b * h * q * k, "Laying out the scores")
    return list((np.zeros((b, h, q, size)) @ np.zeros((b, h, size, k))).shape)


def attention_macs(width: Value, heads: Value, queries: Value, keys: Value, projections: Value = 1) -> Value:
    """Return the multiplications of multi-head attention, head by head: projections, scores, mixing."""
    e, q, k = whole(width, "width", 1), whole(queries, "queries", 1), whole(keys, "keys", 1)
    size, total = _head(e, whole(heads, "heads", 1, 1000)), 0
    for _ in range(e // size):
        total += entries((q, k, size)) + entries((q, size, k))
        if whole(projections, "projections", most=1):
            total += entries((q, e, size)) + 2 * entries((k, e, size)) + entries((q, size, e))
    return total


def attention_weights(query: Value, keys: Value, scaled: Value = 1) -> Value:
    """Return the shares that a query gives to the keys: e^score over their sum."""
    shares: list[Value] = _shares(query, keys, scaled=bool(whole(scaled, "scaled", most=1))).tolist()
    return shares


def attention_output(query: Value, keys: Value, values: Value) -> Value:
    """Return the mean of the rows of `values`, weighted by those shares."""
    table = np.array(rows(values, "values", 100), dtype=np.float64)
    shares = _shares(query, keys, scaled=True)
    same_length(shares, table, "keys and values")
    mixed: list[Value] = sum(share * row for share, row in zip(shares, table, strict=True)).tolist()
    return mixed


def score_variance(width: Value, entry_variance: Value = 1) -> Value:
    """Return the variance of q·k with independent entries that are ± one size, over all signs."""
    d, size = whole(width, "width", 1, 16), math.sqrt(real(entry_variance, "entry_variance"))
    signs = np.array(np.meshgrid(*[[-1.0, 1.0]] * d)).reshape(d, -1) * size
    scores = signs.T[:1] @ signs  # by symmetry one query stands for all
    return float(np.mean(scores**2))


def causal_pairs(n: Value) -> Value:
    """Return how many pairs of a query and a key the causal mask of n places leaves, counted."""
    length = whole(n, "n", 1, 2000)
    return sum(key <= query for query in range(length) for key in range(length))


def _shares(query: Value, keys: Value, *, scaled: bool) -> Floats:
    q, table = np.array(reals(query, "query", 100)), np.array(rows(keys, "keys", 100), dtype=np.float64)
    same_length(q, table[0], "the query and a key")
    scores = np.array([float(np.dot(q, row)) for row in table]) / (math.sqrt(len(q)) if scaled else 1.0)
    powers = np.exp(scores - scores.max())
    shares: Floats = powers / powers.sum()
    return shares


def _head(width: int, heads: int) -> int:
    if width % heads:
        raise ProofInputError(f"heads {heads} must divide width {width}.")
    return width // heads
