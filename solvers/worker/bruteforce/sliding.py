"""Windows that slide: how many fit, where they start, which pixels they cover."""

from __future__ import annotations

from solvers.worker.bruteforce.values import MOST_STEPS, ProofInputError, Value, affordable, pair, whole


def fitting(n: int, k: int, stride: int, padding: int, dilation: int) -> list[int]:
    """Return where each window that fits into the padded line begins, from −padding on; perhaps nowhere."""
    affordable(n + 2 * padding, "Sliding the window", MOST_STEPS)
    last = n + padding - dilation * (k - 1)
    return [place for place in range(-padding, n + padding, stride) if place < last]


def starts(n: int, k: int, stride: int, padding: int, dilation: int) -> list[int]:
    """Return the same, and refuse a line into which no window fits."""
    places = fitting(n, k, stride, padding, dilation)
    if not places:
        raise ProofInputError(
            f"A kernel of {k} (dilation {dilation}) does not fit into {n} with padding {padding}."
        )
    return places


def axis(
    n: Value, k: Value, stride: Value, padding: Value, dilation: Value
) -> tuple[int, int, int, int, int]:
    """Return the five numbers of one axis, checked."""
    return (
        whole(n, "the input side", 1),
        whole(k, "k", 1),
        whole(stride, "stride", 1),
        whole(padding, "padding"),
        whole(dilation, "dilation", 1),
    )


def grid(
    sides: Value, k: Value, stride: Value, padding: Value, dilation: Value
) -> tuple[list[int], list[int]]:
    """Return the starts of the windows along the height and along the width."""
    kernels, strides, spreads = pair(k, "k", 1), pair(stride, "stride", 1), pair(dilation, "dilation", 1)
    margins = pair(padding, "padding")
    rows_of, columns_of = zip(pair(sides, "the input"), kernels, strides, margins, spreads, strict=True)
    return starts(*rows_of), starts(*columns_of)


def conv_output(n: Value, k: Value, stride: Value = 1, padding: Value = 0, dilation: Value = 1) -> Value:
    """Return the number of windows along one axis."""
    return len(starts(*axis(n, k, stride, padding, dilation)))


def conv2d_shape(  # noqa: PLR0913, PLR0917 (the arguments of a layer)
    height: Value,
    width: Value,
    c_out: Value,
    k: Value,
    stride: Value = 1,
    padding: Value = 0,
    dilation: Value = 1,
) -> Value:
    """Return [channels, height, width] of the output."""
    return [
        whole(c_out, "c_out", 1),
        *(len(axis) for axis in grid([height, width], k, stride, padding, dilation)),
    ]


def effective_kernel(k: Value, dilation: Value) -> Value:
    """Return how many positions a dilated kernel spans."""
    taps = [tap * whole(dilation, "dilation", 1) for tap in range(whole(k, "k", 1, 1000))]
    return taps[-1] - taps[0] + 1


def same_padding(k: Value, dilation: Value = 1) -> Value:
    """Return the padding at which stride 1 keeps the size, by trying 0, 1, 2, …."""
    kernel, spread = whole(k, "k", 1, 100), whole(dilation, "dilation", 1, 100)
    side = kernel * spread + 1
    for padding in range(side):
        if len(starts(side, kernel, 1, padding, spread)) == side:
            return padding
    raise ProofInputError(f"No equal padding keeps the size with a kernel of {kernel} and dilation {spread}.")


def smallest_input(k: Value, stride: Value = 1, padding: Value = 0, dilation: Value = 1) -> Value:
    """Return the smallest side at which a window fits, by trying 1, 2, 3, …."""
    for side in range(1, 2000):
        try:
            starts(*axis(side, k, stride, padding, dilation))
        except ProofInputError:
            continue
        return side
    raise ProofInputError("No side below 2000 holds this kernel.")


def conv_transpose_output(  # noqa: PLR0913, PLR0917 (the arguments of a layer)
    n: Value,
    k: Value,
    stride: Value = 1,
    padding: Value = 0,
    output_padding: Value = 0,
    dilation: Value = 1,
) -> Value:
    """Return the side that n inputs fill when each is scattered by the kernel, then cropped by padding."""
    side, kernel, step, crop, spread = axis(n, k, stride, padding, dilation)
    extra = whole(output_padding, "output_padding", most=max(step, spread) - 1)
    affordable(side * kernel, "Scattering the inputs", MOST_STEPS)
    touched = {place * step + tap * spread for place in range(side) for tap in range(kernel)}
    left = max(touched) + 1 - 2 * crop + extra
    if left < 1:
        raise ProofInputError("The padding crops the whole output away.")
    return left


def coverage(n: Value, k: Value, stride: Value = 1, padding: Value = 0) -> list[int]:
    """Return, for each position of a line, how many windows cover it."""
    side, kernel, *_ = axis(n, k, stride, padding, 1)
    counts = [0] * side
    affordable(side * kernel, "Counting the windows", MOST_STEPS)
    for place in starts(*axis(n, k, stride, padding, 1)):
        for covered in range(max(place, 0), min(place + kernel, side)):
            counts[covered] += 1
    return counts


def coverage2d(  # noqa: PLR0913, PLR0917 (the arguments of a layer)
    n: Value,
    k: Value,
    row: Value,
    column: Value,
    stride: Value = 1,
    padding: Value = 0,
) -> Value:
    """Return how many windows of a square image cover one pixel."""
    row_starts, column_starts = grid(n, k, stride, padding, 1)
    height, width = pair(k, "k", 1)
    y, x = whole(row, "row"), whole(column, "column")
    return sum(
        top <= y < top + height and left <= x < left + width for top in row_starts for left in column_starts
    )
