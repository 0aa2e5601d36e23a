"""The formulas of a figure as functions of floats: NaN where there is no real value, never an error."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from cards.figures.formulas import Way, shape_fault
from cards.formulas import formula
from solvers.reading import ReadError
from solvers.tree import Binary, Node, Relation
from solvers.trees.substitution import TooLargeError, size, substitute
from solvers.values.evaluate import Evaluator, compiled

_MAX_NODES = 300  # of a formula: it is computed hundreds of times for one picture
_MAX_NODES_OF_CONTOUR = 120  # thousands of times
_UNREAL = 1e-9  # an imaginary part, relative to the real one, that rounding explains


class FigureError(ValueError):
    """A figure that cannot be drawn: what is wrong, and the way to it below `figure`."""

    def __init__(self, message: str, way: Way) -> None:
        super().__init__(message)
        self.message = message
        self.way = way


class Drawer:
    """Reads formulas of a figure with the numbers of one draw put in; each method raises FigureError."""

    def __init__(self, values: Mapping[str, Node]) -> None:
        self._values = values

    def number(self, text: str, way: Way) -> float:
        """Return the value of a formula without free names; NaN where it has none."""
        return real(compiled(self._tree(text, frozenset(), way)), {})

    def end(self, text: str, way: Way) -> float:
        """Return the end of a range, which must have a value."""
        value = self.number(text, way)
        if math.isnan(value):
            raise FigureError("This end of the range has no value.", way)
        return value

    def curve(self, text: str, name: str, way: Way) -> Callable[[float], float]:
        """Return a formula as a function of the one free name."""
        evaluator = compiled(self._tree(text, frozenset({name}), way))
        return lambda value: real(evaluator, {name: value})

    def surface(self, text: str, way: Way) -> Callable[[float, float], float]:
        """Return the left side of an equation minus its right one, as a function of x and y."""
        relation = self._tree(text, frozenset({"x", "y"}), way)
        assert isinstance(relation, Relation)
        difference = compiled(Binary("-", relation.left, relation.right))
        return lambda x, y: real(difference, {"x": x, "y": y})

    def _tree(self, text: str, free: frozenset[str], way: Way) -> Node:
        """Return the tree with the drawn values in it; a free name hides a drawn one."""
        kept = {name: value for name, value in self._values.items() if name not in free}
        try:
            tree = substitute(formula(text, frozenset(self._values) | free), kept)
        except ReadError as error:
            raise FigureError(error.message, way) from error
        except TooLargeError as error:
            raise FigureError(str(error), way) from error
        most = _MAX_NODES_OF_CONTOUR if way[0] == "contours" else _MAX_NODES
        if size(tree, most) > most:
            raise FigureError("This formula is too large to be drawn.", way)
        fault = shape_fault(way, tree)
        if fault is not None:
            raise FigureError(fault, way)
        return tree


def real(formula: Evaluator, point: Mapping[str, float]) -> float:
    """Return the real value of a formula at a point, NaN where there is none or none that a float holds."""
    try:
        value = formula(point)
    except (ArithmeticError, ValueError):
        return math.nan
    if isinstance(value, complex):
        value = value.real if abs(value.imag) <= _UNREAL * max(1.0, abs(value.real)) else math.nan
    return value if math.isfinite(value) else math.nan
