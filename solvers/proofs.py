"""The independent computations that a card's `proof:` may call: name, arguments, what comes back.

Each one runs or counts the real thing (it slides the window, builds the weights, enumerates the masks,
minimises on a grid, differentiates numerically) and never repeats the formula that it is to prove.

This module is a table only. A proof's code, and NumPy with it, is imported when the proof is first called,
which happens in the worker process; the names and arities below cost the screen nothing.

Conventions. Arguments are positional; those with `=` may be left out. Numbers are exact or floats; a vector is a
list, a matrix a list of rows. Flags are 0 or 1. Indices and class numbers count from 0. A kernel, stride, padding or
side is one whole number, or a pair `[height, width]`. A stack of layers is a list of rows
`[kernel, stride, padding, dilation]` of which the tail may be left out (1, 0, 1). MACs count every multiplication by
a weight, those on padded zeros included; 1 MAC = 2 FLOPs; biases, normalisation and pooling are not counted.
"Elementwise" means number in, number out; list in, list out. Refusals are `ProofRefused`, a `ValueError`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

import msgspec

from solvers.bruteforce.values import ProofRefused, Value

__all__ = ["PROOFS", "Proof", "ProofRefused", "Value"]

_TABLE: Mapping[str, tuple[tuple[str, str, str], ...]] = {
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
            "dy/dx of n layers s(w(a - 1/2)), run from x = 0",
        ),
        ("leaky_chain_gradient(n, slope, x=-1)", "number", "dy/dx of n leaky ReLUs in a row"),
    ),
    "convolution": (
        (
            "conv_output(n, k, stride=1, padding=0, dilation=1)",
            "whole number",
            "windows that fit, by sliding",
        ),
        ("conv2d_shape(height, width, c_out, k, stride=1, padding=0, dilation=1)", "[C, H, W]", "by sliding"),
        ("conv1d_parameters(c_in, c_out, k, groups=1, bias=1)", "whole number", "weights built and counted"),
        ("conv2d_parameters(c_in, c_out, k, groups=1, bias=1)", "whole number", "weights built and counted"),
        (
            "conv1d_macs(c_in, c_out, k, n, stride=1, padding=0, dilation=1, groups=1)",
            "whole number",
            "counted",
        ),
        (
            "conv2d_macs(c_in, c_out, k, height, width, stride=1, padding=0, dilation=1, groups=1)",
            "whole number",
            "multiplications counted while convolving an input of height x width",
        ),
        (
            "conv2d_flops(c_in, c_out, k, height, width, stride=1, padding=0, dilation=1, groups=1)",
            "whole number",
            "multiplications plus as many additions",
        ),
        ("conv2d_macs_at_output(c_in, c_out, k, h_out, w_out, groups=1)", "whole number", "by output size"),
        ("conv_stack_parameters(channels, kernels, bias=0)", "whole number", "[256, 64, 64, 256], [1, 3, 1]"),
        ("conv_stack_macs(channels, kernels, h_out, w_out)", "whole number", "all layers at one output size"),
        ("depthwise_parameters(channels, k, bias=1)", "whole number", "one k x k filter a channel"),
        ("depthwise_separable_parameters(c_in, c_out, k, bias=0)", "whole number", "depthwise, then 1x1"),
        ("depthwise_separable_macs(c_in, c_out, k, h_out, w_out)", "whole number", "depthwise, then 1x1"),
        ("depthwise_separable_ratio(c_in, c_out, k)", "number", "its weights over an ordinary layer's"),
        (
            "conv_transpose_output(n, k, stride=1, padding=0, output_padding=0, dilation=1)",
            "whole number",
            "by scattering every input into the output",
        ),
        ("conv_transpose2d_parameters(c_in, c_out, k, groups=1, bias=1)", "whole number", "weights counted"),
        ("effective_kernel(k, dilation)", "whole number", "positions from first to last tap"),
        ("same_padding(k, dilation=1)", "whole number", "smallest padding that keeps the size at stride 1"),
        (
            "smallest_input(k, stride=1, padding=0, dilation=1)",
            "whole number",
            "smallest side with an output",
        ),
        ("correlate1d(x, weights, stride=1, padding=0, dilation=1)", "vector", "what conv1d computes"),
        ("correlate2d(x, weights, stride=1, padding=0, dilation=1)", "matrix", "what conv2d computes"),
        ("convolve1d(x, weights)", "vector", "true convolution: the kernel is flipped"),
        ("coverage(n, k, stride=1, padding=0)", "vector", "windows that cover each position of a line"),
        (
            "coverage2d(n, k, row, column, stride=1, padding=0)",
            "whole number",
            "windows that cover one pixel",
        ),
    ),
    "stacks": (
        ("receptive_field(layers)", "whole number", "inputs that reach one output, by propagating sets"),
        ("jump(layers)", "whole number", "input distance between neighbouring outputs"),
        ("receptive_field_and_jump(layers)", "[field, jump]", "both"),
        ("stack_output(n, layers)", "whole number", "side after all layers"),
        ("stack_sides(n, layers)", "vector", "side after each layer"),
    ),
    "pooling": (
        ("pool_output(n, k, stride, padding=0, dilation=1, ceil_mode=0)", "whole number", "by sliding"),
        ("max_pool1d(x, k, stride)", "vector", "largest of each window"),
        ("max_pool2d(x, k, stride)", "matrix", "largest of each window"),
        ("average_pool1d(x, k, stride)", "vector", "mean of each window"),
        ("average_pool2d(x, k, stride)", "matrix", "mean of each window"),
        ("max_pool1d_gradient(x, k, stride, upstream)", "vector", "numeric gradient in x"),
        ("global_average_pool(maps)", "number or vector", "mean of a map, or of each of several maps"),
    ),
    "counting": (
        ("linear_parameters(n_in, n_out, bias=1)", "whole number", "weights built and counted"),
        ("linear_macs(n_in, n_out)", "whole number", "multiplications counted"),
        ("mlp_parameters(widths, bias=1)", "whole number", "layer by layer"),
        ("maxout_parameters(n_in, units, pieces, bias=1)", "whole number", "every piece has its own weights"),
        ("batch_norm_parameters(channels)", "whole number", "gamma and beta"),
        ("batch_norm_buffers(channels)", "whole number", "running mean and variance"),
        ("batch_norm_count(n, channels, height, width)", "whole number", "values averaged for one channel"),
        ("locally_connected_parameters(c_in, c_out, k, h_out, w_out)", "whole number", "unshared weights"),
        ("lstm_parameters(n_in, hidden, biases=2)", "whole number", "four gates; biases per gate 0, 1 or 2"),
        ("gru_parameters(n_in, hidden, biases=2)", "whole number", "three gates"),
        ("embedding_parameters(words, width)", "whole number", "one row a word"),
        ("multihead_attention_parameters(width, heads, bias=1)", "whole number", "heads built one by one"),
    ),
    "normalization": (
        ("mean(x)", "number", "of a vector"),
        ("variance(x)", "number", "biased: mean of (a - b)^2/2 over all pairs"),
        ("sample_variance(x)", "number", "unbiased: over n - 1"),
        ("batch_norm(x, gamma=1, beta=0, eps=0.00001)", "as x", "training; a matrix is normalised by column"),
        ("batch_norm_eval(x, mean, variance, gamma=1, beta=0, eps=0.00001)", "elementwise", "inference"),
        (
            "batch_norm_running(x, momentum=0.1, mean=0, variance=1, steps=1)",
            "[mean, variance]",
            "running statistics after training steps on x (PyTorch's momentum, unbiased variance)",
        ),
        (
            "batch_norm_fold(w, b, mean, variance, gamma, beta, eps=0)",
            "[w, b]",
            "by probing the composed map",
        ),
        ("batch_norm_gradient(x, upstream, gamma=1, eps=0.00001)", "vector", "numeric dL/dx, training"),
        ("batch_norm_gamma_gradient(x, upstream, eps=0.00001)", "number", "numeric dL/dgamma"),
        ("batch_norm_beta_gradient(x, upstream, eps=0.00001)", "number", "numeric dL/dbeta"),
        ("layer_norm(x, gamma=1, beta=0, eps=0.00001)", "as x", "a matrix is normalised by row"),
    ),
    "dropout": (
        ("dropout_apply(x, mask, p, inverted=1)", "vector", "kept units, scaled by 1/(1 - p) when inverted"),
        ("dropout_mean(x, p, inverted=1)", "elementwise", "exact expectation over all masks"),
        ("dropout_variance(x, p, inverted=1)", "elementwise", "exact variance over all masks"),
        ("dropout_sum_mean(weights, x, p, inverted=1)", "number", "E of sum w*x*mask over all masks"),
        ("dropout_sum_variance(weights, x, p, inverted=1)", "number", "variance of that sum"),
        (
            "dropout_sigmoid_mean(weights, x, p, inverted=0)",
            "number",
            "mean output of the thinned sigmoid units",
        ),
        ("dropout_geometric_mean(weights, x, p)", "number", "normalised geometric mean of those outputs"),
        ("weight_scaled_sigmoid(weights, x, p)", "number", "the one net with weights times 1 - p"),
        ("dropout_networks(n)", "whole number", "masks of n units, enumerated"),
        ("dropout_kept_mean(n, p)", "number", "expected number of units kept"),
        ("dropout_kept_probability(n, k, p)", "number", "probability that exactly k of n are kept"),
        ("dropout_test_scale(p)", "number", "classic dropout: weight factor at test that keeps the mean"),
        ("dropout_train_scale(p)", "number", "inverted dropout: factor in training that keeps the mean"),
        (
            "ensemble_variance(n, variance, correlation=0)",
            "number",
            "of the mean of n models, from the matrix",
        ),
    ),
    "penalties": (
        ("soft_threshold(v, penalty)", "elementwise", "argmin of (w-v)^2/2 + penalty*|w|, by search"),
        ("hard_threshold(v, penalty)", "elementwise", "argmin of (w-v)^2/2 + penalty*[w != 0], by search"),
        ("ridge_shrink(v, penalty)", "elementwise", "argmin of (w-v)^2/2 + penalty*w^2/2, by search"),
        ("elastic_net_shrink(v, l1, l2)", "elementwise", "argmin of (w-v)^2/2 + l1*|w| + l2*w^2/2"),
        ("penalised_minimum(v, fit, l1, l2)", "elementwise", "argmin of fit*(w-v)^2 + l1*|w| + l2*w^2"),
        ("norms(w)", "[L0, L1, L2^2]", "of a vector"),
        ("l1_gradient(w, penalty)", "vector", "numeric gradient of penalty*sum|w|; 0 at 0"),
        ("l2_gradient(w, penalty)", "vector", "numeric gradient of penalty*sum w^2"),
        (
            "l1_decay(w, rate, penalty, steps=1)",
            "elementwise",
            "proximal steps on penalty*|w|, stopping at 0",
        ),
        ("l2_decay(w, rate, penalty, steps=1)", "elementwise", "gradient steps on penalty*w^2"),
        ("l1_steps_to_zero(w, rate, penalty)", "whole number", "L1 steps until the weight is 0"),
        ("halving_steps(factor)", "whole number", "multiplications by factor until at most a half is left"),
        ("ridge_regression(x, y, penalty)", "vector", "argmin of |y - Xw|^2 + penalty*|w|^2, no intercept"),
        ("lasso_regression(x, y, penalty)", "vector", "argmin of |y - Xw|^2/2 + penalty*|w|_1, no intercept"),
        ("project_norm(w, radius)", "vector", "nearest point of the ball, by search"),
        ("penalised_loss(errors, weights, l1, l2)", "number", "sum errors^2 + l1*sum|w| + l2*sum w^2"),
        ("gaussian_prior_penalty(w, variance)", "number", "-log density at w minus that at 0"),
        ("laplace_prior_penalty(w, scale)", "number", "-log density at w minus that at 0"),
        ("subsets(n)", "whole number", "supports to try for an exact L0 search, enumerated"),
    ),
    "residual": (
        ("residual_gradient(slope, n)", "number", "dy/dx through n blocks x + slope*x, run"),
        ("plain_gradient(slope, n)", "number", "dy/dx through n layers slope*x, run"),
        ("residual_gradient_product(slopes)", "number", "dy/dx through blocks with these slopes, run"),
        ("residual_forward(x, slopes)", "number", "output of blocks x + slope*x"),
        ("residual_jacobian(weights)", "matrix", "numeric Jacobian of x + Wx"),
        ("residual_paths(n)", "whole number", "paths through n blocks, enumerated"),
        ("residual_paths_of_length(n, k)", "whole number", "paths that pass exactly k branches"),
        ("residual_mean_path_length(n)", "number", "branches on an average path"),
        (
            "residual_variance(variance, n, scale=1)",
            "number",
            "after n blocks whose branch has scale^2 x variance",
        ),
        (
            "resnet_depth(blocks, layers_per_block)",
            "whole number",
            "[3, 4, 6, 3], 3: weight layers on the path",
        ),
        ("basic_block_parameters(channels, norm=0)", "whole number", "two 3x3; norm=1 adds gamma and beta"),
        ("bottleneck_parameters(channels, inner, norm=0)", "whole number", "1x1, 3x3, 1x1, no biases"),
        ("projection_parameters(c_in, c_out, norm=0)", "whole number", "1x1 shortcut"),
        ("resnet_parameters(depth)", "whole number", "18, 34, 50, 101, 152: tensors listed and counted"),
        ("resnet_macs(depth, side=224)", "whole number", "stride on the 3x3; option B shortcuts"),
        ("cifar_resnet_parameters(n)", "whole number", "6n + 2 layers, parameter-free shortcuts"),
        ("cifar_resnet_depth(n)", "whole number", "weight layers counted along the path"),
        ("vgg_parameters(depth)", "whole number", "11, 13, 16, 19"),
        ("vgg_macs(depth, side=224)", "whole number", "11, 13, 16, 19"),
    ),
    "probabilities": (
        ("softmax(z, temperature=1)", "vector", "shares of the exponentials"),
        ("softmax_entry(z, index, temperature=1)", "number", "one entry"),
        ("log_softmax(z)", "vector", "logarithms of the shares"),
        ("logsumexp(z)", "number", "log of the summed exponentials"),
        ("softmax_jacobian(z)", "matrix", "numeric Jacobian"),
        ("softmax_jacobian_at(p)", "matrix", "numeric Jacobian where the outputs are p"),
        ("cross_entropy(z, target)", "number", "logits, index of the true class; nats"),
        ("cross_entropy_gradient(z, target)", "vector", "numeric gradient in the logits"),
        ("mean_cross_entropy(z, targets)", "number", "a row of logits for each sample"),
        (
            "negative_log_likelihood(p)",
            "number",
            "mean of -log p over one or several true-class probabilities",
        ),
        ("cross_entropy_of(p, q, base=0)", "number", "H(p, q); base 0 is e, 2 gives bits"),
        ("entropy(p, base=0)", "number", "H(p)"),
        ("kl_divergence(p, q, base=0)", "number", "KL(p || q)"),
        ("binary_cross_entropy(z, t)", "number", "of the sigmoid of z"),
        ("binary_cross_entropy_gradient(z, t)", "number", "numeric slope in z"),
        ("squared_error_gradient(z, t)", "number", "numeric slope in z of (sigmoid(z) - t)^2/2"),
        ("squared_error_gradient_maximum(t)", "number", "largest of its absolute values, by search"),
        ("label_smoothing(classes, target, eps)", "vector", "eps spread evenly over all classes"),
        ("exp_overflow(bits)", "number", "largest x whose e^x is finite in float16, 32 or 64, by bisection"),
    ),
    "selection": (
        ("entry(x, index)", "number or vector", "one entry of a vector, one row of a matrix"),
        ("total(x)", "number", "sum of all entries"),
        ("row_sums(x)", "vector", "of a matrix"),
        ("affine_weight(w2, b2, w1, b1)", "matrix", "of W2(W1 x + b1) + b2 as one layer, by probing"),
        ("affine_bias(w2, b2, w1, b1)", "vector", "of W2(W1 x + b1) + b2 as one layer, by probing"),
    ),
}


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """A proof that decks may call: its arity is known at once, its code is imported at the first call."""

    name: str
    signature: str
    returns: str
    about: str
    fewest: int
    most: int
    module: str

    def __call__(self, *arguments: Value) -> Value:
        """Run the proof; raises `ProofRefused` for arguments that it does not take."""
        if not self.fewest <= len(arguments) <= self.most:
            raise ProofRefused(f"The proof is {self.signature}; it was given {len(arguments)} arguments.")
        function = cast("Callable[..., Value]", getattr(import_module(self.module), self.name))
        return function(*arguments)


def _proof(module: str, row: tuple[str, str, str]) -> Proof:
    signature, returns, about = row
    name, _, rest = signature.partition("(")
    parameters = [part for part in rest.removesuffix(")").split(", ") if part]
    return Proof(
        name=name,
        signature=signature,
        returns=returns,
        about=about,
        fewest=sum("=" not in parameter for parameter in parameters),
        most=len(parameters),
        module=f"solvers.bruteforce.{module}",
    )


PROOFS: Mapping[str, Proof] = {
    proof.name: proof for proof in (_proof(module, row) for module, rows in _TABLE.items() for row in rows)
}
