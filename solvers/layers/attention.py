"""Multi-head attention (Vaswani et al. 2017, arXiv:1706.03762)."""

from __future__ import annotations

from solvers.layers.layer import Layer
from solvers.layers.shapes import LayerError, Shape, at_least, must_match, samples, show, whole_axis


class MultiheadAttention(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Queries of the input's shape attend to `source_length` keys and values (the input itself unless given).

    PyTorch reads the source's length from the key that it is called with; here it is an argument.
    """

    embed_dim: int | None = None
    num_heads: int
    dropout: float = 0.0
    bias: bool = True
    add_bias_kv: bool = False
    add_zero_attn: bool = False
    kdim: int | None = None
    vdim: int | None = None
    batch_first: bool = False
    source_length: int | None = None

    def __post_init__(self) -> None:
        for name in ("embed_dim", "num_heads", "kdim", "vdim", "source_length"):
            at_least(getattr(self, name), 1, name)
        if not 0 <= self.dropout <= 1:
            raise LayerError(f"dropout must be a probability from 0 to 1, not {self.dropout}.")
        if self.embed_dim is not None:
            self._check_heads(self.embed_dim)

    def output(self, shape: Shape) -> Shape:
        """Return the queries' shape."""
        self._width(shape)
        return shape

    def parameters(self, shape: Shape) -> int:
        """Return the query, key, value and output maps and their biases; heads only share them out."""
        width = self._width(shape)
        return self._weights(width) + width * (4 * self.bias + 2 * self.add_bias_kv)

    def macs(self, shape: Shape) -> int:
        """Return projections, scores (queries · keys) and mixtures (scores · values) of the batch."""
        return self._batch(shape) * sum(self._parts(shape))

    def working(self, shape: Shape) -> tuple[str, ...]:
        """Return the parameters and the MACs with their numbers put in."""
        width, (length, source) = self._width(shape), self._lengths(shape)
        projected, scores, mixtures = self._parts(shape)
        key, value = self.kdim or width, self.vdim or width
        return (
            "parameters: maps of queries, keys, values and output, and a bias for each of their outputs",
            f"  {width}·({width} + {key} + {value} + {width}) + biases = {self.parameters(shape)}",
            "MACs of a sample: projections, scores and mixtures of length · source · embed_dim each",
            f"  projections: {2 * length}·{width}·{width} + {source}·({key} + {value})·{width} = {projected}",
            f"  scores and mixtures: {scores} + {mixtures}",
            f"MACs: {self._batch(shape)} · {sum(self._parts(shape))} = {self.macs(shape)}",
        )

    def _weights(self, width: int) -> int:
        return width * (2 * width + (self.kdim or width) + (self.vdim or width))

    def _parts(self, shape: Shape) -> tuple[int, int, int]:
        """Return the MACs of projections, scores and mixtures for one sample."""
        width, (length, source) = self._width(shape), self._lengths(shape)
        projections = 2 * length * width * width + source * width * (
            (self.kdim or width) + (self.vdim or width)
        )
        attended = length * (source + self.add_bias_kv + self.add_zero_attn) * width
        return projections, attended, attended

    def _batch(self, shape: Shape) -> int:
        return samples(shape[:-1]) // max(self._lengths(shape)[0], 1)

    def _lengths(self, shape: Shape) -> tuple[int, int]:
        self._width(shape)
        length = whole_axis(shape[1 if self.batch_first and len(shape) == 3 else 0], "the length")
        return length, length if self.source_length is None else self.source_length

    def _width(self, shape: Shape) -> int:
        if len(shape) not in (2, 3):
            axes = "(N, L, E)" if self.batch_first else "(L, N, E)"
            raise LayerError(
                f"multiheadattention takes queries of shape (L, E) or {axes}, not {show(shape)}."
            )
        width = whole_axis(shape[-1], "the features")
        must_match(self.embed_dim, width, "embed_dim", "features on its last axis")
        self._check_heads(width)
        return width

    def _check_heads(self, width: int) -> None:
        if width % self.num_heads:
            raise LayerError(f"embed_dim {width} must be divisible by num_heads {self.num_heads}.")
