"""Convolutions in one, two and three dimensions (Dumoulin & Visin 2016, arXiv:1603.07285)."""

from __future__ import annotations

import math
from typing import ClassVar, Literal

from solvers.layers.layer import Layer
from solvers.layers.shapes import LayerError, Maps, PerAxis, Shape, at_least, must_match, per_axis, read_maps
from solvers.layers.windows import SLIDING, Window, each_side

PaddingMode = Literal["zeros", "reflect", "replicate", "circular"]


class Convolution(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What convolutions of every rank share: a window along each side, a filter for each output channel."""

    rank: ClassVar[int]

    in_channels: int | None = None
    out_channels: int
    kernel_size: PerAxis
    stride: PerAxis = 1
    padding: PerAxis | Literal["same", "valid"] = 0
    dilation: PerAxis = 1
    groups: int = 1
    bias: bool = True
    padding_mode: PaddingMode = "zeros"

    def __post_init__(self) -> None:
        check_filters(self.in_channels, self.out_channels, self.groups)
        for name in ("kernel_size", "stride", "dilation"):
            at_least(getattr(self, name), 1, name)
        if not isinstance(self.padding, str):
            at_least(self.padding, 0, "padding")
        elif self.padding == "same" and set(per_axis(self.stride, self.rank, "stride")) != {1}:
            raise LayerError(
                'padding "same" needs a stride of 1; with another stride, give the padding as a number.'
            )
        self.windows()

    def windows(self) -> tuple[Window, ...]:
        """Return the window along each side; "same" puts an odd leftover after the side."""
        padding = 0 if isinstance(self.padding, str) else self.padding
        windows = each_side(
            self.rank, self.kernel_size, stride=self.stride, padding=padding, dilation=self.dilation
        )
        if self.padding != "same":
            return windows
        spare = [window.reach - 1 for window in windows]
        return tuple(
            Window(w.kernel, w.stride, total // 2, total - total // 2, w.dilation)
            for w, total in zip(windows, spare, strict=True)
        )

    def output(self, shape: Shape) -> Shape:
        """Return (N, out_channels, …)."""
        maps = self._read(shape)
        return maps.with_maps(self.out_channels, self._sides(maps))

    def parameters(self, shape: Shape) -> int:
        """Return out_channels · in_channels/groups · ∏k, and a bias for each output channel."""
        return self._weights(self._read(shape)) + self.out_channels * self.bias

    def macs(self, shape: Shape) -> int:
        """Return one use of every weight at each output position of each sample."""
        maps = self._read(shape)
        return maps.samples * math.prod(self._sides(maps)) * self._weights(maps)

    def working(self, shape: Shape) -> tuple[str, ...]:
        """Return the sides, the parameters and the MACs with their numbers put in."""
        maps = self._read(shape)
        factors = (self.out_channels, f"({maps.channels}/{self.groups})", *(w.kernel for w in self.windows()))
        bias = f" + {self.out_channels}" if self.bias else ""
        places = " · ".join(map(str, (maps.samples, *self._sides(maps))))
        return (
            SLIDING,
            *(f"  {window.line(side)}" for window, side in zip(self.windows(), maps.sides, strict=True)),
            "parameters: out_channels · (in_channels/groups) · kernel, and one bias for each output channel",
            f"  {' · '.join(map(str, factors))}{bias} = {self.parameters(shape)}",
            "MACs: samples · output positions · weights (biases not counted)",
            f"  {places} · {self._weights(maps)} = {self.macs(shape)}",
        )

    def _read(self, shape: Shape) -> Maps:
        maps = read_maps(shape, self.rank, self.name)
        must_match(self.in_channels, maps.channels, "in_channels", "channels")
        must_divide(self.groups, maps.channels, "in_channels")
        if self.padding_mode in ("reflect", "circular"):
            self._check_margins(maps)
        return maps

    def _weights(self, maps: Maps) -> int:
        return (
            self.out_channels * (maps.channels // self.groups) * math.prod(w.kernel for w in self.windows())
        )

    def _sides(self, maps: Maps) -> tuple[int, ...]:
        return tuple(window.count(side) for window, side in zip(self.windows(), maps.sides, strict=True))

    def _check_margins(self, maps: Maps) -> None:
        """Refuse margins that have nothing left to reflect or to wrap around."""
        for window, side in zip(self.windows(), maps.sides, strict=True):
            most = side - (self.padding_mode == "reflect")
            if max(window.before, window.after) > most:
                raise LayerError(f"{self.padding_mode} padding of a side of {side} may be at most {most}.")


class Conv1d(Convolution, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A convolution along one side: (N, C, L)."""

    rank: ClassVar[int] = 1


class Conv2d(Convolution, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A convolution of images: (N, C, H, W)."""

    rank: ClassVar[int] = 2


class Conv3d(Convolution, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A convolution of volumes: (N, C, D, H, W)."""

    rank: ClassVar[int] = 3


def check_filters(in_channels: int | None, out_channels: int, groups: int) -> None:
    """Refuse widths below 1, and groups that leave a channel over."""
    at_least(in_channels, 1, "in_channels")
    at_least(out_channels, 1, "out_channels")
    at_least(groups, 1, "groups")
    must_divide(groups, out_channels, "out_channels")
    if in_channels is not None:
        must_divide(groups, in_channels, "in_channels")


def must_divide(groups: int, channels: int, name: str) -> None:
    """Refuse groups that leave a channel over."""
    if channels % groups:
        raise LayerError(f"{name} {channels} cannot be dealt out evenly to {groups} groups.")
