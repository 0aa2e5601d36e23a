"""What the proofs on famous networks and learning settings give: published counts, or worked by hand."""

from __future__ import annotations

from fractions import Fraction

from solvers.worker.proofs import Value

HALF = Fraction(1, 2)
MODULE_3A = [64, 96, 128, 16, 32, 32]

LANDMARK_VALUES: list[tuple[str, tuple[Value, ...], object]] = [
    ("lenet5_parameters", (), 61_706),
    ("lenet5_macs", (), 416_520),
    ("alexnet_parameters", (), 60_965_224),
    ("alexnet_parameters", (1,), 62_378_344),
    ("alexnet_macs", (), 724_406_816),
    ("alexnet_macs", (1,), 1_135_256_096),
    ("alexnet_one_tower_parameters", (), 61_100_840),
    ("vgg_layers", (1,), 11),
    ("vgg_layers", (3,), 16),
    ("vgg_layers", (5,), 19),
    ("nin_parameters", (), 7_595_176),
    ("googlenet_parameters", (), 6_998_552),
    ("googlenet_parameters", (1,), 13_378_280),
    ("googlenet_macs", (), 1_582_671_872),
    ("googlenet_depth", (), 22),
    ("googlenet_convolutions", (), 57),
    ("inception_parameters", (192, MODULE_3A), 163_696),
    ("inception_channels", (192, MODULE_3A), 256),
    ("inception_macs", (192, MODULE_3A, 28), 128_049_152),
    ("discounted_return", ([1, 2, 3], HALF), 2.75),
    ("endless_return", (2, Fraction(9, 10)), 20),
    ("importance_weighted", ([1, 5], [Fraction(4, 5), Fraction(1, 5)], [HALF, HALF]), 3),
    ("propagated_label", (4, 1), 0.2),
    ("cascade_width", (100, 4, 3), 112),
    ("scanned_width", (400, 100, 2, 3), 1806),
    ("schema_tables", (3, 1, 1), 4),
    ("lazy_queries", (50,), 51),
    ("broadcast_shape", ([8, 1, 6], [7, 1]), [8, 7, 6]),
    ("steepest_rise", (3, 4), [5, 53.13010235415598]),
    ("steepest_rise", (-1, 0), [1, -180]),
]
