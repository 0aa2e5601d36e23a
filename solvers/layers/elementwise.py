"""Layers that leave the shape alone: activations, dropout, softmax."""

from __future__ import annotations

from typing import Literal

from solvers.layers.layer import Layer
from solvers.layers.shapes import LayerError, Shape, at_least, show


class Identity(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The input, unchanged."""


class Sigmoid(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """1/(1 + e^−x)."""


class Tanh(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The hyperbolic tangent."""


class ReLU(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """max(0, x)."""

    inplace: bool = False


class LeakyReLU(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """x, or a fixed small slope times x where x is negative."""

    negative_slope: float = 0.01
    inplace: bool = False


class PReLU(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """x, or a learned slope times x where x is negative; one slope, or one for each channel."""

    num_parameters: int = 1
    init: float = 0.25

    def __post_init__(self) -> None:
        at_least(self.num_parameters, 1, "num_parameters")

    def output(self, shape: Shape) -> Shape:
        """Return the shape as it is; several slopes need as many channels."""
        channels = shape[1] if len(shape) > 1 else 1
        if self.num_parameters not in (1, channels):
            raise LayerError(
                f"num_parameters must be 1 or the number of channels, which is {channels} in {show(shape)}."
            )
        return shape

    def parameters(self, shape: Shape) -> int:
        """Return the learned slopes."""
        self.output(shape)
        return self.num_parameters

    def working(self, shape: Shape) -> tuple[str, ...]:
        """Return the number of slopes."""
        return (f"parameters: {self.parameters(shape)} learned slope(s); no multiply-accumulate is counted",)


class ELU(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """x, or alpha·(e^x − 1) where x is negative."""

    alpha: float = 1.0
    inplace: bool = False


class GELU(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """x times the standard Gaussian mass below x."""

    approximate: Literal["none", "tanh"] = "none"


class SiLU(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """x·sigmoid(x)."""

    inplace: bool = False


class Softplus(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """log(1 + e^(beta·x))/beta."""

    beta: float = 1.0
    threshold: float = 20.0


class _OverAxis(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    dim: int | None = None

    def output(self, shape: Shape) -> Shape:
        """Return the shape as it is; `dim` must be one of its axes."""
        if self.dim is not None and not -len(shape) <= self.dim < len(shape):
            raise LayerError(
                f"{show(shape)} has no axis {self.dim}; axes count from 0, or from −1 backwards."
            )
        return shape


class Softmax(_OverAxis, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Shares of the exponentials along an axis."""


class LogSoftmax(_OverAxis, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Logarithms of those shares."""


class Dropout(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Entries dropped at random in training; `p` is the share dropped."""

    p: float = 0.5
    inplace: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.p <= 1:
            raise LayerError(f"p must be a probability from 0 to 1, not {self.p}.")


class Dropout2d(Dropout, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whole channels dropped at random in training."""
