"""The names, arguments and results of all proofs: data only, a file for each topic.

Conventions. Arguments are positional; those with `=` may be left out. Numbers are exact or floats; a vector
is a list, a matrix a list of rows. Flags are 0 or 1. Indices and class numbers count from 0. A kernel,
stride, padding or side is one whole number, or a pair `[height, width]`. A stack of layers is a list of rows
`[kernel, stride, padding, dilation]` of which the tail may be left out (1, 0, 1). MACs count every
multiplication by a weight, those on padded zeros included; 1 MAC = 2 FLOPs; biases, normalisation and pooling
are not counted. "Elementwise" means number in, number out; list in, list out.
"""

from __future__ import annotations

from solvers.worker.bruteforce.catalogue import (
    landmarks,
    layers,
    learning,
    networks,
    neurons,
    penalties,
    reduction,
    reliability,
    searching,
    training,
    trying,
    units,
)
from solvers.worker.bruteforce.catalogue.rows import Rows

CATALOGUE: Rows = {
    **landmarks.ROWS,
    **units.ROWS,
    **layers.ROWS,
    **learning.ROWS,
    **training.ROWS,
    **trying.ROWS,
    **penalties.ROWS,
    **networks.ROWS,
    **neurons.ROWS,
    **reduction.ROWS,
    **reliability.ROWS,
    **searching.ROWS,
}
