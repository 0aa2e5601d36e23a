"""VGG and ResNet tensor by tensor: a second opinion on `solvers/networks`, sharing no code with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeVar

from solvers.worker.bruteforce.counting import entries
from solvers.worker.bruteforce.sliding import starts
from solvers.worker.bruteforce.values import ProofInputError, Value, whole

Layout = TypeVar("Layout")


class Tensor(NamedTuple):
    """A weight's shape, and at how many positions it multiplies (0: it only shifts or scales)."""

    shape: tuple[int, ...]
    positions: int


_RESNETS: Mapping[int, tuple[tuple[int, ...], bool]] = {
    18: ((2, 2, 2, 2), False),
    34: ((3, 4, 6, 3), False),
    50: ((3, 4, 6, 3), True),
    101: ((3, 4, 23, 3), True),
    152: ((3, 8, 36, 3), True),
}
_VGGS: Mapping[int, tuple[int, ...]] = {
    11: (1, 1, 2, 2, 2),
    13: (2, 2, 2, 2, 2),
    16: (2, 2, 3, 3, 3),
    19: (2, 2, 4, 4, 4),
}


def resnet_parameters(depth: Value) -> Value:
    """Return the learned values of an ImageNet ResNet."""
    return _size(_resnet(_known(depth, _RESNETS), 224))


def resnet_macs(depth: Value, side: Value = 224) -> Value:
    """Return its multiplications for one square image (stride on the 3×3)."""
    return _work(_resnet(_known(depth, _RESNETS), whole(side, "side", 32, 2048)))


def cifar_resnet_parameters(n: Value) -> Value:
    """Return the learned values of a CIFAR ResNet of 6n + 2 layers."""
    return _size(_cifar(whole(n, "n", 1, 200)))


def cifar_resnet_depth(n: Value) -> Value:
    """Return its weight layers: tensors that multiply."""
    return sum(1 for tensor in _cifar(whole(n, "n", 1, 200)) if tensor.positions)


def vgg_parameters(depth: Value) -> Value:
    """Return the learned values of a VGG for 224 × 224 images and 1000 classes."""
    return _size(_vgg(_known(depth, _VGGS), 224))


def vgg_macs(depth: Value, side: Value = 224) -> Value:
    """Return its multiplications for one square image."""
    return _work(_vgg(_known(depth, _VGGS), whole(side, "side", 32, 2048)))


def _resnet(layout: tuple[tuple[int, ...], bool], side: int) -> Iterator[Tensor]:
    repeats, bottleneck = layout
    side = _side(side, 7, 2, 3)
    yield from _conv(3, 64, 7, side)
    side, width = _side(side, 3, 2, 1), 64
    for stage, blocks in enumerate(repeats):
        inner = 64 << stage
        outer = inner * 4 if bottleneck else inner
        for block in range(blocks):
            after = _side(side, 3, 2, 1) if stage and not block else side
            if bottleneck:
                yield from _conv(width, inner, 1, side)
                yield from _conv(inner, inner, 3, after)
                yield from _conv(inner, outer, 1, after)
            else:
                yield from _conv(width, outer, 3, after)
                yield from _conv(outer, outer, 3, after)
            if width != outer or after != side:
                yield from _conv(width, outer, 1, after)
            side, width = after, outer
    yield from _dense(width, 1000)


def _cifar(n: int) -> Iterator[Tensor]:
    yield from _conv(3, 16, 3, 32)
    width, side = 16, 32
    for stage in range(3):
        for _ in range(n):
            inner, side = 16 << stage, 32 >> stage
            yield from _conv(width, inner, 3, side)
            yield from _conv(inner, inner, 3, side)
            width = inner
    yield from _dense(width, 10)


def _vgg(repeats: tuple[int, ...], side: int) -> Iterator[Tensor]:
    width = 3
    for stage, convolutions in enumerate(repeats):
        outer = min(64 << stage, 512)
        for _ in range(convolutions):
            yield Tensor((outer, width, 3, 3), side * side)
            yield Tensor((outer,), 0)
            width = outer
        side = _side(side, 2, 2, 0)
    for n_in, n_out in ((width * side * side, 4096), (4096, 4096), (4096, 1000)):
        yield from _dense(n_in, n_out)


def _conv(c_in: int, c_out: int, k: int, side: int) -> Iterator[Tensor]:
    """Yield a convolution without bias and the gamma and beta of its normalisation."""
    yield Tensor((c_out, c_in, k, k), side * side)
    yield Tensor((c_out,), 0)
    yield Tensor((c_out,), 0)


def _dense(n_in: int, n_out: int) -> Iterator[Tensor]:
    yield Tensor((n_out, n_in), 1)
    yield Tensor((n_out,), 0)


def _side(side: int, k: int, stride: int, padding: int) -> int:
    return len(starts(side, k, stride, padding, 1))


def _size(tensors: Iterator[Tensor]) -> int:
    return sum(entries(tensor.shape) for tensor in tensors)


def _work(tensors: Iterator[Tensor]) -> int:
    return sum(entries(tensor.shape) * tensor.positions for tensor in tensors)


def _known(depth: Value, table: Mapping[int, Layout]) -> Layout:
    layers = whole(depth, "depth")
    if layers not in table:
        raise ProofInputError(f"depth must be one of {', '.join(map(str, table))}, not {layers}.")
    return table[layers]
