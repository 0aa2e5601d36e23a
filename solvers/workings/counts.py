"""Workings of sizes and counts: sides after windows, parameters and MACs of chains and of whole networks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from solvers.layers.shapes import LayerError
from solvers.networks.registry import network
from solvers.workings.calling import JSON
from solvers.workings.costs import block_working
from solvers.workings.writing import Lines, NotWorkedError, Working, first, number, numbers, rows, text

_RULE = "⌊(n + 2p − d(k − 1) − 1)/s⌋ + 1"


def _axis(value: JSON, axis: int) -> int:
    """Return a size of one axis: of a pair, or the same for both."""
    return int(number(value[axis] if isinstance(value, list) else value))


def _side(side: int, window: list[int], *, ceil: bool = False) -> tuple[str, int]:
    """Return the formula with the numbers of a window (k, s, p, d) put in, and the side it leaves."""
    kernel, stride, padding, dilation = window
    room = side + 2 * padding - dilation * (kernel - 1) - 1
    sign = "⌈⌉" if ceil else "⌊⌋"
    left = -(-room // stride) if ceil else room // stride
    outside = ceil and left * stride >= side + padding
    shown = f"{sign[0]}({side} + 2·{padding} − {dilation}·({kernel} − 1) − 1)/{stride}{sign[1]} + 1"
    return shown + " − 1" * outside, left + 1 - outside


def _pool_output(n: JSON, *window: JSON) -> Lines:
    *sizes, ceil = window
    shown, side = _side(_axis(n, 0), [_axis(size, 0) for size in sizes], ceil=bool(ceil))
    rule = (
        "⌈(n + 2p − d(k − 1) − 1)/s⌉ + 1, one less where the last window would begin outside"
        if ceil
        else _RULE
    )
    return [rule, f"{shown} = {side}"]


def _conv2d_shape(  # noqa: PLR0913, PLR0917 (the arguments of a layer)
    height: JSON, width: JSON, c_out: JSON, k: JSON, stride: JSON, padding: JSON, dilation: JSON
) -> Lines:
    lines = [f"C_out = {text(c_out)}, and each side {_RULE}"]
    for axis, (name, side) in enumerate((("H", height), ("W", width))):
        shown, left = _side(_axis(side, 0), [_axis(size, axis) for size in (k, stride, padding, dilation)])
        lines.append(f"{name} = {shown} = {left}")
    return lines


def _stack(n: JSON, layers: JSON) -> Lines:
    return [f"at each layer the side becomes {_RULE}", *first(_sides(_axis(n, 0), rows(layers)))]


def _sides(side: int, layers: list[list[float]]) -> Iterator[str]:
    for place, row in enumerate(layers, 1):
        window = [*map(int, row), *(1, 1, 0, 1)[len(row) :]]
        shown, side = _side(side, window)
        yield f"layer {place}: {shown} = {side}"


def _mlp_parameters(widths: JSON, bias: JSON) -> Lines:
    pairs = list(pairwise(map(int, numbers(widths))))
    more = int(number(bias))
    lines = (f"{a}·{b} + {more * b} = {a * b + more * b:,}" for a, b in pairs)
    return ["inputs·outputs, and a bias for each output", *first(lines)]


def _conv_stack_parameters(channels: JSON, kernels: JSON, bias: JSON) -> Lines:
    more = int(number(bias))
    lines = (
        f"{k}²·{a}·{b} + {more * b} = {k * k * a * b + more * b:,}"
        for k, (a, b) in zip(map(int, numbers(kernels)), pairwise(map(int, numbers(channels))), strict=True)
    )
    return ["k²·C_in·C_out, and a bias for each output channel", *first(lines)]


def _conv_stack_macs(channels: JSON, kernels: JSON, h_out: JSON, w_out: JSON) -> Lines:
    places = _axis(h_out, 0) * _axis(w_out, 0)
    lines = (
        f"{k}²·{a}·{b}·{places} = {k * k * a * b * places:,}"
        for k, (a, b) in zip(map(int, numbers(kernels)), pairwise(map(int, numbers(channels))), strict=True)
    )
    return [f"k²·C_in·C_out at {text(h_out)}·{text(w_out)} = {places} places", *first(lines)]


def _network(name: str) -> Working:
    """Return a working that lists a network's layers; `name` takes the depth."""

    def working(depth: JSON, side: JSON = None) -> Lines:
        try:
            found = network(name.format(_axis(depth, 0)))
        except LayerError as error:
            raise NotWorkedError from error
        shape = found.input if side is None else (*found.input[:2], _axis(side, 0), _axis(side, 0))
        return [found.about, *block_working(found.build(), shape)]

    return working


def _cifar_resnet(n: JSON) -> Lines:
    return _network("resnet{}_cifar")(6 * _axis(n, 0) + 2)


WORKINGS: Mapping[str, Working] = {
    "pool_output": _pool_output,
    "conv2d_shape": _conv2d_shape,
    "stack_output": _stack,
    "stack_sides": _stack,
    "mlp_parameters": _mlp_parameters,
    "conv_stack_parameters": _conv_stack_parameters,
    "conv_stack_macs": _conv_stack_macs,
    "vgg_parameters": _network("vgg{}"),
    "vgg_macs": _network("vgg{}"),
    "resnet_parameters": _network("resnet{}"),
    "resnet_macs": _network("resnet{}"),
    "cifar_resnet_parameters": _cifar_resnet,
}
