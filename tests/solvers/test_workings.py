"""Workings are done by hand in floats, and must arrive where the independent computation does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.layers.shapes import LayerError
from solvers.reading import read
from solvers.solving import explain
from solvers.tree import Node
from solvers.values.evaluate import evaluate
from solvers.worker.proofs import PROOFS, Value
from solvers.worker.prover import ProofError
from solvers.worker.proving import ProofFailedError, prove
from solvers.workings.calling import JSON, plain
from solvers.workings.formulas import FORMULAS
from solvers.workings.working import HAND_MADE
from solvers.workings.writing import SHOWN
from tests.solvers.proof_values import VALUES
from tests.solvers.training_values import POINTS, TINY_B, TINY_W

PROSE = {
    "leaky_chain_gradient",
    "relu_derivative",
    "leaky_relu_derivative",
    "prelu_derivative",
    "gelu_derivative",
    "elu_derivative",
    "gelu",
    "hard_threshold",
    "quantization_grid",
    "quantize",
}


class InProcess:
    """The worker's own code without its process."""

    def equal(self, left: Node, right: Node, domain: Mapping[str, str]) -> bool | None:
        """Never asked for."""
        raise NotImplementedError

    def prove(self, proof: Node, values: Mapping[str, Node]) -> Node:
        """Compute a proof here."""
        try:
            return prove(proof, values)
        except ProofFailedError as error:
            raise ProofError(str(error)) from error


def working(name: str, *values: Value) -> list[str]:
    """Return the lines that `quiz solve` prints for a function of these arguments."""
    request: dict[str, JSON] = {"function": name}
    for (parameter, _), value in zip(PROOFS[name].parameters, values, strict=False):
        request[parameter] = plain(value)
    return explain(request, InProcess())


def numbers_of(line: str) -> list[float]:
    """Return the numbers after the last equals sign."""
    return [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", line.rpartition("=")[2])]


def assert_lines_hold(lines: list[str]) -> None:
    """Each line ends in `formula = value`, and the formula has that value."""
    for line in lines:
        formula, _, shown = line.rpartition(" = ")
        assert evaluate(read(formula.rpartition(" = ")[2]), {}) == pytest.approx(float(shown), rel=2e-5)


FAR = {("sigmoid", "([-1000, 1000],)"), ("softplus", "([0, 3, 900, -800],)")}  # e^x is no float there
READABLE = [
    (name, values)
    for name, values, _ in VALUES
    if name in FORMULAS and name not in PROSE and (name, str(values)) not in FAR
]


@pytest.mark.parametrize(("name", "values"), READABLE)
def test_a_formula_with_its_numbers_gives_the_independent_value(name: str, values: tuple[Value, ...]) -> None:
    """Read back in the learner's own language: the line that is shown equals what was counted or run."""
    assert_lines_hold(working(name, *values)[1:-1])


def test_every_formula_is_tried() -> None:
    """But for those that say in words what decides, and one whose known values are far out."""
    assert {name for name, _ in READABLE} == set(FORMULAS) - PROSE - {"softplus"}


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("depthwise_separable_parameters", (3, 5, 3, 1)),
        ("conv_transpose2d_parameters", (4, 6, 3, 2, 1)),
        ("basic_block_parameters", (8, 1)),
        ("bottleneck_parameters", (8, 2, 1)),
        ("projection_parameters", (4, 8, 1)),
        ("multihead_attention_parameters", (8, 2, 0)),
        ("conv2d_flops", (4, 6, 3, 9, 7, 2, 1, 2, 2)),
        ("penalised_minimum", ([-3, 3, 0.1], 2, 1, 0.5)),
        ("elastic_net_shrink", ([-3, 0.5], 1, 2)),
        ("l1_decay", ([-3, 0.25], 0.1, 1, 3)),
        ("softplus", ([-2, 0, 3],)),
        ("residual_variance", (2, 3, 0.5)),
        ("lstm_parameters", (3, 4, 2)),
    ],
)
def test_a_formula_holds_with_every_setting(name: str, values: tuple[Value, ...]) -> None:
    """Biases, groups, norms and signs that the known values leave at rest."""
    assert_lines_hold(working(name, *values)[1:-1])


STEPPED: list[tuple[str, tuple[Value, ...]]] = [
    ("sgd", (1, [1, -2, 0.5], 0.1)),
    ("momentum", (1, [1, -2, 0.5], 0.1)),
    ("nesterov", (1, [1, -2, 0.5], 0.1)),
    ("adagrad", (1, [1, -2, 0.5], 0.1, 0.5)),
    ("rmsprop", (1, [1, -2, 0.5], 0.1, 0.9, 0.5)),
    ("adadelta", (1, [1, -2, 0.5], 0.9, 0.5)),
    ("adam", (1, [1, -2, 0.5], 0.1, 0.8, 0.9, 0.5)),
    ("momentum_velocities", ([1, -2, 0.5],)),
    ("moving_average", ([1, -2, 0.5], 0.9)),
    ("quadratic_descent", (1, 2, 0.1, 4)),
    ("quadratic_momentum", (1, 2, 0.1, 0.9, 0.5, 4)),
    ("quadratic_nesterov", (1, 2, 0.1, 0.9, 0.5, 4)),
    ("hidden_delta", (0.6, [0.5, -1], [0.032, 0.01])),
    ("gru_cell", ([1, 0], [2], [[1, 1], [-1, 1], [0, 1]], [[0], [1], [1]], [0, 1, 0], [0, 0, 0.5])),
]


@pytest.mark.parametrize(("name", "values"), STEPPED)
def test_the_last_step_is_the_value(name: str, values: tuple[Value, ...]) -> None:
    """Two ways to one number, to the digits shown."""
    *steps, value = working(name, *values)
    assert numbers_of(steps[-1])[-1] == numbers_of(value)[-1]


def test_an_adam_step_shows_every_number() -> None:
    """Kingma & Ba 2015: averages, their corrections, and the step."""
    lines = "\n".join(working("adam", 1, [1, -2], 0.1))
    for shown in (
        "w ← w − ηm̂/(√v̂ + ε)",
        "t = 1: m = 0.9·0 + 0.1·1 = 0.1; v = 0.999·0 + 0.001·1² = 0.001",
        "m̂ = 0.1/(1 − 0.9^1) = 1",
        "t = 2: m = 0.9·0.1 + 0.1·(-2) = -0.11; v = 0.999·0.001 + 0.001·(-2)² = 0.004999",
        "w = 0.9 − 0.1·(-0.578947)/(√2.50075 + 1e-08) = 0.93661",
        "adam = [0.9, 0.93661]",
    ):
        assert shown in lines


def test_backpropagation_goes_forwards_and_back() -> None:
    """Each unit's sum, each delta, each gradient; the last two are those of the value."""
    lines = working("mlp_gradients", [0.05, 0.1], [0.01, 0.99], TINY_W, TINY_B)
    shown = "\n".join(lines)
    assert "layer 1, unit 1: net = 0.15·0.05 + 0.2·0.1 + 0.35 = 0.3775, a = σ(0.3775) = 0.59327" in shown
    assert "dE/dnet_1 = (0.751365 − 0.01)·0.751365·(1 − 0.751365) = 0.138499" in shown
    assert "[[0.082167, 0.0826676], [-0.0226025, -0.0227402]]" in shown
    assert numbers_of(lines[-2]) == [0.00877135, 0.00995425]


def test_the_softmax_loss_begins_with_p_minus_y() -> None:
    """For logits 2 and 0 and the first class."""
    lines = "\n".join(working("mlp_softmax_gradients", [2], 0, [[[1], [0]]], [[0, 0]]))
    assert "p = softmax(net) = [0.880797, 0.119203]" in lines
    assert "dL/dnet = p − y with y = 1 at 0, else 0: [-0.119203, 0.119203]" in lines


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("lstm_state", (0.5, 1, 0.2, -0.3, 0.4), "c′ = 0.731059·0.4 + 0.622459·0.197375 = 0.415282"),
        ("lstm_cell", (1, 0, 0.4, [[0.5], [1], [0.2], [0]], [[9]] * 4, [0, 0, 0, -0.3]), "f = [1]"),
        ("explained_variance", (POINTS,), "λ = (8 ± 7.45356)/2 = 7.72678 and 0.27322"),
        ("covariance", (POINTS,), "centred X = [[-2, -3], [-1, 0], [1, 1], [2, 2]]"),
        ("symmetric_eigenvalues", ([[1, 0, 0], [0, 2, 0], [0, 0, 3]],), "sum to the trace 6"),
        ("hamming_distance_of_numbers", (0xB4, 0x9D), "10110100 XOR 10011101 = 00101001 = 0x29"),
        ("hamming_ball", (64, 2), "= 1 + 64 + 2016"),
        ("hyperplane_code", ([1, -2], [[1, 1], [1, -1]]), "1·1 + (-1)·(-2) = 3 → 1"),
        ("receptive_field", ([[3], [2, 2], [3]],), "layer 3: r = 4 + 1·(3 − 1)·2 = 8, j = 2·1 = 2"),
        ("distillation_loss", ([0, 0], [4, 0], 4), "p = softmax([1, 0]) = [0.731059, 0.268941]"),
        ("batch_norm_gradient", ([1, 2, 3, 4], [1, 0, 0, 0]), "mean(g·x̂) = -0.335409"),
        ("proximal_step", ([1, 0.2], [0.5, 0], 0.1, 1), "v = [1, 0.2] − 0.1·[0.5, 0] = [0.95, 0.2]"),
        ("cross_entropy_of", ([0.5, 0.5], [0.25, 0.75]), "= −(0.5·log 0.25 + 0.5·log 0.75)"),
        ("sample_variance", ([1, 2, 3, 4],), "5/3"),
        ("huber_loss", ([0, 0.5, -3], [0, 0, 0]), "(½·0² + ½·0.5² + 1·(3 − 1/2))/3"),
        ("project_norm", ([3, 4], 2), "‖w‖ = 5, so w·2/5"),
        ("label_smoothing", (10, 0, 0.1), "(1 − 0.1) + 0.1/10"),
        ("mean_squared_error", ([1, 2], [3, 5]), "Σ(y − t)² = 13, n = 2"),
        ("correlate2d", ([[0, 0, 10]] * 3, [[-1, 0, 1]] * 3), "1·10 + (-1)·0 + 0·0 + 1·10 = 30"),
        ("correlate1d", ([1, 2], [1, 1, 1], 1, 1), "from entry 1: 1·0 + 1·1 + 1·2 = 3"),
        ("convolve1d", ([1, 2, 3, 4], [1, 0, -1]), "the kernel runs backwards: [-1, 0, 1]"),
        ("max_pool2d", ([[1, 5], [2, 0]], 2, 2), "from row 1, column 1: max(1, 5, 2, 0) = 5"),
        ("max_pool1d_gradient", ([2, 5], 2, 2, [7]), "window 1: the largest, 5, gets 7"),
        ("coverage", (5, 3), "position 3: 3 windows"),
        ("pool_output", (112, 3, 2, 0, 1, 1), "⌈(112 + 2·0 − 1·(3 − 1) − 1)/2⌉ + 1 = 56"),
        ("pool_output", (5, 2, 3, 1, 1, 1), "⌈(5 + 2·1 − 1·(2 − 1) − 1)/3⌉ + 1 − 1 = 2"),
        ("conv2d_shape", (32, 30, 16, [5, 3]), "W = ⌊(30 + 2·0 − 1·(3 − 1) − 1)/1⌋ + 1 = 28"),
        ("stack_sides", (224, [[2, 2]] * 5), "layer 5: ⌊(14 + 2·0 − 1·(2 − 1) − 1)/2⌋ + 1 = 7"),
        ("mlp_parameters", ([784, 300, 10],), "784·300 + 300 = 235,500"),
        ("vgg_parameters", (16,), "parameters: 138,357,544"),
        ("cifar_resnet_parameters", (3,), "parameters: 269,722"),
        ("early_stopping", ([1, 0.8, 0.9, 0.85], 2), "epoch 4: 0.85, waited 2"),
        ("ridge_regression", ([1, 2, 3], [2, 4, 6], 14), "XᵀX + λI = [[28]]"),
        ("maxout", ([2, -1], [1, 3], 1), "piece 2: (-1)·1 + 3 = 2"),
        ("residual_forward", (1, [1, 0.5]), "block 2: 2 + 0.5·2 = 3"),
    ],
)
def test_a_working_shows(name: str, values: tuple[Value, ...], expected: str) -> None:
    """The step that a learner would look for."""
    assert expected in "\n".join(working(name, *values))


@pytest.mark.parametrize(
    ("name", "values"), [(name, values) for name, values, _ in VALUES if name in HAND_MADE]
)
def test_no_known_call_is_left_without_working(name: str, values: tuple[Value, ...]) -> None:
    """Matrices of batches aside, which are worked out by column."""
    if name not in {"batch_norm", "layer_norm"}:
        assert not working(name, *values)[0].startswith(f"{name}(")


def test_long_workings_are_cut() -> None:
    """Twenty steps are enough to see how it goes on."""
    lines = working("sgd", 1, [1] * 100, 0.1)
    assert lines[-2] == "…"
    assert len(lines) == SHOWN + 3


def test_a_function_without_a_working_says_what_it_does() -> None:
    """Not everything needs a formula."""
    assert working("row_sums", [[1, 2]])[0] == "row_sums(x): of a matrix"


def test_an_argument_may_be_called_like_a_subject() -> None:
    """A stack of layers is an argument of receptive_field, and a subject of its own elsewhere."""
    assert working("jump", [[3, 2], [2, 2]])[-1] == "jump = 4"
    with pytest.raises(LayerError, match="not for layers and function"):
        explain({"function": "softmax", "layers": []}, InProcess())


@given(
    st.lists(st.floats(-2, 2), min_size=2, max_size=2),
    st.lists(st.lists(st.floats(-2, 2), min_size=2, max_size=2), min_size=4, max_size=4),
    st.lists(st.floats(0, 1), min_size=2, max_size=2),
)
@settings(max_examples=40, deadline=None)
def test_numeric_gradients_are_those_of_the_chain_rule(
    x: list[float], matrix: list[list[float]], target: list[float]
) -> None:
    """A complex step in each weight finds δ·input; deltas go back through the weights times a(1 − a)."""
    weights: list[Value] = [matrix[:2], matrix[2:]]
    biases: list[Value] = [[0.5, -0.5], [0.25, 0]]
    hidden, outputs = activations(x, weights, biases)
    found = PROOFS["mlp_gradients"](x, target, weights, biases)
    deltas = [(y - t) * y * (1 - y) for y, t in zip(outputs, target, strict=True)]
    behind = [sum(d * row[j] for d, row in zip(deltas, matrix[2:], strict=True)) for j in (0, 1)]
    back = [b * a * (1 - a) for b, a in zip(behind, hidden, strict=True)]
    expected = [
        [d * entry for d in back for entry in x],
        [d * a for d in deltas for a in hidden],
        back,
        deltas,
    ]
    assert flat(found) == pytest.approx([entry for part in expected for entry in part], rel=1e-9, abs=1e-12)


def activations(x: list[float], weights: list[Value], biases: list[Value]) -> tuple[list[float], list[float]]:
    """Return the outputs of both layers."""
    entries = flat(PROOFS["mlp_activations"](x, weights, biases))
    return entries[:2], entries[2:]


def flat(value: Value) -> list[float]:
    """Return all numbers in a row."""
    if isinstance(value, Sequence):
        return [entry for part in value for entry in flat(part)]
    return [float(value)]


@given(st.lists(st.lists(st.integers(-9, 9), min_size=3, max_size=3), min_size=4, max_size=7))
@settings(max_examples=40, deadline=None)
def test_components_diagonalise_the_covariance(samples: list[list[int]]) -> None:
    """C·v = λv for every component, and the variances sum to the trace, though neither comes from C."""
    entries = flat(PROOFS["covariance"](samples))
    covariance = [entries[row : row + 3] for row in (0, 3, 6)]
    variances = flat(PROOFS["principal_variances"](samples))
    assert sum(variances) == pytest.approx(sum(covariance[i][i] for i in range(3)), abs=1e-9)
    for place, variance in enumerate(variances):
        axis = flat(PROOFS["principal_component"](samples, place))
        turned = [sum(c * v for c, v in zip(row, axis, strict=True)) for row in covariance]
        assert turned == pytest.approx([variance * v for v in axis], abs=1e-8)
        assert max(axis) >= max(map(abs, axis)) - 1e-8
