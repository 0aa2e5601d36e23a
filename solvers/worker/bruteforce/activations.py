"""Activation functions, each computed another way than its usual formula."""

from __future__ import annotations

import cmath
import math
from fractions import Fraction

from solvers.worker.bruteforce.calculus import integral, root
from solvers.worker.bruteforce.values import (
    ProofInputError,
    Value,
    each,
    exact,
    exacts,
    items,
    number,
    real,
    rows,
    same_length,
)

_FAR = 40.0  # beyond it, e^-x is below the precision of a float


def logistic(z: complex) -> complex:
    """Return the share of e^z in e^z + e^0; the larger exponent is taken out, so nothing overflows."""
    top = max(z.real, 0.0)
    return cmath.exp(z - top) / (cmath.exp(z - top) + cmath.exp(-top))


def hyperbolic(z: complex) -> complex:
    """Return (e^z − e^−z)/(e^z + e^−z), scaled by the larger of the two."""
    top = abs(z.real)
    grown, shrunk = cmath.exp(z - top), cmath.exp(-z - top)
    return (grown - shrunk) / (grown + shrunk)


def sigmoid(x: Value) -> Value:
    """Return the sigmoid, elementwise."""
    return each(lambda entry: logistic(complex(real(entry, "x"))).real, x)


def tanh(x: Value) -> Value:
    """Return the hyperbolic tangent, elementwise."""
    return each(lambda entry: hyperbolic(complex(real(entry, "x"))).real, x)


def relu(x: Value) -> Value:
    """Return the larger of x and 0, elementwise, as exact as x."""
    return each(lambda entry: max(number(entry, "x"), 0), x)


def prelu(x: Value, a: Value) -> Value:
    """Return x where it is positive and a·x elsewhere, elementwise, for any a."""
    negative = exact(a, "a")
    return each(lambda entry: bent(exact(entry, "x"), negative), x)


def leaky_relu(x: Value, slope: Value = 0.01) -> Value:
    """Return the PReLU of a fixed slope, elementwise."""
    return prelu(x, slope)


def elu(x: Value, alpha: Value = 1) -> Value:
    """Return ∫ of the slope (1 on the right, αe^t on the left) from 0 to x, elementwise."""
    return each(lambda entry: grown_from_zero(real(entry, "x"), real(alpha, "alpha")), x)


def gelu(x: Value) -> Value:
    """Return x times the standard Gaussian mass below x, elementwise (Hendrycks & Gimpel 2016)."""
    return each(lambda entry: real(entry, "x") * mass_below(real(entry, "x")), x)


def silu(x: Value) -> Value:
    """Return x times its sigmoid, elementwise."""
    return each(lambda entry: real(entry, "x") * logistic(complex(real(entry, "x"))).real, x)


def softplus(x: Value) -> Value:
    """Return ∫ of the sigmoid from −∞ to x, elementwise."""
    return each(lambda entry: area_of_sigmoid(real(entry, "x")), x)


def gaussian_share_below(x: Value) -> Value:
    """Return the share of standard Gaussian draws below x, elementwise."""
    return each(lambda entry: mass_below(real(entry, "x")), x)


def sigmoid_inverse(y: Value) -> Value:
    """Return the input at which the sigmoid is y, elementwise."""
    return each(lambda entry: input_of(real(entry, "y")), y)


def maxout(weights: Value, biases: Value, x: Value) -> Value:
    """Return the largest of the affine pieces at x: weights are one number a piece, or one row a piece."""
    pieces = rows([items(row, "a piece") for row in items(weights, "weights")], "weights")
    offsets, point = exacts(biases, "biases"), exacts(x, "x")
    same_length(pieces, offsets, "weights and biases")
    same_length(pieces[0], point, "a piece and x")
    return max(
        sum((w * entry for w, entry in zip(piece, point, strict=True)), offset)
        for piece, offset in zip(pieces, offsets, strict=True)
    )


def bent(x: Fraction, negative: Fraction) -> Fraction:
    """Return the sum of the positive part and `negative` times the negative part."""
    return max(x, Fraction(0)) + negative * min(x, Fraction(0))


def grown_from_zero(x: float, alpha: float) -> float:
    """Return the ELU of a float by integrating its slope."""
    if x >= 0:
        return x
    return -integral(lambda t: alpha * math.exp(t), max(x, -_FAR), 0.0)


def mass_below(x: float) -> float:
    """Return the standard Gaussian mass below x by integrating the density from 0."""
    near = min(max(x, -_FAR), _FAR)
    return 0.5 + integral(lambda t: math.exp(-t * t / 2) / math.sqrt(math.tau), 0.0, near)


def area_of_sigmoid(x: float) -> float:
    """Return ∫ of the sigmoid up to x; beyond ±40 it is flat to the last bit."""
    if x <= -_FAR:
        return math.exp(x)
    near = min(x, _FAR)
    return math.exp(-_FAR) + integral(lambda t: logistic(complex(t)).real, -_FAR, near) + (x - near)


def input_of(y: float) -> float:
    """Return where the sigmoid is y, by bisection."""
    if not 1e-15 < y < 1 - 1e-15:
        raise ProofInputError(f"A sigmoid's output lies strictly between 0 and 1; {y} does not.")
    return root(lambda x: logistic(complex(x)).real - y, -_FAR, _FAR)
