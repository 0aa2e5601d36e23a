"""A convolution's weights, built, and its multiplications, counted."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from solvers.worker.bruteforce.sliding import axis, grid, starts
from solvers.worker.bruteforce.values import (
    MOST_STEPS,
    ProofInputError,
    Value,
    affordable,
    flag,
    items,
    pair,
    same_length,
    whole,
    wholes,
)


def conv1d_parameters(c_in: Value, c_out: Value, k: Value, groups: Value = 1, bias: Value = 1) -> Value:
    """Return how many entries the filters and biases of a 1-D convolution have."""
    return parameters(c_in, c_out, (whole(k, "k", 1),), groups, bias)


def conv2d_parameters(c_in: Value, c_out: Value, k: Value, groups: Value = 1, bias: Value = 1) -> Value:
    """Return how many entries the filters and biases of a 2-D convolution have."""
    return parameters(c_in, c_out, pair(k, "k", 1), groups, bias)


def conv1d_macs(  # noqa: PLR0913, PLR0917 (the arguments of a layer)
    c_in: Value,
    c_out: Value,
    k: Value,
    n: Value,
    stride: Value = 1,
    padding: Value = 0,
    dilation: Value = 1,
    groups: Value = 1,
) -> Value:
    """Return the multiplications of a 1-D convolution over n positions."""
    places = starts(*axis(n, k, stride, padding, dilation))
    return multiplications((places,), (whole(k, "k", 1),)) * connections(c_in, c_out, groups)


def conv2d_macs(  # noqa: PLR0913, PLR0917 (the arguments of a layer)
    c_in: Value,
    c_out: Value,
    k: Value,
    height: Value,
    width: Value,
    stride: Value = 1,
    padding: Value = 0,
    dilation: Value = 1,
    groups: Value = 1,
) -> int:
    """Return the multiplications of a 2-D convolution over an input of height × width."""
    places = grid([height, width], k, stride, padding, dilation)
    return multiplications(places, pair(k, "k", 1)) * connections(c_in, c_out, groups)


def conv2d_flops(  # noqa: PLR0913, PLR0917 (the arguments of a layer)
    c_in: Value,
    c_out: Value,
    k: Value,
    height: Value,
    width: Value,
    stride: Value = 1,
    padding: Value = 0,
    dilation: Value = 1,
    groups: Value = 1,
) -> Value:
    """Return multiplications plus additions, one addition for each multiplication."""
    macs = conv2d_macs(c_in, c_out, k, height, width, stride, padding, dilation, groups)
    return macs + macs


def conv2d_macs_at_output(  # noqa: PLR0913, PLR0917 (the arguments of a layer)
    c_in: Value,
    c_out: Value,
    k: Value,
    h_out: Value,
    w_out: Value,
    groups: Value = 1,
) -> Value:
    """Return the multiplications of a 2-D convolution whose output is h_out × w_out."""
    places = (range(whole(h_out, "h_out", 1)), range(whole(w_out, "w_out", 1)))
    return multiplications(places, pair(k, "k", 1)) * connections(c_in, c_out, groups)


def parameters(c_in: Value, c_out: Value, kernel: tuple[int, ...], groups: Value, bias: Value) -> int:
    """Return the weights found by building every filter over the channels that it sees, and the biases."""
    seen = _seen(c_in, c_out, groups)
    affordable(max(map(len, seen)) * int(np.prod(kernel)), "Building one filter")
    sizes = {width: np.ones((width, *kernel), dtype=np.int8).size for width in set(map(len, seen))}
    return sum(sizes[len(channels)] for channels in seen) + flag(bias, "bias") * len(seen)


def connections(c_in: Value, c_out: Value, groups: Value = 1) -> int:
    """Return how many (input channel, output channel) pairs a kernel joins."""
    return sum(len(channels) for channels in _seen(c_in, c_out, groups))


def multiplications(places: tuple[Sequence[int], ...], kernel: tuple[int, ...]) -> int:
    """Return Σ of a map of ones convolved with a kernel of ones: each output counts its own products."""
    shape = tuple(len(axis) for axis in places)
    affordable(int(np.prod(shape)) * int(np.prod(kernel)), "Counting the multiplications")
    counts = np.zeros(shape, dtype=np.int64)
    for _ in np.ndindex(*kernel):
        counts += 1
    return int(counts.sum())


def conv_stack_parameters(channels: Value, kernels: Value, bias: Value = 0) -> Value:
    """Return the weights of convolutions in a row: channels 256, 64, 256 with kernels 1, 3."""
    return sum(
        parameters(c_in, c_out, pair(k, "a kernel", 1), 1, bias)
        for c_in, c_out, k in _stack(channels, kernels)
    )


def conv_stack_macs(channels: Value, kernels: Value, h_out: Value, w_out: Value) -> Value:
    """Return the multiplications of convolutions in a row, all with outputs of h_out × w_out."""
    places = (range(whole(h_out, "h_out", 1)), range(whole(w_out, "w_out", 1)))
    return sum(
        multiplications(places, pair(k, "a kernel", 1)) * connections(c_in, c_out)
        for c_in, c_out, k in _stack(channels, kernels)
    )


def depthwise_parameters(channels: Value, k: Value, bias: Value = 1) -> Value:
    """Return the weights of a convolution with one filter for each channel."""
    return parameters(channels, channels, pair(k, "k", 1), channels, bias)


def depthwise_separable_parameters(c_in: Value, c_out: Value, k: Value, bias: Value = 0) -> int:
    """Return the weights of a depthwise convolution followed by a 1×1 one."""
    return parameters(c_in, c_in, pair(k, "k", 1), c_in, bias) + parameters(c_in, c_out, (1, 1), 1, bias)


def depthwise_separable_macs(c_in: Value, c_out: Value, k: Value, h_out: Value, w_out: Value) -> Value:
    """Return the multiplications of a depthwise convolution followed by a 1×1 one, at one output size."""
    places = (range(whole(h_out, "h_out", 1)), range(whole(w_out, "w_out", 1)))
    depthwise = multiplications(places, pair(k, "k", 1)) * connections(c_in, c_in, c_in)
    return depthwise + multiplications(places, (1, 1)) * connections(c_in, c_out)


def depthwise_separable_ratio(c_in: Value, c_out: Value, k: Value) -> Value:
    """Return a depthwise-separable convolution's weights over an ordinary one's."""
    ordinary = parameters(c_in, c_out, pair(k, "k", 1), 1, 0)
    return Fraction(depthwise_separable_parameters(c_in, c_out, k), ordinary)


def conv_transpose2d_parameters(
    c_in: Value, c_out: Value, k: Value, groups: Value = 1, bias: Value = 1
) -> Value:
    """Return the weights of a transposed convolution: the filters belong to the inputs, the biases do not."""
    weights = parameters(c_out, c_in, pair(k, "k", 1), groups, 0)
    return weights + sum(flag(bias, "bias") for _ in range(whole(c_out, "c_out", 1, MOST_STEPS)))


def _stack(channels: Value, kernels: Value) -> list[tuple[int, int, Value]]:
    widths, sizes = wholes(channels, "channels", 1), items(kernels, "kernels")
    same_length(widths[1:], sizes, "channels (less one) and kernels")
    return list(zip(widths, widths[1:], sizes, strict=False))


def _seen(c_in: Value, c_out: Value, groups: Value) -> list[list[int]]:
    """Return, for each output channel, the input channels of its own group."""
    inputs, outputs, parts = (
        whole(n, "a number of channels or groups", 1, MOST_STEPS) for n in (c_in, c_out, groups)
    )
    if inputs % parts or outputs % parts:
        raise ProofInputError(f"groups {parts} must divide both c_in {inputs} and c_out {outputs}.")
    by_group: list[list[int]] = [[] for _ in range(parts)]
    for channel in range(inputs):
        by_group[channel * parts // inputs].append(channel)
    return [by_group[channel * parts // outputs] for channel in range(outputs)]
