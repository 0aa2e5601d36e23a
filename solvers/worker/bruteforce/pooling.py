"""Pooling by doing it: windows slide, the largest or the mean is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from solvers.worker.bruteforce.sliding import axis, fitting, grid, starts
from solvers.worker.bruteforce.values import (
    MOST_STEPS,
    ProofInputError,
    Value,
    affordable,
    exacts,
    flag,
    items,
    pair,
    rows,
    same_length,
)


def pool_output(  # noqa: PLR0913, PLR0917 (the arguments of a layer)
    n: Value,
    k: Value,
    stride: Value,
    padding: Value = 0,
    dilation: Value = 1,
    ceil_mode: Value = 0,
) -> Value:
    """Return the number of windows; in ceil mode one more if inputs are left over and it starts inside."""
    side, kernel, step, margin, spread = axis(n, k, stride, padding, dilation)
    if 2 * margin > kernel:
        raise ProofInputError(f"A pool's padding {margin} may be at most half its kernel {kernel}.")
    places = fitting(side, kernel, step, margin, spread)
    if flag(ceil_mode, "ceil_mode"):
        before = places[-1] if places else -margin - step
        left_over = before + spread * (kernel - 1) + 1 < side + margin
        places = [*places, before + step] if left_over and before + step < side else places
    if not places:
        raise ProofInputError(f"No window of {kernel} fits into {side} with padding {margin}.")
    return len(places)


def max_pool1d(x: Value, k: Value, stride: Value) -> Value:
    """Return the largest of each window of a line."""
    return _pool1d(exacts(x, "x"), k, stride, max)


def average_pool1d(x: Value, k: Value, stride: Value) -> Value:
    """Return the mean of each window of a line."""
    return _pool1d(exacts(x, "x"), k, stride, _mean)


def max_pool2d(x: Value, k: Value, stride: Value) -> Value:
    """Return the largest of each window of a map."""
    return _pool2d(x, k, stride, max)


def average_pool2d(x: Value, k: Value, stride: Value) -> Value:
    """Return the mean of each window of a map."""
    return _pool2d(x, k, stride, _mean)


def max_pool1d_gradient(x: Value, k: Value, stride: Value, upstream: Value) -> Value:
    """Return dL/dx by moving each entry by less than any gap between entries, and back."""
    line, weights = exacts(x, "x", 100), exacts(upstream, "upstream")
    step = min((abs(a - b) for a in line for b in line if a != b), default=Fraction(1)) / 4

    def loss(entries: list[Fraction]) -> Fraction:
        pooled = _pool1d(entries, k, stride, max)
        same_length(pooled, weights, "The output and upstream")
        return sum((w * entry for w, entry in zip(weights, pooled, strict=True)), Fraction(0))

    return [
        (loss(_moved(line, place, step)) - loss(_moved(line, place, -step))) / (2 * step)
        for place in range(len(line))
    ]


def global_average_pool(maps: Value) -> Value:
    """Return the mean of one map, or of each of several maps."""
    outer = items(maps, "maps")
    first = outer[0]
    if isinstance(first, Sequence) and isinstance(first[0], Sequence):
        return [global_average_pool(one) for one in outer]
    return _mean([entry for row in rows(maps, "maps") for entry in row])


def _pool1d(
    line: list[Fraction], k: Value, stride: Value, pick: Callable[[list[Fraction]], Fraction]
) -> list[Fraction]:
    side, kernel, step, *_ = axis(len(line), k, stride, 0, 1)
    affordable(side * kernel, "Pooling", MOST_STEPS)
    return [pick(line[place : place + kernel]) for place in starts(side, kernel, step, 0, 1)]


def _pool2d(x: Value, k: Value, stride: Value, pick: Callable[[list[Fraction]], Fraction]) -> Value:
    image, (height, width) = rows(x, "x"), pair(k, "k", 1)
    tops, lefts = grid([len(image), len(image[0])], k, stride, 0, 1)
    affordable(len(tops) * len(lefts) * height * width, "Pooling", MOST_STEPS)
    return [
        [
            pick([entry for row in image[top : top + height] for entry in row[left : left + width]])
            for left in lefts
        ]
        for top in tops
    ]


def _mean(entries: list[Fraction]) -> Fraction:
    return sum(entries, Fraction(0)) / len(entries)


def _moved(line: list[Fraction], place: int, step: Fraction) -> list[Fraction]:
    return [*line[:place], line[place] + step, *line[place + 1 :]]
