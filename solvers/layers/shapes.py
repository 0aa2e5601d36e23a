"""Shapes, the error for what a layer does not take, and the numbers that every layer is judged by.

Conventions, stated once for the whole package. Parameters are learned values, biases included; running
statistics are not. MACs count the multiplications by weights (in attention also those of scores and mixtures)
over the whole batch; 1 MAC = 2 FLOPs. Bias additions, activations, normalisation and pooling are not counted.
A symbolic batch axis, such as `N`, counts as one sample.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import TypeAlias

import msgspec

Size: TypeAlias = int | str
Shape: TypeAlias = tuple[Size, ...]
PerAxis: TypeAlias = int | tuple[int, ...]

MOST_AXES = 8
LARGEST = 10**9
_SIDES = {0: "", 1: "L", 2: "HW", 3: "DHW"}
_AXIS_NAME = re.compile(r"[A-Za-z_]\w{0,19}", re.ASCII)


class LayerError(ValueError):
    """A layer, or a request for one, that PyTorch would refuse too; the message is a sentence."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Cost(msgspec.Struct, frozen=True):
    """What a layer gives and takes: output shape, learned values, multiply-accumulates."""

    shape: Shape
    parameters: int
    macs: int

    @property
    def flops(self) -> int:
        """Two for each multiply-accumulate."""
        return 2 * self.macs


class Maps(msgspec.Struct, frozen=True):
    """A shape read as batch (perhaps none), channels and sides."""

    batch: Shape
    channels: int
    sides: tuple[int, ...]

    @property
    def samples(self) -> int:
        """How many samples the batch holds; a symbolic one counts as one."""
        return samples(self.batch)

    def with_maps(self, channels: int, sides: Sequence[int]) -> Shape:
        """Return the shape of other channels and sides for the same batch."""
        return (*self.batch, channels, *sides)


def read_maps(shape: Shape, rank: int, layer: str) -> Maps:
    """Return (C, …) or (N, C, …) with `rank` sides, read; raises `LayerError` for another number of axes."""
    if len(shape) not in (rank + 1, rank + 2):
        axes = ", ".join(("C", *_SIDES[rank]))
        raise LayerError(f"{layer} takes an input of shape ({axes}) or (N, {axes}), not {show(shape)}.")
    batch, rest = shape[: -rank - 1], shape[-rank - 1 :]
    channels, *sides = (
        whole_axis(size, "channels" if place == 0 else "sides") for place, size in enumerate(rest)
    )
    if channels == 0 or 0 in sides:
        raise LayerError(f"{layer} needs at least one value on every axis but the batch, not {show(shape)}.")
    return Maps(batch, channels, tuple(sides))


def whole_axis(size: Size, what: str) -> int:
    """Return an axis that must be a number; raises `LayerError` when it is a name."""
    if isinstance(size, str):
        raise LayerError(
            f"Only the batch axis may be a name such as N; {size} stands for {what}, which are numbers."
        )
    return size


def samples(axes: Sequence[Size]) -> int:
    """Return the product of the axes; a name counts as 1."""
    return math.prod(size for size in axes if not isinstance(size, str))


def per_axis(value: PerAxis, rank: int, name: str) -> tuple[int, ...]:
    """Return one number for each side: the same for all, or those that were given."""
    if isinstance(value, int):
        return (value,) * rank
    if len(value) == 1:
        return tuple(value) * rank
    if len(value) != rank:
        raise LayerError(f"{name} must be one number or {rank} of them, not {len(value)}.")
    return tuple(value)


def at_least(value: PerAxis | None, least: int, name: str) -> None:
    """Refuse an argument with a number below `least`."""
    if value is None:
        return
    numbers = (value,) if isinstance(value, int) else value
    for number in numbers:
        if not least <= number <= LARGEST:
            raise LayerError(f"{name} must be between {least} and {LARGEST:,}, not {number}.")
    if not 1 <= len(numbers) <= MOST_AXES:
        raise LayerError(f"{name} must be one number or one for each side.")


def must_match(given: int | None, found: int, name: str, axis: str) -> None:
    """Refuse an argument that states another size than the input has."""
    if given is not None and given != found:
        raise LayerError(f"{name} is {given}, but the input has {found} {axis}.")


def read_shape(value: object) -> Shape:
    """Return a list of sizes as a shape; the first, the batch, may be a name."""
    if not isinstance(value, list | tuple) or not 1 <= len(value) <= MOST_AXES:
        raise LayerError(f"input must be a list of 1 to {MOST_AXES} sizes, such as [1, 3, 224, 224].")
    shape = tuple(_size(size) for size in value)
    if sum(isinstance(size, str) for size in shape) > 1:
        raise LayerError(f"Only the batch axis may be a name; {show(shape)} has several.")
    return shape


def show(shape: Sequence[Size]) -> str:
    """Return a shape as it is written: (N, 64, 112, 112)."""
    return f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"


def _size(size: object) -> Size:
    if isinstance(size, str) and _AXIS_NAME.fullmatch(size):
        return size
    if isinstance(size, int) and not isinstance(size, bool) and 0 <= size <= LARGEST:
        return size
    raise LayerError(
        f"A size in input must be a whole number from 0 to {LARGEST:,}, or a name such as N for the batch."
    )
