"""LeNet-5, the three AlexNets, VGG and Network in Network."""

from __future__ import annotations

from collections.abc import Mapping

from solvers.layers.convolution import Conv2d
from solvers.layers.elementwise import Dropout, ReLU, Tanh
from solvers.layers.normalization import LocalResponseNorm
from solvers.layers.pooling import AdaptiveAvgPool2d, AvgPool2d
from solvers.networks.blocks import Block, Chain, Named, chain
from solvers.networks.pieces import conv_relu, dense_head, max_pool

_VGG: Mapping[str, str] = {
    "A": "64 | 128 | 256 256 | 512 512 | 512 512",
    "B": "64 64 | 128 128 | 256 256 | 512 512 | 512 512",
    "C": "64 64 | 128 128 | 256 256 256' | 512 512 512' | 512 512 512'",
    "D": "64 64 | 128 128 | 256 256 256 | 512 512 512 | 512 512 512",
    "E": "64 64 | 128 128 | 256 256 256 256 | 512 512 512 512 | 512 512 512 512",
}  # a bar is a 2×2 pool, a prime a 1×1 kernel; Simonyan & Zisserman 2015, table 1


def lenet5() -> Block:
    """Return LeNet-5 as usually rebuilt: C3 sees all maps, C5 is fully connected (LeCun et al. 1998)."""
    return chain(
        Named("conv1", chain(Conv2d(out_channels=6, kernel_size=5), Tanh())),
        Named("pool1", AvgPool2d(kernel_size=2)),
        Named("conv2", chain(Conv2d(out_channels=16, kernel_size=5), Tanh())),
        Named("pool2", AvgPool2d(kernel_size=2)),
        dense_head((120, 84, 10)),
    )


def alexnet(groups: int) -> Block:
    """Return AlexNet of 2012; groups 2 is the published pair of towers (Krizhevsky et al. 2012)."""
    response = LocalResponseNorm(size=5, k=2.0)
    return chain(
        conv_relu("conv1", 96, 11, stride=4),
        response,
        max_pool("pool1", 3, 2),
        Named("conv2", chain(Conv2d(out_channels=256, kernel_size=5, padding=2, groups=groups), ReLU())),
        response,
        max_pool("pool2", 3, 2),
        conv_relu("conv3", 384, 3, padding=1),
        Named("conv4", chain(Conv2d(out_channels=384, kernel_size=3, padding=1, groups=groups), ReLU())),
        Named("conv5", chain(Conv2d(out_channels=256, kernel_size=3, padding=1, groups=groups), ReLU())),
        max_pool("pool5", 3, 2),
        dense_head((4096, 4096, 1000), dropout=0.5, first=6),
    )


def alexnet_one_tower() -> Block:
    """Return the single tower of 64-192-384-256-256 (Krizhevsky 2014, arXiv:1404.5997)."""
    return chain(
        conv_relu("conv1", 64, 11, stride=4, padding=2),
        max_pool("pool1", 3, 2),
        conv_relu("conv2", 192, 5, padding=2),
        max_pool("pool2", 3, 2),
        conv_relu("conv3", 384, 3, padding=1),
        conv_relu("conv4", 256, 3, padding=1),
        conv_relu("conv5", 256, 3, padding=1),
        max_pool("pool5", 3, 2),
        AdaptiveAvgPool2d(output_size=6),
        dense_head((4096, 4096, 1000), dropout=0.5, first=6),
    )


def vgg(configuration: str) -> Block:
    """Return VGG of configuration A to E."""
    steps: list[Block] = []
    for stage, widths in enumerate(_VGG[configuration].split("|"), 1):
        for place, width in enumerate(widths.split(), 1):
            kernel = 1 if width.endswith("'") else 3
            name = f"conv{stage}_{place}"
            steps.append(conv_relu(name, int(width.rstrip("'")), kernel, padding=kernel // 2))
        steps.append(max_pool(f"pool{stage}", 2, 2))
    return Chain((*steps, dense_head((4096, 4096, 1000), dropout=0.5)))


def nin_imagenet(*, ceil_mode: bool = False) -> Block:
    """Return Network in Network for ImageNet, in the Caffe model zoo's layout (Lin et al. 2014).

    Caffe counts the windows of its pools by ceiling (`ceil_mode`), PyTorch by floor.
    """
    return chain(
        _mlpconv("conv1", (96, 96, 96), 11, stride=4),
        max_pool("pool1", 3, 2, ceil_mode=ceil_mode),
        _mlpconv("conv2", (256, 256, 256), 5, padding=2),
        max_pool("pool2", 3, 2, ceil_mode=ceil_mode),
        _mlpconv("conv3", (384, 384, 384), 3, padding=1),
        max_pool("pool3", 3, 2, ceil_mode=ceil_mode),
        Dropout(),
        _mlpconv("conv4", (1024, 1024, 1000), 3, padding=1),
        AdaptiveAvgPool2d(output_size=1),
    )


def nin_cifar10() -> Block:
    """Return Network in Network for CIFAR-10, in its authors' layout."""
    return chain(
        _mlpconv("conv1", (192, 160, 96), 5, padding=2),
        max_pool("pool1", 3, 2, ceil_mode=True),
        Dropout(),
        _mlpconv("conv2", (192, 192, 192), 5, padding=2),
        Named("pool2", AvgPool2d(kernel_size=3, stride=2, ceil_mode=True)),
        Dropout(),
        _mlpconv("conv3", (192, 192, 10), 3, padding=1),
        AdaptiveAvgPool2d(output_size=1),
    )


def _mlpconv(
    name: str, widths: tuple[int, int, int], kernel: int, *, stride: int = 1, padding: int = 0
) -> Chain:
    """Return a convolution and two 1×1 convolutions: a small network slid over the image."""
    wide, second, third = widths
    return chain(
        conv_relu(name, wide, kernel, stride=stride, padding=padding),
        conv_relu(f"{name}_1x1a", second, 1),
        conv_relu(f"{name}_1x1b", third, 1),
    )
