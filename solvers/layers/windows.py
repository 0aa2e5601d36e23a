"""A window that slides along one side, and what windows in a row see of the input."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from solvers.layers.shapes import LayerError, PerAxis, per_axis

SLIDING = "each side: ⌊(n + padding − dilation·(kernel − 1) − 1)/stride⌋ + 1, padding counted on both ends"


class Window(msgspec.Struct, frozen=True):
    """A kernel along one side, with the padding before and after that side."""

    kernel: int
    stride: int = 1
    before: int = 0
    after: int = 0
    dilation: int = 1

    @property
    def reach(self) -> int:
        """How many positions the kernel spans: d(k − 1) + 1."""
        return self.dilation * (self.kernel - 1) + 1

    def count(self, side: int) -> int:
        """Return how many windows fit: ⌊(n + p − d(k − 1) − 1)/s⌋ + 1, p being all padding of the side."""
        padded = side + self.before + self.after
        if self.reach > padded:
            raise LayerError(
                f"The kernel spans {self.reach} but the padded input only {padded}: no window fits."
            )
        return (padded - self.reach) // self.stride + 1

    def line(self, side: int) -> str:
        """Return the count with its numbers put in."""
        padding, spread = self.before + self.after, f"{self.dilation}·({self.kernel} − 1)"
        return f"⌊({side} + {padding} − {spread} − 1)/{self.stride}⌋ + 1 = {self.count(side)}"


class Field(msgspec.Struct, frozen=True):
    """What one output sees: `size` inputs, moving by `jump` inputs from one output to the next."""

    size: int = 1
    jump: int = 1

    def after(self, window: Window) -> Field:
        """Return the field one layer further: r + d(k − 1)·j, and j·s (Araujo, Norris & Sim 2019)."""
        return Field(self.size + (window.reach - 1) * self.jump, self.jump * window.stride)


def receptive_field(windows: Iterable[Window]) -> Field:
    """Return the receptive field and jump of windows in a row, from the input on."""
    field = Field()
    for window in windows:
        field = field.after(window)
    return field


def each_side(
    rank: int,
    kernel: PerAxis,
    *,
    stride: PerAxis,
    padding: PerAxis,
    dilation: PerAxis,
) -> tuple[Window, ...]:
    """Return the window along each side, padded alike before and after."""
    arguments = {"kernel_size": kernel, "stride": stride, "padding": padding, "dilation": dilation}
    columns = (per_axis(value, rank, name) for name, value in arguments.items())
    return tuple(Window(k, s, p, p, d) for k, s, p, d in zip(*columns, strict=True))
