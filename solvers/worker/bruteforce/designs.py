"""What a design allows or needs, found by trying it: groups, paddings, depths, pieces, silent units."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise

from solvers.worker.bruteforce.filters import conv2d_parameters
from solvers.worker.bruteforce.pooling import pool_output
from solvers.worker.bruteforce.sliding import conv_output
from solvers.worker.bruteforce.stacks import receptive_field
from solvers.worker.bruteforce.values import (
    ProofInputError,
    Value,
    exacts,
    real,
    reals,
    rows,
    same_length,
    whole,
)


def linear_pieces(weights: Value, kinks: Value) -> Value:
    """Return how many lines make up a sum of weights[i]·|x − kinks[i]|: the runs of equal slope."""
    factors, corners = exacts(weights, "weights", 50), exacts(kinks, "kinks", 50)
    same_length(factors, corners, "weights and kinks")

    def height(x: Fraction) -> Fraction:
        return sum((w * abs(x - c) for w, c in zip(factors, corners, strict=True)), Fraction(0))

    places = sorted({*corners, min(corners) - 1, max(corners) + 1})
    slopes = [(height(right) - height(left)) / (right - left) for left, right in pairwise(places)]
    return 1 + sum(before != after for before, after in pairwise(slopes))


def silent_units(inputs: Value) -> Value:
    """Return how many ReLU units put out 0 for every example; a row of their inputs for each example."""
    outputs = [[max(entry, Fraction(0)) for entry in row] for row in rows(inputs, "inputs")]
    return sum(not any(unit) for unit in zip(*outputs, strict=True))


def largest_groups(c_in: Value, c_out: Value) -> Value:
    """Return the largest number of groups with which the convolution can be built, trying all."""
    widest = min(whole(c_in, "c_in", 1, 1000), whole(c_out, "c_out", 1, 1000))
    return max(groups for groups in range(1, widest + 1) if _buildable(c_in, c_out, groups))


def largest_pool_padding(k: Value) -> Value:
    """Return the largest padding that a pool of k accepts, trying 0, 1, 2, …."""
    kernel = whole(k, "k", 1, 1000)
    return max(padding for padding in range(kernel + 1) if _pools(kernel, padding))


def layers_to_see(side: Value, k: Value) -> Value:
    """Return how many k×k layers of stride 1 must be stacked before one output sees `side` pixels."""
    wanted, kernel = whole(side, "side", 1, 1000), whole(k, "k", 2, 100)
    stack = [[kernel]]
    while receptive_field(stack) < wanted:
        stack.append([kernel])
    return len(stack)


def repeated_side(n: Value, k: Value, count: Value) -> Value:
    """Return the side after `count` unpadded k×k layers of stride 1, slid one after the other."""
    side: Value = n
    for _ in range(whole(count, "count", 0, 200)):
        side = conv_output(side, k)
    return side


def pattern_layers(convolutions: Value, blocks: Value, dense: Value) -> Value:
    """Return the layers with weights in (CONV × convolutions → POOL) × blocks → FC × dense, written out."""
    block = ["conv"] * whole(convolutions, "convolutions", 0, 100) + ["pool"]
    network = block * whole(blocks, "blocks", 0, 100) + ["fc"] * whole(dense, "dense", 0, 100)
    return sum(layer != "pool" for layer in network)


def local_response(channels: Value, index: Value, size: Value, k: Value, alpha: Value, beta: Value) -> Value:  # noqa: PLR0913, PLR0917 (the settings of the layer)
    """Return one channel after local response normalisation; α is not divided by the window's size."""
    line, place = reals(channels, "channels"), whole(index, "index", 0)
    reach = whole(size, "size", 1, 1001) // 2
    if place >= len(line):
        raise ProofInputError(f"index {place} is not among {len(line)} channels.")
    energy = 0.0
    for other, value in enumerate(line):
        if abs(other - place) <= reach:
            energy += value * value
    return line[place] / math.pow(real(k, "k") + real(alpha, "alpha") * energy, real(beta, "beta"))


def _buildable(c_in: Value, c_out: Value, groups: int) -> bool:
    try:
        conv2d_parameters(c_in, c_out, 1, groups)
    except ProofInputError:
        return False
    return True


def _pools(kernel: int, padding: int) -> bool:
    try:
        pool_output(4 * kernel, kernel, 1, padding)
    except ProofInputError:
        return False
    return True
