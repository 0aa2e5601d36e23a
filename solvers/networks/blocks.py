"""How layers make a network: chains, branches that are joined, shortcuts, heads on the side."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TypeAlias

import msgspec

from solvers.layers.layer import Layer, measure
from solvers.layers.shapes import Cost, LayerError, Shape, show, whole_axis
from solvers.layers.windows import Field, Window


class Chain(msgspec.Struct, frozen=True):
    """Blocks one after the other; none at all is an identity."""

    steps: tuple[Block, ...] = ()


class Concatenation(msgspec.Struct, frozen=True):
    """Blocks that all read the same input; their channels are laid side by side."""

    branches: tuple[Block, ...]


class Sum(msgspec.Struct, frozen=True):
    """Blocks that all read the same input; their outputs, of one shape, are added."""

    branches: tuple[Block, ...]


class Aside(msgspec.Struct, frozen=True):
    """A head beside the main path: it costs, but hands its input on."""

    block: Block


class Named(msgspec.Struct, frozen=True):
    """A block with a name, which stands before the names inside it."""

    name: str
    block: Block


Block: TypeAlias = Layer | Chain | Concatenation | Sum | Aside | Named


class Row(msgspec.Struct, frozen=True):
    """One layer in its place: where it stands, what it read, what it gives and takes."""

    path: str
    layer: Layer
    input: Shape
    cost: Cost


def chain(*steps: Block) -> Chain:
    """Return the steps in a row."""
    return Chain(steps)


def walk(block: Block, shape: Shape, path: str = "") -> Generator[Row, None, Shape]:
    """Yield every layer with its cost in the order of computation, and return the output's shape."""
    match block:
        case Layer():
            cost = measure(block, shape)
            yield Row(f"{path}.{block.name}".removeprefix("."), block, shape, cost)
            return cost.shape
        case Chain(steps):
            for step in steps:
                shape = yield from walk(step, shape, path)
            return shape
        case Named(name, inner):
            return (yield from walk(inner, shape, f"{path}.{name}".removeprefix(".")))
        case Aside(inner):
            yield from walk(inner, shape, path)
            return shape
        case Concatenation(branches) | Sum(branches):
            shapes: tuple[Shape, ...] = ()
            for branch in branches:
                shapes = (*shapes, (yield from walk(branch, shape, path)))
            return _side_by_side(shapes) if isinstance(block, Concatenation) else _added(shapes)


def total(block: Block, shape: Shape) -> Cost:
    """Return the whole block's cost: its output's shape, and the sums over its layers."""
    rows, walker = [], walk(block, shape)
    while True:
        try:
            rows.append(next(walker))
        except StopIteration as end:
            output: Shape = end.value
            break
    return Cost(output, sum(row.cost.parameters for row in rows), sum(row.cost.macs for row in rows))


def field_of(block: Block, field: Field | None = None) -> Field:
    """Return the receptive field along the first side; of branches, the widest counts."""
    seen = field or Field()
    match block:
        case Chain(steps):
            for step in steps:
                seen = field_of(step, seen)
            return seen
        case Named(_, inner):
            return field_of(inner, seen)
        case Concatenation(branches) | Sum(branches):
            return max((field_of(branch, seen) for branch in branches), key=lambda one: one.size)
        case Aside():
            return seen
        case _:
            return seen.after(first_window(block))


def first_window(layer: Layer) -> Window:
    """Return the layer's window along its first side; layers without one look at one position."""
    windows: Sequence[Window] = getattr(layer, "windows", tuple)()
    return windows[0] if windows else Window(1)


def _side_by_side(shapes: Sequence[Shape]) -> Shape:
    """Return the shape with the channels of all; (C, H, W) or (N, C, H, W)."""
    first = shapes[0]
    axis = len(first) - 3
    if axis not in (0, 1) or len({(*shape[:axis], *shape[axis + 1 :]) for shape in shapes}) != 1:
        raise LayerError(f"Branches of shapes {', '.join(map(show, shapes))} cannot be laid side by side.")
    channels = sum(whole_axis(shape[axis], "the channels") for shape in shapes)
    return (*first[:axis], channels, *first[axis + 1 :])


def _added(shapes: Sequence[Shape]) -> Shape:
    if len(set(shapes)) != 1:
        raise LayerError(f"Branches of shapes {', '.join(map(show, shapes))} cannot be added.")
    return shapes[0]
