"""Single neurons, run: threshold units on every input, their learning rule, and straight lines fitted."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from itertools import product

from solvers.worker.bruteforce.calculus import complex_slope, lowest, root
from solvers.worker.bruteforce.values import (
    ProofInputError,
    Value,
    exact,
    exacts,
    items,
    real,
    rows,
    same_length,
    whole,
)

_MOST_INPUTS = 6
_HALF = Fraction(1, 2)


def threshold_outputs(weights: Value, bias: Value) -> Value:
    """Return what a unit that fires above 0 says to 00, 01, 10, 11, or to all inputs of more bits."""
    row, b = exacts(weights, "weights", _MOST_INPUTS), exact(bias, "bias")
    return [_fires(row, b, bits) for bits in _inputs(len(row))]


def threshold_net_outputs(w1: Value, b1: Value, w2: Value, b2: Value) -> Value:
    """Return what one threshold unit says to all inputs through a layer of threshold units."""
    hidden, biases = rows(w1, "w1", _MOST_INPUTS), exacts(b1, "b1", _MOST_INPUTS)
    outgoing, last = exacts(w2, "w2", _MOST_INPUTS), exact(b2, "b2")
    same_length(hidden, biases, "the rows of w1 and b1")
    same_length(hidden, outgoing, "the rows of w1 and w2")
    found: list[Value] = []
    for bits in _inputs(len(hidden[0])):
        seen = [Fraction(_fires(row, b, bits)) for row, b in zip(hidden, biases, strict=True)]
        found.append(_fires(outgoing, last, seen))
    return found


def separable_functions(n: Value) -> Value:
    """Return how many functions of n bits one threshold unit computes, by trying small weights."""
    bits = whole(n, "n", 1, 3)
    steps = [Fraction(weight) for weight in range(-2, 3)]
    offsets = [place - _HALF for place in range(-3 * bits, 3 * bits + 1)]
    found = {
        tuple(_fires(weights, bias, x) for x in _inputs(bits))
        for weights in product(steps, repeat=bits)
        for bias in offsets
    }
    return len(found)


def perceptron_step(  # noqa: PLR0913, PLR0917 (what a step reads)
    weights: Value, bias: Value, x: Value, target: Value, rate: Value, steps: Value = 1
) -> Value:
    """Return the weights and then the bias after showing one example so many times."""
    row, b, inputs = exacts(weights, "weights"), exact(bias, "bias"), exacts(x, "x")
    same_length(row, inputs, "weights and x")
    for _ in range(whole(steps, "steps", 1, 1000)):
        move = exact(rate, "rate") * (exact(target, "target") - _fires(row, b, inputs))
        row, b = [w + move * entry for w, entry in zip(row, inputs, strict=True)], b + move
    return [*row, b]


def boundary_crossing(weights: Value, bias: Value) -> Value:
    """Return where a unit of two inputs switches on the second one's axis (the first is 0), by bisection."""
    row, b = exacts(weights, "weights", 2), real(bias, "bias")
    if len(row) != 2 or not row[1]:
        raise ProofInputError("The unit takes two inputs, and the second weight is not 0.")
    turn = 1.0 if row[1] > 0 else -1.0
    return root(lambda x2: turn * (float(row[1]) * x2 + b), -1e4, 1e4)


def line_distances(slope: Value, intercept: Value, x: Value, y: Value) -> Value:
    """Return [vertical, shortest] distance of a point to a line, the shortest by search along the line."""
    m, b, px, py = (exact(value, "a number") for value in (slope, intercept, x, y))

    def squared(u: Fraction) -> Fraction:
        return (u - px) ** 2 + (m * u + b - py) ** 2

    nearest = lowest(squared, px - 1000, px + 1000)
    return [abs(m * px + b - py), float(squared(nearest)) ** 0.5]


def linear_unit_gradient(weights: Value, bias: Value, x: Value, target: Value, factor: Value = 1) -> Value:
    """Return the gradient of factor·(t − y)² in the weights and the bias of y = w·x + b, numerically."""
    row = [*items(weights, "weights"), bias]
    inputs, truth, scale = [*exacts(x, "x"), Fraction(1)], real(target, "target"), real(factor, "factor")
    same_length(row, inputs, "weights and x")
    start = [real(w, "a weight") for w in row]

    def error(place: int, value: complex) -> complex:
        moved = [value if other == place else complex(w) for other, w in enumerate(start)]
        output = sum(w * float(entry) for w, entry in zip(moved, inputs, strict=True))
        return scale * (truth - output) ** 2

    return [complex_slope(partial(error, place), w) for place, w in enumerate(start)]


def _inputs(bits: int) -> list[list[Fraction]]:
    return [[Fraction(bit) for bit in pattern] for pattern in product((0, 1), repeat=bits)]


def _fires(weights: list[Fraction] | tuple[Fraction, ...], bias: Fraction, x: list[Fraction]) -> int:
    same_length(weights, x, "weights and x")
    return int(sum((w * entry for w, entry in zip(weights, x, strict=True)), bias) > 0)
