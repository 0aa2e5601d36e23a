"""Every layer by the name that requests use, and layers made from requests."""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType
from typing import Literal, get_args, get_origin, get_type_hints

import msgspec

from solvers.advice import meant
from solvers.layers import (
    attention,
    convolution,
    dense,
    elementwise,
    normalization,
    pooling,
    recurrent,
    transposed,
)
from solvers.layers.layer import Layer
from solvers.layers.shapes import LayerError

_KINDS: tuple[type[Layer], ...] = (
    convolution.Conv1d,
    convolution.Conv2d,
    convolution.Conv3d,
    transposed.ConvTranspose1d,
    transposed.ConvTranspose2d,
    transposed.ConvTranspose3d,
    pooling.MaxPool1d,
    pooling.MaxPool2d,
    pooling.AvgPool1d,
    pooling.AvgPool2d,
    pooling.AdaptiveAvgPool1d,
    pooling.AdaptiveAvgPool2d,
    pooling.AdaptiveMaxPool1d,
    pooling.AdaptiveMaxPool2d,
    dense.Linear,
    dense.Embedding,
    dense.Flatten,
    normalization.BatchNorm,
    normalization.BatchNorm1d,
    normalization.BatchNorm2d,
    normalization.BatchNorm3d,
    normalization.LayerNorm,
    normalization.GroupNorm,
    normalization.LocalResponseNorm,
    recurrent.RNN,
    recurrent.GRU,
    recurrent.LSTM,
    attention.MultiheadAttention,
    elementwise.Identity,
    elementwise.Sigmoid,
    elementwise.Tanh,
    elementwise.ReLU,
    elementwise.LeakyReLU,
    elementwise.PReLU,
    elementwise.ELU,
    elementwise.GELU,
    elementwise.SiLU,
    elementwise.Softplus,
    elementwise.Softmax,
    elementwise.LogSoftmax,
    elementwise.Dropout,
    elementwise.Dropout2d,
)
LAYERS: Mapping[str, type[Layer]] = {kind.__name__.lower(): kind for kind in _KINDS}

_WORDS: Mapping[object, str] = {
    int: "a whole number",
    bool: "true or false",
    float: "a number",
    NoneType: "null",
}


def build(name: str, arguments: Mapping[str, object]) -> Layer:
    """Return the layer of that name; raises `LayerError` for unknown names, arguments and types."""
    kind = LAYERS.get(squeezed(name))
    if kind is None:
        raise LayerError(f"There is no layer {quoted(name)}.{nearest(squeezed(name), LAYERS)}")
    types = get_type_hints(kind)
    unknown = [key for key in arguments if key not in kind.__struct_fields__]
    if unknown:
        known = nearest(unknown[0], kind.__struct_fields__)
        raise LayerError(f"{kind.__name__.lower()} takes no argument {quoted(unknown[0])}.{known}")
    given = {key: _converted(key, value, types[key]) for key, value in arguments.items()}
    missing = [
        field.name for field in msgspec.structs.fields(kind) if field.required and field.name not in given
    ]
    if missing:
        raise LayerError(f"{kind.__name__.lower()} needs {' and '.join(missing)}.")
    return kind(**given)


def squeezed(name: str) -> str:
    """Return a layer's name as the table has it: `nn.Conv_2d` is conv2d."""
    return name.lower().removeprefix("torch.").removeprefix("nn.").replace("_", "").replace("-", "")


def nearest(name: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    """Return " Did you mean …?" when a known name is near, else nothing."""
    near = meant(name, known)
    return f" Did you mean {near}?" if near else ""


def quoted(value: object) -> str:
    """Return a short, printable text of what was given."""
    text = repr(value)[:60]
    return "".join(character if character.isprintable() else "?" for character in text)


def _converted(key: str, value: object, wanted: type) -> object:
    plain = float(value) if isinstance(value, float) else value  # a reader's own kind of float, too
    try:
        return msgspec.convert(plain, wanted)
    except msgspec.ValidationError as error:
        raise LayerError(f"{key} must be {_described(wanted)}, not {quoted(value)}.") from error


def _described(wanted: object) -> str:
    """Return what a type lets in, in words: `int | tuple[int, ...]` is a whole number or a list of them."""
    parts = get_args(wanted)
    if get_origin(wanted) is Literal:
        return " or ".join(map(repr, parts))
    if get_origin(wanted) is tuple:
        return "a list of them"
    return " or ".join(map(_described, parts)) if parts else _WORDS[wanted]
