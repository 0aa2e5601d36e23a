"""Formulas of units and losses."""

from __future__ import annotations

from solvers.workings.formulas.rows import Rows

ROWS: Rows = {
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
    "relu_derivative": ("1 for x > 0, else 0", "1 if {x_} > 0, else 0"),
    "leaky_relu": ("max(0, x) + slope·min(0, x)", "max(0, {x_}) + {slope_}·min(0, {x_})"),
    "leaky_relu_derivative": ("1 for x > 0, else the slope", "1 if {x_} > 0, else {slope_}"),
    "prelu": ("max(0, x) + a·min(0, x)", "max(0, {x_}) + {a_}·min(0, {x_})"),
    "prelu_derivative": ("1 for x > 0, else a", "1 if {x_} > 0, else {a_}"),
    "prelu_slope_gradient": ("df/da = min(0, x)", "min(0, {x_})"),
    "elu": ("max(0, x) + α·(e^min(0, x) − 1)", "max(0, {x_}) + {alpha_}·(e^(min(0, {x_})) − 1)"),
    "elu_derivative": ("1 for x > 0, else α·e^x", "1 if {x_} > 0, else {alpha_}·e^{x}"),
    "gelu": ("x·Φ(x), Φ the Gaussian mass below x", "{x_}·Φ({x_})"),
    "gelu_derivative": ("Φ(x) + x·φ(x), φ the Gaussian density", "Φ({x_}) + {x_}·φ({x_})"),
    "silu": ("x·σ(x)", "{x_}·σ({x_})"),
    "softplus": ("ln(1 + e^x)", "ln(1 + e^{x})"),
    "softplus_derivative": ("σ(x) = 1/(1 + e^(−x))", "1/(1 + e^(−{x}))"),
    "silu_derivative": ("σ(x) + x·σ(x)·(1 − σ(x))", "σ({x_}) + {x}·σ({x_})·(1 − σ({x_}))"),
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
}
