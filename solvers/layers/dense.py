"""Fully connected layers, embeddings, and the flattening before them."""

from __future__ import annotations

from solvers.layers.layer import Layer
from solvers.layers.shapes import LayerError, Shape, at_least, must_match, samples, show, whole_axis


class Linear(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An affine map of the last axis: (…, in_features) → (…, out_features)."""

    in_features: int | None = None
    out_features: int
    bias: bool = True

    def __post_init__(self) -> None:
        at_least(self.in_features, 1, "in_features")
        at_least(self.out_features, 1, "out_features")

    def output(self, shape: Shape) -> Shape:
        """Return the same leading axes and out_features."""
        self._width(shape)
        return (*shape[:-1], self.out_features)

    def parameters(self, shape: Shape) -> int:
        """Return in·out weights and out biases."""
        return self._width(shape) * self.out_features + self.out_features * self.bias

    def macs(self, shape: Shape) -> int:
        """Return in·out for each row of the leading axes."""
        return samples(shape[:-1]) * self._width(shape) * self.out_features

    def working(self, shape: Shape) -> tuple[str, ...]:
        """Return the parameters and the MACs with their numbers put in."""
        width, bias = self._width(shape), f" + {self.out_features}" if self.bias else ""
        return (
            "parameters: in_features · out_features, and one bias for each output",
            f"  {width} · {self.out_features}{bias} = {self.parameters(shape)}",
            "MACs: rows · in_features · out_features (biases not counted)",
            f"  {samples(shape[:-1])} · {width} · {self.out_features} = {self.macs(shape)}",
        )

    def _width(self, shape: Shape) -> int:
        width = whole_axis(shape[-1], "the features")
        must_match(self.in_features, width, "in_features", "features on its last axis")
        if width < 1:
            raise LayerError(f"linear needs at least one feature on the last axis, not {show(shape)}.")
        return width


class Embedding(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of rows picked by index: (…) → (…, embedding_dim). Looking up multiplies nothing."""

    num_embeddings: int
    embedding_dim: int
    padding_idx: int | None = None

    def __post_init__(self) -> None:
        at_least(self.num_embeddings, 1, "num_embeddings")
        at_least(self.embedding_dim, 1, "embedding_dim")
        if (
            self.padding_idx is not None
            and not -self.num_embeddings <= self.padding_idx < self.num_embeddings
        ):
            raise LayerError(f"padding_idx must be a row of the table of {self.num_embeddings}.")

    def output(self, shape: Shape) -> Shape:
        """Return the input's axes and embedding_dim."""
        return (*shape, self.embedding_dim)

    def parameters(self, shape: Shape) -> int:  # noqa: ARG002 (the table does not depend on it)
        """Return the entries of the table."""
        return self.num_embeddings * self.embedding_dim

    def working(self, shape: Shape) -> tuple[str, ...]:
        """Return the size of the table."""
        return (
            "parameters: num_embeddings · embedding_dim",
            f"  {self.num_embeddings} · {self.embedding_dim} = {self.parameters(shape)}",
            "MACs: 0, for a row is picked, not multiplied",
        )


class Flatten(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Axes from start_dim to end_dim made one."""

    start_dim: int = 1
    end_dim: int = -1

    def output(self, shape: Shape) -> Shape:
        """Return the shape with those axes multiplied."""
        first, last = self._axis(self.start_dim, shape), self._axis(self.end_dim, shape)
        if first > last:
            raise LayerError(
                f"start_dim {self.start_dim} comes after end_dim {self.end_dim} in {show(shape)}."
            )
        merged = samples([whole_axis(size, "an axis to be flattened") for size in shape[first : last + 1]])
        return (*shape[:first], merged, *shape[last + 1 :])

    def working(self, shape: Shape) -> tuple[str, ...]:
        """Return the product."""
        first, last = self._axis(self.start_dim, shape), self._axis(self.end_dim, shape)
        factors = " · ".join(map(str, shape[first : last + 1]))
        return ("the flattened axes are multiplied", f"  {factors} = {self.output(shape)[first]}")

    def _axis(self, axis: int, shape: Shape) -> int:
        if not -len(shape) <= axis < len(shape):
            raise LayerError(f"{show(shape)} has no axis {axis}; axes count from 0, or from −1 backwards.")
        return axis % len(shape)
