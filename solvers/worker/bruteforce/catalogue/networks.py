"""Whole networks."""

from __future__ import annotations

from solvers.worker.bruteforce.catalogue.rows import Rows

ROWS: Rows = {
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
    ),
    "architectures": (
        ("resnet_parameters(depth)", "whole number", "18, 34, 50, 101, 152: tensors listed and counted"),
        ("resnet_macs(depth, side=224)", "whole number", "stride on the 3x3; option B shortcuts"),
        ("cifar_resnet_parameters(n)", "whole number", "6n + 2 layers, parameter-free shortcuts"),
        ("cifar_resnet_depth(n)", "whole number", "weight layers counted along the path"),
        ("vgg_parameters(depth)", "whole number", "11, 13, 16, 19"),
        ("vgg_macs(depth, side=224)", "whole number", "11, 13, 16, 19"),
    ),
}
