"""Workings of fits and of what a penalty adds, and of watching a loss."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from solvers.workings.calling import JSON
from solvers.workings.writing import Lines, Working, dot, first, number, numbers, products, rows, signed, text


def _columns(x: JSON) -> list[list[float]]:
    """Return the features of a data matrix; a vector is one feature."""
    table = rows(x) if isinstance(x, list) and isinstance(x[0], list) else [[entry] for entry in numbers(x)]
    return [list(column) for column in zip(*table, strict=True)]


def _ridge_regression(x: JSON, y: JSON, penalty: JSON) -> Lines:
    columns, target = _columns(x), numbers(y)
    gram = [
        [dot(a, b) + number(penalty) * (i == j) for j, b in enumerate(columns)] for i, a in enumerate(columns)
    ]
    return [
        "(XᵀX + λI)·w = Xᵀy",
        f"XᵀX + λI = {text(gram)}",
        f"Xᵀy = {text([dot(column, target) for column in columns])}",
    ]


def _penalised_loss(errors: JSON, weights: JSON, l1: JSON, l2: JSON) -> Lines:
    gone, w = numbers(errors), numbers(weights)
    squares, sizes = dot(gone, gone), math.fsum(map(abs, w))
    return [
        "Σe² + λ₁·Σ|w| + λ₂·Σw²",
        f"Σe² = {text(squares)}, Σ|w| = {text(sizes)}, Σw² = {text(dot(w, w))}",
        f"{text(squares)} + {text(l1)}·{text(sizes)} + {text(l2)}·{text(dot(w, w))}",
    ]


def _early_stopping(losses: JSON, patience: JSON) -> Lines:
    return [
        f"stop after {text(patience)} epochs without a new lowest loss, and go back to the best epoch",
        *first(_watched(numbers(losses), int(number(patience)))),
    ]


def _watched(losses: list[float], patience: int) -> Iterator[str]:
    best, waited = math.inf, 0
    for epoch, loss in enumerate(losses, 1):
        waited = 0 if loss < best else waited + 1
        best = min(best, loss)
        yield f"epoch {epoch}: {text(loss)}, " + (f"waited {waited}" if waited else "the lowest so far")
        if waited == patience:
            return


def _maxout(weights: JSON, biases: JSON, x: JSON) -> Lines:
    point = numbers(x)
    pieces = [numbers(row) for row in (weights if isinstance(weights, list) else [weights])]
    lines = (
        f"piece {place}: {products(piece, point)} + {signed(b)} = {text(dot(piece, point) + b)}"
        for place, (piece, b) in enumerate(zip(pieces, numbers(biases), strict=True), 1)
    )
    return ["the largest of w·x + b", *first(lines)]


def _residual_jacobian(weights: JSON) -> Lines:
    matrix = rows(weights)
    added = [[entry + (i == j) for j, entry in enumerate(row)] for i, row in enumerate(matrix)]
    return ["d(x + Wx)/dx = I + W", f"= {text(added)}"]


def _residual_product(slopes: JSON) -> Lines:
    return ["dy/dx = Π(1 + f′)", f"= {'·'.join(f'(1 + {signed(slope)})' for slope in numbers(slopes))}"]


def _residual_forward(x: JSON, slopes: JSON) -> Lines:
    return ["x ← x + slope·x at each block", *first(_through(number(x), numbers(slopes)))]


def _through(value: float, slopes: list[float]) -> Iterator[str]:
    for place, slope in enumerate(slopes, 1):
        after = value + slope * value
        yield f"block {place}: {text(value)} + {signed(slope)}·{signed(value)} = {text(after)}"
        value = after


WORKINGS: Mapping[str, Working] = {
    "ridge_regression": _ridge_regression,
    "penalised_loss": _penalised_loss,
    "early_stopping": _early_stopping,
    "maxout": _maxout,
    "residual_jacobian": _residual_jacobian,
    "residual_gradient_product": _residual_product,
    "residual_forward": _residual_forward,
}
