"""Workings of principal components: centre, covary, and solve a quadratic characteristic equation."""

from __future__ import annotations

import math
from collections.abc import Mapping

from solvers.workings.calling import JSON
from solvers.workings.writing import Lines, Working, dot, rows, signed, text

_SIGN = "a component has length 1, and its largest entry is positive"


def _covariance(x: JSON) -> Lines:
    samples = rows(x)
    means, centred = _centred(samples)
    return [
        "C = XᵀX/(n − 1) of the centred samples",
        f"means = {text(means)}",
        f"centred X = {text(centred)}",
        f"C = {text(_covaried(centred))}, having divided by {len(samples)} − 1",
    ]


def _of_samples(x: JSON, index: JSON = 0) -> Lines:
    del index
    return [*_covariance(x), *_eigen(_covaried(_centred(rows(x))[1]))]


def _explained(x: JSON) -> Lines:
    covaried = _covaried(_centred(rows(x))[1])
    trace = sum(covaried[place][place] for place in range(len(covaried)))
    return [*_of_samples(x), f"share = λ_i/Σλ, and Σλ = the trace = {text(trace)}"]


def _of_matrix(matrix: JSON, index: JSON = 0) -> Lines:
    del index
    return _eigen(rows(matrix))


def _scores(x: JSON, index: JSON) -> Lines:
    return [*_of_samples(x, index), "score = (x − mean)·component"]


def _eigen(matrix: list[list[float]]) -> Lines:
    """Solve the characteristic equation of a 2 × 2 matrix; of a larger one say what its eigenvalues obey."""
    trace = sum(matrix[place][place] for place in range(len(matrix)))
    if len(matrix) != 2:
        return ["C·v = λv: the eigenvalues, largest first, sum to the trace " + text(trace), _SIGN]
    (a, b), (_, d) = matrix
    determinant, root = a * d - b * b, math.sqrt((a - d) ** 2 + 4 * b * b)
    products = f"{text(a)}·{signed(d)} − {signed(b)}²"
    return [
        "det(C − λI) = λ² − tr·λ + det = 0, so λ = (tr ± √(tr² − 4·det))/2",
        f"tr = {text(a)} + {signed(d)} = {text(trace)}, det = {products} = {text(determinant)}",
        f"λ = ({text(trace)} ± {text(root)})/2 = {text((trace + root) / 2)} and {text((trace - root) / 2)}",
        f"(C − λI)·v = 0 gives v along [{text(b)}, λ − {signed(a)}]; {_SIGN}",
    ]


def _centred(samples: list[list[float]]) -> tuple[list[float], list[list[float]]]:
    means = [math.fsum(column) / len(samples) for column in zip(*samples, strict=True)]
    return means, [[entry - mean for entry, mean in zip(row, means, strict=True)] for row in samples]


def _covaried(centred: list[list[float]]) -> list[list[float]]:
    columns = list(zip(*centred, strict=True))
    return [[dot(one, other) / (len(centred) - 1) for other in columns] for one in columns]


WORKINGS: Mapping[str, Working] = {
    "covariance": _covariance,
    "principal_variances": _of_samples,
    "principal_component": _of_samples,
    "principal_scores": _scores,
    "explained_variance": _explained,
    "symmetric_eigenvalues": _of_matrix,
    "symmetric_eigenvector": _of_matrix,
}
