"""Penalties on weights."""

from __future__ import annotations

from solvers.worker.bruteforce.catalogue.rows import Rows

ROWS: Rows = {
    "penalties": (
        ("soft_threshold(v, penalty)", "elementwise", "argmin of (w-v)^2/2 + penalty*|w|, by search"),
        ("hard_threshold(v, penalty)", "elementwise", "argmin of (w-v)^2/2 + penalty*[w != 0], by search"),
        ("ridge_shrink(v, penalty)", "elementwise", "argmin of (w-v)^2/2 + penalty*w^2/2, by search"),
        ("elastic_net_shrink(v, l1, l2)", "elementwise", "argmin of (w-v)^2/2 + l1*|w| + l2*w^2/2"),
        ("penalised_minimum(v, fit, l1, l2)", "elementwise", "argmin of fit*(w-v)^2 + l1*|w| + l2*w^2"),
        ("norms(w)", "[L0, L1, L2^2]", "of a vector"),
        ("l1_gradient(w, penalty)", "vector", "numeric gradient of penalty*sum|w|; 0 at 0"),
        ("l2_gradient(w, penalty)", "vector", "numeric gradient of penalty*sum w^2"),
        ("project_norm(w, radius)", "vector", "nearest point of the ball, by search"),
        ("penalised_loss(errors, weights, l1, l2)", "number", "sum errors^2 + l1*sum|w| + l2*sum w^2"),
        ("hard_threshold_point(penalty)", "number", "|v| beyond which hard_threshold is not 0, by bisection"),
        (
            "l1_l2_crossing(l1, l2)",
            "number",
            "w > 0 where the slopes of l1*|w| and l2*w^2 meet",
        ),
        ("subsets(n)", "whole number", "supports to try for an exact L0 search, enumerated"),
        (
            "proximal_step(w, gradient, rate, l1=0, l2=0)",
            "as w",
            "gradient step, then argmin with penalties l1*|u| + l2*u^2",
        ),
    ),
    "decay": (
        (
            "l1_decay(w, rate, penalty, steps=1)",
            "elementwise",
            "proximal steps on penalty*|w|, stopping at 0",
        ),
        ("l2_decay(w, rate, penalty, steps=1)", "elementwise", "gradient steps on penalty*w^2"),
        ("l1_steps_to_zero(w, rate, penalty)", "whole number", "L1 steps until the weight is 0"),
        ("halving_steps(factor)", "whole number", "multiplications by factor until at most a half is left"),
    ),
    "priors": (
        ("gaussian_prior_penalty(w, variance)", "number", "-log density at w minus that at 0"),
        ("laplace_prior_penalty(w, scale)", "number", "-log density at w minus that at 0"),
        ("prior_variance_for(l2)", "number", "of the Gaussian whose -log density rises like l2*w^2"),
        ("prior_scale_for(l1)", "number", "of the Laplace density whose -log rises like l1*|w|"),
    ),
    "regression": (
        ("ridge_regression(x, y, penalty)", "vector", "argmin of |y - Xw|^2 + penalty*|w|^2, no intercept"),
        ("lasso_regression(x, y, penalty)", "vector", "argmin of |y - Xw|^2/2 + penalty*|w|_1, no intercept"),
    ),
}
