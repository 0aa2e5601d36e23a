"""`quiz solve`: the shape and cost of a layer, a stack of layers or a network, and the value of a function.

A request is a mapping that names one of four things:

    {"layer": "conv2d", "input": [1, 3, 224, 224], "out_channels": 64, "kernel_size": 7, …}
    {"layers": [{"layer": "conv2d", …}, {"layer": "maxpool2d", …}], "input": […]}
    {"network": "resnet50"}
    {"function": "softmax", "z": [1, 2, 3]}

A stack of layers is answered with its receptive field and jump as well, and with these alone when no input is
given; a network has an input of its own; a function is any proof, by its arguments. All but functions are
answered here, in exact integers; a function's value comes from the prover, so that nothing asked can hang or
fill this process, and NumPy stays out of it. Conventions are those of `layers/shapes.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from solvers.layers.layer import Layer, measure
from solvers.layers.registry import build, nearest, quoted
from solvers.layers.shapes import Cost, LayerError, Shape, read_shape
from solvers.networks.blocks import Block, Chain, field_of, total
from solvers.networks.registry import network
from solvers.worker.prover import Prover
from solvers.workings.calling import JSON, function_value, parameters
from solvers.workings.costs import block_working, field_working, layer_working
from solvers.workings.working import function_working

__all__ = ["JSON", "LayerError", "explain", "solve"]

MOST_LAYERS = 1000
_SUBJECTS = ("layer", "layers", "network", "function")


def solve(request: Mapping[str, JSON], prover: Prover) -> dict[str, JSON]:
    """Return the answer to a request (an `id` is ignored); raises `LayerError` with a sentence."""
    match _subject(request):
        case "layer":
            layer, shape = _layer_request(request)
            return _numbers(measure(layer, shape))
        case "layers":
            return _solve_stack(request)
        case "network":
            block, shape = _network_request(request)
            return _numbers(total(block, shape))
        case _:
            return {"value": function_value(_arguments(request, "function"), request["function"], prover)}


def explain(request: Mapping[str, JSON], prover: Prover) -> list[str]:
    """Return the formulas with the numbers put in, line by line; raises `LayerError` as `solve` does."""
    match _subject(request):
        case "layer":
            layer, shape = _layer_request(request)
            return layer_working(layer, shape)
        case "layers":
            stack = _stack(request)
            lines = [] if request.get("input") is None else block_working(stack, _input(request))
            return [*lines, *field_working(field_of(stack))]
        case "network":
            block, shape = _network_request(request)
            return [*block_working(block, shape), *field_working(field_of(block))]
        case _:
            return function_working(_arguments(request, "function"), request["function"], prover)


def _subject(request: Mapping[str, JSON]) -> str:
    arguments = parameters(request.get("function"))  # of which one may be called layers
    named = [subject for subject in _SUBJECTS if subject in request and subject not in arguments]
    if len(named) == 1:
        return named[0]
    if named:
        raise LayerError(f"A request asks for one thing, not for {' and '.join(named)} at once.")
    hint = next((near for key in request if (near := nearest(key, _SUBJECTS))), "")
    raise LayerError(f"A request names a layer, layers, a network or a function.{hint}")


def _layer_request(request: Mapping[str, JSON]) -> tuple[Layer, Shape]:
    shape = _input(request)
    return _layer(_arguments(request, "layer", "input"), request["layer"]), shape


def _network_request(request: Mapping[str, JSON]) -> tuple[Block, Shape]:
    name = request["network"]
    if not isinstance(name, str):
        raise LayerError(f"network must be a name, not {quoted(name)}.")
    _refuse_others(request, "network", "input")
    found = network(name)
    return found.build(), found.input if request.get("input") is None else _input(request)


def _solve_stack(request: Mapping[str, JSON]) -> dict[str, JSON]:
    stack = _stack(request)
    field = field_of(stack)
    seen: dict[str, JSON] = {"receptive_field": field.size, "jump": field.jump}
    return seen if request.get("input") is None else {**_numbers(total(stack, _input(request))), **seen}


def _stack(request: Mapping[str, JSON]) -> Chain:
    _refuse_others(request, "layers", "input")
    listed = request["layers"]
    if not isinstance(listed, list) or not 1 <= len(listed) <= MOST_LAYERS:
        raise LayerError(f"layers must be a list of 1 to {MOST_LAYERS} layers.")
    return Chain(tuple(_stacked(entry, number) for number, entry in enumerate(listed, 1)))


def _stacked(entry: JSON, number: int) -> Layer:
    if not isinstance(entry, dict) or "layer" not in entry:
        raise LayerError(f'Layer {number} must be written {{"layer": name, …}}, not {quoted(entry)}.')
    try:
        return _layer(_arguments(entry, "layer"), entry["layer"])
    except LayerError as error:
        raise LayerError(f"Layer {number}: {error}") from error


def _layer(arguments: Mapping[str, JSON], name: JSON) -> Layer:
    if not isinstance(name, str):
        raise LayerError(f"layer must be a name, not {quoted(name)}.")
    return build(name, arguments)


def _input(request: Mapping[str, JSON]) -> Shape:
    if "input" not in request:
        hint = next((near for key in request if (near := nearest(key, ("input",)))), "")
        raise LayerError(f"The request needs input, a shape such as [1, 3, 224, 224].{hint}")
    return read_shape(request["input"])


def _arguments(request: Mapping[str, JSON], *others: str) -> dict[str, JSON]:
    return {key: value for key, value in request.items() if key not in ("id", *others)}


def _refuse_others(request: Mapping[str, JSON], *known: str) -> None:
    for key in _arguments(request, *known):
        raise LayerError(f"A request for {known[0]} takes no {quoted(key)}.{nearest(key, known)}")


def _numbers(cost: Cost) -> dict[str, JSON]:
    return {
        "shape": list(cost.shape),
        "parameters": cost.parameters,
        "macs": cost.macs,
        "flops": cost.flops,
    }
