"""Derivatives of activation functions, found numerically: complex steps, extrapolated differences, runs."""

from __future__ import annotations

import math
from fractions import Fraction

from solvers.worker.bruteforce.activations import (
    area_of_sigmoid,
    bent,
    grown_from_zero,
    hyperbolic,
    input_of,
    logistic,
    mass_below,
)
from solvers.worker.bruteforce.calculus import complex_slope, highest, integral, root, slope
from solvers.worker.bruteforce.values import ProofInputError, Value, each, exact, real, whole


def sigmoid_derivative(x: Value) -> Value:
    """Return the sigmoid's slope, elementwise."""
    return each(lambda entry: complex_slope(logistic, real(entry, "x")), x)


def sigmoid_second_derivative(x: Value) -> Value:
    """Return the slope of the sigmoid's slope, elementwise."""
    return each(lambda entry: slope(lambda t: complex_slope(logistic, t), real(entry, "x")), x)


def tanh_derivative(x: Value) -> Value:
    """Return the hyperbolic tangent's slope, elementwise."""
    return each(lambda entry: complex_slope(hyperbolic, real(entry, "x")), x)


def relu_derivative(x: Value) -> Value:
    """Return ReLU's slope, elementwise; at 0 the value that frameworks take, 0."""
    return prelu_derivative(x, 0)


def leaky_relu_derivative(x: Value, slope: Value = 0.01) -> Value:
    """Return the slope in x, elementwise; at 0 that of the negative side."""
    return prelu_derivative(x, slope)


def prelu_derivative(x: Value, a: Value) -> Value:
    """Return the difference quotient inside the piece that x lies on, elementwise; 0 counts as negative."""
    return each(lambda entry: _piece_slope(exact(entry, "x"), exact(a, "a")), x)


def prelu_slope_gradient(x: Value, a: Value) -> Value:
    """Return the difference quotient of PReLU in a, elementwise."""
    return each(lambda entry: _slope_in_a(exact(entry, "x"), exact(a, "a")), x)


def prelu_gradients(x: Value, a: Value, upstream: Value = 1) -> Value:
    """Return [dL/dx, dL/da] for an upstream gradient at one x."""
    factor, point, negative = exact(upstream, "upstream"), exact(x, "x"), exact(a, "a")
    return [factor * _piece_slope(point, negative), factor * _slope_in_a(point, negative)]


def elu_derivative(x: Value, alpha: Value = 1) -> Value:
    """Return ELU's slope, elementwise; at 0 that of the negative side."""
    return each(lambda entry: _elu_slope(real(entry, "x"), real(alpha, "alpha")), x)


def gelu_derivative(x: Value) -> Value:
    """Return GELU's slope, elementwise."""
    return each(lambda entry: slope(lambda t: t * mass_below(t), real(entry, "x")), x)


def silu_derivative(x: Value) -> Value:
    """Return SiLU's slope, elementwise."""
    return each(lambda entry: complex_slope(lambda z: z * logistic(z), real(entry, "x")), x)


def softplus_derivative(x: Value) -> Value:
    """Return softplus's slope, elementwise."""
    return each(lambda entry: slope(area_of_sigmoid, real(entry, "x")), x)


def sigmoid_derivative_at_output(y: Value) -> Value:
    """Return the sigmoid's slope where its output is y, elementwise."""
    return each(lambda entry: complex_slope(logistic, input_of(real(entry, "y"))), y)


def tanh_derivative_at_output(y: Value) -> Value:
    """Return tanh's slope where its output is y, elementwise."""
    return each(lambda entry: complex_slope(hyperbolic, _tanh_input(real(entry, "y"))), y)


def sigmoid_derivative_maximum() -> Value:
    """Return the largest slope that a search over [−10, 10] finds."""
    return highest(lambda x: complex_slope(logistic, x), -10.0, 10.0)


def tanh_derivative_maximum() -> Value:
    """Return the largest slope that a search over [−10, 10] finds."""
    return highest(lambda x: complex_slope(hyperbolic, x), -10.0, 10.0)


def sigmoid_chain_gradient(n: Value, weight: Value = 1, x: Value = 0) -> Value:
    """Return dy/dx of n layers a ← s(weight·(a − ½)), run forward from a = ½ + x."""
    layers, factor = whole(n, "n", most=1000), real(weight, "weight")

    def run(offset: complex) -> complex:
        a = offset + 0.5
        for _ in range(layers):
            a = logistic(factor * (a - 0.5))
        return a

    return complex_slope(run, real(x, "x"))


def leaky_chain_gradient(n: Value, slope: Value, x: Value = -1) -> Value:
    """Return dy/dx of n leaky ReLUs in a row, as a difference of two runs on one side of 0."""
    start, negative, layers = exact(x, "x"), exact(slope, "slope"), whole(n, "n", most=200)
    if start == 0:
        raise ProofInputError("A leaky ReLU has no slope at 0; choose another x.")
    return (_chain(2 * start, negative, layers) - _chain(start, negative, layers)) / start


def _chain(x: Fraction, negative: Fraction, layers: int) -> Fraction:
    for _ in range(layers):
        x = bent(x, negative)
    return x


def _piece_slope(x: Fraction, a: Fraction) -> Fraction:
    step = x or Fraction(-1)
    return (bent(x + step, a) - bent(x, a)) / step


def _slope_in_a(x: Fraction, a: Fraction) -> Fraction:
    return bent(x, a + 1) - bent(x, a)


def _elu_slope(x: float, alpha: float) -> float:
    """Return the slope of the piece that x lies on; the left one is continued past 0."""
    if x > 0:
        return slope(lambda t: grown_from_zero(t, alpha), x, min(0.1, x / 2))
    return slope(lambda t: integral(lambda s: alpha * math.exp(s), 0.0, t), max(x, -100.0))


def _tanh_input(y: float) -> float:
    if not abs(y) < 1 - 1e-15:
        raise ProofInputError(f"An output of tanh lies strictly between −1 and 1; {y} does not.")
    return root(lambda x: hyperbolic(complex(x)).real - y, -40.0, 40.0)
