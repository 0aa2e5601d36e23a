"""Layers: shapes, counts, and what they compute."""

from __future__ import annotations

from solvers.worker.bruteforce.catalogue.rows import Rows

ROWS: Rows = {
    "sliding": (
        (
            "conv_output(n, k, stride=1, padding=0, dilation=1)",
            "whole number",
            "windows that fit, by sliding",
        ),
        ("conv2d_shape(height, width, c_out, k, stride=1, padding=0, dilation=1)", "[C, H, W]", "by sliding"),
        (
            "conv_transpose_output(n, k, stride=1, padding=0, output_padding=0, dilation=1)",
            "whole number",
            "by scattering every input into the output",
        ),
        ("effective_kernel(k, dilation)", "whole number", "positions from first to last tap"),
        ("same_padding(k, dilation=1)", "whole number", "smallest padding that keeps the size at stride 1"),
        (
            "smallest_input(k, stride=1, padding=0, dilation=1)",
            "whole number",
            "smallest side with an output",
        ),
        ("coverage(n, k, stride=1, padding=0)", "vector", "windows that cover each position of a line"),
        (
            "coverage2d(n, k, row, column, stride=1, padding=0)",
            "whole number",
            "windows that cover one pixel",
        ),
    ),
    "filters": (
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
        ("conv_transpose2d_parameters(c_in, c_out, k, groups=1, bias=1)", "whole number", "weights counted"),
    ),
    "correlation": (
        ("correlate1d(x, weights, stride=1, padding=0, dilation=1)", "vector", "what conv1d computes"),
        ("correlate2d(x, weights, stride=1, padding=0, dilation=1)", "matrix", "what conv2d computes"),
        ("convolve1d(x, weights)", "vector", "true convolution: the kernel is flipped"),
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
    "gates": (
        ("lstm_cell(x, h, c, w_x, w_h, b)", "[h, c]", "one step, run; rows in the order i, f, g, o"),
        ("lstm_state(i, f, g, o, c)", "[h, c]", "from what enters the gates; numbers or vectors"),
        ("lstm_memory_gradient(forget, steps=1)", "number", "dc_T/dc_0 along the cell, numeric"),
        ("gru_cell(x, h, w_x, w_h, b_x, b_h)", "vector", "one step, run; rows in the order r, z, n"),
    ),
}
