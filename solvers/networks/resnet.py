"""Residual networks (He, Zhang, Ren & Sun 2016, arXiv:1512.03385)."""

from __future__ import annotations

from collections.abc import Mapping

from solvers.layers.elementwise import ReLU
from solvers.layers.layer import Layer
from solvers.layers.shapes import LayerError, Shape, at_least, read_maps
from solvers.layers.windows import Window
from solvers.networks.blocks import Block, Chain, Named, Sum, chain
from solvers.networks.pieces import conv_norm, conv_norm_relu, max_pool, pooled_head

STAGES: Mapping[int, tuple[int, int, int, int]] = {
    18: (2, 2, 2, 2),
    34: (3, 4, 6, 3),
    50: (3, 4, 6, 3),
    101: (3, 4, 23, 3),
    152: (3, 8, 36, 3),
}  # blocks of each stage; up to 34 layers of the basic kind, beyond bottlenecks


class PaddedShortcut(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every `stride`-th position, with channels of zeros added: a shortcut without parameters (option A)."""

    channels: int
    stride: int

    def __post_init__(self) -> None:
        at_least(self.channels, 1, "channels")
        at_least(self.stride, 1, "stride")

    def output(self, shape: Shape) -> Shape:
        """Return the wider and smaller shape."""
        maps = read_maps(shape, 2, "paddedshortcut")
        if maps.channels > self.channels:
            raise LayerError(f"A shortcut from {maps.channels} channels cannot be padded to {self.channels}.")
        return maps.with_maps(self.channels, [Window(1, self.stride).count(side) for side in maps.sides])


def resnet(depth: int, *, stride_on_1x1: bool = False) -> Block:
    """Return an ImageNet ResNet with projection shortcuts; the stride is on the 3×3 unless asked."""
    stem = chain(conv_norm_relu("conv1", 64, 7, stride=2, padding=3), max_pool("pool1", 3, 2, padding=1))
    steps: list[Block] = [stem]
    width = 64
    for stage, blocks in enumerate(STAGES[depth]):
        inner = 64 * 2**stage
        outer = inner if depth < 50 else 4 * inner
        for number in range(blocks):
            stride = 2 if stage and not number else 1
            branch = _basic(outer, stride) if depth < 50 else _bottleneck(inner, outer, stride, stride_on_1x1)
            shortcut = (
                conv_norm("shortcut", outer, 1, stride=stride) if width != outer or stride > 1 else chain()
            )
            steps.append(_residual(f"conv{stage + 2}_{number + 1}", branch, shortcut))
            width = outer
    return Chain((*steps, pooled_head(1000)))


def cifar_resnet(n: int) -> Block:
    """Return the CIFAR-10 ResNet of 6n + 2 layers, with shortcuts that have no parameters."""
    steps: list[Block] = [conv_norm_relu("conv1", 16, 3, padding=1)]
    for stage, width in enumerate((16, 32, 64)):
        for number in range(n):
            stride = 2 if stage and not number else 1
            shortcut = PaddedShortcut(channels=width, stride=stride) if stride > 1 else chain()
            steps.append(_residual(f"conv{stage + 2}_{number + 1}", _basic(width, stride), shortcut))
    return Chain((*steps, pooled_head(10)))


def _residual(name: str, branch: Block, shortcut: Block) -> Named:
    return Named(name, chain(Sum((branch, shortcut)), ReLU()))


def _basic(width: int, stride: int) -> Chain:
    return chain(
        conv_norm_relu("a", width, 3, stride=stride, padding=1),
        conv_norm("b", width, 3, padding=1),
    )


def _bottleneck(inner: int, outer: int, stride: int, stride_on_1x1: bool) -> Chain:
    first, second = (stride, 1) if stride_on_1x1 else (1, stride)
    return chain(
        conv_norm_relu("a", inner, 1, stride=first),
        conv_norm_relu("b", inner, 3, stride=second, padding=1),
        conv_norm("c", outer, 1),
    )
