"""Activations, probabilities and losses."""

from __future__ import annotations

from solvers.worker.bruteforce.catalogue.rows import Rows

ROWS: Rows = {
    "activations": (
        ("sigmoid(x)", "elementwise", "share of e^x in e^x + e^0"),
        ("tanh(x)", "elementwise", "(e^x - e^-x) / (e^x + e^-x)"),
        ("relu(x)", "elementwise", "x or 0, whichever is larger"),
        ("leaky_relu(x, slope=0.01)", "elementwise", "fixed slope on the negative side"),
        ("prelu(x, a)", "elementwise", "max(0, x) + a*min(0, x), also for a > 1"),
        ("elu(x, alpha=1)", "elementwise", "the integral of its slope"),
        ("gelu(x)", "elementwise", "x times the Gaussian mass below x, integrated"),
        ("silu(x)", "elementwise", "x*sigmoid(x)"),
        ("softplus(x)", "elementwise", "the integral of the sigmoid"),
        ("sigmoid_inverse(y)", "elementwise", "the input that gives y, by bisection"),
        ("gaussian_share_below(x)", "number", "share of standard Gaussian inputs below x, integrated"),
        ("maxout(weights, biases, x)", "number", "largest of the affine pieces at x (number or vector)"),
    ),
    "slopes": (
        ("sigmoid_derivative(x)", "elementwise", "numeric slope"),
        ("sigmoid_second_derivative(x)", "elementwise", "numeric slope of the slope"),
        ("tanh_derivative(x)", "elementwise", "numeric slope"),
        ("relu_derivative(x)", "elementwise", "numeric slope; 0 at 0, as frameworks say"),
        ("leaky_relu_derivative(x, slope=0.01)", "elementwise", "numeric slope; the negative side's at 0"),
        ("prelu_derivative(x, a)", "elementwise", "numeric slope in x; the negative side's at 0"),
        ("prelu_slope_gradient(x, a)", "elementwise", "numeric derivative in a"),
        ("prelu_gradients(x, a, upstream=1)", "[dL/dx, dL/da]", "numeric, times the upstream gradient"),
        ("elu_derivative(x, alpha=1)", "elementwise", "numeric slope; the negative side's at 0"),
        ("gelu_derivative(x)", "elementwise", "numeric slope"),
        ("silu_derivative(x)", "elementwise", "numeric slope"),
        ("softplus_derivative(x)", "elementwise", "numeric slope"),
        ("sigmoid_derivative_at_output(y)", "elementwise", "slope where the sigmoid's output is y"),
        ("tanh_derivative_at_output(y)", "elementwise", "slope where tanh's output is y"),
        ("sigmoid_derivative_maximum()", "number", "largest slope found by search"),
        ("tanh_derivative_maximum()", "number", "largest slope found by search"),
        (
            "sigmoid_chain_gradient(n, weight=1, x=0)",
            "number",
            "dy/dx through n layers s(weight*(a - 1/2)), a = 1/2 + x",
        ),
        ("leaky_chain_gradient(n, slope, x=-1)", "number", "dy/dx of n leaky ReLUs in a row"),
    ),
    "probabilities": (
        ("softmax(z, temperature=1)", "vector", "shares of the exponentials"),
        ("softmax_entry(z, index, temperature=1)", "number", "one entry"),
        ("log_softmax(z)", "vector", "logarithms of the shares"),
        ("logsumexp(z)", "number", "log of the summed exponentials"),
        ("softmax_jacobian(z)", "matrix", "numeric Jacobian"),
        ("softmax_jacobian_at(p)", "matrix", "numeric Jacobian where the outputs are p"),
        ("exp_overflow(bits)", "number", "largest x whose e^x is finite in float16, 32 or 64, by bisection"),
    ),
    "entropies": (
        (
            "negative_log_likelihood(p)",
            "number",
            "mean of -log p over one or several true-class probabilities",
        ),
        ("cross_entropy_of(p, q, base=0)", "number", "H(p, q); base 0 is e, 2 gives bits"),
        ("entropy(p, base=0)", "number", "H(p)"),
        ("kl_divergence(p, q, base=0)", "number", "KL(p || q)"),
        ("label_smoothing(classes, target, eps)", "vector", "eps spread evenly over all classes"),
    ),
    "losses": (
        ("cross_entropy(z, target)", "number", "logits, index of the true class; nats"),
        ("cross_entropy_gradient(z, target)", "vector", "numeric gradient in the logits"),
        ("mean_cross_entropy(z, targets)", "number", "a row of logits for each sample"),
        ("binary_cross_entropy(z, t)", "number", "of the sigmoid of z"),
        ("binary_cross_entropy_gradient(z, t)", "number", "numeric slope in z"),
        ("squared_error_gradient(z, t)", "number", "numeric slope in z of (sigmoid(z) - t)^2/2"),
        ("squared_error_gradient_maximum(t)", "number", "largest of its absolute values, by search"),
        ("mean_squared_error(y, t)", "number", "mean of (y - t)^2"),
        ("mean_squared_error_gradient(y, t)", "vector", "numeric gradient in y"),
        ("mean_absolute_error(y, t)", "number", "mean of |y - t|"),
        (
            "huber_loss(y, t, delta=1)",
            "number",
            "mean of e^2/2 up to delta, delta*(|e| - delta/2) beyond, as an infimum",
        ),
        ("hinge_loss(score, label)", "number", "max(0, 1 - label*score), label 1 or -1"),
    ),
}
