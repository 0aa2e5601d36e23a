"""What the proofs of groups and reliability give for known arguments, worked by hand."""

from __future__ import annotations

from fractions import Fraction

from solvers.worker.proofs import Value

RELIABILITY_VALUES: list[tuple[str, tuple[Value, ...], object]] = [
    ("normalised_together", (8, 4, 3, 3, 4, 1), 72),
    ("normalised_together", (8, 4, 3, 3, 2), 18),
    ("normalisation_means", (8, 4, 3, 3, 4, 1), 4),
    ("normalisation_means", (8, 4, 3, 3, 2), 16),
    ("rms_norm", ([3, 4],), [3 / 12.5**0.5, 4 / 12.5**0.5]),
    ("calibration_error", ([4, 6], [Fraction(1, 2), Fraction(9, 10)], [1, 6]), Fraction(4, 25)),
    ("softmax_directions", (3,), 2),
    ("nearest_on_diamond", ([2, Fraction(1, 2)],), [1, 0]),
    ("nearest_on_diamond", ([1, 1],), [0.5, 0.5]),
]
