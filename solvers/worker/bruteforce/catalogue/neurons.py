"""Single neurons, gradients on their way back, recurrent layers and attention."""

from __future__ import annotations

from solvers.worker.bruteforce.catalogue.rows import Rows

ROWS: Rows = {
    "perceptrons": (
        ("threshold_outputs(weights, bias)", "vector", "of a unit on all bit patterns; fires above 0"),
        ("threshold_net_outputs(w1, b1, w2, b2)", "vector", "one unit over a layer of units, run"),
        ("separable_functions(n)", "whole number", "functions of n bits that one unit computes, by trying"),
        (
            "perceptron_step(weights, bias, x, target, rate, steps=1)",
            "[w..., b]",
            "after the learning rule on one example; output 1 above 0",
        ),
        ("boundary_crossing(weights, bias)", "number", "x2 at which the unit switches while x1 = 0"),
        ("line_distances(slope, intercept, x, y)", "[vertical, shortest]", "of a point, by search"),
        (
            "linear_unit_gradient(weights, bias, x, target, factor=1)",
            "[w..., b]",
            "numeric gradient of factor*(t - y)^2",
        ),
    ),
    "gradients": (
        ("sigmoid_window(weight)", "number", "width in x where the slope of sigmoid(weight*x) is 1 or more"),
        ("leaky_share(slope)", "number", "E[f(z)^2]/E[z^2] of a leaky ReLU f and a Gaussian z, integrated"),
        ("zero_start_gradients(widths, relu=0)", "whole number", "weights and biases that get a gradient"),
        (
            "distinct_units(widths, start, steps=50)",
            "whole number",
            "hidden units that differ after training",
        ),
        ("backward_macs(widths)", "whole number", "weights' gradients, and deltas down to the first layer"),
    ),
    "sequences": (
        ("rnn_parameters(n_in, hidden, biases=1)", "whole number", "simple recurrent layer"),
        ("rnn_states(x, w, u, b=0, h=0)", "vector", "states of one tanh unit over the inputs, run"),
        ("rnn_step_slope(x, w, u, h)", "number", "numeric slope of one step in the old state"),
        (
            "stacked_lstm_parameters(n_in, hidden, layers=1, directions=1, biases=1)",
            "whole number",
            "layer by layer",
        ),
        (
            "recurrent_shapes(batch, time, n_in, hidden, layers=1, directions=1)",
            "[output, last states]",
            "shapes of arrays passed through, batch first",
        ),
        ("recurrent_macs(n_in, hidden, blocks, steps=1)", "whole number", "1, 3 or 4 blocks of weights"),
        (
            "attention_scores_shape(batch, heads, queries, keys, width)",
            "vector",
            "multiplied out",
        ),
        (
            "attention_macs(width, heads, queries, keys, projections=1)",
            "whole number",
            "head by head; width is shared by the heads",
        ),
        ("attention_weights(query, keys, scaled=1)", "vector", "softmax of the scores"),
        ("attention_output(query, keys, values)", "vector", "the values mixed by these weights"),
        ("score_variance(width, entry_variance=1)", "number", "of q.k over all signs of the entries"),
        ("causal_pairs(n)", "whole number", "query and key pairs that the mask leaves"),
    ),
}
