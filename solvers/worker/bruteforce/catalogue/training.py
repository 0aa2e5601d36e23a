"""What training takes: normalisation, dropout, gradients, initial weights, optimisers."""

from __future__ import annotations

from solvers.worker.bruteforce.catalogue.rows import Rows

ROWS: Rows = {
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
    "backpropagation": (
        ("mlp_activations(x, weights, biases)", "a vector a layer", "sigmoid layers, run"),
        ("mlp_loss(x, target, weights, biases)", "number", "half squared error of a net of sigmoid layers"),
        ("mlp_gradients(x, target, weights, biases)", "[weights, biases]", "numeric gradient of that loss"),
        (
            "mlp_softmax_loss(x, target, weights, biases)",
            "number",
            "cross-entropy; sigmoid layers, the last a softmax",
        ),
        (
            "mlp_softmax_gradients(x, target, weights, biases)",
            "[weights, biases]",
            "numeric gradient of that loss",
        ),
        ("output_delta(y, t)", "number", "-dE/dnet of a sigmoid output y, E = (y - t)^2/2, numeric"),
        ("hidden_delta(a, weights, deltas)", "number", "-dE/dnet of a hidden sigmoid a, numeric"),
    ),
    "initialization": (
        ("lecun_variance(fan_in)", "number", "keeps the variance through a sum, by bisection"),
        ("he_variance(fan_in)", "number", "keeps E[x^2] through ReLU and a sum, by bisection"),
        ("glorot_variance(fan_in, fan_out)", "number", "mean gain 1 forwards and backwards, by bisection"),
        ("uniform_bound(variance)", "number", "b for which draws from [-b, b] have it, by bisection"),
        ("relu_share()", "number", "E[relu(z)^2]/E[z^2] of a Gaussian z, integrated"),
        (
            "layer_variance(width, weight_variance, layers=1, variance=1)",
            "number",
            "of the signal after linear layers",
        ),
    ),
    "optimizers": (
        (
            "sgd(w, gradients, rate)",
            "w after each step",
            "w - rate*g; a row of gradients a step for a vector w",
        ),
        ("momentum(w, gradients, rate, gamma=0.9)", "w after each step", "v = gamma*v + g, w - rate*v"),
        (
            "nesterov(w, gradients, rate, gamma=0.9)",
            "w after each step",
            "for gradients taken at w: w - rate*(g + gamma*v)",
        ),
        (
            "adagrad(w, gradients, rate, eps=0.00000001)",
            "w after each step",
            "w - rate*g/sqrt(sum g^2 + eps)",
        ),
        (
            "rmsprop(w, gradients, rate, rho=0.9, eps=0.00000001)",
            "w after each step",
            "w - rate*g/sqrt(mean g^2 + eps)",
        ),
        (
            "adadelta(w, gradients, rho=0.95, eps=0.000001)",
            "w after each step",
            "w - g*RMS[step]/RMS[g], eps in both roots",
        ),
        (
            "adam(w, gradients, rate=0.001, beta1=0.9, beta2=0.999, eps=0.00000001)",
            "w after each step",
            "bias-corrected; w - rate*m/(sqrt(v) + eps)",
        ),
        ("momentum_velocities(gradients, gamma=0.9)", "vector", "v = gamma*v + g after each gradient"),
        (
            "moving_average(x, beta)",
            "vector",
            "m = beta*m + (1 - beta)*x, begun at 0; of ones: Adam divisors 1 - beta^t",
        ),
    ),
    "descent": (
        (
            "quadratic_descent(w, curvature, rate, steps=1)",
            "vector",
            "w after each step on curvature*w^2/2, run",
        ),
        (
            "quadratic_momentum(w, curvature, rate, gamma=0.9, velocity=0, steps=1)",
            "vector",
            "v = gamma*v + rate*f(w), w - v, f the slope",
        ),
        (
            "quadratic_nesterov(w, curvature, rate, gamma=0.9, velocity=0, steps=1)",
            "vector",
            "the same with the slope at w - gamma*v",
        ),
        ("largest_stable_rate(curvature)", "number", "beyond it descent diverges, by bisection"),
        ("best_quadratic_rate(least, most)", "number", "for curvatures from least to most, by search"),
        ("best_quadratic_shrinking(least, most)", "number", "the worst factor a step at that rate"),
    ),
    "schedules": (
        ("step_decay(rate, factor, every, epoch)", "number", "times factor after each so many epochs, run"),
        ("cosine_decay(rate, step, steps, least=0)", "number", "half a circle, turned step by step"),
        ("updates_per_epoch(samples, batch, drop_last=0)", "whole number", "batches dealt out"),
        ("early_stopping(losses, patience)", "[stopped, restored]", "epochs from 1, by going through them"),
    ),
}
