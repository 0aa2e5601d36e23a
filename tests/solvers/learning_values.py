"""What the proofs on unseen data and on updates give: worked by hand."""

from __future__ import annotations

import math
from fractions import Fraction

from solvers.worker.proofs import Value

HALF, TENTH = Fraction(1, 2), Fraction(1, 10)

LEARNING_VALUES: list[tuple[str, tuple[Value, ...], object]] = [
    ("expected_squared_error", (HALF, 2 * TENTH, TENTH), 0.55),
    ("best_capacity", (Fraction(8, 100), Fraction(2, 100)), 2),
    ("bootstrap_share", (2,), 0.75),
    ("majority_right", (3, Fraction(8, 10)), 0.896),
    ("lucky_chance", (TENTH, 2), 0.19),
    ("simple_model_probability", (10, 100), Fraction(10, 11)),
    ("crop_count", (256, 224), 2178),
    ("fold_sizes", (500, 10), [450, 50]),
    ("shared_weight_gradient", ([1, 1, 1], [2 * TENTH, -TENTH, 4 * TENTH]), 0.5),
    ("equivalent_decay", (1, HALF, 1), 1),
    ("batch_deviation", ([-1, 1], 64), 0.125),
    ("epoch_end", (0, [2, 4], HALF, 1), 2.5),
    ("epoch_end", (0, [2, 4], HALF, 2), 1.5),
    ("accumulated_rate", (TENTH, 1, 100), 0.01),
    ("accumulated_rate", (TENTH, 2, 100, 25), 0.025),
    ("warmed_average", (Fraction(9, 10), 2), 0.19),
    ("terminal_share", (Fraction(9, 10), 10), 1 - 0.9**10),
    ("hidden_symmetries", (3,), 8 * math.factorial(3)),
]
