"""What the proofs of retrieval, spectra and trials give for known arguments, worked by hand."""

from __future__ import annotations

from fractions import Fraction

from solvers.worker.proofs import Value

SEARCHING_VALUES: list[tuple[str, tuple[Value, ...], object]] = [
    ("packed_bytes", (1000, 64), 8000),
    ("packed_bytes", (3, 3), 2),
    ("sparse_bits", (100, 10, 16), 480),
    ("word_counts", ([[1], [9], [11], [5]], [[0], [10]]), [2, 2]),
    ("word_residuals", ([[1, 2], [9, 9], [11, 8]], [[0, 0], [10, 10]]), [1, 2, 0, -3]),
    ("candidates", (1000, 3), 125),
    ("tables_needed", (Fraction(1, 2), 1, Fraction(9, 10)), 4),
    ("low_rank_error", ([[3, 0, 0], [0, 2, 0], [0, 0, 1]], 1), 5**0.5),
    ("low_rank_error", ([[1, 2], [2, 4]], 1), 0),
    ("components_needed", ([4, 1, 3, 2], Fraction(7, 10)), 2),
    ("components_needed", ([4, 1, 3, 2], Fraction(71, 100)), 3),
    ("nearest_on_axis", ([3, 4], [1, 1], [Fraction(3, 5), Fraction(4, 5)]), 3.6),
    ("grid_runs", (5, 3), 125),
    ("measured_accuracy", (Fraction(9, 10), Fraction(1, 10)), 0.82),
]
