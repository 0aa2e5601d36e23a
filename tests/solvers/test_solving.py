"""`quiz solve`'s core: requests, their answers, the working, and what is said of a request gone wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping

import pytest

from solvers.layers.shapes import LayerError
from solvers.solving import explain as explain_with
from solvers.solving import solve as solve_with
from solvers.tree import Node
from solvers.worker.proofs import PROOFS
from solvers.worker.prover import ProofError, WorkerProver
from solvers.workings.calling import JSON

CONV: dict[str, JSON] = {
    "id": 7,
    "layer": "conv2d",
    "input": [1, 3, 224, 224],
    "out_channels": 64,
    "kernel_size": 7,
    "stride": 2,
    "padding": 3,
}

PROVER = WorkerProver()  # its process starts with the first function that is asked for


@pytest.fixture(scope="module", autouse=True)
def prover() -> Iterator[None]:
    """End the worker after the last test."""
    yield
    PROVER.close()


def solve(request: Mapping[str, JSON]) -> dict[str, JSON]:
    """Solve with the worker of these tests."""
    return solve_with(request, PROVER)


def explain(request: Mapping[str, JSON]) -> list[str]:
    """Explain with the worker of these tests."""
    return explain_with(request, PROVER)


def test_a_layer_is_solved() -> None:
    """Shape, parameters, MACs and FLOPs; the id is the caller's business."""
    assert solve(CONV) == {
        "shape": [1, 64, 112, 112],
        "parameters": 9472,
        "macs": 118013952,
        "flops": 236027904,
    }


def test_a_batch_multiplies_and_a_symbolic_one_counts_as_one() -> None:
    """MACs are those of the whole batch."""
    assert solve({**CONV, "input": [4, 3, 224, 224]})["macs"] == 4 * 118013952
    assert solve({**CONV, "input": ["N", 3, 224, 224]}) == {
        "shape": ["N", 64, 112, 112],
        "parameters": 9472,
        "macs": 118013952,
        "flops": 236027904,
    }


def test_a_network_is_solved_for_its_own_input_or_another() -> None:
    """ResNet-50 on 224 × 224 unless asked otherwise; parameters do not depend on the input, MACs do."""
    own, small = solve({"network": "resnet50"}), solve({"network": "ResNet-50", "input": [1, 3, 64, 64]})
    assert own == {"shape": [1, 1000], "parameters": 25557032, "macs": 4089184256, "flops": 8178368512}
    assert small["parameters"] == own["parameters"]
    assert small["macs"] == PROOFS["resnet_macs"](50, 64)


def test_a_stack_is_solved_with_its_receptive_field() -> None:
    """conv3, pool2/2, conv3 sees 8 inputs and moves by 2."""
    layers: JSON = [
        {"layer": "conv2d", "out_channels": 8, "kernel_size": 3},
        {"layer": "max_pool2d", "kernel_size": 2},
        {"layer": "conv2d", "out_channels": 8, "kernel_size": 3},
    ]
    assert solve({"layers": layers}) == {"receptive_field": 8, "jump": 2}
    assert solve({"layers": layers, "input": ["N", 3, 32, 32]}) == {
        "shape": ["N", 8, 13, 13],
        "parameters": 808,
        "macs": 291744,
        "flops": 583488,
        "receptive_field": 8,
        "jump": 2,
    }


@pytest.mark.parametrize(
    ("request_", "value"),
    [
        ({"function": "softmax", "z": [1, 2, 3]}, [0.09003057317, 0.2447284711, 0.6652409558]),
        (
            {"function": "batch_norm", "x": [1, 2, 3, 4], "gamma": 2, "beta": 1},
            [-1.68327084, 0.1055763867, 1.894423613, 3.68327084],
        ),
        (
            {
                "function": "batch_norm_eval",
                "x": 5,
                "mean": 3,
                "variance": 4,
                "eps": 0,
                "gamma": 1.5,
                "beta": -1,
            },
            0.5,
        ),
        ({"function": "dropout_variance", "x": 4, "p": 0.5}, 16),
        ({"function": "batch_norm_running", "x": [1, 2, 3, 4], "steps": 1}, [0.25, 16 / 15]),
    ],
)
def test_a_function_is_solved_by_name(request_: dict[str, JSON], value: object) -> None:
    """Arguments by their names, defaults for those left out."""
    assert solve(request_)["value"] == pytest.approx(value)


WRONG: list[tuple[dict[str, JSON], str]] = [
    ({}, "names a layer, layers, a network or a function"),
    ({"layr": "conv2d", "input": [1]}, "Did you mean layer"),
    ({"layer": "relu", "network": "vgg16"}, "not for layer and network"),
    ({"layer": 5, "input": [1]}, "layer must be a name"),
    ({"layer": "relu"}, "needs input"),
    ({"layer": "relu", "inptu": [1]}, "Did you mean input"),
    ({"layer": "relu", "input": None}, "input must be a list"),
    ({"layer": "relu", "input": [1], "inplase": True}, "Did you mean inplace"),
    ({"network": ["vgg16"]}, "network must be a name"),
    ({"network": "vgg116"}, "Did you mean vgg16"),
    ({"network": "vgg16", "inpt": [1]}, "takes no 'inpt'. Did you mean input"),
    ({"network": "vgg16", "input": [1, 3, 16, 16]}, "no window fits"),
    ({"layers": []}, "list of 1 to 1000"),
    ({"layers": ["conv2d"]}, 'Layer 1 must be written {"layer"'),
    (
        {"layers": [{"layer": "relu"}, {"layer": "relux"}]},
        "Layer 2: There is no layer 'relux'. Did you mean relu",
    ),
    ({"function": "softmaxx"}, "Did you mean softmax"),
    ({"function": ["softmax"]}, "There is no function"),
    ({"function": "softmax"}, "needs z"),
    ({"function": "softmax", "z": [1], "temprature": 2}, "Did you mean temperature"),
    ({"function": "softmax", "z": "1, 2"}, "z must be a number or a list of numbers"),
    ({"function": "softmax", "z": [[[[[[1]]]]]]}, "must be a number"),
    ({"function": "softmax", "z": [True]}, "must be a number"),
    ({"function": "dropout_networks", "n": 60}, "a proof may take"),
    ({"layer": "\x1b[2J", "input": [1]}, r"no layer '\\x1b\[2J'"),
]


@pytest.mark.parametrize(("request_", "message"), WRONG)
def test_a_request_gone_wrong_is_answered_with_a_sentence(request_: dict[str, JSON], message: str) -> None:
    """Both entrances refuse alike, by a LayerError that says what is wrong."""
    for entrance in (solve, explain):
        with pytest.raises(LayerError, match=message) as refused:
            entrance(request_)
        assert refused.value.message.isprintable()


def test_a_function_that_does_not_end_is_a_sentence() -> None:
    """The worker is killed at its deadline; nothing that is asked can hang the command."""

    class Hanging(WorkerProver):
        def prove(self, proof: Node, values: Mapping[str, Node]) -> Node:
            del proof, values
            raise ProofError("The proof did not end in time.")

    for entrance in (solve_with, explain_with):
        with pytest.raises(LayerError, match=r"softmax did not end in time\."):
            entrance({"function": "softmax", "z": [1]}, Hanging())


def test_the_working_of_a_layer_puts_the_numbers_in() -> None:
    """Each side, the parameters, the MACs and the FLOPs, then the convention."""
    lines = "\n".join(explain(CONV))
    assert "conv2d: (1, 3, 224, 224) → (1, 64, 112, 112)" in lines
    assert "⌊(224 + 6 − 1·(7 − 1) − 1)/2⌋ + 1 = 112" in lines
    assert "64 · (3/1) · 7 · 7 + 64 = 9,472" in lines
    assert "1 · 112 · 112 · 9,408 = 118,013,952" in lines
    assert "2 · 118,013,952 = 236,027,904" in lines
    assert "1 MAC = 1 multiply + 1 add = 2 FLOPs" in lines


def test_the_working_of_a_network_lists_its_layers() -> None:
    """A line for each layer that costs or changes the shape, then the sums."""
    lines = explain({"network": "lenet5", "input": ["N", 1, 32, 32]})
    assert [line.split()[0] for line in lines[:9]] == [
        "layer",
        "conv1.conv2d",
        "pool1.avgpool2d",
        "conv2.conv2d",
        "pool2.avgpool2d",
        "flatten",
        "fc1.linear",
        "fc2.linear",
        "fc3.linear",
    ]
    assert "parameters: 61,706" in lines
    assert "MACs: 416,520" in lines
    assert "N stands for the batch and counts as one sample." in lines
    assert lines[-1] == "  receptive field 16, jump 4"


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ({"function": "softmax", "z": [1, 2, 3]}, "Σ = 1.50321"),
        ({"function": "cross_entropy", "z": [2, 1, 0.1], "target": 0}, "log Σ e^z = 2 + 0.41703 = 2.41703"),
        ({"function": "batch_norm", "x": [1, 2, 3, 4]}, "√(σ² + ε) = √(1.25 + 1e-05) = 1.11804"),
        ({"function": "batch_norm", "x": [[1], [2]]}, "training; a matrix is normalised by column"),
        ({"function": "soft_threshold", "v": [3, -1], "penalty": 1}, "sign(-1)·max(|-1| − 1, 0)"),
        ({"function": "residual_gradient", "slope": 0.1, "n": 20}, "= (1 + 0.1)^20"),
        ({"function": "halving_steps", "factor": 0.99}, "halving_steps = 69"),
    ],
)
def test_the_working_of_a_function_puts_the_numbers_in(request_: dict[str, JSON], expected: str) -> None:
    """The usual formula where there is one, else what the function does; the value comes last."""
    lines = explain(request_)
    assert expected in "\n".join(lines)
    assert lines[-1].startswith(str(request_["function"]))


def test_everything_is_solved_without_numpy() -> None:
    """In a process of its own, for this one may have imported it long ago; functions are the worker's."""
    program = """
import sys
from solvers.solving import explain, solve
from solvers.worker.prover import ProofError, WorkerProver
with WorkerProver() as prover:
    solve({"network": "resnet50"}, prover)
    explain({"layer": "linear", "input": [1, 2], "out_features": 3}, prover)
    assert explain({"function": "adam", "w": 1, "gradients": [1, 2]}, prover)[-1].startswith("adam =")
assert not {"numpy", "sympy"} & set(sys.modules), "too much imported"
"""
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    "request_",
    [CONV, {"network": "nin"}, {"function": "depthwise_separable_ratio", "c_in": 8, "c_out": 4, "k": 3}],
)
def test_answers_are_json(request_: dict[str, JSON]) -> None:
    """No NumPy number or fraction leaks out."""
    assert json.loads(json.dumps(solve(request_))) == solve(request_)
