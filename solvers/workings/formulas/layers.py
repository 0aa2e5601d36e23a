"""Formulas of layers and networks."""

from __future__ import annotations

from solvers.workings.formulas.rows import Rows

_PLACES = "(⌊({side} + 2·{padding_} − {dilation_}·({k_} − 1) − 1)/{stride_}⌋ + 1)"
_AREA = _PLACES.replace("side", "height_") + "·" + _PLACES.replace("side", "width_")

ROWS: Rows = {
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
    "smallest_input": ("d(k − 1) + 1 − 2p, at least 1", "max({dilation_}·({k_} − 1) + 1 − 2·{padding_}, 1)"),
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
    "residual_paths_of_length": ("C(n, k)", "binomial({n_}, {k_})"),
    "leaky_chain_gradient": ("1 for x > 0, else slope^n", "1 if {x_} > 0, else {slope_}^{n_}"),
    "plain_gradient": ("dy/dx = f′^n", "dy/dx = {slope}^{n_}"),
    "conv1d_macs": (
        "C_out·(C_in/groups)·k at each of ⌊(n + 2p − d(k − 1) − 1)/s⌋ + 1 places",
        "{c_out_}·({c_in_}/{groups_})·{k_}·" + _PLACES.replace("side", "n_"),
    ),
    "conv2d_macs": (
        "C_out·(C_in/groups)·k·k·H_out·W_out with sides ⌊(n + 2p − d(k − 1) − 1)/s⌋ + 1",
        "{c_out_}·({c_in_}/{groups_})·{k_}·{k_}·" + _AREA,
    ),
    "conv2d_flops": (
        "two for each MAC, C_out·(C_in/groups)·k·k·H_out·W_out of them",
        "2·{c_out_}·({c_in_}/{groups_})·{k_}·{k_}·" + _AREA,
    ),
    "conv_transpose2d_parameters": (
        "C_in·(C_out/groups)·k·k, and C_out more with a bias",
        "{c_in_}·({c_out_}/{groups_})·{k_}·{k_} + {bias_}·{c_out_}",
    ),
    "depthwise_parameters": ("C·k·k, and C more with a bias", "{channels_}·{k_}·{k_} + {bias_}·{channels_}"),
    "depthwise_separable_parameters": (
        "C_in·k·k + C_in·C_out, and C_in + C_out more with biases",
        "{c_in_}·{k_}·{k_} + {c_in_}·{c_out_} + {bias_}·({c_in_} + {c_out_})",
    ),
    "depthwise_separable_macs": (
        "(C_in·k·k + C_in·C_out)·H_out·W_out",
        "({c_in_}·{k_}·{k_} + {c_in_}·{c_out_})·{h_out_}·{w_out_}",
    ),
    "locally_connected_parameters": (
        "a filter of its own at each place: C_in·C_out·k·k·H_out·W_out",
        "{c_in_}·{c_out_}·{k_}·{k_}·{h_out_}·{w_out_}",
    ),
    "embedding_parameters": ("words·width", "{words_}·{width_}"),
    "multihead_attention_parameters": (
        "four maps of width·width, whatever the heads, and width more each with a bias",
        "4·({width_}·{width_} + {bias_}·{width_})",
    ),
    "batch_norm_buffers": ("running mean and variance for each channel: 2C", "2·{channels_}"),
    "batch_norm_count": ("N·H·W", "{n_}·{height_}·{width_}"),
    "residual_paths": ("2^n", "2^{n_}"),
    "residual_mean_path_length": ("n/2", "{n_}/2"),
    "residual_variance": ("each block adds scale² times what comes in", "{variance_}·(1 + {scale}²)^{n_}"),
    "basic_block_parameters": (
        "2·9·C², and 4C more with BN",
        "2·9·{channels_}² + {norm_}·4·{channels_}",
    ),
    "bottleneck_parameters": (
        "C·i + 9·i² + i·C, and 2·(2i + C) more with BN",
        "{channels_}·{inner_} + 9·{inner_}² + {inner_}·{channels_} + {norm_}·2·(2·{inner_} + {channels_})",
    ),
    "projection_parameters": (
        "C_in·C_out, and 2·C_out more with BN",
        "{c_in_}·{c_out_} + {norm_}·2·{c_out_}",
    ),
    "cifar_resnet_depth": ("6n + 2", "6·{n_} + 2"),
}
