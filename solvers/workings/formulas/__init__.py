"""Formulas of functions of plain numbers, with places for the numbers. Data only.

name -> (the formula, the same with places). `{argument}` is bracketed when negative, `{argument_}` never.
A list in the first argument is worked out entry by entry.
"""

from __future__ import annotations

from solvers.workings.formulas import layers, training, units
from solvers.workings.formulas.rows import Rows

FORMULAS: Rows = {**units.ROWS, **layers.ROWS, **training.ROWS}
