"""Published networks: parameters and MACs to the last digit, and the parts that the papers tabulate."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from solvers.layers.convolution import Conv2d
from solvers.layers.dense import Linear
from solvers.layers.elementwise import ReLU
from solvers.layers.shapes import LayerError
from solvers.layers.windows import Field
from solvers.networks.blocks import Aside, Chain, Concatenation, Named, Row, Sum, chain, field_of, total, walk
from solvers.networks.googlenet import MODULES, module
from solvers.networks.registry import NETWORKS, network
from solvers.worker.proofs import PROOFS


def rows(name: str) -> list[Row]:
    """Return every layer of a network for its own input."""
    return list(walk(network(name).build(), network(name).input))


def parameters_by_name(name: str) -> Mapping[str, int]:
    """Return the parameters of each layer that has some."""
    return {row.path: row.cost.parameters for row in rows(name) if row.cost.parameters}


# Parameters are torchvision's published counts where it has the network, else sums over the papers' tables
# (LeCun et al. 1998; Krizhevsky et al. 2012; Simonyan & Zisserman 2015; Lin et al. 2014; Szegedy et al. 2015;
# He et al. 2016). MACs: one multiply-accumulate for each use of a weight, for one sample.
FIGURES = [
    ("lenet5", 61_706, 416_520),
    ("alexnet", 60_965_224, 724_406_816),
    ("alexnet_ungrouped", 62_378_344, 1_135_256_096),
    ("alexnet_one_tower", 61_100_840, 714_188_480),
    ("vgg11", 132_863_336, 7_609_090_048),
    ("vgg13", 133_047_848, 11_308_466_176),
    ("vgg16c", 133_638_952, 11_770_888_192),
    ("vgg16", 138_357_544, 15_470_264_320),
    ("vgg19", 143_667_240, 19_632_062_464),
    ("nin", 7_595_176, 969_460_864),
    ("nin_cifar10", 966_986, 222_486_528),
    ("googlenet", 6_998_552, 1_582_671_872),
    ("googlenet_heads", 13_378_280, 1_591_044_096),
    ("googlenet_bn", 7_005_832, 1_582_671_872),
    ("googlenet_bn_3x3", 6_624_904, 1_498_376_192),
    ("inception_v3", 23_834_568, 5_713_216_096),
    ("resnet18", 11_689_512, 1_814_073_344),
    ("resnet34", 21_797_672, 3_663_761_408),
    ("resnet50", 25_557_032, 4_089_184_256),
    ("resnet50_v1", 25_557_032, 3_857_973_248),
    ("resnet101", 44_549_160, 7_801_405_440),
    ("resnet152", 60_192_808, 11_513_626_624),
    ("resnet20_cifar", 269_722, 40_551_040),
    ("resnet56_cifar", 853_018, 125_485_696),
    ("resnet110_cifar", 1_727_962, 252_887_680),
]


@pytest.mark.parametrize(("name", "parameters", "macs"), FIGURES)
def test_published_networks_have_their_published_size(name: str, parameters: int, macs: int) -> None:
    """Summed layer by layer over the description."""
    cost = total(network(name).build(), network(name).input)
    assert (cost.parameters, cost.macs) == (parameters, macs)


@pytest.mark.parametrize("name", NETWORKS)
def test_every_network_ends_in_its_classes(name: str) -> None:
    """One score for each class, for one sample and for a symbolic batch at the same cost."""
    found = network(name)
    cost = total(found.build(), found.input)
    symbolic = total(found.build(), ("N", *found.input[1:]))
    assert cost.shape[1] == (10 if "cifar" in name or name == "lenet5" else 1000)
    assert (symbolic.parameters, symbolic.macs) == (cost.parameters, cost.macs)
    assert symbolic.shape[0] == "N"


@pytest.mark.parametrize("depth", [18, 34, 50, 101, 152])
def test_resnets_agree_with_a_second_count(depth: int) -> None:
    """The brute-force count shares no code with the description."""
    cost = total(network(f"resnet{depth}").build(), (1, 3, 160, 160))
    assert cost.parameters == PROOFS["resnet_parameters"](depth)
    assert cost.macs == PROOFS["resnet_macs"](depth, 160)


@pytest.mark.parametrize("depth", [11, 13, 16, 19])
def test_vggs_agree_with_a_second_count(depth: int) -> None:
    """The brute-force count shares no code with the description."""
    cost = total(network(f"vgg{depth}").build(), (1, 3, 224, 224))
    assert (cost.parameters, cost.macs) == (PROOFS["vgg_parameters"](depth), PROOFS["vgg_macs"](depth))


def test_inception_v3_with_its_head() -> None:
    """Torchvision's count with the auxiliary classifier."""
    assert total(network("inception_v3_head").build(), (1, 3, 299, 299)).parameters == 27_161_264


@pytest.mark.parametrize(
    ("layer", "parameters"),
    [
        ("conv1.conv2d", 34_944),
        ("conv2.conv2d", 307_456),
        ("conv3.conv2d", 885_120),
        ("conv4.conv2d", 663_936),
        ("conv5.conv2d", 442_624),
        ("fc6.linear", 37_752_832),
        ("fc7.linear", 16_781_312),
        ("fc8.linear", 4_097_000),
    ],
)
def test_alexnet_layer_by_layer(layer: str, parameters: int) -> None:
    """Krizhevsky et al. 2012, the published two towers."""
    assert parameters_by_name("alexnet")[layer] == parameters


def test_alexnet_maps_shrink_as_published() -> None:
    """55 after conv1, then 27, 13 and 6 after the overlapping pools."""
    sides = {row.path: row.cost.shape[-1] for row in rows("alexnet")}
    assert [sides[f"{place}"] for place in ("conv1.conv2d", *(f"pool{n}.maxpool2d" for n in (1, 2, 5)))] == [
        55,
        27,
        13,
        6,
    ]


def test_vgg16_layer_by_layer() -> None:
    """Its convolutions and its first fully connected layer, which alone holds 74 % of the parameters."""
    found = parameters_by_name("vgg16")
    assert sum(count for name, count in found.items() if name.startswith("conv")) == 14_714_688
    assert found["fc1.linear"] == 102_764_544
    assert found["fc1.linear"] / 138_357_544 == pytest.approx(0.7427462286)


@pytest.mark.parametrize(
    ("name", "convolutions", "dense"),
    [("vgg16", 13, 3), ("googlenet", 57, 1), ("resnet50", 53, 1), ("inception_v3", 94, 1)],
)
def test_weight_layers_are_counted(name: str, convolutions: int, dense: int) -> None:
    """Projections included, as a flat count of layers does."""
    layers = [row.layer for row in rows(name)]
    assert sum(isinstance(layer, Conv2d) for layer in layers) == convolutions
    assert sum(isinstance(layer, Linear) for layer in layers) == dense


@pytest.mark.parametrize(
    ("name", "width", "parameters", "out"),
    [
        ("3a", 192, 163_696, 256),
        ("3b", 256, 388_736, 480),
        ("4a", 480, 376_176, 512),
        ("4b", 512, 449_160, 512),
        ("4c", 512, 510_104, 512),
        ("4d", 512, 605_376, 528),
        ("4e", 528, 868_352, 832),
        ("5a", 832, 1_043_456, 832),
        ("5b", 832, 1_444_080, 1024),
    ],
)
def test_inception_modules(name: str, width: int, parameters: int, out: int) -> None:
    """Szegedy et al. 2015, table 1: filters of each branch, biases counted."""
    cost = total(module(name), (1, width, 14, 14))
    assert (cost.parameters, cost.shape) == (parameters, (1, out, 14, 14))
    assert name in MODULES


def test_most_of_a_classifier_sits_in_its_dense_layers() -> None:
    """The shares that made later networks drop them."""

    def share(name: str) -> float:
        found = rows(name)
        dense = sum(row.cost.parameters for row in found if isinstance(row.layer, Linear))
        return dense / sum(row.cost.parameters for row in found)

    assert share("alexnet") == pytest.approx(0.961714567)
    assert share("vgg16") == pytest.approx(0.8936473749)
    assert share("vgg19") == pytest.approx(0.8606196931)
    assert share("googlenet") == pytest.approx(0.1464588675)
    assert share("resnet50") == pytest.approx(0.08017362893)
    assert share("nin") == 0


def up_to(name: str, last: str) -> Chain:
    """Return the steps of a network through the one of that name."""
    block = network(name).build()
    assert isinstance(block, Chain)
    names = [step.name if isinstance(step, Named) else "" for step in block.steps]
    return Chain(block.steps[: names.index(last) + 1])


@pytest.mark.parametrize(
    ("name", "last", "size", "jump"),
    [
        ("vgg16", "pool1", 6, 2),
        ("vgg16", "pool2", 16, 4),
        ("vgg16", "pool3", 44, 8),
        ("vgg16", "pool4", 100, 16),
        ("vgg16", "pool5", 212, 32),
        ("alexnet", "conv1", 11, 4),
        ("alexnet", "pool1", 19, 8),
        ("alexnet", "conv2", 51, 8),
        ("alexnet", "pool2", 67, 16),
        ("alexnet", "conv5", 163, 16),
        ("alexnet", "pool5", 195, 32),
    ],
)
def test_receptive_fields(name: str, last: str, size: int, jump: int) -> None:
    """Araujo, Norris & Sim 2019 give 212 and 32 for VGG-16's pool5, 195 and 32 for AlexNet's."""
    assert field_of(up_to(name, last)) == Field(size, jump)


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("alexnet_one_tower", 195),
        ("vgg16", 212),
        ("resnet50_v1", 483),
        ("resnet101_v1", 1027),
        ("resnet152_v1", 1507),
        ("inception_v3", 1311),
    ],
)
def test_receptive_fields_of_whole_networks(name: str, size: int) -> None:
    """Araujo, Norris & Sim 2019, table 1: the widest path, at an effective stride of 32."""
    assert field_of(network(name).build()) == Field(size, 32)


def test_branches_are_laid_side_by_side_added_or_left_aside() -> None:
    """Channels add up, sums keep the shape, heads cost without changing the path."""
    one, three = Conv2d(out_channels=4, kernel_size=1), Conv2d(out_channels=2, kernel_size=3, padding=1)
    assert total(Concatenation((one, three)), ("N", 3, 8, 8)).shape == ("N", 6, 8, 8)
    assert total(Concatenation((one, three)), (3, 8, 8)).shape == (6, 8, 8)
    assert total(Sum((Conv2d(out_channels=3, kernel_size=1), chain())), (3, 8, 8)).shape == (3, 8, 8)
    beside = total(chain(Aside(one), ReLU()), (3, 8, 8))
    assert (beside.shape, beside.parameters) == ((3, 8, 8), 16)
    assert field_of(Concatenation((one, three))) == Field(3, 1)
    assert field_of(chain(Aside(three), one)) == Field(1, 1)


def test_branches_that_do_not_fit_are_refused() -> None:
    """Sums need one shape; channels side by side need equal sides."""
    with pytest.raises(LayerError, match="cannot be added"):
        total(Sum((Conv2d(out_channels=4, kernel_size=1), chain())), (3, 8, 8))
    with pytest.raises(LayerError, match="side by side"):
        total(Concatenation((Conv2d(out_channels=4, kernel_size=3), chain())), (3, 8, 8))


def test_unknown_networks_are_answered_with_the_nearest() -> None:
    """Case, dashes and spaces do not matter."""
    with pytest.raises(LayerError, match=r"no network 'resnet51'\. Did you mean resnet50"):
        network("resnet51")
    assert network("VGG-16") == network("vgg16")
