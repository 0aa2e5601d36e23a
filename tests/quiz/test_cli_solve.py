"""`quiz solve`: for people by words, for programs by JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.quiz.command import quiz

FIRST_OF_RESNET = {"shape": [1, 64, 112, 112], "parameters": 9472, "macs": 118_013_952, "flops": 236_027_904}


def test_a_layer_is_worked_out_step_by_step(tmp_path: Path) -> None:
    """The formulas with the numbers put in, ending with the convention of the count."""
    words = "solve conv2d --input 1,3,224,224 --out-channels 64 --kernel-size 7 --stride 2 --padding 3"
    out = quiz(*words.split(), home=tmp_path).out
    assert "(1, 3, 224, 224) → (1, 64, 112, 112)" in out
    assert "= 9,472" in out
    assert "FLOPs: 2 · 118,013,952 = 236,027,904" in out
    assert "1 MAC = 1 multiply + 1 add = 2 FLOPs" in out


@pytest.mark.parametrize(
    "words",
    [
        "conv2d --input 1,3,224,224 --out-channels 64 --kernel-size 7 --stride 2 --padding 3 --json",
        "--json Conv2d --input 1x3x224x224 --out_channels=64 --kernel-size 7,7 --stride=2,2 --padding [3,3]",
        "Conv2D --bias --input 1,3,224,224 --out-channels 64 --kernel-size 7 --stride 2 --padding 3 --json",
    ],
)
def test_the_same_layer_may_be_written_in_several_ways(words: str, tmp_path: Path) -> None:
    """Commas, crosses or JSON; hyphens or underscores; with or without an equals sign."""
    assert json.loads(quiz("solve", *words.split(), home=tmp_path).out) == FIRST_OF_RESNET


def test_no_before_a_name_turns_it_off(tmp_path: Path) -> None:
    """Without its bias a layer has fewer parameters; a symbolic batch stays."""
    words = "solve conv2d --input N,3,8,8 --out-channels 4 --kernel-size 3 --no-bias --json"
    solved = json.loads(quiz(*words.split(), home=tmp_path).out)
    assert (solved["shape"], solved["parameters"]) == (["N", 4, 6, 6], 108)


def test_json_lines_are_answered_one_by_one(tmp_path: Path) -> None:
    """A faulty one says why under its id, and the rest goes on."""
    good = {"layer": "conv2d", "input": [1, 3, 224, 224], "out_channels": 64, "kernel_size": 7}
    lines = [
        {"id": "a", **good, "stride": 2, "padding": 3},
        {"id": "b", **good, "strid": 2},
        {"id": "c", "layer": "batchnorm2d", "input": [1, 3, 2, 2], "eps": 1e-5},
        {"id": "d"},
    ]
    ran = quiz("solve", "--jsonl", home=tmp_path, typed="\n".join(map(json.dumps, lines)))
    first, second, third, fourth = map(json.loads, ran.out.splitlines())
    assert first == {"id": "a", **FIRST_OF_RESNET}
    assert second["id"] == "b"
    assert "Did you mean stride?" in second["error"]
    assert (third["id"], third["parameters"]) == ("c", 6)
    assert set(fourth) == {"id", "error"}


def test_a_json_object_is_taken_as_it_is(tmp_path: Path) -> None:
    """On the command line too."""
    request = '{"layer": "linear", "input": [1, 784], "out_features": 10}'
    assert json.loads(quiz("solve", request, "--json", home=tmp_path).out)["parameters"] == 7850
    assert "7,850" in quiz("solve", request, home=tmp_path).out


def test_a_name_that_is_layer_and_function_is_told_apart_by_its_input(tmp_path: Path) -> None:
    """Softmax of a shape is a shape, softmax of numbers is numbers."""
    assert json.loads(quiz("solve", "softmax", "--input", "1,3", "--json", home=tmp_path).out)["shape"] == [
        1,
        3,
    ]
    assert json.loads(quiz("solve", "softmax", "--z", "1,1", "--json", home=tmp_path).out) == {
        "value": [0.5, 0.5]
    }


def test_a_function_is_worked_out_step_by_step(tmp_path: Path) -> None:
    """The rule, each step with its numbers, and the value, which the worker computed."""
    out = quiz("solve", "momentum", "--w", "0", "--gradients", "1,1", "--rate", "0.1", home=tmp_path).out
    assert out.splitlines() == [
        "v ← γv + g (begun at 0), w ← w − ηv",
        "t = 1: v = 0.9·0 + 1 = 1; w = 0 − 0.1·1 = -0.1",
        "t = 2: v = 0.9·1 + 1 = 1.9; w = -0.1 − 0.1·1.9 = -0.29",
        "momentum = [-0.1, -0.29]",
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "What is to be solved?"),
        (["covn2d", "--input", "1"], "Did you mean 'conv2d'?"),
        (["conv2d", "3"], "'3' has no name before it."),
        (["conv2d", "--input", "1", "--input", "2"], "--input is given twice."),
        (["conv2d", "--input", "1,3,8,8"], "conv2d needs"),
        (["conv2d"], "conv2d needs the shape of its input, such as --input 1,3,224,224."),
        (["linear", "--inpt", "1,784", "--out-features", "10"], "such as --input 1,3,224,224."),
        (["conv2d", "--input", "[1,"], "not JSON at column"),
        (["{"], "not JSON at column"),
        (['{"layer": "linear"}', "--bias"], "Nothing but --json"),
        (["conv2d", "--\x1b[31m"], "no name before it"),
        (["sigmoid", "--x", "nan"], "x must be a number or a list of numbers"),
        (["dropout_networks", "--n", "64"], "a proof may take"),
    ],
)
def test_what_cannot_be_solved_is_a_sentence(words: list[str], says: str, tmp_path: Path) -> None:
    """With exit code 2 and nothing on standard output."""
    ran = quiz("solve", *words, home=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert "\x1b" not in ran.err


@pytest.mark.parametrize(
    ("name", "says"),
    [("conv2d", "--kernel-size"), ("resnet50", "v1.5"), ("relu", "relu"), ("adam", "bias-corrected")],
)
def test_a_subject_says_what_it_takes(name: str, says: str, tmp_path: Path) -> None:
    """After its name `--help` speaks of it alone."""
    assert says in quiz("solve", name, "--help", home=tmp_path).out
