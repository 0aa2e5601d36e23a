"""GoogLeNet, the first Inception (Szegedy et al. 2015, arXiv:1409.4842), as published and as rebuilt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from solvers.layers.elementwise import Dropout
from solvers.layers.normalization import LocalResponseNorm
from solvers.layers.pooling import AdaptiveAvgPool2d, AvgPool2d
from solvers.networks.blocks import Aside, Block, Chain, Concatenation, Named, chain
from solvers.networks.pieces import conv_norm_relu, conv_relu, dense_head, max_pool

# 1×1; 3×3 reduced, 3×3; 5×5 reduced, 5×5; after the pool (table 1 of the paper)
MODULES: Mapping[str, tuple[int, int, int, int, int, int]] = {
    "3a": (64, 96, 128, 16, 32, 32),
    "3b": (128, 128, 192, 32, 96, 64),
    "4a": (192, 96, 208, 16, 48, 64),
    "4b": (160, 112, 224, 24, 64, 64),
    "4c": (128, 128, 256, 24, 64, 64),
    "4d": (112, 144, 288, 32, 64, 64),
    "4e": (256, 160, 320, 32, 128, 128),
    "5a": (256, 160, 320, 32, 128, 128),
    "5b": (384, 192, 384, 48, 128, 128),
}


class _Convolve(Protocol):
    def __call__(self, name: str, width: int, kernel: int, *, stride: int = 1, padding: int = 0) -> Block: ...


def googlenet(*, normalised: bool = False, large_kernel: int = 5, heads: bool = False) -> Block:
    """Return GoogLeNet; `normalised` swaps biases for BN, `heads` adds both auxiliary classifiers."""
    convolve: _Convolve = conv_norm_relu if normalised else conv_relu
    response: Block = chain() if normalised else LocalResponseNorm(size=5)
    steps: list[Block] = [
        convolve("conv1", 64, 7, stride=2, padding=3),
        max_pool("pool1", 3, 2, ceil_mode=True),
        response,
        convolve("conv2a", 64, 1),
        convolve("conv2b", 192, 3, padding=1),
        response,
        max_pool("pool2", 3, 2, ceil_mode=True),
    ]
    for name in MODULES:
        steps.append(Named(f"inception{name}", module(name, convolve, large_kernel)))
        if heads and name in ("4a", "4d"):
            steps.append(Aside(Named(f"head{name}", _head(convolve))))
        if name in ("3b", "4e"):
            steps.append(max_pool(f"pool{name[0]}", 3, 2, ceil_mode=True))
    return Chain((*steps, AdaptiveAvgPool2d(output_size=1), Dropout(p=0.4), dense_head((1000,))))


def module(name: str, convolve: _Convolve = conv_relu, large_kernel: int = 5) -> Concatenation:
    """Return one inception module: 1×1, 3×3, 5×5 and a pool side by side, the costly ones after a 1×1."""
    one, three_in, three, five_in, five, pool = MODULES[name]
    return Concatenation(
        (
            convolve("1x1", one, 1),
            chain(convolve("3x3_reduce", three_in, 1), convolve("3x3", three, 3, padding=1)),
            chain(
                convolve("5x5_reduce", five_in, 1),
                convolve("5x5", five, large_kernel, padding=large_kernel // 2),
            ),
            chain(max_pool("pool", 3, 1, padding=1), convolve("pool_proj", pool, 1)),
        )
    )


def _head(convolve: _Convolve) -> Chain:
    return chain(
        AvgPool2d(kernel_size=5, stride=3), convolve("conv", 128, 1), dense_head((1024, 1000), dropout=0.7)
    )
