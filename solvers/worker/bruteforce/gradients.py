"""What gradients do on their way back: chains of slopes, symmetric starts, and the work of a pass."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from solvers.worker.bruteforce.activations import logistic
from solvers.worker.bruteforce.calculus import complex_slope, integral, root
from solvers.worker.bruteforce.values import ProofInputError, Value, affordable, real, whole, wholes

_FAR = 12.0  # standard deviations, beyond which a Gaussian has nothing left
_MOST_UNITS = 60
_MOST_MACS = 20_000_000


def sigmoid_window(weight: Value) -> Value:
    """Return for how wide a range of x the slope of sigmoid(weight*x) is at least 1, by bisection."""
    w = real(weight, "weight")
    if abs(w) < 4:
        raise ProofInputError("Below a weight of 4 the slope of sigmoid(weight*x) stays under 1.")
    edge = root(lambda x: 1.0 - abs(complex_slope(lambda z: logistic(w * z), x)), 0.0, 200.0 / abs(w))
    return 2 * edge


def leaky_share(slope: Value) -> Value:
    """Return E[f(z)²]/E[z²] of a leaky ReLU f and a standard Gaussian z, integrated."""
    leak = real(slope, "slope")

    def density(z: float) -> float:
        return math.exp(-z * z / 2)

    left = integral(lambda z: (leak * z) ** 2 * density(z), -_FAR, 0.0)
    right = integral(lambda z: z * z * density(z), 0.0, _FAR)
    return (left + right) / integral(lambda z: z * z * density(z), -_FAR, _FAR)


def zero_start_gradients(widths: Value, relu: Value = 0) -> Value:
    """Return how many weights and biases of a zero network get a gradient: one pass forth and back."""
    layers = _layers(widths, 0.0)
    gradients = _gradients(layers, _inputs(layers), bent=bool(whole(relu, "relu", most=1)))
    return int(sum(np.count_nonzero(part) for pair in gradients for part in pair))


def distinct_units(widths: Value, start: Value, steps: Value = 50) -> Value:
    """Return how many different units the first hidden layer holds after training from equal weights."""
    layers = _layers(widths, real(start, "start"))
    for _ in range(whole(steps, "steps", 1, 500)):
        found = _gradients(layers, _inputs(layers), bent=False)
        layers = [(w - dw / 2, b - db / 2) for (w, b), (dw, db) in zip(layers, found, strict=True)]
    matrix, bias = layers[0]
    return len(np.unique(np.round(np.column_stack([matrix, bias]), 10), axis=0))


def backward_macs(widths: Value) -> Value:
    """Return the multiplications of a backward pass: all weight gradients, deltas down to the first layer."""
    sizes = _widths(widths, 100_000)
    affordable(sum(a * b for a, b in pairwise(sizes)), "Counting these multiplications", _MOST_MACS)
    outer = sum(int(np.multiply.outer(np.ones(b), np.ones(a)).size) for a, b in pairwise(sizes))
    back = sum(int((np.ones((b, a)) * np.ones((b, 1))).size) for a, b in pairwise(sizes[1:]))
    return outer + back


Arrays = list[tuple[NDArray[np.float64], NDArray[np.float64]]]


def _layers(widths: Value, start: float) -> Arrays:
    sizes = _widths(widths, _MOST_UNITS)
    return [(np.full((b, a), start), np.full(b, start)) for a, b in pairwise(sizes)]


def _widths(widths: Value, most: int) -> list[int]:
    sizes = [whole(size, "a width", 1, most) for size in wholes(widths, "widths", 1, 10)]
    if len(sizes) < 3:
        raise ProofInputError("widths needs an input, a hidden layer and an output.")
    return sizes


def _inputs(layers: Arrays) -> NDArray[np.float64]:
    return np.linspace(0.3, 1.7, layers[0][0].shape[1])


def _gradients(layers: Arrays, x: NDArray[np.float64], *, bent: bool) -> Arrays:
    """Return the gradients of a half squared error whose targets all differ; linear outputs."""
    seen, slopes = [x], []
    for place, (matrix, bias) in enumerate(layers):
        net = matrix @ seen[-1] + bias
        last = place == len(layers) - 1
        value = net if last else (np.maximum(net, 0) if bent else 1 / (1 + np.exp(-net)))
        slopes.append(np.ones_like(net) if last else ((net > 0) * 1.0 if bent else value * (1 - value)))
        seen.append(value)
    back, found = seen[-1] - np.linspace(1.0, 2.0, len(seen[-1])), []
    for place in reversed(range(len(layers))):
        delta = back * slopes[place]
        found.append((np.outer(delta, seen[place]), delta))
        back = layers[place][0].T @ delta
    return found[::-1]
