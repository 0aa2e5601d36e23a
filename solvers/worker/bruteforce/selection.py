"""Picking from results, and affine maps composed by probing them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from solvers.worker.bruteforce.values import ProofInputError, Value, exacts, items, rows, same_length, whole

Vector = list[Fraction]


def entry(x: Value, index: Value) -> Value:
    """Return one entry of a vector or one row of a matrix."""
    entries = items(x, "x")
    return entries[whole(index, "index", most=len(entries) - 1)]


def total(x: Value) -> Value:
    """Return the sum of all entries."""
    if isinstance(x, Sequence):
        return sum((exacts(total(part), "a part")[0] for part in items(x, "x")), Fraction(0))
    return exacts(x, "x")[0]


def row_sums(x: Value) -> Value:
    """Return the sum of each row of a matrix."""
    return [sum(row, Fraction(0)) for row in rows(x, "x")]


def affine_weight(w2: Value, b2: Value, w1: Value, b1: Value) -> Value:
    """Return the matrix of x ↦ W2(W1 x + b1) + b2: what each unit vector adds to the output of 0."""
    width = len(rows(w1, "w1", 50)[0])
    origin = _composed(w2, b2, w1, b1, [Fraction(0)] * width)
    columns = []
    for place in range(width):
        unit = [Fraction(other == place) for other in range(width)]
        output = _composed(w2, b2, w1, b1, unit)
        columns.append([out - base for out, base in zip(output, origin, strict=True)])
    return [list(row) for row in zip(*columns, strict=True)]


def affine_bias(w2: Value, b2: Value, w1: Value, b1: Value) -> Value:
    """Return the output of x ↦ W2(W1 x + b1) + b2 at 0."""
    return _composed(w2, b2, w1, b1, [Fraction(0)] * len(rows(w1, "w1", 50)[0]))


def _composed(w2: Value, b2: Value, w1: Value, b1: Value, x: Vector) -> Vector:
    hidden = _affine(rows(w1, "w1", 50), exacts(b1, "b1"), x)
    return _affine(rows(w2, "w2", 50), exacts(b2, "b2"), hidden)


def _affine(weights: list[Vector], biases: Vector, x: Vector) -> Vector:
    same_length(weights, biases, "The rows of a weight matrix and its bias")
    if len(weights[0]) != len(x):
        raise ProofInputError(f"A matrix of {len(weights[0])} columns cannot take {len(x)} inputs.")
    return [
        sum((w * value for w, value in zip(row, x, strict=True)), bias)
        for row, bias in zip(weights, biases, strict=True)
    ]
