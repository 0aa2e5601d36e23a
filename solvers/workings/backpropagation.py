"""Workings of a small network: forwards layer by layer, then the errors backwards."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from solvers.workings.calling import JSON
from solvers.workings.writing import (
    Lines,
    Working,
    dot,
    first,
    listed,
    number,
    numbers,
    products,
    rows,
    signed,
    text,
)

Layer: TypeAlias = tuple[list[list[float]], list[float]]


class Pass(NamedTuple):
    """What one layer read, what entered its non-linearity, and what it gave."""

    inputs: list[float]
    nets: list[float]
    outputs: list[float]


def _activations(x: JSON, weights: JSON, biases: JSON) -> Lines:
    passes = _forwards(numbers(x), _layers(weights, biases))
    return ["a = σ(Wx + b), layer by layer", *first(_forward_lines(passes, _layers(weights, biases)))]


def _loss(x: JSON, target: JSON, weights: JSON, biases: JSON) -> Lines:
    outputs = _forwards(numbers(x), _layers(weights, biases))[-1].outputs
    terms = " + ".join(f"({text(y)} − {text(t)})²" for y, t in zip(outputs, numbers(target), strict=True))
    return [*_activations(x, weights, biases), f"E = ½Σ(y − t)² = ½·({terms})"]


def _gradients(x: JSON, target: JSON, weights: JSON, biases: JSON) -> Lines:
    layers = _layers(weights, biases)
    passes = _forwards(numbers(x), layers)
    goal = numbers(target)
    slopes = [(y - t) * y * (1 - y) for y, t in zip(passes[-1].outputs, goal, strict=True)]
    terms = (
        f"dE/dnet_{place} = ({text(y)} − {text(t)})·{text(y)}·(1 − {text(y)}) = {text(slope)}"
        for place, (y, t, slope) in enumerate(zip(passes[-1].outputs, goal, slopes, strict=True), 1)
    )
    return [
        *_loss(x, target, weights, biases),
        "last layer: dE/dnet = (y − t)·y·(1 − y), which is −δ",
        *first(terms),
        *_backwards(layers, passes, slopes),
    ]


def _softmax_loss(x: JSON, target: JSON, weights: JSON, biases: JSON) -> Lines:
    layers, truth = _layers(weights, biases), int(number(target))
    passes = _forwards(numbers(x), layers)
    return [
        "a = σ(Wx + b), layer by layer; the last layer's net goes into a softmax",
        *first(_forward_lines(passes[:-1], layers)),
        f"net of the last layer = {text(passes[-1].nets)}",
        f"p = softmax(net) = {text(_softmax(passes[-1].nets))}",
        f"L = −ln p_{truth} = −ln {text(_softmax(passes[-1].nets)[truth])}",
    ]


def _softmax_gradients(x: JSON, target: JSON, weights: JSON, biases: JSON) -> Lines:
    layers, truth = _layers(weights, biases), int(number(target))
    passes = _forwards(numbers(x), layers)
    slopes = [p - (place == truth) for place, p in enumerate(_softmax(passes[-1].nets))]
    return [
        *_softmax_loss(x, target, weights, biases),
        f"last layer: dL/dnet = p − y with y = 1 at {truth}, else 0: {text(slopes)}",
        *_backwards(layers, passes, slopes),
    ]


def _hidden_delta(a: JSON, weights: JSON, deltas: JSON) -> Lines:
    size, total = number(a), dot(numbers(weights), numbers(deltas))
    return [
        "δ = a(1 − a)·Σ w_k·δ_k, over the units that the weights lead to; δ = −dE/dnet",
        f"Σ = {products(numbers(weights), numbers(deltas))} = {text(total)}",
        f"δ = {text(a)}·(1 − {text(a)})·{signed(total)} = {text(size * (1 - size) * total)}",
    ]


def _layers(weights: JSON, biases: JSON) -> list[Layer]:
    pairs = zip(listed(weights), listed(biases), strict=True)
    return [(rows(matrix), numbers(bias)) for matrix, bias in pairs]


def _forwards(x: list[float], layers: list[Layer]) -> list[Pass]:
    passes: list[Pass] = []
    for matrix, bias in layers:
        nets = [dot(row, x) + b for row, b in zip(matrix, bias, strict=True)]
        passes.append(Pass(x, nets, list(map(_sigmoid, nets))))
        x = passes[-1].outputs
    return passes


def _forward_lines(passes: list[Pass], layers: list[Layer]) -> Iterator[str]:
    for depth, (one, (matrix, bias)) in enumerate(zip(passes, layers, strict=False), 1):
        for unit, (row, b, net, a) in enumerate(zip(matrix, bias, one.nets, one.outputs, strict=True), 1):
            summed = f"{products(row, one.inputs)} + {signed(b)} = {text(net)}"
            yield f"layer {depth}, unit {unit}: net = {summed}, a = σ({text(net)}) = {text(a)}"


def _backwards(layers: list[Layer], passes: list[Pass], slopes: list[float]) -> Lines:
    """Return the weights' gradients from the last layer to the first."""
    lines: Lines = []
    for depth in range(len(layers), 0, -1):
        inputs, matrix = passes[depth - 1].inputs, layers[depth - 1][0]
        outer = [[slope * entry for entry in inputs] for slope in slopes]
        lines.append(
            f"layer {depth}: dE/dW = dE/dnet·inputᵀ = {text(slopes)}·{text(inputs)}ᵀ = {text(outer)}"
        )
        lines.append(f"layer {depth}: dE/db = dE/dnet = {text(slopes)}")
        if depth > 1:
            behind = [dot(column, slopes) for column in zip(*matrix, strict=True)]
            slopes = [back * a * (1 - a) for back, a in zip(behind, inputs, strict=True)]
            lines.append(f"back through the weights: Wᵀ·dE/dnet = {text(behind)}")
            lines.append(f"layer {depth - 1}: dE/dnet = a·(1 − a) times that = {text(slopes)}")
    return lines


def _sigmoid(net: float) -> float:
    return 1 / (1 + math.exp(-net)) if net > 0 else math.exp(net) / (1 + math.exp(net))


def _softmax(nets: list[float]) -> list[float]:
    grown = [math.exp(net - max(nets)) for net in nets]
    return [entry / math.fsum(grown) for entry in grown]


WORKINGS: Mapping[str, Working] = {
    "mlp_activations": _activations,
    "mlp_loss": _loss,
    "mlp_gradients": _gradients,
    "mlp_softmax_loss": _softmax_loss,
    "mlp_softmax_gradients": _softmax_gradients,
    "hidden_delta": _hidden_delta,
}
