"""What the proofs about training give for known arguments: worked by hand, or by the closed formula."""

from __future__ import annotations

import math
from fractions import Fraction

from solvers.worker.proofs import Value

TENTH = Fraction(1, 10)
HALF = Fraction(1, 2)
TINY_W, TINY_B = [[[0.15, 0.2], [0.25, 0.3]], [[0.4, 0.45], [0.5, 0.55]]], [[0.35, 0.35], [0.6, 0.6]]
POINTS = [[2, 1], [3, 4], [5, 5], [6, 6]]


def sigmoid(x: float) -> float:
    """Return 1/(1 + e^−x)."""
    return 1 / (1 + math.exp(-x))


TRAINING_VALUES: list[tuple[str, tuple[Value, ...], object]] = [
    # losses
    ("mean_squared_error", ([1, 2], [3, 5]), 6.5),
    ("mean_squared_error_gradient", ([1, 2], [3, 5]), [-2, -3]),
    ("mean_absolute_error", ([1, 2], [3, 5]), 2.5),
    ("huber_loss", ([0, HALF, -3], [0, 0, 0]), (0.125 + 2.5) / 3),
    ("huber_loss", (5, 2, 2), 4),
    ("hinge_loss", (HALF, 1), 0.5),
    ("hinge_loss", (2, -1), 3),
    # optimisers: w − ηg and so on, by hand
    ("sgd", (1, [1, -2, HALF], TENTH), [0.9, 1.1, 1.05]),
    ("sgd", ([1, 2], [[1, 1], [0, 2]], TENTH), [[0.9, 1.9], [0.9, 1.7]]),
    ("momentum", (0, [1, 1, 1], TENTH), [-0.1, -0.29, -0.561]),
    ("nesterov", (0, [1, 1], TENTH), [-0.19, -0.461]),
    ("adagrad", (0, [2, 2, 2], HALF, 0), [-0.5, -0.5 - 0.5**1.5, -0.5 - 0.5**1.5 - 0.5 / 3**0.5]),
    ("adagrad", (0, [3, 4], 1, 0), [-1, -1.8]),
    ("rmsprop", (0, [1], Fraction(1, 100), Fraction(9, 10), 0), [-0.01 / 0.1**0.5]),
    ("adadelta", (0, [1]), [-(1e-6**0.5) / (0.05 + 1e-6) ** 0.5]),
    ("adam", (1, [1, -2, HALF], TENTH), [0.900000001, 0.9366103535, 0.9502794197]),
    # where eps stands: 1/√(1 + 3), 1/√(1/4 + 3/4), 1/(√1 + 1)
    ("adagrad", (0, [1], 1, 3), [-0.5]),
    ("rmsprop", (0, [1], 1, 0.75, 0.75), [-1]),
    ("adam", (0, [1], 1, 0.9, 0.999, 1), [-0.5]),
    ("momentum_velocities", ([1, 1, 1],), [1, 1.9, 2.71]),
    ("moving_average", ([1, 4], Fraction(9, 10)), [0.1, 0.49]),
    ("moving_average", ([1, 1], Fraction(999, 1000)), [0.001, 0.001999]),
    # f = w² has curvature 2, f = w²/2 has 1
    ("quadratic_descent", (1, 2, TENTH, 3), [0.8, 0.64, 0.512]),
    ("quadratic_descent", (1, 4, Fraction(1, 4)), [0]),
    ("quadratic_momentum", (1, 1, TENTH, Fraction(9, 10), 1), [0]),
    ("quadratic_nesterov", (1, 1, TENTH, Fraction(9, 10), 1), [0.09]),
    ("largest_stable_rate", (2,), 1),
    ("best_quadratic_rate", (1, 100), 2 / 101),
    ("best_quadratic_shrinking", (1, 100), 99 / 101),
    # a 2-2-2 network that is often worked by hand: M. Mazur, A step by step backpropagation example (2015)
    (
        "mlp_activations",
        ([0.05, 0.1], TINY_W, TINY_B),
        [[0.593269992, 0.596884378], [0.75136507, 0.772928465]],
    ),
    ("mlp_loss", ([0.05, 0.1], [0.01, 0.99], TINY_W, TINY_B), 0.298371109),
    (
        "mlp_gradients",
        ([0.05, 0.1], [0.01, 0.99], TINY_W, TINY_B),
        [
            [
                [[0.00043856773447, 0.00087713546895], [0.00049771273526, 0.00099542547052]],
                [[0.08216704056, 0.08266762785], [-0.02260254048, -0.02274024222]],
            ],
            [[0.0087713546895, 0.0099542547052], [0.13849856163, -0.03809823652]],
        ],
    ),
    ("mlp_softmax_loss", ([1], 0, [[[0], [0]]], [[0, 0]]), math.log(2)),
    ("mlp_softmax_gradients", ([2], 0, [[[0], [0]]], [[0, 0]]), [[[[-1], [1]]], [[-0.5, 0.5]]]),
    ("output_delta", (0.8, 1), 0.032),
    ("hidden_delta", (0.6, [HALF, -1], [0.032, 0.01]), 0.00144),
    # Glorot & Bengio 2010, He et al. 2015, LeCun et al. 1998
    ("glorot_variance", (784, 300), 2 / 1084),
    ("he_variance", (4608,), 2 / 4608),
    ("lecun_variance", (50,), 0.02),
    ("uniform_bound", (2 / 1084,), math.sqrt(6 / 1084)),
    ("relu_share", (), 0.5),
    ("layer_variance", (256, 0.0001, 10), 0.16**20),
    ("step_decay", (TENTH, TENTH, 30, 65), 0.001),
    ("cosine_decay", (TENTH, 25, 100), 0.08535533906),
    ("cosine_decay", (TENTH, 100, 100, Fraction(1, 100)), 0.01),
    ("updates_per_epoch", (50_000, 128), 391),
    ("updates_per_epoch", (50_000, 128, 1), 390),
    ("updates_per_epoch", (256, 128, 1), 2),
    ("early_stopping", ([1, 0.8, 0.7, 0.72, 0.69, 0.71, 0.7, 0.73, 0.66], 3), [8, 5]),
    # cells
    ("lstm_state", (0.5, 1, 0.2, -0.3, 0.4), [0.1672219428, 0.4152815413]),
    ("lstm_state", ([0.5], [1], [0.2], [-0.3], [0.4]), [[0.1672219428], [0.4152815413]]),
    (
        "lstm_cell",
        ([1], [0], [0.4], [[0.5], [1], [0.2], [0]], [[9], [9], [9], [9]], [0, 0, 0, -0.3]),
        [[0.1672219428], [0.4152815413]],
    ),
    ("lstm_memory_gradient", (0.95, 50), 0.95**50),
    (
        "gru_cell",
        ([1], [2], [[1], [-1], [0]], [[0], [0], [1]], [0, 0, 0], [0, 0, 0.5]),
        [sigmoid(1) * math.tanh(sigmoid(1) * 2.5) + 2 * sigmoid(-1)],
    ),
    # components
    ("covariance", (POINTS,), [[10 / 3, 11 / 3], [11 / 3, 14 / 3]]),
    ("principal_variances", (POINTS,), [7.726779962, 0.2732200375]),
    ("explained_variance", (POINTS,), [0.9658474953, 1 - 0.9658474953]),
    ("principal_component", (POINTS,), [0.6407474392, 0.7677517301]),
    ("principal_component", ([[1, 0], [3, 0], [5, 0]], 1), [0, 1]),
    ("principal_scores", ([[1, 0], [3, 0], [5, 0]],), [-2, 0, 2]),
    ("symmetric_eigenvalues", ([[2, 1], [1, 2]],), [3, 1]),
    ("symmetric_eigenvector", ([[2, 1], [1, 2]],), [0.5**0.5, 0.5**0.5]),
    ("symmetric_eigenvector", ([[2, 1], [1, 2]], 1), [0.5**0.5, -(0.5**0.5)]),
    # codes: θ/π of the hyperplanes part two vectors (Charikar 2002)
    ("hamming_distance", ([1, 0, 1, 1, 0, 1, 0, 0], [1, 0, 0, 1, 1, 1, 0, 1]), 3),
    ("hamming_distance_of_numbers", (0xFF00, 0x0FF0), 8),
    ("hamming_distance_of_signs", (20, 48), 14),
    ("hamming_ball", (64, 2), 2081),
    ("bucket_count", (20,), 2**20),
    ("hyperplane_code", ([1, -2], [[1, 1], [1, -1], [2, 1], [-1, -1]]), [0, 1, 0, 1]),
    ("lsh_probability", (30,), 5 / 6),
    ("lsh_probability", (180,), 0),
    ("lsh_probability", (1,), 179 / 180),
    ("lsh_probability_of_cosine", (0.8,), 1 - math.acos(0.8) / math.pi),
    ("lsh_expected_distance", (45, 64), 16),
    ("lsh_found", (Fraction(5, 6), 16), (5 / 6) ** 16),
    ("lsh_found", (Fraction(5, 6), 16, 10), 0.4265337786),
    # compression
    ("low_rank_parameters", (25088, 4096, 512), 14_942_208),
    ("low_rank_break_even", (4096, 4096), 2048),
    ("quantization_grid", (-1, 3), [4 / 255, 64]),
    ("quantize", (1, Fraction(4, 255), 64), 128),
    ("quantize", ([-9, 9], Fraction(4, 255), 64), [0, 255]),
    ("dequantize", (128, Fraction(4, 255), 64), 256 / 255),
    ("distillation_loss", ([0, 0], [0, 0], 4), math.log(2)),
    ("distillation_gradient", ([0, 0], [math.log(3), 0]), [-0.25, 0.25]),
    ("distillation_gradient", ([0, 0], [math.log(81), 0], 4), [-0.0625, 0.0625]),
    # proximal steps: shrink what a gradient step reaches
    ("proximal_step", ([1, 0.2], [0.5, 0], TENTH, 1), [0.85, 0.1]),
    ("proximal_step", (1, 0, TENTH, 0, 1), 1 / 1.2),
]
