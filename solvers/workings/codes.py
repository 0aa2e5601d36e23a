"""Workings of binary codes."""

from __future__ import annotations

import math
from collections.abc import Mapping

from solvers.workings.calling import JSON
from solvers.workings.writing import Lines, Working, dot, first, number, numbers, products, rows, text


def _hamming(a: JSON, b: JSON) -> Lines:
    differing = [int(one != other) for one, other in zip(numbers(a), numbers(b), strict=True)]
    return ["d = the places that differ", f"differing = {''.join(map(str, differing))}"]


def _hamming_of_numbers(a: JSON, b: JSON) -> Lines:
    left, right = int(number(a)), int(number(b))
    width = max(left.bit_length(), right.bit_length(), 1)
    return [
        "d = the ones of a XOR b",
        f"{left:0{width}b} XOR {right:0{width}b} = {left ^ right:0{width}b} = {hex(left ^ right)}",
    ]


def _ball(bits: JSON, radius: JSON) -> Lines:
    length, most = int(number(bits)), int(number(radius))
    counts = [math.comb(length, size) for size in range(most + 1)]
    return [
        "Σ C(bits, i) for i up to the radius",
        " + ".join(f"C({length}, {size})" for size in range(most + 1)),
        "= " + " + ".join(map(str, counts)),
    ]


def _code(x: JSON, hyperplanes: JSON) -> Lines:
    return ["bit = 1 where normal·x > 0", *first(_bit(normal, numbers(x)) for normal in rows(hyperplanes))]


def _bit(normal: list[float], x: list[float]) -> str:
    product = dot(normal, x)
    return f"{products(normal, x)} = {text(product)} → {int(product > 0)}"


WORKINGS: Mapping[str, Working] = {
    "hamming_distance": _hamming,
    "hamming_distance_of_numbers": _hamming_of_numbers,
    "hamming_ball": _ball,
    "hyperplane_code": _code,
}
