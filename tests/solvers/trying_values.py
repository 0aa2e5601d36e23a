"""What the proofs of designs give for known arguments, worked by hand."""

from __future__ import annotations

from solvers.worker.proofs import Value

TRYING_VALUES: list[tuple[str, tuple[Value, ...], object]] = [
    ("linear_pieces", ([1, 1], [0, 2]), 3),
    ("linear_pieces", ([1, -1, 2], [3, 3, 5]), 2),
    ("silent_units", ([[-1, 2, 0], [-3, -1, -2]],), 2),
    ("largest_groups", (12, 18), 6),
    ("largest_groups", (5, 7), 1),
    ("largest_pool_padding", (3,), 1),
    ("largest_pool_padding", (4,), 2),
    ("layers_to_see", (7, 3), 3),
    ("layers_to_see", (8, 3), 4),
    ("repeated_side", (32, 3, 10), 12),
    ("pattern_layers", (3, 5, 3), 18),
    ("local_response", ([20, 10, 10, 0, 0, 7], 2, 5, 2, 0, 1), 5),
    ("local_response", ([10, 20], 0, 5, 2, 0.01, 0.5), 10 / 7**0.5),
]
