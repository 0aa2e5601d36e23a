"""What the proofs about neurons, gradients and sequences give for known arguments."""

from __future__ import annotations

import math
from fractions import Fraction

from solvers.worker.proofs import Value

TENTH = Fraction(1, 10)
HALF = Fraction(1, 2)

NEURON_VALUES: list[tuple[str, tuple[Value, ...], object]] = [
    # threshold units: AND, OR, XOR; 14 of the 16 functions of two bits and 104 of the 256 of three
    ("threshold_outputs", ([1, 1], Fraction(-3, 2)), [0, 0, 0, 1]),
    ("threshold_outputs", ([1, 1], -HALF), [0, 1, 1, 1]),
    ("threshold_outputs", ([1], 0), [0, 1]),
    (
        "threshold_net_outputs",
        ([[1, 1], [1, 1]], [-HALF, Fraction(-3, 2)], [1, -1], -HALF),
        [0, 1, 1, 0],
    ),
    ("separable_functions", (1,), 4),
    ("separable_functions", (2,), 14),
    ("separable_functions", (3,), 104),
    ("perceptron_step", ([0, 0], 0, [1, 1], 1, TENTH), [0.1, 0.1, 0.1]),
    ("perceptron_step", ([0, 0], 0, [1, 1], 1, TENTH, 5), [0.1, 0.1, 0.1]),
    ("perceptron_step", ([1, 2], 0, [1, -1], 0, 1), [1, 2, 0]),
    ("boundary_crossing", ([3, 2], -6), 3),
    ("boundary_crossing", ([3, -4], 2), 0.5),
    ("line_distances", (1, 0, 0, 2), [2, math.sqrt(2)]),
    ("line_distances", (Fraction(3, 4), 1, 4, 9), [5, 4]),
    ("linear_unit_gradient", ([1], 0, [2], 5), [-12, -6]),
    ("linear_unit_gradient", ([1], 0, [2], 5, HALF), [-6, -3]),
    # gradients: the window of Nielsen 2015, chapter 5; the rest counted by hand
    ("sigmoid_window", (4,), 0),
    ("sigmoid_window", (6.9,), 2 / 6.9 * math.log(6.9 * (1 + math.sqrt(1 - 4 / 6.9)) / 2 - 1)),
    ("leaky_share", (0,), 0.5),
    ("leaky_share", (HALF,), 0.625),
    ("zero_start_gradients", ([2, 3, 1],), 4),
    ("zero_start_gradients", ([2, 3, 1], 1), 1),
    ("zero_start_gradients", ([2, 3, 4, 2],), 10),
    ("distinct_units", ([3, 5, 2], 0.3), 1),
    ("distinct_units", ([3, 5, 2], 0), 1),
    ("backward_macs", ([784, 30, 10],), 784 * 30 + 2 * 300),
    # sequences
    ("rnn_parameters", (128, 256), 98_560),
    ("rnn_parameters", (10, 20, 2), 640),
    ("rnn_states", ([1, 0], 1, 2), [math.tanh(1), math.tanh(2 * math.tanh(1))]),
    ("rnn_states", ([1], 0, 0, HALF), [math.tanh(0.5)]),
    ("rnn_step_slope", (0, 1, 2, 0), 2),
    ("rnn_step_slope", (1, 1, 2, HALF), 2 * (1 - math.tanh(2) ** 2)),
    ("stacked_lstm_parameters", (128, 256), 394_240),
    ("stacked_lstm_parameters", (128, 256, 1, 2), 788_480),
    ("stacked_lstm_parameters", (10, 20, 2, 1, 2), 2560 + 3360),
    ("stacked_lstm_parameters", (10, 20, 2, 2), 2 * 2480 + 2 * 4 * (60 * 20 + 20)),
    ("recurrent_shapes", (4, 7, 10, 32, 2), [[4, 7, 32], [2, 4, 32]]),
    ("recurrent_shapes", (4, 7, 10, 32, 2, 2), [[4, 7, 64], [4, 4, 32]]),
    ("recurrent_macs", (128, 256, 4), 393_216),
    ("recurrent_macs", (128, 256, 3, 10), 2_949_120),
    ("attention_scores_shape", (2, 4, 5, 7, 32), [2, 4, 5, 7]),
    ("attention_macs", (8, 2, 3, 5), 2 * 3 * 5 * 8 + 2 * 3 * 64 + 2 * 5 * 64),
    ("attention_macs", (8, 4, 3, 5, 0), 240),
    ("attention_weights", ([2, 0], [[0, 1], [0, 3]]), [0.5, 0.5]),
    ("attention_weights", ([1, 0], [[math.log(3), 0], [0, 0]], 0), [0.75, 0.25]),
    ("attention_output", ([2, 0], [[0, 1], [0, 3]], [[1], [5]]), [3]),
    ("score_variance", (8,), 8),
    ("score_variance", (4, 2), 16),
    ("causal_pairs", (5,), 15),
]
