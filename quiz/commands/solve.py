"""Work out the shape, parameters and operations of a layer or network, or the value of a function.

For people, with PyTorch's names: `quiz solve conv2d --input 1,3,224,224 --out-channels 64 --kernel-size 7`,
or the same as a JSON object. For programs: --jsonl, one object {"id", "layer", "input", …} a line.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from typing import Final

from quiz import jsonl
from quiz.commands.context import Context
from quiz.errors import ExitCode, QuizError, nearest
from quiz.jsonl import JSON, LineError
from quiz.text.display import one_line
from solvers.layers.registry import LAYERS, squeezed
from solvers.layers.shapes import LayerError
from solvers.networks.registry import NETWORKS, network
from solvers.solving import explain, solve
from solvers.worker.proofs import PROOFS
from solvers.worker.prover import Prover, WorkerProver

_EXAMPLE: Final = "Such as: quiz solve linear --input 1,784 --out-features 10."
_WORDS: Final[Mapping[str, bool | None]] = {
    "true": True, "yes": True, "false": False, "no": False, "none": None
}  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the two forms of a request."""
    parser.add_argument("--jsonl", action="store_true", help="answer JSON lines from standard input")
    parser.add_argument(
        "--json", action="store_true", help="print the numbers as JSON, without their working"
    )
    parser.add_argument(
        "subject", metavar="LAYER", nargs="?", help="a layer, network or function, or a JSON object"
    )
    parser.add_argument(
        "settings", metavar="--NAME VALUE", nargs=argparse.REMAINDER, help="its input and arguments"
    )


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Print the working step by step, or the bare numbers."""
    with closing(WorkerProver()) as prover:  # its process starts with the first function that is asked for
        if arguments.jsonl:
            jsonl.serve(lambda request: _answered(request, prover), context.stdin.buffer, context.stdout)
        else:
            _print(arguments, context, prover)
    return ExitCode.OK


def _answered(request: Mapping[str, JSON], prover: Prover) -> Mapping[str, JSON]:
    try:
        return solve(request, prover)
    except LayerError as error:
        raise LineError(str(error)) from error


def _print(arguments: argparse.Namespace, context: Context, prover: Prover) -> None:
    if arguments.subject is None:
        raise QuizError("What is to be solved?", _EXAMPLE)
    try:
        for line in _lines(arguments.subject, arguments.settings, prover, bare=arguments.json):
            context.print(line)
    except (LayerError, LineError) as error:
        raise QuizError(str(error)) from error


def _lines(subject: str, words: Sequence[str], prover: Prover, *, bare: bool) -> list[str]:
    """Return what is printed for a subject and the settings after it."""
    settings = _collected(words)
    bare = bool(settings.pop("json", bare))
    if subject.lstrip().startswith("{"):
        if settings:
            raise QuizError("Nothing but --json may follow a JSON object.")
        request = jsonl.parse_object(subject)
    elif settings.pop("help", False):
        return [_takes(subject)]
    else:
        request = {_kind(subject, settings): subject, **settings}
        if "layer" in request and "input" not in request:
            raise QuizError(f"{subject} needs the shape of its input,", "such as --input 1,3,224,224.")
    return [json.dumps(solve(request, prover))] if bare else explain(request, prover)


def _collected(words: Sequence[str]) -> dict[str, JSON]:
    settings: dict[str, JSON] = {}
    for name, value in _settings(words):
        if name in settings:
            raise QuizError(f"--{name.replace('_', '-')} is given twice.")
        settings[name] = value
    return settings


def _kind(name: str, settings: Collection[str]) -> str:
    """Return what a name names; softmax, both layer and function, is a layer when it has an input."""
    if name in PROOFS and (squeezed(name) not in LAYERS or "input" not in settings):
        return "function"
    if squeezed(name) in LAYERS:
        return "layer"
    with suppress(LayerError):
        network(name)
        return "network"
    known = [*LAYERS, *NETWORKS, *PROOFS]
    raise QuizError(f"There is no layer, network or function {name!r}.", nearest(name, known))


def _takes(name: str) -> str:
    """Say what can be set of a subject."""
    kind = _kind(name, ["input"])
    if kind == "function":
        return f"{PROOFS[name].signature}: {PROOFS[name].about}"
    if kind == "network":
        return f"{name}: {network(name).about}; takes --input"
    options = (f"--{field.replace('_', '-')}" for field in LAYERS[squeezed(name)].__struct_fields__)
    return f"{name} takes --input {' '.join(options)}"


def _settings(words: Sequence[str]) -> Iterator[tuple[str, JSON]]:
    """Yield names and values of `--name value`, `--name=value`, `--name` (true) and `--no-name` (false)."""
    rest = list(words)
    while rest:
        word = rest.pop(0)
        option, given, value = word.partition("=")
        if not re.fullmatch(r"--[A-Za-z][\w-]*", option, re.ASCII):
            raise QuizError(f"{one_line(word)!r} has no name before it.", _EXAMPLE)
        name = option[2:].replace("-", "_")
        if given:
            yield name, _value(value)
        elif rest and not rest[0].startswith("--"):
            yield name, _value(rest.pop(0))
        else:
            yield (name[3:], False) if name.startswith("no_") else (name, True)


def _value(text: str) -> JSON:
    """Read `3`, `0.5`, `3,3`, `N,3,224,224`, `1x784`, `true` or JSON."""
    if text[:1] in ("[", "{", '"'):
        return jsonl.parse(text)
    if re.fullmatch(r"\w+(\s*[x×]\s*\w+)+", text) and re.search(r"\d", text):
        text = re.sub(r"\s*[x×]\s*", ",", text)
    if "," in text:
        return [_scalar(part.strip()) for part in text.split(",") if part.strip()]
    return _scalar(text)


def _scalar(text: str) -> JSON:
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    for read in (int, float):
        try:
            return read(text)
        except ValueError:
            continue
    return text
