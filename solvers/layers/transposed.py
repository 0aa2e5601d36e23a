"""Transposed convolutions: every input is scattered through the kernel (Dumoulin & Visin 2016, ch. 4)."""

from __future__ import annotations

import math
from typing import ClassVar, Literal

from solvers.layers.convolution import check_filters, must_divide
from solvers.layers.layer import Layer
from solvers.layers.shapes import LayerError, Maps, PerAxis, Shape, at_least, must_match, per_axis, read_maps
from solvers.layers.windows import Window, each_side


class TransposedConvolution(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every rank shares: out = (n − 1)s − 2p + d(k − 1) + output_padding + 1 along each side."""

    rank: ClassVar[int]

    in_channels: int | None = None
    out_channels: int
    kernel_size: PerAxis
    stride: PerAxis = 1
    padding: PerAxis = 0
    output_padding: PerAxis = 0
    groups: int = 1
    bias: bool = True
    dilation: PerAxis = 1
    padding_mode: Literal["zeros"] = "zeros"

    def __post_init__(self) -> None:
        check_filters(self.in_channels, self.out_channels, self.groups)
        for name in ("kernel_size", "stride", "dilation"):
            at_least(getattr(self, name), 1, name)
        for name in ("padding", "output_padding"):
            at_least(getattr(self, name), 0, name)
        for window, extra in zip(self._windows(), self._extras(), strict=True):
            if extra >= max(window.stride, window.dilation):
                raise LayerError(f"output_padding {extra} must be smaller than the stride or the dilation.")

    def output(self, shape: Shape) -> Shape:
        """Return (N, out_channels, …)."""
        maps = self._read(shape)
        return maps.with_maps(self.out_channels, self._sides(maps))

    def parameters(self, shape: Shape) -> int:
        """Return in_channels · out_channels/groups · ∏k, and a bias for each output channel."""
        return self._weights(self._read(shape)) + self.out_channels * self.bias

    def macs(self, shape: Shape) -> int:
        """Return one use of every weight at each input position; products that padding crops are counted."""
        maps = self._read(shape)
        self._sides(maps)
        return maps.samples * math.prod(maps.sides) * self._weights(maps)

    def working(self, shape: Shape) -> tuple[str, ...]:
        """Return the sides, the parameters and the MACs with their numbers put in."""
        maps = self._read(shape)
        factors = (
            maps.channels,
            f"({self.out_channels}/{self.groups})",
            *(w.kernel for w in self._windows()),
        )
        bias = f" + {self.out_channels}" if self.bias else ""
        places = " · ".join(map(str, (maps.samples, *maps.sides)))
        return (
            "each side: (n − 1)·stride − 2·padding + dilation·(kernel − 1) + output_padding + 1",
            *(f"  {line}" for line in self._lines(maps)),
            "parameters: in_channels · (out_channels/groups) · kernel, and one bias for each output channel",
            f"  {' · '.join(map(str, factors))}{bias} = {self.parameters(shape)}",
            "MACs: samples · input positions · weights (biases not counted)",
            f"  {places} · {self._weights(maps)} = {self.macs(shape)}",
        )

    def _read(self, shape: Shape) -> Maps:
        maps = read_maps(shape, self.rank, self.name)
        must_match(self.in_channels, maps.channels, "in_channels", "channels")
        must_divide(self.groups, maps.channels, "in_channels")
        return maps

    def _weights(self, maps: Maps) -> int:
        return (
            maps.channels * (self.out_channels // self.groups) * math.prod(w.kernel for w in self._windows())
        )

    def _sides(self, maps: Maps) -> tuple[int, ...]:
        sides = tuple(
            (side - 1) * window.stride - 2 * window.before + window.reach + extra
            for side, window, extra in zip(maps.sides, self._windows(), self._extras(), strict=True)
        )
        if min(sides) < 1:
            raise LayerError(
                f"The padding crops the output to {' × '.join(map(str, sides))}: nothing is left."
            )
        return sides

    def _lines(self, maps: Maps) -> list[str]:
        rows = zip(maps.sides, self._windows(), self._extras(), self._sides(maps), strict=True)
        return [
            f"({n} − 1)·{w.stride} − 2·{w.before} + {w.dilation}·({w.kernel} − 1) + {extra} + 1 = {out}"
            for n, w, extra, out in rows
        ]

    def _windows(self) -> tuple[Window, ...]:
        return each_side(
            self.rank, self.kernel_size, stride=self.stride, padding=self.padding, dilation=self.dilation
        )

    def _extras(self) -> tuple[int, ...]:
        return per_axis(self.output_padding, self.rank, "output_padding")


class ConvTranspose1d(TransposedConvolution, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A transposed convolution along one side: (N, C, L)."""

    rank: ClassVar[int] = 1


class ConvTranspose2d(TransposedConvolution, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A transposed convolution of images: (N, C, H, W)."""

    rank: ClassVar[int] = 2


class ConvTranspose3d(TransposedConvolution, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A transposed convolution of volumes: (N, C, D, H, W)."""

    rank: ClassVar[int] = 3
