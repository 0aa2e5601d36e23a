"""Binary codes: distances place by place, and how likely random hyperplanes hash two vectors alike.

A random hyperplane gives bit 1 to a vector on its positive side. Angles are in degrees.
"""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import chain, combinations
from statistics import NormalDist

from solvers.worker.bruteforce.calculus import integral
from solvers.worker.bruteforce.values import (
    ProofInputError,
    Value,
    affordable,
    exacts,
    probability,
    real,
    rows,
    same_length,
    whole,
)

_MOST_CODES = 1_000_000
_LONGEST = 4096
_FAR = 12.0
_NORMAL = NormalDist()


def hamming_distance(a: Value, b: Value) -> Value:
    """Return in how many places two lists differ."""
    left, right = exacts(a, "a", _LONGEST), exacts(b, "b", _LONGEST)
    same_length(left, right, "a and b")
    return sum(one != other for one, other in zip(left, right, strict=True))


def hamming_distance_of_numbers(a: Value, b: Value) -> Value:
    """Return in how many binary digits two whole numbers differ, halving both until they are gone."""
    left, right, differing = whole(a, "a"), whole(b, "b"), 0
    while left or right:
        differing += left % 2 != right % 2
        left, right = left // 2, right // 2
    return differing


def hamming_distance_of_signs(product: Value, bits: Value) -> Value:
    """Return the distance of two codes of ±1 whose inner product is given, by flipping one by one."""
    length = whole(bits, "bits", 1, _LONGEST)
    wanted = whole(product, "product", -length, length)
    for distance in range(length + 1):
        if sum([-1] * distance + [1] * (length - distance)) == wanted:
            return distance
    raise ProofInputError(f"No two codes of {length} signs have the inner product {wanted}.")


def hamming_ball(bits: Value, radius: Value) -> Value:
    """Return how many codes differ from one code in at most `radius` places, each set of places counted."""
    length = whole(bits, "bits", 1, _LONGEST)
    most = whole(radius, "radius", most=length)
    affordable(sum(math.comb(length, size) for size in range(most + 1)), "Listing the codes", _MOST_CODES)
    return sum(1 for _ in chain.from_iterable(combinations(range(length), size) for size in range(most + 1)))


def hyperplane_code(x: Value, hyperplanes: Value) -> Value:
    """Return the bits of a vector: 1 where its product with the hyperplane's normal is positive."""
    point, normals = exacts(x, "x"), rows(hyperplanes, "hyperplanes")
    same_length(point, normals[0], "x and a normal")
    return [int(sum(n * entry for n, entry in zip(normal, point, strict=True)) > 0) for normal in normals]


def lsh_probability(degrees: Value) -> Value:
    """Return how likely a random hyperplane gives two vectors at this angle the same bit (Charikar 2002)."""
    angle = real(degrees, "degrees")
    if not 0 <= angle <= 180:
        raise ProofInputError("An angle between two vectors lies from 0 to 180 degrees.")
    return lsh_probability_of_cosine(math.cos(math.radians(angle)))


def lsh_probability_of_cosine(cosine: Value) -> Value:
    """Return the same for two vectors of this cosine: that two Gaussians so correlated have one sign."""
    rho = real(cosine, "cosine")
    if not -1 <= rho <= 1:
        raise ProofInputError("A cosine lies from -1 to 1.")
    if abs(rho) == 1:
        return (1 + rho) / 2
    ratio = rho / math.sqrt(1 - rho * rho)
    sharp = max(abs(ratio), 1.0)  # within _FAR/sharp of 0 the integrand bends sharply, beyond it no more
    near = integral(lambda u: _both_positive(u / sharp, ratio) / sharp, 0.0, _FAR)
    return 2 * (near + integral(lambda x: _both_positive(x, ratio), _FAR / sharp, _FAR))


def lsh_expected_distance(degrees: Value, bits: Value) -> Value:
    """Return the expected Hamming distance of two codes: the bits' chances of differing, summed."""
    differing = 1 - real(lsh_probability(degrees), "a probability")
    return math.fsum(differing for _ in range(whole(bits, "bits", 1, _LONGEST)))


def lsh_found(p: Value, bits: Value, tables: Value = 1) -> Value:
    """Return how likely a table or more agrees in all its bits, each of which agrees with probability p."""
    chance, agreeing, missed = probability(p, "p"), Fraction(1), Fraction(1)
    for _ in range(whole(bits, "bits", 1, 256)):
        agreeing *= chance
    for _ in range(whole(tables, "tables", 1, 256)):
        missed *= 1 - agreeing
    return float(1 - missed)


def bucket_count(bits: Value) -> Value:
    """Return how many codes there are, by doubling."""
    buckets = 1
    for _ in range(whole(bits, "bits", 1, 64)):
        buckets += buckets
    return buckets


def _both_positive(x: float, ratio: float) -> float:
    return _NORMAL.pdf(x) * _NORMAL.cdf(ratio * x)
