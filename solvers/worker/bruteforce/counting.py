"""Parameters of dense, recurrent and attention layers, counted in tensors that are really laid out."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from solvers.worker.bruteforce.filters import parameters
from solvers.worker.bruteforce.sliding import starts
from solvers.worker.bruteforce.values import ProofInputError, Value, affordable, flag, pair, whole, wholes


def entries(*shapes: tuple[int, ...]) -> int:
    """Return how many entries tensors of these shapes hold."""
    affordable(sum(int(np.prod(shape)) for shape in shapes), "Laying out the tensors", 10**12)
    return sum(int(np.broadcast_to(np.zeros(1, dtype=np.int8), shape).size) for shape in shapes)


def linear_parameters(n_in: Value, n_out: Value, bias: Value = 1) -> int:
    """Return the weights of a fully connected layer: one row for each output, and its bias."""
    inputs, outputs = whole(n_in, "n_in", 1), whole(n_out, "n_out", 1)
    return entries((outputs, inputs), *([(outputs,)] if flag(bias, "bias") else []))


def linear_macs(n_in: Value, n_out: Value) -> Value:
    """Return the multiplications of a fully connected layer for one sample."""
    return linear_parameters(n_in, n_out, 0)


def mlp_parameters(widths: Value, bias: Value = 1) -> Value:
    """Return the weights of fully connected layers in a row."""
    sizes = wholes(widths, "widths", 1)
    if len(sizes) < 2:
        raise ProofInputError("widths needs an input and an output.")
    return sum(linear_parameters(a, b, bias) for a, b in pairwise(sizes))


def maxout_parameters(n_in: Value, units: Value, pieces: Value, bias: Value = 1) -> Value:
    """Return the weights of a maxout layer, piece by piece."""
    return sum(linear_parameters(n_in, units, bias) for _ in range(whole(pieces, "pieces", 1, 1000)))


def batch_norm_parameters(channels: Value) -> int:
    """Return the learned values: gamma and beta."""
    width = whole(channels, "channels", 1)
    return entries((width,), (width,))


def batch_norm_buffers(channels: Value) -> Value:
    """Return the values kept but not learned: running mean and variance."""
    return batch_norm_parameters(channels)


def batch_norm_count(n: Value, channels: Value, height: Value, width: Value) -> Value:
    """Return how many values one channel's mean is taken over."""
    shape = tuple(whole(side, "a side", 1, 10_000) for side in (n, channels, height, width))
    affordable(int(np.prod(shape)), "Laying out the batch", 10**12)
    return int(np.broadcast_to(np.zeros(1, dtype=np.int8), shape)[:, 0].size)


def locally_connected_parameters(c_in: Value, c_out: Value, k: Value, h_out: Value, w_out: Value) -> Value:
    """Return the weights when every output position has filters of its own, without biases."""
    filters = parameters(c_in, c_out, pair(k, "k", 1), 1, 0)
    positions = len(starts(whole(h_out, "h_out", 1), 1, 1, 0, 1)) * len(
        starts(whole(w_out, "w_out", 1), 1, 1, 0, 1)
    )
    return sum(filters for _ in range(positions))


def lstm_parameters(n_in: Value, hidden: Value, biases: Value = 2) -> Value:
    """Return the weights of the input, forget and output gates and of the candidate."""
    return sum(_gate(n_in, hidden, biases) for _ in ("input", "forget", "candidate", "output"))


def gru_parameters(n_in: Value, hidden: Value, biases: Value = 2) -> Value:
    """Return the weights of the reset and update gates and of the candidate."""
    return sum(_gate(n_in, hidden, biases) for _ in ("reset", "update", "candidate"))


def embedding_parameters(words: Value, width: Value) -> Value:
    """Return the entries of the table: one row a word."""
    return entries((whole(words, "words", 1), whole(width, "width", 1)))


def multihead_attention_parameters(width: Value, heads: Value, bias: Value = 1) -> Value:
    """Return the weights of every head's query, key and value maps and of the output map."""
    size, count = whole(width, "width", 1), whole(heads, "heads", 1, 10_000)
    if size % count:
        raise ProofInputError(f"heads {count} must divide width {size}.")
    inside = sum(linear_parameters(size, size // count, bias) for _ in range(count) for _ in "qkv")
    return inside + linear_parameters(size, size, bias)


def _gate(n_in: Value, hidden: Value, biases: Value) -> int:
    inputs, units = whole(n_in, "n_in", 1), whole(hidden, "hidden", 1)
    return entries((units, inputs), (units, units), *[(units,)] * whole(biases, "biases", most=2))
