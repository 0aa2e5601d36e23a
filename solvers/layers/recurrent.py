"""Recurrent layers, with PyTorch's two bias vectors for each gate (the papers have one)."""

from __future__ import annotations

from typing import ClassVar, Literal

from solvers.layers.layer import Layer
from solvers.layers.shapes import LayerError, Shape, at_least, must_match, samples, show, whole_axis


class Recurrent(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What recurrent layers share: each gate has weights for the input and for the state before."""

    gates: ClassVar[int]

    input_size: int | None = None
    hidden_size: int
    num_layers: int = 1
    bias: bool = True
    batch_first: bool = False
    dropout: float = 0.0
    bidirectional: bool = False

    def __post_init__(self) -> None:
        at_least(self.input_size, 1, "input_size")
        at_least(self.hidden_size, 1, "hidden_size")
        at_least(self.num_layers, 1, "num_layers")
        if not 0 <= self.dropout <= 1:
            raise LayerError(f"dropout must be a probability from 0 to 1, not {self.dropout}.")

    def output(self, shape: Shape) -> Shape:
        """Return the input's leading axes and the state, both directions side by side."""
        self._features(shape)
        return (*shape[:-1], self._directions() * self._state())

    def parameters(self, shape: Shape) -> int:
        """Return all weights, and two biases for each unit of each gate."""
        biases = 2 * self.gates * self.hidden_size * self.bias
        return self._weights(shape) + biases * self._directions() * self.num_layers

    def macs(self, shape: Shape) -> int:
        """Return one use of every weight at each time step of each sample; gate products are not counted."""
        return samples(shape[:-1]) * self._weights(shape)

    def working(self, shape: Shape) -> tuple[str, ...]:
        """Return the parameters and the MACs with their numbers put in."""
        return (
            "a layer and direction: gates · (hidden · input + hidden · state), and 2 · gates · hidden biases",
            *(f"  {line}" for line in self._lines(shape)),
            f"parameters: all of them, in {self._directions()} direction(s) = {self.parameters(shape)}",
            "MACs: samples · steps · weights (biases and products between gates not counted)",
            f"  {samples(shape[:-1])} · {self._weights(shape)} = {self.macs(shape)}",
        )

    def _state(self) -> int:
        return self.hidden_size

    def _projection(self) -> int:
        return 0

    def _directions(self) -> int:
        return 1 + self.bidirectional

    def _weights(self, shape: Shape) -> int:
        """Return the weights of all layers; those above the first read both directions of the one below."""
        above = (self.num_layers - 1) * self._layer(self._directions() * self._state())
        return self._directions() * (self._layer(self._features(shape)) + above)

    def _layer(self, width: int) -> int:
        return self.gates * self.hidden_size * (width + self._state()) + self._projection()

    def _lines(self, shape: Shape) -> list[str]:
        widths = [self._features(shape)] + [self._directions() * self._state()] * (self.num_layers > 1)
        biases = 2 * self.gates * self.hidden_size * self.bias
        rest = f" + {self._projection()}" * (self._projection() > 0) + f" + {biases}"
        return [
            f"{self.gates}·({self.hidden_size}·{width} + {self.hidden_size}·{self._state()}){rest}"
            f" = {self._layer(width) + biases}"
            for width in widths
        ]

    def _features(self, shape: Shape) -> int:
        if len(shape) not in (2, 3):
            axes = "(N, L, H)" if self.batch_first else "(L, N, H)"
            raise LayerError(f"{self.name} takes an input of shape (L, H) or {axes}, not {show(shape)}.")
        batch = None if len(shape) == 2 else 0 if self.batch_first else 1
        for axis, size in enumerate(shape):
            if axis != batch:
                whole_axis(size, "steps or features")
        features = whole_axis(shape[-1], "the features")
        must_match(self.input_size, features, "input_size", "features on its last axis")
        return features


class RNN(Recurrent, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A simple recurrent layer (Elman 1990)."""

    gates: ClassVar[int] = 1
    nonlinearity: Literal["tanh", "relu"] = "tanh"


class GRU(Recurrent, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Reset and update gates and a candidate (Cho et al. 2014)."""

    gates: ClassVar[int] = 3


class LSTM(Recurrent, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Input, forget and output gates and a candidate; `proj_size` maps the state to another width."""

    gates: ClassVar[int] = 4
    proj_size: int = 0

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 0 <= self.proj_size < self.hidden_size:
            raise LayerError(f"proj_size must be between 0 and hidden_size − 1, not {self.proj_size}.")

    def _state(self) -> int:
        return self.proj_size or self.hidden_size

    def _projection(self) -> int:
        return self.hidden_size * self.proj_size
