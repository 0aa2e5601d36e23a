"""Formulas of training and of what follows it."""

from __future__ import annotations

from solvers.workings.formulas.rows import Rows

ROWS: Rows = {
    # dropout and ensembles
    "dropout_test_scale": ("1 − p", "1 − {p_}"),
    "dropout_train_scale": ("1/(1 − p)", "1/(1 − {p_})"),
    "dropout_networks": ("2^n", "2^{n_}"),
    "ensemble_variance": (
        "ρσ² + (1 − ρ)σ²/n",
        "{correlation}·{variance_} + (1 − {correlation})·{variance_}/{n_}",
    ),
    "dropout_kept_probability": (
        "C(n, k)·(1 − p)^k·p^(n − k)",
        "binomial({n_}, {k_})·(1 − {p_})^{k_}·{p_}^({n_} − {k_})",
    ),
    "dropout_kept_mean": ("n·(1 − p)", "{n_}·(1 − {p_})"),
    # penalties
    "l1_gradient": ("λ·sign(w), 0 at 0", "{penalty_}·sign({w_})"),
    "l2_gradient": ("2λw", "2·{penalty_}·{w}"),
    "soft_threshold": ("sign(v)·max(|v| − λ, 0)", "sign({v_})·max(|{v_}| − {penalty_}, 0)"),
    "hard_threshold": ("v if ½v² > λ, else 0", "{v_} if ½·{v}² > {penalty_}, else 0"),
    "hard_threshold_point": ("√(2λ)", "√(2·{penalty_})"),
    "ridge_shrink": ("v/(1 + λ)", "{v_}/(1 + {penalty_})"),
    "elastic_net_shrink": (
        "sign(v)·max(|v| − λ₁, 0)/(1 + λ₂)",
        "sign({v_})·max(|{v_}| − {l1_}, 0)/(1 + {l2_})",
    ),
    "l1_decay": (
        "w steps by ηλ towards 0 and stops there: sign(w)·max(|w| − tηλ, 0)",
        "sign({w_})·max(|{w_}| − {steps_}·{rate_}·{penalty_}, 0)",
    ),
    "l2_decay": ("w·(1 − 2ηλ)^t", "{w_}·(1 − 2·{rate_}·{penalty_})^{steps_}"),
    "l1_steps_to_zero": ("⌈|w|/(ηλ)⌉", "⌈|{w_}|/({rate_}·{penalty_})⌉"),
    "halving_steps": ("⌈ln ½ / ln factor⌉", "⌈ln ½ / ln {factor_}⌉"),
    "l1_l2_crossing": ("λ₁ = 2λ₂w at w = λ₁/(2λ₂)", "w = {l1_}/(2·{l2_})"),
    "prior_variance_for": ("w²/(2σ²) = λw² at σ² = 1/(2λ)", "σ² = 1/(2·{l2_})"),
    "prior_scale_for": ("|w|/b = λ|w| at b = 1/λ", "b = 1/{l1_}"),
    "penalised_minimum": (
        "sign(v)·max(fit·|v| − λ₁/2, 0)/(fit + λ₂)",
        "sign({v_})·max({fit_}·|{v_}| − {l1_}/2, 0)/({fit_} + {l2_})",
    ),
    "gaussian_prior_penalty": ("w²/(2σ²)", "{w}²/(2·{variance_})"),
    "laplace_prior_penalty": ("|w|/b", "|{w_}|/{scale_}"),
    "subsets": ("2^n", "2^{n_}"),
    # descent and initial weights
    "largest_stable_rate": ("|1 − ηL| < 1 up to η = 2/L", "η = 2/{curvature_}"),
    "best_quadratic_rate": ("η = 2/(L_min + L_max)", "η = 2/({least_} + {most_})"),
    "best_quadratic_shrinking": (
        "(κ − 1)/(κ + 1) with κ = L_max/L_min",
        "({most_}/{least_} − 1)/({most_}/{least_} + 1)",
    ),
    "lecun_variance": ("Var w = 1/fan_in", "Var w = 1/{fan_in_}"),
    "he_variance": ("Var w = 2/fan_in, as a ReLU cuts half of E[z²]", "Var w = 2/{fan_in_}"),
    "glorot_variance": ("Var w = 2/(fan_in + fan_out)", "Var w = 2/({fan_in_} + {fan_out_})"),
    "uniform_bound": ("Var U(−b, b) = b²/3, so b = √(3·Var)", "b = √(3·{variance_})"),
    "layer_variance": (
        "Var ← n·Var w·Var, once for each layer",
        "{variance_}·({width_}·{weight_variance_})^{layers_}",
    ),
    "step_decay": ("η₀·factor^⌊epoch/every⌋", "{rate_}·{factor_}^⌊{epoch_}/{every_}⌋"),
    "cosine_decay": (
        "least + ½(η₀ − least)(1 + cos(πt/T))",
        "{least_} + ({rate_} − {least})/2·(1 + cos(π·{step_}/{steps_}))",
    ),
    "lstm_memory_gradient": ("dc_T/dc_0 = f^T", "{forget_}^{steps_}"),
    # codes and compression
    "hamming_distance_of_signs": ("d = (K − b·c)/2", "d = ({bits_} − {product})/2"),
    "bucket_count": ("2^bits", "2^{bits_}"),
    "lsh_probability": ("P(same bit) = 1 − θ/π", "1 − {degrees_}/180"),
    "lsh_probability_of_cosine": ("P(same bit) = 1 − arccos(cos θ)/π", "1 − arccos({cosine_})/π"),
    "lsh_expected_distance": ("bits·θ/π", "{bits_}·{degrees_}/180"),
    "lsh_found": ("1 − (1 − p^bits)^tables", "1 − (1 − {p_}^{bits_})^{tables_}"),
    "low_rank_parameters": ("r·(n_in + n_out)", "{rank_}·({n_in_} + {n_out_})"),
    "low_rank_break_even": ("n_in·n_out/(n_in + n_out)", "{n_in_}·{n_out_}/({n_in_} + {n_out_})"),
    "quantization_grid": (
        "scale = (high − low)/(2^bits − 1), zero = round(−low/scale)",
        "[({high_} − {low})/(2^{bits_} − 1), round(−{low}/scale)]",
    ),
    "quantize": (
        "round(x/scale) + zero, kept within 0 … 2^bits − 1",
        "round({x_}/{scale_}) + {zero_} within 0 … 2^{bits_} − 1",
    ),
    "dequantize": ("(q − zero)·scale", "({q_} − {zero_})·{scale_}"),
}
