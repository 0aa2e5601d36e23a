"""What every layer is: frozen arguments, and three questions that a shape answers."""

from __future__ import annotations

import msgspec

from solvers.layers.shapes import Cost, Shape


class Layer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A layer that keeps its input's shape and costs nothing, unless it says otherwise.

    Fields bear PyTorch's argument names. Widths that the input settles (in_channels, in_features, …) may be
    left out; when given, they must match. Every method raises `LayerError` for what PyTorch would refuse.
    """

    @property
    def name(self) -> str:
        """The name that requests use: `conv2d`."""
        return type(self).__name__.lower()

    def output(self, shape: Shape) -> Shape:
        """Return the output's shape for an input of `shape`."""
        return shape

    def parameters(self, shape: Shape) -> int:  # noqa: ARG002 (others need it)
        """Return the number of learned values."""
        return 0

    def macs(self, shape: Shape) -> int:  # noqa: ARG002 (others need it)
        """Return the multiply-accumulates of one forward pass over the batch."""
        return 0

    def working(self, shape: Shape) -> tuple[str, ...]:  # noqa: ARG002 (others need it)
        """Return how the numbers come about, a line for each, with the numbers put in."""
        return ("The shape stays as it is; nothing is learned and no multiply-accumulate is counted.",)


def measure(layer: Layer, shape: Shape) -> Cost:
    """Return the layer's output shape, parameters and MACs for an input of `shape`."""
    return Cost(layer.output(shape), layer.parameters(shape), layer.macs(shape))
