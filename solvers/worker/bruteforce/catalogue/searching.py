"""Retrieval, what is kept of a spectrum, and experiments that are counted."""

from __future__ import annotations

from solvers.worker.bruteforce.catalogue.rows import Rows

ROWS: Rows = {
    "retrieval": (
        ("packed_bytes(count, bits)", "whole number", "so many numbers, packed without gaps and measured"),
        (
            "sparse_bits(weights, kept, index_bits, value_bits=32)",
            "whole number",
            "each weight kept is stored with an index, listed",
        ),
        ("word_counts(descriptors, words)", "vector", "histogram of the nearest words; ties to the first"),
        ("word_residuals(descriptors, words)", "vector", "VLAD without normalisation, the words in a row"),
        ("candidates(items, bits)", "number", "mean number in a bucket, items dealt evenly"),
        (
            "tables_needed(p, bits, found)",
            "whole number",
            "hash tables until one agrees in all bits that likely, added one by one",
        ),
    ),
    "spectra": (
        ("low_rank_error(matrix, rank)", "number", "Frobenius, by alternating least squares"),
        ("components_needed(variances, share)", "whole number", "largest first, until the share is reached"),
        (
            "nearest_on_axis(point, mean, axis)",
            "number",
            "where on the line, in axis lengths, by descent",
        ),
    ),
    "trials": (
        ("grid_runs(values, settings)", "whole number", "all combinations, listed"),
        ("measured_accuracy(accuracy, flipped)", "number", "two classes, all four cases enumerated"),
    ),
}
