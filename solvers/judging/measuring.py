"""A typed quantity in the unit that a card asks for."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from solvers.language.measures import Measure, measure_of
from solvers.language.units import scale_of
from solvers.literals import Quantity

_PERCENT = "%"


class Measured(msgspec.Struct, frozen=True):
    """What to multiply a typed number by to have it in the card's unit, and what is wrong with its unit."""

    scale: Fraction = Fraction(1)
    problem: str = ""


def measured(quantity: Quantity, wanted: str | None) -> Measured:
    """Compare the unit that was typed with the one that is asked for (None: none is)."""
    if wanted == _PERCENT:
        return (
            Measured(Fraction(100))
            if quantity.percent
            else Measured(problem="Give it as a percentage, with %.")
        )
    if not quantity.unit:
        return Measured(problem=f"Give its unit too: {wanted}.") if wanted else Measured()
    if wanted is None:
        scale = scale_of(quantity.unit)
        return Measured(scale[0] if scale else Fraction(1))
    if quantity.unit == wanted:
        return Measured()
    mine, theirs = scale_of(quantity.unit), scale_of(wanted)
    if (mine is None or theirs is None) and (physical := measure_of(wanted)) is not None:
        return _physical(quantity.unit, wanted, physical)
    if mine is not None and theirs is not None and mine[1] == theirs[1]:
        return Measured(mine[0] / theirs[0])
    size = mine[0] / theirs[0] if mine is not None and theirs is not None else Fraction(1)
    return Measured(size, f"The unit asked for is {wanted}, not {quantity.unit}.")


def _physical(typed: str, wanted: str, theirs: Measure) -> Measured:
    mine = measure_of(typed)
    if mine is not None and mine.powers == theirs.powers:
        return Measured(mine.size / theirs.size)
    return Measured(problem=f"The unit asked for is {wanted}, not {typed}.")
