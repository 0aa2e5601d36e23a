"""Workings of windows that slide over a line or a map: what each place multiplies, pools, or is seen by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from solvers.workings.calling import JSON
from solvers.workings.writing import (
    Lines,
    NotWorkedError,
    Working,
    first,
    number,
    numbers,
    products,
    rows,
    text,
)

Pooled: TypeAlias = Callable[[Sequence[float]], str]


def _whole(value: JSON) -> int:
    """Return a size that is the same for every axis."""
    if number(value) != int(number(value)):
        raise NotWorkedError
    return int(number(value))


def _correlate1d(x: JSON, weights: JSON, stride: JSON, padding: JSON, dilation: JSON) -> Lines:
    edge = [0.0] * _whole(padding)
    line, kernel = [*edge, *numbers(x), *edge], numbers(weights)
    return ["Σ weight·entry under the kernel, at each place", *first(_slid(line, kernel, stride, dilation))]


def _convolve1d(x: JSON, weights: JSON) -> Lines:
    kernel = numbers(weights)[::-1]
    flipped = f"the kernel runs backwards: {text(kernel)}"
    return [flipped, *first(_slid(numbers(x), kernel, 1, 1))]


def _slid(line: list[float], kernel: list[float], stride: JSON, dilation: JSON) -> Iterator[str]:
    spread = _whole(dilation)
    reach = spread * (len(kernel) - 1) + 1
    for place in range(0, len(line) - reach + 1, _whole(stride)):
        seen = line[place : place + reach : spread]
        total = sum(w * entry for w, entry in zip(kernel, seen, strict=True))
        yield f"from entry {place + 1}: {products(kernel, seen)} = {text(total)}"


def _correlate2d(x: JSON, weights: JSON, stride: JSON, padding: JSON, dilation: JSON) -> Lines:
    if _whole(padding) or _whole(dilation) != 1:
        raise NotWorkedError
    image, kernel = rows(x), rows(weights)
    taps = [entry for row in kernel for entry in row]

    def place(seen: Sequence[float]) -> str:
        return f"{products(taps, seen)} = {text(sum(w * e for w, e in zip(taps, seen, strict=True)))}"

    size = (len(kernel), len(kernel[0]))
    return ["Σ weight·entry under the kernel, row by row", *first(_windows(image, size, stride, place))]


def _windows(image: list[list[float]], size: tuple[int, int], stride: JSON, shown: Pooled) -> Iterator[str]:
    """Yield a line for each window of a map, named by its upper left corner."""
    step = _whole(stride)
    for top in range(0, len(image) - size[0] + 1, step):
        for left in range(0, len(image[0]) - size[1] + 1, step):
            seen = [entry for row in image[top : top + size[0]] for entry in row[left : left + size[1]]]
            yield f"from row {top + 1}, column {left + 1}: {shown(seen)}"


def _largest(seen: Sequence[float]) -> str:
    return f"max({', '.join(map(text, seen))}) = {text(max(seen))}"


def _average(seen: Sequence[float]) -> str:
    return f"({' + '.join(map(text, seen))})/{len(seen)} = {text(sum(seen) / len(seen))}"


def _pool1d(rule: str, shown: Pooled) -> Working:
    def working(x: JSON, k: JSON, stride: JSON) -> Lines:
        line, size = numbers(x), _whole(k)
        starts = range(0, len(line) - size + 1, _whole(stride))
        lines = (f"from entry {place + 1}: {shown(line[place : place + size])}" for place in starts)
        return [rule, *first(lines)]

    return working


def _pool2d(rule: str, shown: Pooled) -> Working:
    def working(x: JSON, k: JSON, stride: JSON) -> Lines:
        size = _whole(k)
        return [rule, *first(_windows(rows(x), (size, size), stride, shown))]

    return working


def _max_pool1d_gradient(x: JSON, k: JSON, stride: JSON, upstream: JSON) -> Lines:
    line, size, given = numbers(x), _whole(k), numbers(upstream)
    starts = range(0, len(line) - size + 1, _whole(stride))
    lines = (
        f"window {index}: the largest, {text(max(line[place : place + size]))}, gets {text(slope)}"
        for index, (place, slope) in enumerate(zip(starts, given, strict=True), 1)
    )
    return ["each window hands its gradient to its largest entry, and 0 to the others", *first(lines)]


def _global_average_pool(maps: JSON) -> Lines:
    if not isinstance(maps, list) or not isinstance(maps[0], list):
        raise NotWorkedError
    several = maps if isinstance(maps[0][0], list) else [maps]
    lines = (
        f"map {place}: {_average([e for row in rows(one) for e in row])}"
        for place, one in enumerate(several, 1)
    )
    return ["the mean of each map", *first(lines)]


def _coverage(n: JSON, k: JSON, stride: JSON, padding: JSON) -> Lines:
    size, window, edge = _whole(n), _whole(k), _whole(padding)
    starts = range(-edge, size + edge - window + 1, _whole(stride))
    lines = (
        f"position {place + 1}: {sum(start <= place < start + window for start in starts)} windows"
        for place in range(size)
    )
    return [f"{len(starts)} windows of {window}, each covers {window} neighbours", *first(lines)]


_LARGEST = "the largest entry of each window"
_MEAN = "the mean of each window"
WORKINGS: Mapping[str, Working] = {
    "correlate1d": _correlate1d,
    "convolve1d": _convolve1d,
    "correlate2d": _correlate2d,
    "max_pool1d": _pool1d(_LARGEST, _largest),
    "max_pool2d": _pool2d(_LARGEST, _largest),
    "average_pool1d": _pool1d(_MEAN, _average),
    "average_pool2d": _pool2d(_MEAN, _average),
    "max_pool1d_gradient": _max_pool1d_gradient,
    "global_average_pool": _global_average_pool,
    "coverage": _coverage,
}
