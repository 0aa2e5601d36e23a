"""Pooling: windows without weights, and pools that choose their windows to reach an output size."""

from __future__ import annotations

from typing import ClassVar

from solvers.layers.layer import Layer
from solvers.layers.shapes import LayerError, PerAxis, Shape, at_least, read_maps
from solvers.layers.windows import SLIDING, Window, each_side

CEILING = (
    "each side: the sliding formula with ⌈ ⌉, less one if the last window would start in the padding behind"
)


class Pool(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What pools share: windows counted by floor, or by ceiling when the last one starts inside."""

    rank: ClassVar[int]

    kernel_size: PerAxis
    stride: PerAxis | None = None
    padding: PerAxis = 0
    ceil_mode: bool = False

    def __post_init__(self) -> None:
        at_least(self.kernel_size, 1, "kernel_size")
        at_least(self.stride, 1, "stride")
        at_least(self.padding, 0, "padding")
        for window in self.windows():
            if 2 * window.before > window.kernel:
                raise LayerError(
                    f"padding {window.before} of a pool must be at most half its kernel_size {window.kernel}."
                )

    def windows(self) -> tuple[Window, ...]:
        """Return the window along each side; the stride is the kernel's size unless it is given."""
        return each_side(
            self.rank,
            self.kernel_size,
            stride=self.kernel_size if self.stride is None else self.stride,
            padding=self.padding,
            dilation=self._dilation(),
        )

    def output(self, shape: Shape) -> Shape:
        """Return the same channels and the pooled sides."""
        maps = read_maps(shape, self.rank, self.name)
        sides = [self._count(window, side) for window, side in zip(self.windows(), maps.sides, strict=True)]
        return maps.with_maps(maps.channels, sides)

    def working(self, shape: Shape) -> tuple[str, ...]:
        """Return the sides with their numbers put in."""
        maps = read_maps(shape, self.rank, self.name)
        return (
            CEILING if self.ceil_mode else SLIDING,
            *(
                f"  {self._line(window, side)}"
                for window, side in zip(self.windows(), maps.sides, strict=True)
            ),
            "A pool learns nothing, and its comparisons or sums are not counted as MACs.",
        )

    def _dilation(self) -> PerAxis:
        return 1

    def _count(self, window: Window, side: int) -> int:
        """Return the windows; ceil mode drops one that would start in the padding behind, as PyTorch does."""
        if not self.ceil_mode:
            return window.count(side)
        count = -((window.reach - side - window.before - window.after) // window.stride) + 1
        if (count - 1) * window.stride >= side + window.before:
            count -= 1
        if count < 1:
            raise LayerError(
                f"The kernel spans {window.reach}, too far for a side of {side}: no window fits."
            )
        return count

    def _line(self, window: Window, side: int) -> str:
        if not self.ceil_mode:
            return window.line(side)
        padding, spread = window.before + window.after, f"{window.dilation}·({window.kernel} − 1)"
        return f"⌈({side} + {padding} − {spread} − 1)/{window.stride}⌉ + 1 → {self._count(window, side)}"


class _MaxPool(Pool, frozen=True, kw_only=True, forbid_unknown_fields=True):
    dilation: PerAxis = 1
    return_indices: bool = False

    def __post_init__(self) -> None:
        at_least(self.dilation, 1, "dilation")
        super().__post_init__()

    def _dilation(self) -> PerAxis:
        return self.dilation


class MaxPool1d(_MaxPool, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The largest of each window along one side."""

    rank: ClassVar[int] = 1


class MaxPool2d(_MaxPool, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The largest of each window of an image."""

    rank: ClassVar[int] = 2


class AvgPool1d(Pool, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The mean of each window along one side."""

    rank: ClassVar[int] = 1
    count_include_pad: bool = True


class AvgPool2d(Pool, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The mean of each window of an image."""

    rank: ClassVar[int] = 2
    count_include_pad: bool = True
    divisor_override: int | None = None

    def __post_init__(self) -> None:
        if self.divisor_override == 0:
            raise LayerError("divisor_override must not be 0.")
        super().__post_init__()


class AdaptivePool(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What adaptive pools share: the output's sides are given; None keeps a side as it is."""

    rank: ClassVar[int]

    output_size: int | tuple[int | None, ...] | None

    def __post_init__(self) -> None:
        given = self._given()
        if len(given) != self.rank:
            raise LayerError(f"output_size must be one number or {self.rank} of them, not {len(given)}.")
        for size in given:
            at_least(size, 1, "output_size")

    def output(self, shape: Shape) -> Shape:
        """Return the same channels and the sides that were asked for."""
        maps = read_maps(shape, self.rank, self.name)
        sides = [side if size is None else size for size, side in zip(self._given(), maps.sides, strict=True)]
        return maps.with_maps(maps.channels, sides)

    def working(self, shape: Shape) -> tuple[str, ...]:
        """Return where the windows of each side begin and end."""
        maps = read_maps(shape, self.rank, self.name)
        sides = zip(maps.sides, self.output(shape)[-self.rank :], strict=True)
        return (
            "window i of a side reaches from ⌊i·n/out⌋ to ⌈(i + 1)·n/out⌉",
            *(f"  {side} → {out}" for side, out in sides),
            "A pool learns nothing, and its comparisons or sums are not counted as MACs.",
        )

    def _given(self) -> tuple[int | None, ...]:
        if isinstance(self.output_size, tuple):
            return self.output_size
        return (self.output_size,) * self.rank


class AdaptiveAvgPool1d(AdaptivePool, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Means over windows that reach a given length."""

    rank: ClassVar[int] = 1


class AdaptiveAvgPool2d(AdaptivePool, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Means over windows that reach a given height and width; 1 is global average pooling."""

    rank: ClassVar[int] = 2


class AdaptiveMaxPool1d(AdaptivePool, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Maxima over windows that reach a given length."""

    rank: ClassVar[int] = 1
    return_indices: bool = False


class AdaptiveMaxPool2d(AdaptivePool, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Maxima over windows that reach a given height and width."""

    rank: ClassVar[int] = 2
    return_indices: bool = False
