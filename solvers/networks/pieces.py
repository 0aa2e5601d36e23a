"""Pieces that many networks are made of."""

from __future__ import annotations

from solvers.layers.convolution import Conv2d
from solvers.layers.dense import Flatten, Linear
from solvers.layers.elementwise import Dropout, ReLU
from solvers.layers.normalization import BatchNorm2d
from solvers.layers.pooling import AdaptiveAvgPool2d, MaxPool2d
from solvers.layers.shapes import PerAxis
from solvers.networks.blocks import Block, Chain, Named, chain


def conv_relu(name: str, width: int, kernel: PerAxis, *, stride: int = 1, padding: PerAxis = 0) -> Named:
    """Return a convolution with biases and its ReLU."""
    convolution = Conv2d(out_channels=width, kernel_size=kernel, stride=stride, padding=padding)
    return Named(name, chain(convolution, ReLU()))


def conv_norm(name: str, width: int, kernel: PerAxis, *, stride: int = 1, padding: PerAxis = 0) -> Named:
    """Return a convolution without biases and its batch normalisation."""
    convolution = Conv2d(out_channels=width, kernel_size=kernel, stride=stride, padding=padding, bias=False)
    return Named(name, chain(convolution, BatchNorm2d()))


def conv_norm_relu(name: str, width: int, kernel: PerAxis, *, stride: int = 1, padding: PerAxis = 0) -> Chain:
    """Return a convolution without biases, its batch normalisation and ReLU."""
    return chain(conv_norm(name, width, kernel, stride=stride, padding=padding), ReLU())


def max_pool(name: str, kernel: int, stride: int, *, padding: int = 0, ceil_mode: bool = False) -> Named:
    """Return a maximum pool."""
    return Named(name, MaxPool2d(kernel_size=kernel, stride=stride, padding=padding, ceil_mode=ceil_mode))


def dense_head(widths: tuple[int, ...], *, dropout: float | None = None, first: int = 1) -> Chain:
    """Return flattening and fully connected layers fc1, fc2, …, with ReLU (and dropout) between them."""
    steps: list[Block] = [Flatten()]
    for number, width in enumerate(widths, first):
        steps.append(Named(f"fc{number}", Linear(out_features=width)))
        if number - first < len(widths) - 1:
            steps += [ReLU()] if dropout is None else [ReLU(), Dropout(p=dropout)]
    return Chain(tuple(steps))


def pooled_head(classes: int) -> Chain:
    """Return global average pooling and one fully connected layer."""
    return chain(AdaptiveAvgPool2d(output_size=1), Flatten(), Named("fc", Linear(out_features=classes)))
