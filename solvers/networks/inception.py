"""Inception v3 (Szegedy et al. 2016, arXiv:1512.00567), every convolution batch-normalised."""

from __future__ import annotations

from solvers.layers.dense import Flatten, Linear
from solvers.layers.elementwise import Dropout
from solvers.layers.pooling import AdaptiveAvgPool2d, AvgPool2d
from solvers.networks.blocks import Aside, Block, Chain, Concatenation, Named, chain
from solvers.networks.pieces import conv_norm_relu, max_pool


def inception_v3(*, head: bool = False) -> Block:
    """Return Inception v3 for 299 × 299 images; `head` adds the auxiliary classifier."""
    return chain(
        _stem(),
        Named("mixed5b", _fives(32)),
        Named("mixed5c", _fives(64)),
        Named("mixed5d", _fives(64)),
        Named("mixed6a", _first_reduction()),
        *(
            Named(f"mixed6{letter}", _sevens(width))
            for letter, width in zip("bcde", (128, 160, 160, 192), strict=True)
        ),
        *([Aside(Named("head", _head()))] if head else []),
        Named("mixed7a", _second_reduction()),
        Named("mixed7b", _splits()),
        Named("mixed7c", _splits()),
        AdaptiveAvgPool2d(output_size=1),
        Dropout(),
        Flatten(),
        Named("fc", Linear(out_features=1000)),
    )


def _stem() -> Chain:
    return chain(
        conv_norm_relu("conv1a", 32, 3, stride=2),
        conv_norm_relu("conv2a", 32, 3),
        conv_norm_relu("conv2b", 64, 3, padding=1),
        max_pool("pool1", 3, 2),
        conv_norm_relu("conv3b", 80, 1),
        conv_norm_relu("conv4a", 192, 3),
        max_pool("pool2", 3, 2),
    )


def _fives(pooled: int) -> Concatenation:
    """Return figure 5's module: the large kernel as two 3×3."""
    return Concatenation(
        (
            conv_norm_relu("1x1", 64, 1),
            chain(conv_norm_relu("5x5_1", 48, 1), conv_norm_relu("5x5_2", 64, 5, padding=2)),
            chain(
                conv_norm_relu("3x3_1", 64, 1),
                conv_norm_relu("3x3_2", 96, 3, padding=1),
                conv_norm_relu("3x3_3", 96, 3, padding=1),
            ),
            _pooled(pooled),
        )
    )


def _first_reduction() -> Concatenation:
    return Concatenation(
        (
            conv_norm_relu("3x3", 384, 3, stride=2),
            chain(
                conv_norm_relu("double_1", 64, 1),
                conv_norm_relu("double_2", 96, 3, padding=1),
                conv_norm_relu("double_3", 96, 3, stride=2),
            ),
            max_pool("pool", 3, 2),
        )
    )


def _sevens(width: int) -> Concatenation:
    """Return figure 6's module: 7×7 kernels as 1×7 and 7×1."""
    return Concatenation(
        (
            conv_norm_relu("1x1", 192, 1),
            chain(
                conv_norm_relu("7x7_1", width, 1),
                _row("7x7_2", width),
                _column("7x7_3", 192),
            ),
            chain(
                conv_norm_relu("double_1", width, 1),
                _column("double_2", width),
                _row("double_3", width),
                _column("double_4", width),
                _row("double_5", 192),
            ),
            _pooled(192),
        )
    )


def _second_reduction() -> Concatenation:
    return Concatenation(
        (
            chain(conv_norm_relu("3x3_1", 192, 1), conv_norm_relu("3x3_2", 320, 3, stride=2)),
            chain(
                conv_norm_relu("7x7_1", 192, 1),
                _row("7x7_2", 192),
                _column("7x7_3", 192),
                conv_norm_relu("7x7_4", 192, 3, stride=2),
            ),
            max_pool("pool", 3, 2),
        )
    )


def _splits() -> Concatenation:
    """Return figure 7's module: 3×3 kernels as 1×3 beside 3×1."""
    return Concatenation(
        (
            conv_norm_relu("1x1", 320, 1),
            chain(conv_norm_relu("3x3_1", 384, 1), _cross("3x3_2")),
            chain(
                conv_norm_relu("double_1", 448, 1),
                conv_norm_relu("double_2", 384, 3, padding=1),
                _cross("double_3"),
            ),
            _pooled(192),
        )
    )


def _head() -> Chain:
    return chain(
        AvgPool2d(kernel_size=5, stride=3),
        conv_norm_relu("conv1", 128, 1),
        conv_norm_relu("conv2", 768, 5),
        AdaptiveAvgPool2d(output_size=1),
        Flatten(),
        Named("fc", Linear(out_features=1000)),
    )


def _cross(name: str) -> Concatenation:
    return Concatenation(
        (
            conv_norm_relu(f"{name}a", 384, (1, 3), padding=(0, 1)),
            conv_norm_relu(f"{name}b", 384, (3, 1), padding=(1, 0)),
        )
    )


def _row(name: str, width: int) -> Chain:
    return conv_norm_relu(name, width, (1, 7), padding=(0, 3))


def _column(name: str, width: int) -> Chain:
    return conv_norm_relu(name, width, (7, 1), padding=(3, 0))


def _pooled(width: int) -> Chain:
    return chain(AvgPool2d(kernel_size=3, stride=1, padding=1), conv_norm_relu("pool_proj", width, 1))
