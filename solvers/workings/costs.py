"""Workings of layers and networks: shapes, parameters and operations, with the convention of the count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from solvers.layers.layer import Layer, measure
from solvers.layers.shapes import Shape, show
from solvers.layers.windows import Field
from solvers.networks.blocks import Block, Row, total, walk

CONVENTION = (
    "1 MAC = 1 multiply + 1 add = 2 FLOPs; biases, activations, normalisation and pooling are not counted."
)
_LARGE = re.compile(r"(?<![\w.,])\d{4,}(?![\w.])")


def layer_working(layer: Layer, shape: Shape) -> list[str]:
    """Return a layer's own working, and its operations."""
    cost = measure(layer, shape)
    return [
        f"{layer.name}: {show(shape)} → {show(cost.shape)}",
        *map(_grouped, layer.working(shape)),
        f"FLOPs: 2 · {cost.macs:,} = {cost.flops:,}",
        *_conventions(shape),
    ]


def _grouped(line: str) -> str:
    """Return a line with its large whole numbers written as 9,408."""
    return _LARGE.sub(lambda digits: f"{int(digits[0]):,}", line)


def block_working(block: Block, shape: Shape) -> list[str]:
    """Return a line for each layer that costs or changes the shape, and the sums."""
    cost, rows = total(block, shape), list(walk(block, shape))
    table = [_columns(row) for row in rows if row.cost.parameters or row.cost.shape != row.input]
    return [
        *_aligned([("layer", "output", "parameters", "MACs"), *table]),
        f"parameters: {cost.parameters:,}",
        f"MACs: {cost.macs:,}",
        f"FLOPs: 2 · {cost.macs:,} = {cost.flops:,}",
        *_conventions(shape),
    ]


def _columns(row: Row) -> tuple[str, str, str, str]:
    return row.path, show(row.cost.shape), f"{row.cost.parameters:,}", f"{row.cost.macs:,}"


def _aligned(rows: Sequence[tuple[str, str, str, str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    path, output, *numbers = widths
    return [
        f"{row[0]:<{path}}  {row[1]:<{output}}  " + "  ".join(map(str.rjust, row[2:], numbers))
        for row in rows
    ]


def field_working(field: Field) -> list[str]:
    """Return what one output sees, up to the last window that slides."""
    return [
        "receptive field from r = 1, jump = 1: r ← r + dilation·(kernel − 1)·jump, then jump ← jump·stride",
        f"  receptive field {field.size}, jump {field.jump}",
    ]


def _conventions(shape: Shape) -> list[str]:
    symbolic = [
        f"{size} stands for the batch and counts as one sample." for size in shape if isinstance(size, str)
    ]
    return [CONVENTION, *symbolic]
