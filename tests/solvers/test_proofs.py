"""The proofs: each gives the known value, agrees with the layer arithmetic, and refuses what is too much."""

from __future__ import annotations

import inspect
import math
import subprocess
import sys
from fractions import Fraction
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.layers.layer import measure
from solvers.layers.registry import build
from solvers.layers.shapes import LayerError
from solvers.worker.proofs import PROOFS, ProofInputError, Value
from tests.solvers.proof_values import HALF, TENTH, VALUES


def floats(value: object) -> object:
    """Return fractions as floats, at any depth."""
    if isinstance(value, list | tuple):
        return [floats(entry) for entry in value]
    return float(value) if isinstance(value, int | float | Fraction) else value


def flat(value: object) -> list[object]:
    """Return all numbers in a row, the shape aside."""
    return [number for entry in value for number in flat(entry)] if isinstance(value, list) else [value]


@pytest.mark.parametrize(("name", "arguments", "expected"), VALUES)
def test_a_proof_gives_the_known_value(name: str, arguments: tuple[Value, ...], expected: object) -> None:
    """To nine digits, in the shape expected."""
    found, wanted = floats(PROOFS[name](*arguments)), floats(expected)
    assert flat(found) == pytest.approx(flat(wanted), rel=1e-8, abs=1e-11)
    assert str(found).count("[") == str(wanted).count("[")


def test_every_proof_has_a_known_value() -> None:
    """No proof goes untried."""
    assert {name for name, _, _ in VALUES} == set(PROOFS)


@pytest.mark.parametrize("name", PROOFS)
def test_the_table_tells_the_truth_about_the_arguments(name: str) -> None:
    """Names and defaults are those of the function itself, which has a docstring."""
    proof = PROOFS[name]
    function = getattr(import_module(proof.module), name)
    parameters = inspect.signature(function).parameters.values()
    assert [p.name for p in parameters] == [given_name for given_name, _ in proof.parameters]
    assert [None if p.default is p.empty else float(p.default) for p in parameters] == [
        None if default is None else float(default) for _, default in proof.parameters
    ]
    assert function.__doc__


SMALL = st.integers(1, 4)


@given(
    SMALL, SMALL, SMALL, st.integers(1, 12), SMALL, st.integers(0, 2), st.integers(1, 3), st.integers(1, 2)
)
@settings(max_examples=100, deadline=None)
def test_proofs_and_layers_agree_on_convolutions(  # noqa: PLR0917 (what is drawn)
    c_in: int, c_out: int, k: int, n: int, stride: int, padding: int, dilation: int, groups: int
) -> None:
    """Two ways to the same shape, parameters and MACs; both refuse the same."""
    arguments = dict(out_channels=c_out, kernel_size=k, stride=stride, padding=padding, dilation=dilation)
    geometry: tuple[Value, ...] = (stride, padding, dilation)
    try:
        cost = measure(build("conv2d", {**arguments, "groups": groups}), (c_in, n, n + 1))
    except LayerError:
        with pytest.raises(ProofInputError):
            PROOFS["conv2d_macs"](c_in, c_out, k, n, n + 1, *geometry, groups)
        return
    assert PROOFS["conv2d_shape"](n, n + 1, c_out, k, *geometry) == list(cost.shape)
    assert PROOFS["conv2d_parameters"](c_in, c_out, k, groups) == cost.parameters
    assert PROOFS["conv2d_macs"](c_in, c_out, k, n, n + 1, *geometry, groups) == cost.macs
    assert PROOFS["conv2d_flops"](c_in, c_out, k, n, n + 1, *geometry, groups) == cost.flops


@given(st.integers(1, 12), SMALL, SMALL, st.integers(0, 2), st.integers(1, 3), st.booleans())
@settings(max_examples=100, deadline=None)
def test_proofs_and_layers_agree_on_pools(  # noqa: PLR0917 (what is drawn)
    n: int, k: int, stride: int, padding: int, dilation: int, ceil_mode: bool
) -> None:
    """Two ways to the same number of windows, by floor and by ceiling."""
    arguments = dict(kernel_size=k, stride=stride, padding=padding, dilation=dilation, ceil_mode=ceil_mode)
    try:
        shape = measure(build("maxpool1d", arguments), (1, n)).shape
    except LayerError:
        with pytest.raises(ProofInputError):
            PROOFS["pool_output"](n, k, stride, padding, dilation, int(ceil_mode))
        return
    assert PROOFS["pool_output"](n, k, stride, padding, dilation, int(ceil_mode)) == shape[1]


@given(
    st.lists(st.fractions(-9, 9, max_denominator=20), min_size=1, max_size=5),
    st.fractions(0, 5, max_denominator=20),
)
@settings(max_examples=50, deadline=None)
def test_searched_minima_are_the_closed_ones(v: list[Fraction], penalty: Fraction) -> None:
    """Soft threshold and ridge shrinkage, found by search, are what calculus says."""
    soft = [math.copysign(max(float(abs(entry) - penalty), 0), entry) for entry in v]
    assert floats(PROOFS["soft_threshold"](v, penalty)) == pytest.approx(soft, abs=1e-11)
    assert floats(PROOFS["ridge_shrink"](v, penalty)) == pytest.approx(
        [float(e / (1 + penalty)) for e in v], abs=1e-11
    )


@given(st.fractions(-9, 9, max_denominator=20), st.fractions(0, Fraction(9, 10), max_denominator=20))
def test_dropout_moments_are_exact(x: Fraction, p: Fraction) -> None:
    """Over all masks, inverted dropout keeps the mean and has variance x²p/(1 − p): as fractions."""
    assert PROOFS["dropout_mean"](x, p) == x
    assert PROOFS["dropout_variance"](x, p) == x**2 * p / (1 - p)


@given(st.lists(st.floats(-30, 30), min_size=2, max_size=6))
@settings(max_examples=50, deadline=None)
def test_softmax_gradients_are_p_minus_y_and_p_p(z: list[float]) -> None:
    """Complex steps find what the derivation finds."""
    p = [math.exp(entry - max(z)) for entry in z]
    p = [entry / sum(p) for entry in p]
    gradient = [share - (place == 1) for place, share in enumerate(p)]
    jacobian = [[a * ((i == j) - b) for j, b in enumerate(p)] for i, a in enumerate(p)]
    assert PROOFS["cross_entropy_gradient"](z, 1) == pytest.approx(gradient, abs=1e-12)
    assert flat(PROOFS["softmax_jacobian"](z)) == pytest.approx(flat(jacobian), abs=1e-12)


REFUSED_IN_TRAINING: list[tuple[str, tuple[Value, ...], str]] = [
    ("sgd", ([1, 2], [1, 2], 1), "one length"),
    ("sgd", ([1] * 100, [[1] * 100] * 300, 1), "a proof may take"),
    ("adagrad", (1, [0], 1, 0), "needs an eps above 0"),
    ("rmsprop", (1, [1], 1, 2), r"lie in \[0, 1\)"),
    ("rmsprop", (1, [0], 1, 0.9, -1), "eps must not be negative"),
    ("largest_stable_rate", (0,), "curvature must be positive"),
    ("mlp_loss", ([1, 2], [1], [[[1]]], [[0]]), "take 1 inputs, but 2 come"),
    ("mlp_gradients", ([1], [1], [[[1]] * 900, [[1] * 900]], [[0] * 900, [0]]), "a proof may take"),
    (
        "mlp_softmax_loss",
        ([1], 2, [[[1], [1]]], [[0, 0]]),
        "the true class must be a whole number from 0 to 1",
    ),
    ("output_delta", (1, 1), "strictly between 0 and 1"),
    ("uniform_bound", (-1,), "must not be negative"),
    ("lstm_cell", (1, 0, 0, [[1]] * 3, [[1]] * 4, [0] * 4), "4 gates of 1 units need 4 rows, not 3"),
    ("gru_cell", ([1, 2], 0, [[1]] * 3, [[1]] * 3, [0] * 3, [0] * 3), "takes 1 inputs, but 2 come"),
    ("covariance", ([[1, 2]],), "at least two samples"),
    ("explained_variance", ([[1, 2], [1, 2]],), "all alike"),
    ("symmetric_eigenvalues", ([[1, 2], [3, 4]],), "must be symmetric"),
    ("hamming_distance", ([1, 0], [1]), "one length"),
    ("hamming_distance_of_signs", (1, 4), "No two codes of 4 signs"),
    ("hamming_ball", (64, 32), "a proof may take"),
    ("lsh_probability", (190,), "from 0 to 180"),
    ("lsh_probability_of_cosine", (2,), "from -1 to 1"),
    ("low_rank_parameters", (10**6, 10**6, 1000), "a proof may take"),
    ("quantization_grid", (1, 2), "must hold 0"),
    ("quantize", (1, 0, 0), "scale must be positive"),
    ("distillation_gradient", ([1], [1], 0), "temperature must be positive"),
    ("hinge_loss", (1, 0), "label must be 1 or -1"),
    ("huber_loss", (1, 0, 0), "delta must be positive"),
    ("proximal_step", (1, 1, 0), "rate above 0"),
    ("early_stopping", ([3, 2, 1], 2), "was not stopped within these epochs; the best so far is 3"),
]
REFUSED: list[tuple[str, tuple[Value, ...], str]] = [
    ("softmax", (), "was given 0 arguments"),
    ("softmax", ([1], 1, 1), "was given 3 arguments"),
    ("softmax", ([],), "between 1 and 200 entries"),
    ("softmax", ([math.nan],), "must be a number"),
    ("softmax", ([math.inf],), "must be a number"),
    ("softmax", ([10**400],), "must be a number"),
    ("softmax", ([[1]],), "must be a number"),
    ("softmax", ([1, 2], 0), "temperature must be positive"),
    ("sigmoid_inverse", (1,), "strictly between 0 and 1"),
    ("tanh_derivative_at_output", (-1,), "strictly between"),
    ("leaky_chain_gradient", (3, TENTH, 0), "no slope at 0"),
    ("conv_output", (2, 5), "does not fit"),
    ("conv_output", (5, HALF), "k must be a whole number"),
    ("conv_output", (10**9, 3), "a proof may take"),
    ("conv2d_parameters", (6, 8, 3, 4), "must divide both"),
    ("conv2d_parameters", (3, 8, [1, 2, 3]), "between 1 and 2 entries"),
    ("conv2d_parameters", (10**6, 1, 1000), "a proof may take"),
    ("conv2d_macs_at_output", (1, 1, 1000, 10**6, 10**6), "a proof may take"),
    ("conv_transpose_output", (4, 3, 1, 0, 1), "output_padding must be a whole number from 0 to 0"),
    ("same_padding", (2,), "No equal padding"),
    ("receptive_field", ([[0]],), "at least 1"),
    ("receptive_field", ([[1000, 1]] * 200,), "a proof may take"),
    ("pool_output", (8, 2, 2, 2), "at most half"),
    ("max_pool2d", ([[1, 2], [3]], 2, 2), "one length"),
    ("lstm_parameters", (1, 1, 3), "whole number from 0 to 2"),
    ("multihead_attention_parameters", (10, 3), "must divide"),
    ("sample_variance", ([1],), "at least two"),
    ("batch_norm", ([7, 7], 1, 0, 0), "no variance"),
    ("batch_norm", ([1, 2], [1, 2, 3]), "gamma must have 1 or 1 entries, not 3"),
    ("max_pool2d", ([[1, 2], [3, 4]], 2, 0), "stride"),
    ("gaussian_prior_penalty", (1, 0), "spread above 0"),
    ("dropout_geometric_mean", ([1], [10**12], HALF), "has no value for these arguments"),
    ("dropout_mean", (1, 2), "probability from 0 to 1"),
    ("dropout_mean", (1, 1), "no scale when p is 1"),
    ("dropout_train_scale", (1,), "no factor keeps the mean"),
    ("dropout_networks", (64,), "a proof may take"),
    ("dropout_sum_mean", ([1] * 100, [1] * 100, HALF), "a proof may take"),
    ("dropout_apply", ([1, 2], [1, HALF], HALF), "0 for dropped and 1 for kept"),
    ("soft_threshold", (1, -1), "must not be negative"),
    ("lasso_regression", ([[1] * 9], [1], 1), "a proof may take"),
    ("residual_paths", (60,), "a proof may take"),
    ("resnet_parameters", (51,), "must be one of 18, 34, 50, 101, 152"),
    ("cross_entropy", ([1, 2], 2), "the true class must be a whole number from 0 to 1"),
    ("cross_entropy_of", ([1, 0], [0, 1]), "infinite"),
    ("entropy", ([HALF, HALF, HALF],), "must be a distribution"),
    ("entropy", ([1], 1), "base must be positive"),
    ("exp_overflow", (8,), "16, 32 or 64"),
    ("entry", ([1, 2], 2), "index must be a whole number from 0 to 1"),
    ("affine_weight", ([[1, 2]], [3], [[1]], [1]), "cannot take 1 inputs"),
]


@pytest.mark.parametrize(("name", "arguments", "message"), [*REFUSED, *REFUSED_IN_TRAINING])
def test_a_proof_refuses_in_a_sentence(name: str, arguments: tuple[Value, ...], message: str) -> None:
    """Wrong sizes, values without meaning, and work beyond the limit, before it is begun."""
    with pytest.raises(ProofInputError, match=message) as refused:
        PROOFS[name](*arguments)
    assert str(refused.value).endswith(".")


def test_numbers_of_too_many_digits_become_floats() -> None:
    """Exact steps double their digits, and Python refuses to write thousands of them."""
    path = PROOFS["momentum"](Fraction(1, 3), [Fraction(1, 7919)] * 200, TENTH, Fraction(12345678901, 10**11))
    assert isinstance(path, list)
    assert isinstance(path[0], Fraction)
    assert all(len(str(value)) < 700 for value in path)
    assert isinstance(path[-1], float)


def test_the_names_of_proofs_cost_no_numpy() -> None:
    """The screen's process reads the table; only a call imports the code."""
    program = """
import sys
from solvers.worker.proofs import PROOFS
assert "softmax" in PROOFS and PROOFS["softmax"].most == 2
assert "numpy" not in sys.modules
PROOFS["softmax"]([1, 2])
assert "numpy" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)
