"""Workings of LSTM and GRU cells, gate by gate."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from solvers.workings.calling import JSON
from solvers.workings.writing import Lines, Working, dot, first, numbers, rows, signed, text

_LSTM = "c′ = σ(f)·c + σ(i)·tanh(g), h′ = σ(o)·tanh(c′)"
_GRU = "r = σ(…), z = σ(…), n = tanh(W_n·x + b + r·(U_n·h + b_h)), h′ = (1 − z)·n + z·h"


def _lstm_state(i: JSON, f: JSON, g: JSON, o: JSON, c: JSON) -> Lines:
    units = zip(*map(numbers, (i, f, g, o, c)), strict=True)
    return [_LSTM, *first(line for unit in units for line in _lstm_unit(*unit))]


def _lstm_cell(  # noqa: PLR0913, PLR0917 (what a cell reads)
    x: JSON, h: JSON, c: JSON, w_x: JSON, w_h: JSON, b: JSON
) -> Lines:
    nets = _nets(w_x, x, w_h, h, numbers(b))
    size = len(numbers(h))
    gates = [nets[size * place : size * (place + 1)] for place in range(4)]
    named = (f"{gate} = {text(part)}" for gate, part in zip("ifgo", gates, strict=True))
    units = zip(*gates, numbers(c), strict=True)
    return [
        "net = W_x·x + W_h·h + b, its rows in the order i, f, g, o",
        *named,
        _LSTM,
        *first(line for unit in units for line in _lstm_unit(*unit)),
    ]


def _lstm_unit(i: float, f: float, g: float, o: float, c: float) -> Iterator[str]:
    new = _sigmoid(f) * c + _sigmoid(i) * math.tanh(g)
    gates = ", ".join(f"σ({gate}) = {text(_sigmoid(net))}" for gate, net in (("i", i), ("f", f), ("o", o)))
    yield f"{gates}, tanh(g) = {text(math.tanh(g))}"
    kept = f"{text(_sigmoid(f))}·{signed(c)} + {text(_sigmoid(i))}·{signed(math.tanh(g))}"
    yield f"c′ = {kept} = {text(new)}"
    yield f"h′ = {text(_sigmoid(o))}·tanh({text(new)}) = {text(_sigmoid(o) * math.tanh(new))}"


def _gru_cell(  # noqa: PLR0913, PLR0917 (what a cell reads)
    x: JSON, h: JSON, w_x: JSON, w_h: JSON, b_x: JSON, b_h: JSON
) -> Lines:
    old, size = numbers(h), len(numbers(h))
    seen = [dot(row, numbers(x)) + b for row, b in zip(rows(w_x), numbers(b_x), strict=True)]
    kept = [dot(row, old) + b for row, b in zip(rows(w_h), numbers(b_h), strict=True)]
    units = (
        line for unit in range(size) for line in _gru_unit(seen[unit::size], kept[unit::size], old[unit])
    )
    return [_GRU, f"W_x·x + b_x = {text(seen)}", f"W_h·h + b_h = {text(kept)}", *first(units)]


def _gru_unit(seen: Sequence[float], kept: Sequence[float], old: float) -> Iterator[str]:
    r, z = _sigmoid(seen[0] + kept[0]), _sigmoid(seen[1] + kept[1])
    n = math.tanh(seen[2] + r * kept[2])
    yield f"r = σ({text(seen[0] + kept[0])}) = {text(r)}, z = σ({text(seen[1] + kept[1])}) = {text(z)}"
    yield f"n = tanh({text(seen[2])} + {text(r)}·{signed(kept[2])}) = {text(n)}"
    yield f"h′ = (1 − {text(z)})·{signed(n)} + {text(z)}·{signed(old)} = {text((1 - z) * n + z * old)}"


def _nets(w_x: JSON, x: JSON, w_h: JSON, h: JSON, biases: list[float]) -> list[float]:
    both = zip(rows(w_x), rows(w_h), biases, strict=True)
    return [dot(row, numbers(x)) + dot(back, numbers(h)) + bias for row, back, bias in both]


def _sigmoid(net: float) -> float:
    return 1 / (1 + math.exp(-net)) if net > 0 else math.exp(net) / (1 + math.exp(net))


WORKINGS: Mapping[str, Working] = {
    "lstm_state": _lstm_state,
    "lstm_cell": _lstm_cell,
    "gru_cell": _gru_cell,
}
