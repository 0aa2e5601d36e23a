"""Every network by name, with the input it was published for and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import msgspec

from solvers.layers.registry import nearest, quoted
from solvers.layers.shapes import LayerError, Shape
from solvers.networks.blocks import Block
from solvers.networks.classic import alexnet, alexnet_one_tower, lenet5, nin_cifar10, nin_imagenet, vgg
from solvers.networks.googlenet import googlenet
from solvers.networks.inception import inception_v3
from solvers.networks.resnet import cifar_resnet, resnet


class Network(msgspec.Struct, frozen=True):
    """A network: how to build it, the input of one sample, and a line that says which variant it is."""

    build: Callable[[], Block]
    input: Shape
    about: str


_IMAGENET = (1, 3, 224, 224)
_CIFAR = (1, 3, 32, 32)

_LARGE = (1, 3, 299, 299)

NETWORKS: Mapping[str, Network] = {
    "lenet5": Network(lenet5, (1, 1, 32, 32), "full C3 connectivity, fully connected C5"),
    "alexnet": Network(partial(alexnet, 2), (1, 3, 227, 227), "2012, two towers: conv2, 4 and 5 in 2 groups"),
    "alexnet_ungrouped": Network(partial(alexnet, 1), (1, 3, 227, 227), "2012 layout without groups"),
    "alexnet_one_tower": Network(alexnet_one_tower, _IMAGENET, "2014, one tower of 64-192-384-256-256"),
    "vgg11": Network(partial(vgg, "A"), _IMAGENET, "configuration A"),
    "vgg13": Network(partial(vgg, "B"), _IMAGENET, "configuration B"),
    "vgg16c": Network(partial(vgg, "C"), _IMAGENET, "configuration C, with 1×1 convolutions"),
    "vgg16": Network(partial(vgg, "D"), _IMAGENET, "configuration D"),
    "vgg19": Network(partial(vgg, "E"), _IMAGENET, "configuration E"),
    "nin": Network(nin_imagenet, _IMAGENET, "ImageNet, pools by floor as in PyTorch"),
    "nin_caffe": Network(partial(nin_imagenet, ceil_mode=True), _IMAGENET, "ImageNet, pools by ceiling"),
    "nin_cifar10": Network(nin_cifar10, _CIFAR, "CIFAR-10, the authors' layout"),
    "googlenet": Network(googlenet, _IMAGENET, "2014, biases, no BN, no auxiliary heads"),
    "googlenet_heads": Network(partial(googlenet, heads=True), _IMAGENET, "2014, with both auxiliary heads"),
    "googlenet_bn": Network(partial(googlenet, normalised=True), _IMAGENET, "BN, true 5×5 kernels, no heads"),
    "googlenet_bn_3x3": Network(
        partial(googlenet, normalised=True, large_kernel=3),
        _IMAGENET,
        "BN, 3×3 for 5×5 (torchvision), no heads",
    ),
    "inception_v3": Network(inception_v3, _LARGE, "without the auxiliary head"),
    "inception_v3_head": Network(partial(inception_v3, head=True), _LARGE, "with the auxiliary head"),
    "resnet18": Network(partial(resnet, 18), _IMAGENET, "projection shortcuts"),
    "resnet34": Network(partial(resnet, 34), _IMAGENET, "projection shortcuts"),
    "resnet50": Network(partial(resnet, 50), _IMAGENET, "stride on the 3×3 (v1.5)"),
    "resnet101": Network(partial(resnet, 101), _IMAGENET, "stride on the 3×3 (v1.5)"),
    "resnet152": Network(partial(resnet, 152), _IMAGENET, "stride on the 3×3 (v1.5)"),
    "resnet50_v1": Network(partial(resnet, 50, stride_on_1x1=True), _IMAGENET, "stride on the 1×1 (v1)"),
    "resnet101_v1": Network(partial(resnet, 101, stride_on_1x1=True), _IMAGENET, "stride on the 1×1 (v1)"),
    "resnet152_v1": Network(partial(resnet, 152, stride_on_1x1=True), _IMAGENET, "stride on the 1×1 (v1)"),
    "resnet20_cifar": Network(partial(cifar_resnet, 3), _CIFAR, "n = 3, shortcuts without parameters"),
    "resnet32_cifar": Network(partial(cifar_resnet, 5), _CIFAR, "n = 5, shortcuts without parameters"),
    "resnet44_cifar": Network(partial(cifar_resnet, 7), _CIFAR, "n = 7, shortcuts without parameters"),
    "resnet56_cifar": Network(partial(cifar_resnet, 9), _CIFAR, "n = 9, shortcuts without parameters"),
    "resnet110_cifar": Network(partial(cifar_resnet, 18), _CIFAR, "n = 18, shortcuts without parameters"),
}


def network(name: str) -> Network:
    """Return the network of that name; raises `LayerError`, with the nearest name, for another."""
    key = name.lower().replace("-", "").replace(" ", "_")
    found = NETWORKS.get(key)
    if found is None:
        raise LayerError(f"There is no network {quoted(name)}.{nearest(key, NETWORKS)}")
    return found
