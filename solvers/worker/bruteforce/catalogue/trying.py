"""What a design allows or needs, found by trying it."""

from __future__ import annotations

from solvers.worker.bruteforce.catalogue.rows import Rows

ROWS: Rows = {
    "designs": (
        ("linear_pieces(weights, kinks)", "whole number", "lines in a sum of weights[i]*|x - kinks[i]|"),
        ("silent_units(inputs)", "whole number", "ReLU units at 0 for every row (example) of their inputs"),
        ("largest_groups(c_in, c_out)", "whole number", "for which the convolution can be built"),
        ("largest_pool_padding(k)", "whole number", "that a pool of k accepts"),
        ("layers_to_see(side, k)", "whole number", "k x k layers of stride 1 until one output sees the side"),
        ("repeated_side(n, k, count)", "whole number", "side after `count` unpadded layers, slid in turn"),
        (
            "pattern_layers(convolutions, blocks, dense)",
            "whole number",
            "with weights, in (CONV*convolutions -> POOL)*blocks -> FC*dense",
        ),
        (
            "local_response(channels, index, size, k, alpha, beta)",
            "number",
            "one channel of LRN over `size` neighbours, AlexNet's form",
        ),
    ),
}
