"""What stored numbers weigh, and how an image's local descriptors become one: packed and counted."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from solvers.worker.bruteforce.values import (
    ProofInputError,
    Value,
    affordable,
    probability,
    rows,
    same_length,
    whole,
)

_MOST_BITS = 10_000_000
_MOST_TABLES = 100_000


def packed_bytes(count: Value, bits: Value) -> Value:
    """Return how many bytes that many numbers of so many bits fill, packed without gaps."""
    numbers, width = whole(count, "count", 1), whole(bits, "bits", 1, 64)
    affordable(numbers * width, "Packing the bits", _MOST_BITS)
    return int(np.packbits(np.ones(numbers * width, np.uint8)).nbytes)


def sparse_bits(weights: Value, kept: Value, index_bits: Value, value_bits: Value = 32) -> Value:
    """Return the bits of a pruned list of weights of which each one kept is stored with an index."""
    length = whole(weights, "weights", 1, 100_000)
    mask = np.zeros(length, np.bool_)
    mask[: whole(kept, "kept", most=length)] = True
    stored = [
        (whole(index_bits, "index_bits"), whole(value_bits, "value_bits")) for _ in np.flatnonzero(mask)
    ]
    return sum(index + value for index, value in stored)


def word_counts(descriptors: Value, words: Value) -> Value:
    """Return the histogram of visual words: how many descriptors lie nearest to each, a tie to the first."""
    points, centres = rows(descriptors, "descriptors"), rows(words, "words")
    same_length(points[0], centres[0], "a descriptor and a word")
    counts = [0] * len(centres)
    for point in points:
        counts[_nearest(point, centres)] += 1
    return counts


def word_residuals(descriptors: Value, words: Value) -> Value:
    """Return the VLAD of descriptors, not normalised: a word's summed differences, the words in a row."""
    points, centres = rows(descriptors, "descriptors"), rows(words, "words")
    same_length(points[0], centres[0], "a descriptor and a word")
    sums = [[Fraction(0)] * len(centre) for centre in centres]
    for point in points:
        word = _nearest(point, centres)
        sums[word] = [s + p - c for s, p, c in zip(sums[word], point, centres[word], strict=True)]
    return [entry for row in sums for entry in row]


def candidates(items: Value, bits: Value) -> Value:
    """Return how many items share a bucket on average, dealt evenly over all codes of so many bits."""
    codes = 2 ** whole(bits, "bits", 1, 20)
    dealt = np.bincount(np.arange(whole(items, "items", 1, 10_000_000)) % codes, minlength=codes)
    return Fraction(int(dealt.sum()), codes)


def tables_needed(p: Value, bits: Value, found: Value) -> Value:
    """Return the fewest tables of which one agrees in all bits with that probability, one by one."""
    chance, wanted = probability(p, "p"), probability(found, "found")
    shared, missed = chance ** whole(bits, "bits", 1, 256), 1.0
    for tables in range(1, _MOST_TABLES):
        missed *= float(1 - shared)
        if 1 - missed >= wanted:
            return tables
    raise ProofInputError(f"Even {_MOST_TABLES} tables are not enough.")


def _nearest(point: list[Fraction], centres: list[list[Fraction]]) -> int:
    distances = [sum((p - c) ** 2 for p, c in zip(point, centre, strict=True)) for centre in centres]
    if not distances:
        raise ProofInputError("There must be a word.")
    return distances.index(min(distances))
