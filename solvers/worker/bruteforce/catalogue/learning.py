"""What speaks about unseen data, and what adds up over updates."""

from __future__ import annotations

from solvers.worker.bruteforce.catalogue.rows import Rows

ROWS: Rows = {
    "generalizing": (
        (
            "expected_squared_error(bias, variance, noise)",
            "number",
            "over deviations of one standard deviation either way",
        ),
        ("best_capacity(bias, variance)", "number", "c > 0 where bias/c^2 + variance*c is least, by search"),
        ("bootstrap_share(n)", "number", "expected share of distinct samples in n draws, draw by draw"),
        ("majority_right(n, p)", "number", "most of n independent voters are right, all cases enumerated"),
        ("lucky_chance(chance, models)", "number", "at least one of them has luck, all cases enumerated"),
        (
            "simple_model_probability(few, many)",
            "number",
            "of the model of few data sets, one of which is seen, by counting worlds",
        ),
        ("crop_count(side, crop, mirrored=1)", "whole number", "different views of a square image, listed"),
        ("fold_sizes(samples, folds)", "[training, validation]", "a run of cross-validation, dealt out"),
        ("shared_weight_gradient(x, upstream)", "number", "numeric, of one weight that multiplies every x"),
        (
            "equivalent_decay(curvature, rate, steps)",
            "number",
            "l of l*w^2/2 that ends where descent from 0 does, by bisection",
        ),
    ),
    "updates": (
        (
            "batch_deviation(gradients, batch)",
            "number",
            "of the mean of draws with replacement, all outcomes",
        ),
        (
            "epoch_end(w, targets, rate, batch)",
            "number",
            "w after one pass in order, on the batch's mean of (w - t)^2/2",
        ),
        (
            "accumulated_rate(rate, gradient, steps, every=1)",
            "number",
            "Adagrad's rate, run; a gradient at each `every`-th step",
        ),
        ("warmed_average(beta, steps)", "number", "moving average of ones, begun at 0, run"),
        ("terminal_share(gamma, steps)", "number", "velocity under a constant gradient over its limit, run"),
        ("hidden_symmetries(units)", "whole number", "settings of one tanh layer, tried out"),
    ),
}
