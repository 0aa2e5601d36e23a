"""LeNet-5, AlexNet, VGG, GoogLeNet and Network in Network, walked layer by layer on one square image.

A second opinion on `solvers/networks`, sharing no code with it. Weights are built and counted, windows are
slid; 1 MAC is a multiplication by a weight.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from solvers.worker.bruteforce.counting import linear_parameters
from solvers.worker.bruteforce.filters import connections, multiplications, parameters
from solvers.worker.bruteforce.pooling import pool_output
from solvers.worker.bruteforce.sliding import starts
from solvers.worker.bruteforce.values import ProofInputError, Value, flag, whole, wholes

_VGG = ("1-1-2-2-2", "2-2-2-2-2", "2-2-3-3-3", "2-2-3-3-3", "2-2-4-4-4")  # convolutions of each stage, A to E
_MODULES: Mapping[str, tuple[int, ...]] = {
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


class _Walk:
    """Where a signal stands in a network, and what it has passed."""

    def __init__(self, channels: int, side: int) -> None:
        self.channels, self.side = channels, side
        self.parameters = self.macs = self.layers = 0

    def conv(self, width: int, k: int, stride: int = 1, padding: int = 0, groups: int = 1) -> _Walk:
        """Pass a convolution with biases."""
        places = starts(self.side, k, stride, padding, 1)
        self.parameters += parameters(self.channels, width, (k, k), groups, 1)
        self.macs += multiplications((places, places), (k, k)) * connections(self.channels, width, groups)
        self.channels, self.side, self.layers = width, len(places), self.layers + 1
        return self

    def pool(self, k: int, stride: int, ceil: int = 0) -> _Walk:
        """Pass a pooling without padding."""
        self.side = whole(pool_output(self.side, k, stride, 0, 1, ceil), "side")
        return self

    def dense(self, *widths: int) -> _Walk:
        """Pass fully connected layers with biases."""
        for width in widths:
            inputs = self.channels * self.side**2
            self.parameters += linear_parameters(inputs, width)
            self.macs += linear_parameters(inputs, width, 0)
            self.channels, self.side, self.layers = width, 1, self.layers + 1
        return self

    def branch(self) -> _Walk:
        """Return another walk that starts here."""
        return _Walk(self.channels, self.side)

    def join(self, branches: Sequence[_Walk]) -> None:
        """Go on with the maps of all branches side by side."""
        self.parameters += sum(walk.parameters for walk in branches)
        self.macs += sum(walk.macs for walk in branches)
        self.layers += max(walk.layers for walk in branches)
        self.channels, self.side = sum(walk.channels for walk in branches), branches[0].side


def lenet5_parameters() -> Value:
    """Return the learned values of LeNet-5 as usually rebuilt: C3 sees all maps, C5 is fully connected."""
    return _lenet5().parameters


def lenet5_macs() -> Value:
    """Return its multiplications for an image of 32 × 32."""
    return _lenet5().macs


def alexnet_parameters(groups: Value = 2) -> Value:
    """Return the learned values of AlexNet on 227 × 227; groups 2 is the published pair of towers."""
    return _alexnet(whole(groups, "groups", 1, 2)).parameters


def alexnet_macs(groups: Value = 2) -> Value:
    """Return its multiplications for one image."""
    return _alexnet(whole(groups, "groups", 1, 2)).macs


def alexnet_one_tower_parameters() -> Value:
    """Return the learned values of the single tower of 2014, 64-192-384-256-256."""
    walk = _Walk(3, 224).conv(64, 11, 4, 2).pool(3, 2).conv(192, 5, 1, 2).pool(3, 2)
    walk.conv(384, 3, 1, 1).conv(256, 3, 1, 1).conv(256, 3, 1, 1).pool(3, 2)
    return walk.dense(4096, 4096, 1000).parameters


def vgg_layers(configuration: Value) -> Value:
    """Return the weight layers of VGG configuration 1 to 5 (A to E), walked."""
    walk = _Walk(3, 224)
    for stage, count in enumerate(_VGG[whole(configuration, "configuration", 1, 5) - 1].split("-")):
        for place in range(int(count)):
            kernel = 1 if configuration == 3 and place == 2 else 3
            walk.conv(min(64 << stage, 512), kernel, 1, kernel // 2)
        walk.pool(2, 2)
    return walk.dense(4096, 4096, 1000).layers


def nin_parameters() -> Value:
    """Return the learned values of Network in Network for ImageNet, in the Caffe layout."""
    walk = _Walk(3, 224).conv(96, 11, 4).conv(96, 1).conv(96, 1).pool(3, 2)
    walk.conv(256, 5, 1, 2).conv(256, 1).conv(256, 1).pool(3, 2)
    walk.conv(384, 3, 1, 1).conv(384, 1).conv(384, 1).pool(3, 2)
    return walk.conv(1024, 3, 1, 1).conv(1024, 1).conv(1000, 1).parameters


def googlenet_parameters(heads: Value = 0) -> Value:
    """Return the learned values of GoogLeNet of 2014; heads=1 adds both auxiliary classifiers."""
    found: list[_Walk] = []
    trunk = _googlenet(found.append)
    return trunk.parameters + flag(heads, "heads") * sum(head.parameters for head in found)


def googlenet_macs() -> Value:
    """Return its multiplications for an image of 224 × 224, without the auxiliary classifiers."""
    return _googlenet().macs


def googlenet_depth() -> Value:
    """Return the weight layers on its longest path."""
    return _googlenet().layers


def googlenet_convolutions() -> Value:
    """Return all its convolutions: three in the stem, and those of every branch of every module."""
    walk, count = _Walk(192, 28), 3
    for widths in _MODULES.values():
        branches = _branches(walk, widths)
        count += sum(branch.layers for branch in branches)
        walk.join(branches)
    return count


def inception_parameters(c_in: Value, widths: Value) -> Value:
    """Return the learned values of a module: widths are 1×1; reduced, 3×3; reduced, 5×5; after the pool."""
    return _module(c_in, widths, 1).parameters


def inception_channels(c_in: Value, widths: Value) -> Value:
    """Return the channels that a module hands on."""
    return _module(c_in, widths, 1).channels


def inception_macs(c_in: Value, widths: Value, side: Value) -> Value:
    """Return a module's multiplications on maps of that side."""
    return _module(c_in, widths, whole(side, "side", 1, 300)).macs


def _lenet5() -> _Walk:
    return _Walk(1, 32).conv(6, 5).pool(2, 2).conv(16, 5).pool(2, 2).dense(120, 84, 10)


def _alexnet(groups: int) -> _Walk:
    walk = _Walk(3, 227).conv(96, 11, 4).pool(3, 2).conv(256, 5, 1, 2, groups).pool(3, 2)
    walk.conv(384, 3, 1, 1).conv(384, 3, 1, 1, groups).conv(256, 3, 1, 1, groups).pool(3, 2)
    return walk.dense(4096, 4096, 1000)


def _googlenet(head: Callable[[_Walk], None] | None = None) -> _Walk:
    walk = _Walk(3, 224).conv(64, 7, 2, 3).pool(3, 2, 1).conv(64, 1).conv(192, 3, 1, 1).pool(3, 2, 1)
    for name, widths in _MODULES.items():
        walk.join(_branches(walk, widths))
        if head is not None and name in {"4a", "4d"}:
            head(walk.branch().pool(5, 3).conv(128, 1).dense(1024, 1000))
        if name in {"3b", "4e"}:
            walk.pool(3, 2, 1)
    walk.side = 1  # global average pooling
    return walk.dense(1000)


def _module(c_in: Value, widths: Value, side: int) -> _Walk:
    sizes = wholes(widths, "widths", 1, 6)
    if len(sizes) != 6:
        raise ProofInputError("widths needs six numbers: 1×1; reduced, 3×3; reduced, 5×5; after the pool.")
    walk = _Walk(whole(c_in, "c_in", 1, 10_000), side)
    walk.join(_branches(walk, sizes))
    return walk


def _branches(walk: _Walk, widths: Sequence[int]) -> list[_Walk]:
    one, three_in, three, five_in, five, pooled = widths
    return [
        walk.branch().conv(one, 1),
        walk.branch().conv(three_in, 1).conv(three, 3, 1, 1),
        walk.branch().conv(five_in, 1).conv(five, 5, 1, 2),
        walk.branch().conv(pooled, 1),
    ]
