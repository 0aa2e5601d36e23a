"""Layers: what they give is what sliding, building and counting give, and what PyTorch refuses is refused."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.layers.layer import measure
from solvers.layers.registry import LAYERS, build
from solvers.layers.shapes import Cost, LayerError, Shape, read_shape
from solvers.layers.windows import Window, receptive_field


def cost(name: str, shape: Shape, **arguments: object) -> Cost:
    """Return what a layer built from a request costs."""
    return measure(build(name, arguments), shape)


class Sliding(NamedTuple):
    """One axis of a layer, drawn."""

    side: int
    kernel: int
    stride: int
    padding: int
    dilation: int


AXES = st.builds(
    Sliding,
    side=st.integers(1, 20),
    kernel=st.integers(1, 5),
    stride=st.integers(1, 4),
    padding=st.integers(0, 3),
    dilation=st.integers(1, 3),
)


def places(axis: Sliding) -> list[int]:
    """Return where a window may stand: every tap inside the padded side, `stride` apart."""
    line = set(range(-axis.padding, axis.side + axis.padding))
    everywhere = range(-axis.padding, axis.side + axis.padding, axis.stride)
    return [at for at in everywhere if {at + tap * axis.dilation for tap in range(axis.kernel)} <= line]


@given(AXES, AXES, st.integers(1, 3), st.integers(1, 3), st.integers(1, 3), st.integers(1, 3), st.booleans())
@settings(max_examples=150, deadline=None)
def test_a_convolution_costs_what_doing_it_counts(  # noqa: PLR0917 (what is drawn)
    height: Sliding, width: Sliding, batch: int, groups: int, inside: int, outside: int, bias: bool
) -> None:
    """Count each product by looping over samples, filters, places and taps."""
    arguments = {
        "out_channels": outside * groups,
        "kernel_size": [height.kernel, width.kernel],
        "stride": [height.stride, width.stride],
        "padding": [height.padding, width.padding],
        "dilation": [height.dilation, width.dilation],
        "groups": groups,
        "bias": bias,
    }
    shape = (batch, inside * groups, height.side, width.side)
    rows, columns = places(height), places(width)
    if not (rows and columns):
        with pytest.raises(LayerError, match="no window fits"):
            cost("conv2d", shape, **arguments)
        return
    weights = {
        (c_out, c_in, y, x)
        for c_out, c_in in product(range(outside * groups), range(inside * groups))
        if c_out // outside == c_in // inside
        for y, x in product(range(height.kernel), range(width.kernel))
    }
    assert cost("conv2d", shape, **arguments) == Cost(
        (batch, outside * groups, len(rows), len(columns)),
        len(weights) + outside * groups * bias,
        sum(len(weights) for _ in product(range(batch), rows, columns)),
    )


@given(AXES, st.integers(0, 3))
@settings(max_examples=150, deadline=None)
def test_a_transposed_convolution_fills_what_scattering_fills(axis: Sliding, extra: int) -> None:
    """Scatter every input through the kernel and crop the padding."""
    arguments = {
        "out_channels": 2,
        "kernel_size": axis.kernel,
        "stride": axis.stride,
        "padding": axis.padding,
        "dilation": axis.dilation,
        "output_padding": extra,
    }
    touched = {
        at * axis.stride + tap * axis.dilation for at in range(axis.side) for tap in range(axis.kernel)
    }
    left = max(touched) + 1 - 2 * axis.padding + extra
    if extra >= max(axis.stride, axis.dilation) or left < 1:
        with pytest.raises(LayerError):
            cost("convtranspose1d", (1, 3, axis.side), **arguments)
        return
    found = cost("convtranspose1d", (1, 3, axis.side), **arguments)
    assert found.shape == (1, 2, left)
    assert found.macs == axis.side * axis.kernel * 3 * 2


@given(AXES)
@settings(max_examples=150, deadline=None)
def test_a_transposed_convolution_undoes_the_shape_of_a_convolution(axis: Sliding) -> None:
    """Its output, convolved with the same arguments, has the input's side."""
    arguments = {
        "kernel_size": axis.kernel,
        "stride": axis.stride,
        "padding": axis.padding,
        "dilation": axis.dilation,
        "out_channels": 1,
    }
    try:
        grown = cost("conv_transpose1d", (1, 1, axis.side), **arguments).shape
    except LayerError:
        return
    assert cost("conv1d", grown, **arguments).shape == (1, 1, axis.side)


@given(AXES, st.booleans())
@settings(max_examples=200, deadline=None)
def test_pools_count_windows_and_ceil_mode_adds_one_that_starts_inside(
    axis: Sliding, ceil_mode: bool
) -> None:
    """In ceil mode a window may hang over the end if it begins on the input or the padding before it."""
    arguments = {
        "kernel_size": axis.kernel,
        "stride": axis.stride,
        "padding": axis.padding,
        "dilation": axis.dilation,
        "ceil_mode": ceil_mode,
    }
    if 2 * axis.padding > axis.kernel:
        with pytest.raises(LayerError, match="at most half"):
            cost("maxpool1d", (1, axis.side), **arguments)
        return
    whole = places(axis)
    following = whole[-1] + axis.stride if whole else -axis.padding
    before_reaches = following - axis.stride + axis.dilation * (axis.kernel - 1)
    hangs_over = before_reaches < axis.side + axis.padding - 1 and following < axis.side
    count = len(whole) + (ceil_mode and hangs_over)
    if not count:
        with pytest.raises(LayerError, match="no window fits"):
            cost("maxpool1d", (1, axis.side), **arguments)
        return
    assert cost("maxpool1d", (1, axis.side), **arguments) == Cost((1, count), 0, 0)


@given(st.integers(1, 30), st.integers(1, 7), st.integers(1, 4))
def test_same_padding_keeps_the_side(side: int, kernel: int, dilation: int) -> None:
    """For even kernels too, where one end gets more padding."""
    found = cost("conv1d", (2, side), out_channels=3, kernel_size=kernel, dilation=dilation, padding="same")
    assert found.shape == (3, side)


@given(
    st.lists(st.builds(Window, st.integers(1, 4), st.integers(1, 3), dilation=st.integers(1, 3)), max_size=5)
)
@settings(deadline=None)
def test_the_receptive_field_is_what_reaches_one_output(windows: list[Window]) -> None:
    """Go back from output 0 and output 1 to the inputs they depend on."""

    def reached(output: int) -> set[int]:
        seen = {output}
        for window in reversed(windows):
            seen = {at * window.stride + tap * window.dilation for at in seen for tap in range(window.kernel)}
        return seen

    field = receptive_field(windows)
    assert field.size == max(reached(0)) - min(reached(0)) + 1
    assert field.jump == min(reached(1)) - min(reached(0))


# What PyTorch 2.13's modules give: output shape, sum of parameter sizes, half of what its flop counter says
# (which skips the fused LSTM; its MACs here are one use of each weight, as for the other recurrent layers).
KNOWN: list[tuple[str, Shape, dict[str, object], Cost]] = [
    (
        "conv2d",
        (1, 3, 224, 224),
        dict(out_channels=64, kernel_size=7, stride=2, padding=3),
        Cost((1, 64, 112, 112), 9472, 118013952),
    ),
    ("conv2d", (3, 32, 32), dict(out_channels=16, kernel_size=5), Cost((16, 28, 28), 1216, 940800)),
    (
        "conv2d",
        ("N", 64, 56, 56),
        dict(out_channels=128, kernel_size=3, padding=1),
        Cost(("N", 128, 56, 56), 73856, 231211008),
    ),
    (
        "conv2d",
        (1, 64, 8, 8),
        dict(out_channels=128, kernel_size=3, groups=4),
        Cost((1, 128, 6, 6), 18560, 663552),
    ),
    (
        "conv2d",
        (1, 128, 8, 8),
        dict(out_channels=128, kernel_size=3, groups=128),
        Cost((1, 128, 6, 6), 1280, 41472),
    ),
    ("conv1d", (1, 40, 100), dict(out_channels=80, kernel_size=9), Cost((1, 80, 92), 28880, 2649600)),
    ("conv3d", (1, 2, 4, 5, 6), dict(out_channels=3, kernel_size=[1, 2, 3]), Cost((1, 3, 4, 4, 4), 39, 2304)),
    (
        "conv_transpose2d",
        (1, 128, 7, 7),
        dict(out_channels=64, kernel_size=4, stride=2, padding=1),
        Cost((1, 64, 14, 14), 131136, 6422528),
    ),
    (
        "conv_transpose2d",
        (1, 1, 16, 16),
        dict(out_channels=1, kernel_size=3, stride=2, padding=1, output_padding=1),
        Cost((1, 1, 32, 32), 10, 2304),
    ),
    ("max_pool2d", (1, 64, 112, 112), dict(kernel_size=3, stride=2), Cost((1, 64, 55, 55), 0, 0)),
    (
        "max_pool2d",
        (1, 64, 112, 112),
        dict(kernel_size=3, stride=2, ceil_mode=True),
        Cost((1, 64, 56, 56), 0, 0),
    ),
    ("avg_pool2d", (1, 64, 112, 112), dict(kernel_size=[2, 4]), Cost((1, 64, 56, 28), 0, 0)),
    (
        "max_pool2d",
        (1, 1, 3, 3),
        dict(kernel_size=2, stride=2, padding=1, ceil_mode=True),
        Cost((1, 1, 2, 2), 0, 0),
    ),
    ("adaptive_avg_pool2d", (1, 8, 9, 7), dict(output_size=[None, 3]), Cost((1, 8, 9, 3), 0, 0)),
    ("adaptive_max_pool1d", (8, 9), dict(output_size=4), Cost((8, 4), 0, 0)),
    ("linear", (1, 9216), dict(out_features=4096), Cost((1, 4096), 37752832, 37748736)),
    ("linear", (2, 5, 10), dict(out_features=3, bias=False), Cost((2, 5, 3), 30, 300)),
    ("embedding", ("N", 7), dict(num_embeddings=1000, embedding_dim=64), Cost(("N", 7, 64), 64000, 0)),
    ("flatten", ("N", 256, 6, 6), {}, Cost(("N", 9216), 0, 0)),
    ("flatten", (2, 3, 4, 5), dict(start_dim=0, end_dim=-2), Cost((24, 5), 0, 0)),
    ("batchnorm2d", (1, 256, 4, 4), {}, Cost((1, 256, 4, 4), 512, 0)),
    ("batch_norm", (1, 256, 4), {}, Cost((1, 256, 4), 512, 0)),
    ("batchnorm3d", (1, 2, 3, 4, 5), {}, Cost((1, 2, 3, 4, 5), 4, 0)),
    ("batchnorm1d", ("N", 8), dict(affine=False), Cost(("N", 8), 0, 0)),
    ("layernorm", (2, 10, 512), dict(normalized_shape=512), Cost((2, 10, 512), 1024, 0)),
    ("layernorm", (2, 10, 512), dict(normalized_shape=[10, 512], bias=False), Cost((2, 10, 512), 5120, 0)),
    ("groupnorm", (2, 6, 4), dict(num_groups=3), Cost((2, 6, 4), 12, 0)),
    ("lstm", (1, 1, 128), dict(hidden_size=256), Cost((1, 1, 256), 395264, 393216)),
    (
        "lstm",
        (5, 2, 10),
        dict(hidden_size=20, num_layers=2, bidirectional=True),
        Cost((5, 2, 40), 15040, 144000),
    ),
    ("lstm", (5, 10), dict(hidden_size=20, proj_size=5), Cost((5, 5), 1460, 6500)),
    ("gru", (1, 1, 128), dict(hidden_size=256), Cost((1, 1, 256), 296448, 294912)),
    (
        "rnn",
        ("N", 3, 128),
        dict(hidden_size=256, batch_first=True, bias=False),
        Cost(("N", 3, 256), 98304, 294912),
    ),
    ("multihead_attention", (10, 1, 512), dict(num_heads=8), Cost((10, 1, 512), 1050624, 10588160)),
    (
        "multihead_attention",
        ("N", 4, 8),
        dict(num_heads=2, batch_first=True, kdim=6, vdim=5, source_length=3),
        Cost(("N", 4, 8), 248, 968),
    ),
    (
        "multihead_attention",
        (5, 16),
        dict(num_heads=4, add_bias_kv=True, add_zero_attn=True),
        Cost((5, 16), 1120, 6240),
    ),
    ("prelu", (1, 256, 4), dict(num_parameters=256), Cost((1, 256, 4), 256, 0)),
    ("nn.ReLU", (1, 4), {}, Cost((1, 4), 0, 0)),
    ("dropout", (1, 4), dict(p=0.2), Cost((1, 4), 0, 0)),
]


@pytest.mark.parametrize(("name", "shape", "arguments", "expected"), KNOWN)
def test_layers_give_what_pytorch_gives(
    name: str, shape: Shape, arguments: dict[str, object], expected: Cost
) -> None:
    """Shape, parameters and MACs of each kind of layer."""
    assert cost(name, shape, **arguments) == expected
    assert cost(name, shape, **arguments).flops == 2 * expected.macs


def test_every_layer_is_tried() -> None:
    """The table above leaves out only layers that keep their input's shape."""
    tried = {build(name, arguments).name for name, _, arguments, _ in KNOWN}
    quiet = {
        "identity",
        "sigmoid",
        "tanh",
        "leakyrelu",
        "elu",
        "gelu",
        "silu",
        "softplus",
        "softmax",
        "logsoftmax",
        "dropout2d",
        "localresponsenorm",
    }
    like_another = {
        "convtranspose1d",
        "convtranspose3d",
        "maxpool1d",
        "avgpool1d",
        "adaptiveavgpool1d",
        "adaptivemaxpool2d",
    }
    assert set(LAYERS) == tried | quiet | like_another


CONV: dict[str, object] = dict(out_channels=8, kernel_size=3)
REFUSED: list[tuple[str, Shape, dict[str, object], str]] = [
    ("conv2d", (1, 6, 8, 8), dict(CONV, groups=4), "in_channels 6 cannot be dealt out evenly to 4 groups"),
    ("conv2d", (1, 6, 8, 8), dict(CONV, groups=3), "out_channels 8 cannot be dealt out"),
    ("conv2d", (1, 6, 8, 8), dict(CONV, groups=0), "groups must be between 1"),
    ("conv2d", (1, 6, 8, 8), dict(CONV, in_channels=3), "in_channels is 3, but the input has 6 channels"),
    ("conv2d", (1, 6, 8, 8), dict(CONV, kernel_size=9), "spans 9 but the padded input only 8"),
    ("conv2d", (1, 6, 8, 8), dict(CONV, dilation=4), "spans 9 but the padded input only 8"),
    ("conv2d", (1, 6, 8, 8), dict(CONV, stride=0), "stride must be between 1"),
    ("conv2d", (1, 6, 8, 8), dict(CONV, padding=-1), "padding must be between 0"),
    ("conv2d", (1, 6, 8, 8), dict(CONV, padding="same", stride=2), "stride of 1"),
    ("conv2d", (1, 6, 8, 8), dict(CONV, padding="full"), "padding must be .*'same' or 'valid', not 'full'"),
    ("conv2d", (1, 6, 8, 8), dict(CONV, kernel_size=[3, 3, 3]), "one number or 2 of them"),
    ("conv2d", (1, 6, 8, 8), dict(CONV, kernel_size=3.0), "kernel_size must be a whole number"),
    ("conv2d", (1, 6, 8, 8), dict(CONV, bias=1), "bias must be true or false, not 1"),
    ("conv2d", (1, 6, 8, 8), dict(CONV, out_channels=True), "out_channels must be a whole number, not True"),
    ("conv2d", (1, 6, 8, 8), dict(CONV, padding=8, padding_mode="reflect"), "at most 7"),
    ("conv2d", (1, 6, 8, 8), dict(CONV, padding=9, padding_mode="circular"), "at most 8"),
    ("conv2d", (1, 6, 8, 8), dict(kernel_size=3), "conv2d needs out_channels"),
    (
        "conv2d",
        (1, 6, 8, 8),
        dict(CONV, kernal_size=3),
        "no argument 'kernal_size'. Did you mean kernel_size",
    ),
    ("conv2d", (6, 8), CONV, r"shape \(C, H, W\) or \(N, C, H, W\), not \(6, 8\)"),
    ("conv2d", (1, 6, "H", 8), CONV, "Only the batch axis may be a name"),
    ("conv2d", (1, 6, 0, 8), CONV, "at least one value"),
    ("convd2", (1, 6, 8, 8), CONV, "no layer 'convd2'. Did you mean conv"),
    ("conv_transpose2d", (1, 6, 8, 8), dict(CONV, output_padding=1), "output_padding 1 must be smaller"),
    ("conv_transpose2d", (1, 6, 1, 1), dict(CONV, padding=2), "nothing is left"),
    ("max_pool2d", (1, 6, 8, 8), dict(kernel_size=2, padding=2), "at most half"),
    ("max_pool2d", (1, 6, 2, 2), dict(kernel_size=3), "no window fits"),
    ("avg_pool2d", (1, 6, 8, 8), dict(kernel_size=2, divisor_override=0), "must not be 0"),
    ("avg_pool2d", (1, 6, 8, 8), dict(kernel_size=2, dilation=2), "no argument 'dilation'"),
    ("adaptive_avg_pool2d", (1, 6, 8, 8), dict(output_size=[1, 2, 3]), "2 of them"),
    ("linear", (1, 8), dict(in_features=9, out_features=2), "in_features is 9, but the input has 8"),
    ("linear", (1, "N"), dict(out_features=2), "Only the batch axis"),
    ("flatten", ("N", 2), dict(start_dim=0), "Only the batch axis"),
    ("flatten", (2, 2), dict(start_dim=2), "no axis 2"),
    ("flatten", (2, 2), dict(start_dim=1, end_dim=0), "comes after"),
    ("embedding", (2,), dict(num_embeddings=3, embedding_dim=2, padding_idx=3), "row of the table"),
    ("batchnorm2d", (1, 6, 8), {}, r"takes an input of shape \(N, C, H, W\)"),
    ("batchnorm2d", (1, 6, 8, 8), dict(num_features=5), "num_features is 5"),
    ("layernorm", (1, 6), dict(normalized_shape=5), "ends otherwise"),
    ("groupnorm", (1, 6), dict(num_groups=4), "must divide the 6 channels"),
    ("lstm", (2, 3), dict(hidden_size=4, proj_size=4), "proj_size"),
    ("lstm", (2, 3), dict(hidden_size=4, dropout=2.0), "probability"),
    ("gru", (2, 3), dict(hidden_size=4, proj_size=2), "no argument 'proj_size'"),
    ("gru", (2,), dict(hidden_size=4), "takes an input"),
    ("lstm", ("N", 3, 5), dict(hidden_size=4), "Only the batch axis"),
    ("multihead_attention", (2, 10), dict(num_heads=3), "divisible by num_heads 3"),
    ("prelu", (1, 4), dict(num_parameters=3), "number of channels, which is 4"),
    ("softmax", (1, 4), dict(dim=2), "no axis 2"),
    ("dropout", (1, 4), dict(p=1.5), "probability"),
]


@pytest.mark.parametrize(("name", "shape", "arguments", "message"), REFUSED)
def test_what_pytorch_refuses_is_refused_in_a_sentence(
    name: str, shape: Shape, arguments: dict[str, object], message: str
) -> None:
    """The sentence names the argument and what is wrong with it."""
    with pytest.raises(LayerError, match=message) as refused:
        cost(name, shape, **arguments)
    assert refused.value.message.endswith((".", "?"))


@pytest.mark.parametrize(
    "given_shape", ["N", [], [1] * 9, [1, -1], [1, 2.0], [True], ["N", "M"], ["a b"], [10**12], [[1]]]
)
def test_shapes_are_lists_of_sizes(given_shape: object) -> None:
    """At most one name, no negative, fractional or enormous sizes."""
    with pytest.raises(LayerError):
        read_shape(given_shape)


@pytest.mark.parametrize(("name", "shape", "arguments", "expected"), KNOWN)
def test_the_working_ends_at_the_numbers(
    name: str, shape: Shape, arguments: dict[str, object], expected: Cost
) -> None:
    """Parameters and MACs, unless 0, stand in the lines that lead to them."""
    working = "\n".join(build(name, arguments).working(shape))
    assert not expected.parameters or str(expected.parameters) in working
    assert not expected.macs or str(expected.macs) in working
