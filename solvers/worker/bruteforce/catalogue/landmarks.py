"""Famous networks, learning settings and the tools around them."""

from __future__ import annotations

from solvers.worker.bruteforce.catalogue.rows import Rows

ROWS: Rows = {
    "landmarks": (
        ("lenet5_parameters()", "whole number", "as usually rebuilt: full C3, fully connected C5"),
        ("lenet5_macs()", "whole number", "on 32 x 32"),
        ("alexnet_parameters(groups=2)", "whole number", "2012 layout; 2 groups: the published towers"),
        ("alexnet_macs(groups=2)", "whole number", "on 227 x 227"),
        ("alexnet_one_tower_parameters()", "whole number", "64-192-384-256-256 of 2014"),
        ("vgg_layers(configuration)", "whole number", "weight layers; configurations A to E are 1 to 5"),
        ("nin_parameters()", "whole number", "Network in Network for ImageNet"),
        (
            "googlenet_parameters(heads=0)",
            "whole number",
            "2014: biases, no normalisation; 1 adds both heads",
        ),
        ("googlenet_macs()", "whole number", "on 224 x 224, without heads"),
        ("googlenet_depth()", "whole number", "weight layers on the longest path"),
        ("googlenet_convolutions()", "whole number", "all of them, in every branch"),
        (
            "inception_parameters(c_in, widths)",
            "whole number",
            "widths: 1x1; reduced, 3x3; reduced, 5x5; after the pool; with biases",
        ),
        ("inception_channels(c_in, widths)", "whole number", "of the concatenation"),
        ("inception_macs(c_in, widths, side)", "whole number", "on maps of that side"),
    ),
    "settings": (
        ("discounted_return(rewards, gamma)", "number", "first reward undiscounted; from the last backwards"),
        ("endless_return(reward, gamma)", "number", "one reward a step, summed until nothing is added"),
        (
            "importance_weighted(values, train, test)",
            "number",
            "mean over training samples, weights test/train",
        ),
        (
            "propagated_label(unlabelled, place)",
            "number",
            "chain from label 0 to label 1, every node its neighbours' mean, iterated",
        ),
        ("cascade_width(features, forests, classes)", "whole number", "deep forest: input of a later level"),
        ("scanned_width(features, window, forests, classes)", "whole number", "deep forest: scanning a row"),
        (
            "schema_tables(entities, many_to_many, one_to_many)",
            "whole number",
            "tables of a real database with these relations",
        ),
        ("lazy_queries(posts)", "whole number", "SELECTs a real database sees: list, then each author"),
        ("broadcast_shape(first, second)", "vector", "shape of the sum of two NumPy arrays"),
        ("steepest_rise(gx, gy)", "[slope, degrees]", "of gx*x + gy*y over all directions, by search"),
    ),
}
