"""Residual networks by running them: gradients as differences of runs, paths enumerated, depths walked."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from solvers.worker.bruteforce.counting import batch_norm_parameters
from solvers.worker.bruteforce.filters import parameters
from solvers.worker.bruteforce.values import (
    MOST_STEPS,
    Value,
    affordable,
    exact,
    exacts,
    flag,
    rows,
    same_length,
    whole,
    wholes,
)

Path = tuple[int, ...]


def residual_gradient(slope: Value, n: Value) -> Value:
    """Return dy/dx through n blocks y = x + slope·x, as the difference of two runs."""
    return _difference([exact(slope, "slope")] * whole(n, "n", most=200), shortcut=1)


def plain_gradient(slope: Value, n: Value) -> Value:
    """Return dy/dx through n layers y = slope·x, as the difference of two runs."""
    return _difference([exact(slope, "slope")] * whole(n, "n", most=200), shortcut=0)


def residual_gradient_product(slopes: Value) -> Value:
    """Return dy/dx through blocks whose branches have these slopes."""
    return _difference(exacts(slopes, "slopes", 200), shortcut=1)


def residual_forward(x: Value, slopes: Value) -> Value:
    """Return the output of blocks y = x + slope·x."""
    return _run(exact(x, "x"), exacts(slopes, "slopes", 200), 1)


def residual_jacobian(weights: Value) -> Value:
    """Return the Jacobian of x + Wx: the outputs of the unit vectors, as columns."""
    matrix = rows(weights, "weights", 50)
    same_length(matrix, matrix[0], "The rows and columns of weights")
    size = len(matrix)
    units = [[Fraction(place == other) for other in range(size)] for place in range(size)]
    outputs = [
        [
            value + sum(w * x for w, x in zip(row, unit, strict=True))
            for value, row in zip(unit, matrix, strict=True)
        ]
        for unit in units
    ]
    return [list(row) for row in zip(*outputs, strict=True)]


def residual_paths(n: Value) -> Value:
    """Return how many ways lead through n blocks, each through its branch or its shortcut."""
    return sum(1 for _ in _paths(n))


def residual_paths_of_length(n: Value, k: Value) -> Value:
    """Return how many of them pass exactly k branches."""
    wanted = whole(k, "k")
    return sum(sum(path) == wanted for path in _paths(n))


def residual_mean_path_length(n: Value) -> Value:
    """Return the branches on an average path."""
    lengths = [sum(path) for path in _paths(n)]
    return Fraction(sum(lengths), len(lengths))


def residual_variance(variance: Value, n: Value, scale: Value = 1) -> Value:
    """Return the variance after n blocks, each adding an independent source of scale² times its input's."""
    sources, factor = [exact(variance, "variance")], exact(scale, "scale") ** 2
    for _ in range(whole(n, "n", most=100)):
        sources.append(factor * sum(sources, Fraction(0)))
    return sum(sources, Fraction(0))


def resnet_depth(blocks: Value, layers_per_block: Value) -> Value:
    """Return the weight layers from image to scores: stem, every block's, and the classifier."""
    per_block = whole(layers_per_block, "layers_per_block", 1, 10)
    path = [f"block{n}.{layer}" for n in range(sum(wholes(blocks, "blocks"))) for layer in range(per_block)]
    return len(["stem", *path, "classifier"])


def basic_block_parameters(channels: Value, norm: Value = 0) -> Value:
    """Return the weights of two 3×3 convolutions without biases, with their normalisation if asked."""
    return _convolutions([(channels, channels, 3)] * 2, norm)


def bottleneck_parameters(channels: Value, inner: Value, norm: Value = 0) -> Value:
    """Return the weights of 1×1, 3×3 and 1×1 convolutions without biases."""
    return _convolutions([(channels, inner, 1), (inner, inner, 3), (inner, channels, 1)], norm)


def projection_parameters(c_in: Value, c_out: Value, norm: Value = 0) -> Value:
    """Return the weights of a 1×1 shortcut without bias."""
    return _convolutions([(c_in, c_out, 1)], norm)


def _convolutions(layers: list[tuple[Value, Value, int]], norm: Value) -> int:
    weights = sum(parameters(c_in, c_out, (k, k), 1, 0) for c_in, c_out, k in layers)
    return weights + sum(batch_norm_parameters(c_out) for _, c_out, _ in layers if flag(norm, "norm"))


def _difference(slopes: list[Fraction], shortcut: int) -> Fraction:
    return _run(Fraction(1), slopes, shortcut) - _run(Fraction(0), slopes, shortcut)


def _run(x: Fraction, slopes: list[Fraction], shortcut: int) -> Fraction:
    for slope in slopes:
        x = shortcut * x + slope * x
    return x


def _paths(n: Value) -> Iterator[Path]:
    affordable(2 ** whole(n, "n", most=64), "Walking every path", MOST_STEPS)
    return product((0, 1), repeat=whole(n, "n"))
