"""Workings of descent on a parabola."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from solvers.workings.calling import JSON
from solvers.workings.writing import Lines, Working, first, number, signed, text


def _descent(w: JSON, curvature: JSON, rate: JSON, steps: JSON) -> Lines:
    factor = 1 - number(rate) * number(curvature)
    return [
        "f = ½Lw², f′ = Lw, so w ← w − ηLw = (1 − ηL)·w; it converges for |1 − ηL| < 1, so η < 2/L",
        f"1 − {text(rate)}·{text(curvature)} = {text(factor)}",
        *first(_shrunk(number(w), factor, int(number(steps)))),
    ]


def _shrunk(w: float, factor: float, steps: int) -> Iterator[str]:
    for t in range(1, steps + 1):
        yield f"t = {t}: w = {text(factor)}·{signed(w)} = {text(factor * w)}"
        w *= factor


def _with_velocity(formula: str, *, ahead: bool) -> Working:
    def working(*values: JSON) -> Lines:
        return [formula, *first(_rolled([number(value) for value in values], ahead=ahead))]

    return working


def _rolled(values: list[float], *, ahead: bool) -> Iterator[str]:
    w, bend, eta, gamma, v, steps = values
    for t in range(1, int(steps) + 1):
        place = w - gamma * v if ahead else w
        line = f"f′ = {text(bend)}·{signed(place)} = {text(bend * place)}"
        new = gamma * v + eta * bend * place
        pushed = f"v = {text(gamma)}·{signed(v)} + {text(eta)}·{signed(bend * place)} = {text(new)}"
        yield f"t = {t}: {line}; {pushed}; w = {text(w)} − {signed(new)} = {text(w - new)}"
        v, w = new, w - new


WORKINGS: Mapping[str, Working] = {
    "quadratic_descent": _descent,
    "quadratic_momentum": _with_velocity("f = ½Lw²: v ← γv + ηf′(w), w ← w − v, with f′ = Lw", ahead=False),
    "quadratic_nesterov": _with_velocity(
        "f = ½Lw²: v ← γv + ηf′(w − γv), w ← w − v, with f′ = Lw taken where momentum would lead", ahead=True
    ),
}
