"""Normalisation layers: a scale and a shift for each channel or feature, no MACs by convention."""

from __future__ import annotations

import math
from typing import ClassVar

from solvers.layers.layer import Layer
from solvers.layers.shapes import (
    LayerError,
    PerAxis,
    Shape,
    at_least,
    must_match,
    read_maps,
    show,
    whole_axis,
)

_NO_MACS = "MACs: 0 by convention; running statistics are kept, not learned"


class BatchNorm(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Gamma and beta for each channel (Ioffe & Szegedy 2015), for any number of sides."""

    ranks: ClassVar[tuple[int, ...]] = (0, 1, 2, 3)

    num_features: int | None = None
    eps: float = 1e-5
    momentum: float | None = 0.1
    affine: bool = True
    track_running_stats: bool = True

    def __post_init__(self) -> None:
        at_least(self.num_features, 1, "num_features")

    def output(self, shape: Shape) -> Shape:
        """Return the shape as it is, checked."""
        self._channels(shape)
        return shape

    def parameters(self, shape: Shape) -> int:
        """Return gamma and beta; running statistics are not learned."""
        return 2 * self._channels(shape) * self.affine

    def working(self, shape: Shape) -> tuple[str, ...]:
        """Return the parameters with their numbers put in."""
        factor = 2 if self.affine else 0
        return (
            "parameters: gamma and beta for each channel",
            f"  {factor} · {self._channels(shape)} = {self.parameters(shape)}",
            _NO_MACS,
        )

    def _channels(self, shape: Shape) -> int:
        rank = len(shape) - 2
        if rank not in self.ranks:
            axes = " or ".join(
                ("(N, C)", "(N, C, L)", "(N, C, H, W)", "(N, C, D, H, W)")[r] for r in self.ranks
            )
            raise LayerError(f"{self.name} takes an input of shape {axes}, not {show(shape)}.")
        channels = read_maps(shape, rank, self.name).channels
        must_match(self.num_features, channels, "num_features", "channels")
        return channels


class BatchNorm1d(BatchNorm, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Batch normalisation of features (N, C) or of sequences (N, C, L)."""

    ranks: ClassVar[tuple[int, ...]] = (0, 1)


class BatchNorm2d(BatchNorm, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Batch normalisation of images (N, C, H, W)."""

    ranks: ClassVar[tuple[int, ...]] = (2,)


class BatchNorm3d(BatchNorm, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Batch normalisation of volumes (N, C, D, H, W)."""

    ranks: ClassVar[tuple[int, ...]] = (3,)


class LayerNorm(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Normalisation over the last axes (Ba, Kiros & Hinton 2016)."""

    normalized_shape: PerAxis
    eps: float = 1e-5
    elementwise_affine: bool = True
    bias: bool = True

    def __post_init__(self) -> None:
        at_least(self.normalized_shape, 1, "normalized_shape")

    def output(self, shape: Shape) -> Shape:
        """Return the shape as it is; its last axes must be `normalized_shape`."""
        if shape[-len(self._axes()) :] != self._axes():
            raise LayerError(
                f"normalized_shape is {show(self._axes())}, but the input ends otherwise: {show(shape)}."
            )
        return shape

    def parameters(self, shape: Shape) -> int:
        """Return gamma, and beta with bias, for each normalised entry."""
        self.output(shape)
        return math.prod(self._axes()) * (1 + self.bias) * self.elementwise_affine

    def working(self, shape: Shape) -> tuple[str, ...]:
        """Return the parameters with their numbers put in."""
        kinds = (1 + self.bias) * self.elementwise_affine
        entries = " · ".join(map(str, self._axes()))
        return (
            "parameters: gamma and beta for each normalised entry",
            f"  {kinds} · {entries} = {self.parameters(shape)}",
            _NO_MACS,
        )

    def _axes(self) -> tuple[int, ...]:
        given = self.normalized_shape
        return (given,) if isinstance(given, int) else given


class GroupNorm(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Normalisation over groups of channels (Wu & He 2018)."""

    num_groups: int
    num_channels: int | None = None
    eps: float = 1e-5
    affine: bool = True

    def __post_init__(self) -> None:
        at_least(self.num_groups, 1, "num_groups")
        at_least(self.num_channels, 1, "num_channels")

    def output(self, shape: Shape) -> Shape:
        """Return the shape as it is, checked."""
        self._channels(shape)
        return shape

    def parameters(self, shape: Shape) -> int:
        """Return gamma and beta for each channel."""
        return 2 * self._channels(shape) * self.affine

    def working(self, shape: Shape) -> tuple[str, ...]:
        """Return the parameters with their numbers put in."""
        factor = 2 if self.affine else 0
        line = f"  {factor} · {self._channels(shape)} = {self.parameters(shape)}"
        return ("parameters: gamma and beta for each channel", line, _NO_MACS)

    def _channels(self, shape: Shape) -> int:
        if len(shape) < 2:
            raise LayerError(f"groupnorm takes an input of shape (N, C, …), not {show(shape)}.")
        channels = whole_axis(shape[1], "the channels")
        must_match(self.num_channels, channels, "num_channels", "channels")
        if channels % self.num_groups:
            raise LayerError(f"num_groups {self.num_groups} must divide the {channels} channels.")
        return channels


class LocalResponseNorm(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """AlexNet's competition between neighbouring channels: nothing learned."""

    size: int
    alpha: float = 1e-4
    beta: float = 0.75
    k: float = 1.0

    def __post_init__(self) -> None:
        at_least(self.size, 1, "size")
