"""What normalisations share, how outputs relate to the truth, and where penalties put a weight."""

from __future__ import annotations

from solvers.worker.bruteforce.catalogue.rows import Rows

ROWS: Rows = {
    "groups": (
        (
            "normalised_together(n, channels, height, width, groups, over_batch=0)",
            "whole number",
            "values that share a mean: every value of the tensor is labelled",
        ),
        (
            "normalisation_means(n, channels, height, width, groups, over_batch=0)",
            "whole number",
            "different means of the same tensor",
        ),
        ("rms_norm(x, eps=0)", "vector", "in units of the root mean square"),
    ),
    "reliability": (
        (
            "calibration_error(counts, confidences, hits)",
            "number",
            "mean gap of confidence and accuracy over bins, predictions listed",
        ),
        ("softmax_directions(classes)", "whole number", "rank of the numeric Jacobian"),
        ("nearest_on_diamond(point, radius=1)", "[x, y]", "on |x| + |y| = radius, searched along each edge"),
    ),
}
