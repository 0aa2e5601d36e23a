"""Receptive fields and sizes of layers in a row, found by following positions through them."""

from __future__ import annotations

from collections.abc import Sequence

from solvers.worker.bruteforce.sliding import starts
from solvers.worker.bruteforce.values import (
    MOST_STEPS,
    ProofInputError,
    Value,
    affordable,
    items,
    whole,
    wholes,
)

_DEFAULTS = (1, 0, 1)  # stride, padding, dilation


def receptive_field(layers: Value) -> int:
    """Return how wide the inputs spread that reach one output."""
    reached = _reached(_layers(layers), 0)
    return max(reached) - min(reached) + 1


def jump(layers: Value) -> int:
    """Return how far the inputs move when the output moves by one."""
    stack = _layers(layers)
    return min(_reached(stack, 1)) - min(_reached(stack, 0))


def receptive_field_and_jump(layers: Value) -> Value:
    """Return both."""
    return [receptive_field(layers), jump(layers)]


def stack_sides(n: Value, layers: Value) -> list[int]:
    """Return the side after each layer."""
    side, sides = whole(n, "n", 1), []
    for k, stride, padding, dilation in _layers(layers):
        side = len(starts(side, k, stride, padding, dilation))
        sides.append(side)
    return sides


def stack_output(n: Value, layers: Value) -> Value:
    """Return the side after the last layer."""
    return stack_sides(n, layers)[-1]


def _reached(stack: Sequence[tuple[int, int, int, int]], output: int) -> set[int]:
    """Return the input positions that the output position depends on, going back layer by layer."""
    reached = {output}
    for k, stride, padding, dilation in reversed(stack):
        affordable(len(reached) * k, "Following the positions", MOST_STEPS)
        reached = {place * stride - padding + tap * dilation for place in reached for tap in range(k)}
    return reached


def _layers(layers: Value) -> list[tuple[int, int, int, int]]:
    return [_layer(row) for row in items(layers, "layers", 200)]


def _layer(row: Value) -> tuple[int, int, int, int]:
    given = wholes(row, "a layer", longest=4)
    k, stride, padding, dilation = (*given, *_DEFAULTS[len(given) - 1 :])
    if not (k and stride and dilation):
        raise ProofInputError("Kernel, stride and dilation must be at least 1.")
    return k, stride, padding, dilation
