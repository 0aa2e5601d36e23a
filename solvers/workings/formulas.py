"""Formulas of functions of plain numbers, with places for the numbers. Data only.

name -> (the formula, the same with places). `{argument}` is bracketed when negative, `{argument_}` never.
A list in the first argument is worked out entry by entry.
"""

from __future__ import annotations

from collections.abc import Mapping

FORMULAS: Mapping[str, tuple[str, str]] = {
    # activations and their slopes
    "sigmoid": ("σ(x) = 1/(1 + e^(−x))", "σ({x_}) = 1/(1 + e^(−{x}))"),
    "sigmoid_derivative": ("σ′ = σ·(1 − σ)", "σ′({x_}) = σ({x_})·(1 − σ({x_}))"),
    "sigmoid_second_derivative": (
        "σ″ = σ·(1 − σ)·(1 − 2σ)",
        "σ″({x_}) = σ({x_})·(1 − σ({x_}))·(1 − 2·σ({x_}))",
    ),
    "sigmoid_derivative_at_output": ("σ′ = y·(1 − y)", "σ′ = {y_}·(1 − {y_})"),
    "sigmoid_inverse": ("x = ln(y/(1 − y))", "x = ln({y_}/(1 − {y_}))"),
    "tanh": (
        "tanh x = (e^x − e^(−x))/(e^x + e^(−x))",
        "tanh({x_}) = (e^{x} − e^(−{x}))/(e^{x} + e^(−{x}))",
    ),
    "tanh_derivative": ("tanh′ = 1 − tanh²", "tanh′({x_}) = 1 − tanh({x_})²"),
    "tanh_derivative_at_output": ("tanh′ = 1 − y²", "tanh′ = 1 − {y}²"),
    "relu": ("relu(x) = max(0, x)", "max(0, {x_})"),
    "leaky_relu": ("max(0, x) + slope·min(0, x)", "max(0, {x_}) + {slope_}·min(0, {x_})"),
    "prelu": ("max(0, x) + a·min(0, x)", "max(0, {x_}) + {a_}·min(0, {x_})"),
    "elu": ("max(0, x) + α·(e^min(0, x) − 1)", "max(0, {x_}) + {alpha_}·(e^(min(0, {x_})) − 1)"),
    "elu_derivative": ("1 for x > 0, else α·e^x", "1 if {x_} > 0, else {alpha_}·e^{x}"),
    "gelu": ("x·Φ(x), Φ the Gaussian mass below x", "{x_}·Φ({x_})"),
    "silu": ("x·σ(x)", "{x_}·σ({x_})"),
    "softplus": ("ln(1 + e^x)", "ln(1 + e^{x})"),
    "softplus_derivative": ("σ(x) = 1/(1 + e^(−x))", "1/(1 + e^(−{x}))"),
    # losses
    "binary_cross_entropy": (
        "L = −t·ln σ(z) − (1 − t)·ln(1 − σ(z))",
        "L = −{t_}·ln σ({z_}) − (1 − {t_})·ln(1 − σ({z_}))",
    ),
    "binary_cross_entropy_gradient": ("dL/dz = σ(z) − t", "dL/dz = σ({z_}) − {t_}"),
    "squared_error_gradient": (
        "y = σ(z), E = ½(y − t)²: dE/dz = (y − t)·y·(1 − y)",
        "dE/dz = (σ({z_}) − {t_})·σ({z_})·(1 − σ({z_}))",
    ),
    "hinge_loss": ("max(0, 1 − label·score)", "max(0, 1 − {label}·{score})"),
    "output_delta": ("δ = −dE/dnet = y(1 − y)(t − y)", "δ = {y_}·(1 − {y_})·({t_} − {y_})"),
    # counting
    "conv_output": (
        "⌊(n + 2p − d(k − 1) − 1)/s⌋ + 1",
        "⌊({n_} + 2·{padding_} − {dilation_}·({k_} − 1) − 1)/{stride_}⌋ + 1",
    ),
    "conv_transpose_output": (
        "(n − 1)s − 2p + d(k − 1) + output padding + 1",
        "({n_} − 1)·{stride_} − 2·{padding_} + {dilation_}·({k_} − 1) + {output_padding_} + 1",
    ),
    "effective_kernel": ("d(k − 1) + 1", "{dilation_}·({k_} − 1) + 1"),
    "same_padding": ("p = d(k − 1)/2", "p = {dilation_}·({k_} − 1)/2"),
    "conv1d_parameters": (
        "C_out·(C_in/groups)·k, and C_out more with a bias",
        "{c_out_}·({c_in_}/{groups_})·{k_} + {bias_}·{c_out_}",
    ),
    "conv2d_parameters": (
        "C_out·(C_in/groups)·k·k, and C_out more with a bias",
        "{c_out_}·({c_in_}/{groups_})·{k_}·{k_} + {bias_}·{c_out_}",
    ),
    "conv2d_macs_at_output": (
        "C_out·(C_in/groups)·k·k·H_out·W_out",
        "{c_out_}·({c_in_}/{groups_})·{k_}·{k_}·{h_out_}·{w_out_}",
    ),
    "depthwise_separable_ratio": ("1/C_out + 1/k²", "1/{c_out_} + 1/{k_}²"),
    "linear_parameters": ("n_in·n_out, and n_out more with a bias", "{n_in_}·{n_out_} + {bias_}·{n_out_}"),
    "linear_macs": ("n_in·n_out", "{n_in_}·{n_out_}"),
    "maxout_parameters": (
        "k pieces of n_in·units weights, and as many biases as units",
        "{pieces_}·({n_in_} + {bias_})·{units_}",
    ),
    "batch_norm_parameters": ("γ and β for each channel: 2C", "2·{channels_}"),
    "lstm_parameters": (
        "four gates: 4·(n_in·h + h·h + biases·h)",
        "4·({n_in_}·{hidden_} + {hidden_}·{hidden_} + {biases_}·{hidden_})",
    ),
    "gru_parameters": (
        "three gates: 3·(n_in·h + h·h + biases·h)",
        "3·({n_in_}·{hidden_} + {hidden_}·{hidden_} + {biases_}·{hidden_})",
    ),
    "residual_gradient": ("dy/dx = (1 + f′)^n", "dy/dx = (1 + {slope})^{n_}"),
    "plain_gradient": ("dy/dx = f′^n", "dy/dx = {slope}^{n_}"),
    # dropout and ensembles
    "dropout_test_scale": ("1 − p", "1 − {p_}"),
    "dropout_train_scale": ("1/(1 − p)", "1/(1 − {p_})"),
    "dropout_networks": ("2^n", "2^{n_}"),
    "ensemble_variance": (
        "ρσ² + (1 − ρ)σ²/n",
        "{correlation}·{variance_} + (1 − {correlation})·{variance_}/{n_}",
    ),
    # penalties
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
