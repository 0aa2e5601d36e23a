"""What a convolution layer computes, on small exact inputs: products summed window by window."""

from __future__ import annotations

from fractions import Fraction

from solvers.worker.bruteforce.sliding import axis, grid, starts
from solvers.worker.bruteforce.values import MOST_STEPS, Value, affordable, exacts, pair, rows


def correlate1d(
    x: Value, weights: Value, stride: Value = 1, padding: Value = 0, dilation: Value = 1
) -> Value:
    """Return the cross-correlation of a line with a kernel; outside the line is 0."""
    line, kernel = exacts(x, "x"), exacts(weights, "weights")
    places = starts(*axis(len(line), len(kernel), stride, padding, dilation))
    affordable(len(places) * len(kernel), "The correlation", MOST_STEPS)
    spread = pair(dilation, "dilation", 1)[0]
    signal = dict(enumerate(line))
    return [
        sum((w * signal.get(place + tap * spread, Fraction(0)) for tap, w in enumerate(kernel)), Fraction(0))
        for place in places
    ]


def convolve1d(x: Value, weights: Value) -> Value:
    """Return the true convolution of the windows that fit: the kernel runs backwards."""
    return correlate1d(x, exacts(weights, "weights")[::-1])


def correlate2d(
    x: Value, weights: Value, stride: Value = 1, padding: Value = 0, dilation: Value = 1
) -> Value:
    """Return the cross-correlation of one map with one kernel; outside the map is 0."""
    image, kernel = rows(x, "x"), rows(weights, "weights")
    size = [len(kernel), len(kernel[0])]
    tops, lefts = grid([len(image), len(image[0])], size, stride, padding, dilation)
    affordable(len(tops) * len(lefts) * size[0] * size[1], "The correlation", MOST_STEPS)
    down, right = pair(dilation, "dilation", 1)
    pixels = {(y, x): value for y, row in enumerate(image) for x, value in enumerate(row)}
    taps = [(y * down, x * right, w) for y, row in enumerate(kernel) for x, w in enumerate(row)]
    return [
        [
            sum((w * pixels.get((top + y, left + x), Fraction(0)) for y, x, w in taps), Fraction(0))
            for left in lefts
        ]
        for top in tops
    ]
