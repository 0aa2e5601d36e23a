"""Smaller networks: two thin matrices for a wide one, few bits for many, and a teacher's soft targets."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from solvers.worker.bruteforce.calculus import root
from solvers.worker.bruteforce.logits import Complexes, gradient, log_total, logits, shares
from solvers.worker.bruteforce.values import (
    ProofInputError,
    Value,
    affordable,
    each,
    exact,
    real,
    same_length,
    whole,
)

_MOST_SIDE = 10**6


def low_rank_parameters(n_in: Value, n_out: Value, rank: Value) -> Value:
    """Return the weights of n_in → rank → n_out, the two matrices built and counted."""
    inputs, outputs = (whole(side, "a side", 1, _MOST_SIDE) for side in (n_in, n_out))
    inner = whole(rank, "rank", 1, min(inputs, outputs))
    affordable(inner * (inputs + outputs), "Building both matrices")
    return np.empty((inner, inputs), np.int8).size + np.empty((outputs, inner), np.int8).size


def low_rank_break_even(n_in: Value, n_out: Value) -> Value:
    """Return the rank at which the two matrices weigh as much as the one, by bisection."""
    inputs, outputs = (whole(side, "a side", 1, _MOST_SIDE) for side in (n_in, n_out))
    return root(lambda rank: rank * inputs + rank * outputs - inputs * outputs, 0.0, float(inputs + outputs))


def quantization_grid(low: Value, high: Value, bits: Value = 8) -> Value:
    """Return [scale, zero point] of unsigned codes whose ends are `low` and `high`; halves round to even."""
    least, most, codes = exact(low, "low"), exact(high, "high"), 2 ** whole(bits, "bits", 1, 16)
    if not least <= 0 <= most or least == most:
        raise ProofInputError("The range must hold 0 and more.")
    scale = (most - least) / (codes - 1)
    return [scale, round(-least / scale)]


def quantize(x: Value, scale: Value, zero: Value, bits: Value = 8) -> Value:
    """Return the code whose value is nearest, of all that there are; elementwise."""
    step, codes = _step(scale), range(2 ** whole(bits, "bits", 1, 12))
    offset = whole(zero, "zero", most=codes[-1])
    return each(lambda entry: min(codes, key=lambda code: abs(exact(entry, "x") - (code - offset) * step)), x)


def dequantize(q: Value, scale: Value, zero: Value) -> Value:
    """Return the value of a code, counted in steps from the zero point; elementwise."""
    step, offset = _step(scale), whole(zero, "zero", most=2**16)
    return each(lambda code: (whole(code, "q", most=2**16) - offset) * step, q)


def distillation_loss(z: Value, teacher: Value, temperature: Value = 1) -> Value:
    """Return the cross-entropy of the softened student under the softened teacher, without the factor T²."""
    student, guide, heat = _pair(z, teacher, temperature)
    return float((log_total(student / heat) - (shares(guide / heat) * student / heat).sum()).real)


def distillation_gradient(z: Value, teacher: Value, temperature: Value = 1) -> Value:
    """Return that loss's gradient in the student's logits (Hinton et al. 2015)."""
    student, guide, heat = _pair(z, teacher, temperature)
    soft = shares(guide / heat)
    return gradient(lambda point: log_total(point / heat) - (soft * point / heat).sum(), student)


def _step(scale: Value) -> Fraction:
    step = exact(scale, "scale")
    if step <= 0:
        raise ProofInputError("scale must be positive.")
    return step


def _pair(z: Value, teacher: Value, temperature: Value) -> tuple[Complexes, Complexes, float]:
    student, guide, heat = logits(z), logits(teacher), real(temperature, "temperature")
    same_length(student, guide, "z and teacher")
    if heat <= 0:
        raise ProofInputError("temperature must be positive.")
    return student, guide, heat
