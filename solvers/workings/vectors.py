"""Workings of sums over a vector: moments, norms, and errors."""

from __future__ import annotations

import math
from collections.abc import Mapping

from solvers.workings.calling import JSON
from solvers.workings.writing import Lines, Working, number, numbers, signed, text


def _mean(x: JSON) -> Lines:
    entries = numbers(x)
    return ["μ = Σx/n", f"= ({' + '.join(map(signed, entries))})/{len(entries)}"]


def _spread(x: JSON, less: int) -> Lines:
    entries = numbers(x)
    mean = math.fsum(entries) / len(entries)
    squares = [(entry - mean) ** 2 for entry in entries]
    return [
        f"μ = {text(mean)}",
        f"(x − μ)² = {text(squares)}",
        f"{text(math.fsum(squares))}/{len(entries) - less}",
    ]


def _variance(x: JSON) -> Lines:
    return ["σ² = Σ(x − μ)²/n, biased", *_spread(x, 0)]


def _sample_variance(x: JSON) -> Lines:
    return ["s² = Σ(x − μ)²/(n − 1), unbiased", *_spread(x, 1)]


def _norms(w: JSON) -> Lines:
    entries = numbers(w)
    return [
        "[entries that are not 0, Σ|w|, Σw²]",
        f"Σ|w| = {' + '.join(text(abs(entry)) for entry in entries)}",
        f"Σw² = {' + '.join(f'{signed(entry)}²' for entry in entries)}",
    ]


def _project_norm(w: JSON, radius: JSON) -> Lines:
    size, limit = math.hypot(*numbers(w)), number(radius)
    if size <= limit:
        return ["w stays where ‖w‖ ≤ radius", f"‖w‖ = {text(size)} ≤ {text(limit)}"]
    return ["w·radius/‖w‖ where ‖w‖ > radius", f"‖w‖ = {text(size)}, so w·{text(limit)}/{text(size)}"]


def _mean_absolute_error(y: JSON, t: JSON) -> Lines:
    errors = [abs(a - b) for a, b in zip(numbers(y), numbers(t), strict=True)]
    return ["(1/n)·Σ|y − t|", f"= ({' + '.join(map(text, errors))})/{len(errors)}"]


def _huber_loss(y: JSON, t: JSON, delta: JSON) -> Lines:
    limit = number(delta)
    errors = [abs(a - b) for a, b in zip(numbers(y), numbers(t), strict=True)]
    terms = (
        f"½·{text(error)}²" if error <= limit else f"{text(limit)}·({text(error)} − {text(limit)}/2)"
        for error in errors
    )
    return ["mean of ½e² for |e| ≤ δ, else δ(|e| − δ/2)", f"= ({' + '.join(terms)})/{len(errors)}"]


def _negative_log_likelihood(p: JSON) -> Lines:
    chances = numbers(p)
    return ["−(1/n)·Σ ln p", f"= −({' + '.join(f'ln {text(chance)}' for chance in chances)})/{len(chances)}"]


def _label_smoothing(classes: JSON, target: JSON, eps: JSON) -> Lines:
    spread = f"{text(eps)}/{text(classes)}"
    return [
        "(1 − ε)·onehot + ε/K",
        f"elsewhere {spread}, at {text(target)} it is (1 − {text(eps)}) + {spread}",
    ]


WORKINGS: Mapping[str, Working] = {
    "mean": _mean,
    "variance": _variance,
    "sample_variance": _sample_variance,
    "norms": _norms,
    "project_norm": _project_norm,
    "mean_absolute_error": _mean_absolute_error,
    "huber_loss": _huber_loss,
    "negative_log_likelihood": _negative_log_likelihood,
    "label_smoothing": _label_smoothing,
}
