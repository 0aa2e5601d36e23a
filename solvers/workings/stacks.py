"""Workings of layers in a row: what one output sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from solvers.layers.windows import Field, Window
from solvers.workings.calling import JSON
from solvers.workings.writing import Lines, Working, first, rows


def _receptive_field(layers: JSON) -> Lines:
    return [
        "from r = 1, j = 1, at each layer: r ← r + d(k − 1)·j, then j ← j·s",
        *first(_seen([[int(entry) for entry in row] for row in rows(layers)])),
    ]


def _seen(layers: list[list[int]]) -> Iterator[str]:
    field = Field()
    for place, row in enumerate(layers, 1):
        kernel, stride, _, dilation = [*row, *(1, 1, 0, 1)[len(row) :]]
        new = field.after(Window(kernel, stride, dilation=dilation))
        size = f"{field.size} + {dilation}·({kernel} − 1)·{field.jump} = {new.size}"
        yield f"layer {place}: r = {size}, j = {field.jump}·{stride} = {new.jump}"
        field = new


WORKINGS: Mapping[str, Working] = {
    "receptive_field": _receptive_field,
    "jump": _receptive_field,
    "receptive_field_and_jump": _receptive_field,
}
