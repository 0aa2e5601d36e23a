"""A small network of sigmoid layers: run, and differentiated by a complex step in every weight and bias.

`weights` is a matrix for each layer (a row for each unit), `biases` a vector for each. Every layer ends in a
sigmoid, but in the functions named softmax the last one ends in a softmax. delta = −dE/dnet (Mitchell 1997).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from solvers.worker.bruteforce.activations import input_of, logistic
from solvers.worker.bruteforce.calculus import complex_slope
from solvers.worker.bruteforce.logits import log_total
from solvers.worker.bruteforce.values import (
    ProofInputError,
    Value,
    affordable,
    items,
    real,
    reals,
    rows,
    same_length,
    whole,
)

Complexes: TypeAlias = NDArray[np.complex128]
Layers: TypeAlias = list[tuple[Complexes, Complexes]]
Loss: TypeAlias = Callable[[Complexes], complex]  # of what enters the last layer's non-linearity

_STEP = 1e-30
_MOST_WORK = 1_000_000
_MOST_LAYERS = 20


def mlp_activations(x: Value, weights: Value, biases: Value) -> Value:
    """Return the outputs of each layer."""
    outputs, layers = _vector(x), _layers(weights, biases)
    found: list[list[float]] = []
    for layer in layers:
        outputs = _sigmoid(_net([layer], outputs))
        found.append([float(entry.real) for entry in outputs])
    return found


def mlp_loss(x: Value, target: Value, weights: Value, biases: Value) -> Value:
    """Return ½Σ(y − t)² of the outputs."""
    layers = _layers(weights, biases)
    return float(_half_squared(target, layers)(_net(layers, _vector(x))).real)


def mlp_gradients(x: Value, target: Value, weights: Value, biases: Value) -> Value:
    """Return [dE/dweights, dE/dbiases] of the half squared error, in the shapes of both."""
    layers = _layers(weights, biases)
    return _gradients(layers, _vector(x), _half_squared(target, layers))


def mlp_softmax_loss(x: Value, target: Value, weights: Value, biases: Value) -> Value:
    """Return the cross-entropy of the softmax over the outputs, for the class `target`."""
    layers = _layers(weights, biases)
    return float(_surprise(target, layers)(_net(layers, _vector(x))).real)


def mlp_softmax_gradients(x: Value, target: Value, weights: Value, biases: Value) -> Value:
    """Return [dL/dweights, dL/dbiases] of that cross-entropy, in the shapes of both."""
    layers = _layers(weights, biases)
    return _gradients(layers, _vector(x), _surprise(target, layers))


def output_delta(y: Value, t: Value) -> Value:
    """Return −dE/dnet of a sigmoid unit whose output is y, E = ½(y − t)²."""
    truth = real(t, "t")
    return complex_slope(lambda net: -((logistic(net) - truth) ** 2) / 2, input_of(real(y, "y")))


def hidden_delta(a: Value, weights: Value, deltas: Value) -> Value:
    """Return −dE/dnet of a hidden sigmoid unit of output a, from the deltas that its weights lead to."""
    outgoing, later = reals(weights, "weights"), reals(deltas, "deltas")
    same_length(outgoing, later, "weights and deltas")
    return complex_slope(
        lambda net: sum(d * (w * logistic(net)) for w, d in zip(outgoing, later, strict=True)),
        input_of(real(a, "a")),
    )


def _layers(weights: Value, biases: Value) -> Layers:
    matrices, vectors = items(weights, "weights", _MOST_LAYERS), items(biases, "biases", _MOST_LAYERS)
    same_length(matrices, vectors, "weights and biases")
    layers = [
        (np.array(rows(m, "weights"), dtype=np.complex128), _vector(b))
        for m, b in zip(matrices, vectors, strict=True)
    ]
    for matrix, vector in layers:
        same_length(matrix, vector, "the rows of a layer's weights and its biases")
    affordable(sum(matrix.size for matrix, _ in layers) ** 2, "Differentiating this network", _MOST_WORK)
    return layers


def _net(layers: Layers, x: Complexes) -> Complexes:
    """Return what enters the last layer's non-linearity."""
    for place, (matrix, bias) in enumerate(layers):
        if matrix.shape[1] != len(x):
            raise ProofInputError(f"A layer's weights take {matrix.shape[1]} inputs, but {len(x)} come.")
        net = matrix @ x + bias
        x = net if place == len(layers) - 1 else _sigmoid(net)
    return x


def _gradients(layers: Layers, x: Complexes, loss: Loss) -> Value:
    arrays = [array for layer in layers for array in layer]
    slopes = [_slopes(array, lambda: loss(_net(layers, x))) for array in arrays]
    return [slopes[::2], slopes[1::2]]


def _slopes(array: Complexes, loss: Callable[[], complex]) -> Value:
    """Return the loss's gradient in one array, each entry nudged in place."""
    found = np.zeros(array.shape)
    for index in np.ndindex(array.shape):
        array[index] += 1j * _STEP
        found[index] = loss().imag / _STEP
        array[index] -= 1j * _STEP
    slopes: Value = found.tolist()
    return slopes


def _half_squared(target: Value, layers: Layers) -> Loss:
    truth = np.array(reals(target, "target"))
    same_length(truth, layers[-1][1], "target and the outputs")
    return lambda net: complex(((_sigmoid(net) - truth) ** 2).sum() / 2)


def _surprise(target: Value, layers: Layers) -> Loss:
    truth = whole(target, "the true class", most=len(layers[-1][1]) - 1)
    return lambda net: complex(log_total(net) - net[truth])


def _sigmoid(net: Complexes) -> Complexes:
    return np.array([logistic(complex(entry)) for entry in net])


def _vector(x: Value) -> Complexes:
    return np.array(reals(x, "a vector"), dtype=np.complex128)
