"""Exact arithmetic: constants as fractions, formulas as quotients of polynomials.

A formula becomes a polynomial quotient over *atoms*: its names, and whatever exact arithmetic cannot open
(`exp(x)`, `x^y`), each known by its own canonical form. Equal canonical forms prove equality. Different ones
refute it only where every atom is a name, because atoms may hide identities (sin² + cos²). Sizes are bounded,
so 9^9^9^9 costs nothing.
"""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction

import msgspec

from solvers.tree import Binary, Call, Constant, Name, Negate, Node, Number
from solvers.trees.substitution import size
from solvers.values.polynomials import (
    ONE,
    Polynomial,
    TooLargeError,
    bounded,
    checked,
    joined,
    negated,
    plus,
    signed,
    single_power,
)
from solvers.values.rational import perfect_power, rational_value

MAX_WORK = 40_000
MAX_POWER = 40
MAX_NODES = 1_500


class Ratio(msgspec.Struct, frozen=True):
    """A quotient of two polynomials; the denominator is never the zero polynomial."""

    above: Polynomial
    below: Polynomial


def equal(left: Node, right: Node) -> bool | None:
    """Return whether two formulas are equal as quotients of polynomials; None when that cannot tell.

    Raises `ZeroDivisionError` when a formula divides by what is identically zero.
    """
    if size(left, MAX_NODES) + size(right, MAX_NODES) > MAX_NODES:
        return None
    forms = Forms()
    try:
        same = forms.same(forms.ratio(left), forms.ratio(right))
    except TooLargeError:
        return None
    if same:
        return True
    return False if forms.only_names else None


def constant(node: Node) -> Fraction | None:
    """Return the exact rational value of a formula without names, or None; raises `ZeroDivisionError`."""
    try:
        return _as_fraction(Forms().ratio(node))
    except TooLargeError:
        return None


class Forms:
    """The canonical forms of one comparison; equal atoms get equal numbers."""

    def __init__(self) -> None:
        self.atoms: dict[Hashable, int] = {}
        self.only_names = True
        self.work = 0

    def same(self, left: Ratio, right: Ratio) -> bool:
        """Return whether two quotients are equal, by multiplying across."""
        return self.times(left.above, right.below) == self.times(right.above, left.below)

    def ratio(self, node: Node) -> Ratio:
        """Return the canonical quotient; raises `TooLargeError` or `ZeroDivisionError`."""
        match node:
            case Number():
                return _constant(bounded(node.value))
            case Name(name):
                return self.atom(name)
            case Constant(name):
                return self.opaque(("constant", name))
            case Negate(operand):
                inner = self.ratio(operand)
                return Ratio(negated(inner.above), inner.below)
            case Binary("^", base, exponent):
                return self.power(base, exponent)
            case Binary(operator, left, right):
                return self.combined(operator, self.ratio(left), self.ratio(right))
            case Call(function, arguments):
                return self.call(function, arguments)
            case _:
                raise TooLargeError

    def combined(self, operator: str, left: Ratio, right: Ratio) -> Ratio:
        """Return the sum, difference, product or quotient."""
        if operator in "+-":
            other = right.above if operator == "+" else negated(right.above)
            if left.below == right.below:
                return self.reduced(plus(left.above, other), left.below)
            above = plus(self.times(left.above, right.below), self.times(other, left.below))
            return self.reduced(above, self.times(left.below, right.below))
        if operator == "*":
            return self.reduced(self.times(left.above, right.above), self.times(left.below, right.below))
        if not right.above:
            raise ZeroDivisionError
        return self.reduced(self.times(left.above, right.below), self.times(left.below, right.above))

    def reduced(self, above: Polynomial, below: Polynomial) -> Ratio:
        """Return the quotient with a constant or one-term denominator divided out."""
        if len(below) != 1:
            return Ratio(above, below)
        ((monomial, coefficient),) = below.items()
        inverse = tuple((atom, -exponent) for atom, exponent in monomial)
        return Ratio(self.times(above, {inverse: 1 / coefficient}), {ONE: Fraction(1)})

    def times(self, left: Polynomial, right: Polynomial) -> Polynomial:
        """Return the product; the work of a whole comparison is bounded."""
        self.work += len(left) * len(right)
        if self.work > MAX_WORK:
            raise TooLargeError
        product: Polynomial = {}
        for monomial, coefficient in left.items():
            for other, factor in right.items():
                key = joined(monomial, other)
                product[key] = product.get(key, Fraction(0)) + coefficient * factor
        return checked(product)

    def power(self, base: Node, exponent: Node) -> Ratio:
        """Return base^exponent: opened for small whole exponents and single terms, else an atom."""
        bottom, top = self.ratio(base), self.ratio(exponent)
        number = _as_fraction(top)
        if number is None:
            return self.unfolded(bottom, top)
        if number == 0:
            return _constant(Fraction(1))
        if not bottom.above:
            if number < 0:
                raise ZeroDivisionError
            return bottom
        if number.denominator == 1:
            return self.whole_power(bottom, int(number))
        return self.root(bottom, number)

    def whole_power(self, base: Ratio, exponent: int) -> Ratio:
        """Return the power to a whole number, multiplied out while that is small."""
        if exponent < 0:
            return self.whole_power(Ratio(base.below, base.above), -exponent)
        if len(base.above) == 1 and len(base.below) == 1:
            return self.reduced(single_power(base.above, exponent), single_power(base.below, exponent))
        if exponent > MAX_POWER:
            return self.large_power(base, exponent)
        result = _constant(Fraction(1))
        for _ in range(exponent):
            result = Ratio(self.times(result.above, base.above), self.times(result.below, base.below))
        return result

    def large_power(self, base: Ratio, exponent: int) -> Ratio:
        """Return an atom for a high power of a sum, with the sum's sign made canonical."""
        above, sign = signed(base.above)
        below, other = signed(base.below)
        factor = Fraction((sign * other) ** (exponent % 2 or 2))
        key = ("power", _frozen(Ratio(above, below)), exponent)
        atom = self.opaque(key)
        return Ratio(self.times(atom.above, {ONE: factor}), atom.below)

    def root(self, base: Ratio, exponent: Fraction) -> Ratio:
        """Return a fractional power: exact for perfect powers, a term for one atom, else an atom."""
        number = _as_fraction(base)
        if number is not None and (exactly := perfect_power(number, exponent)) is not None:
            return _constant(exactly)
        name = _single_atom(base)
        if name is not None:
            self.only_names = False
            return Ratio({((name, exponent),): Fraction(1)}, {ONE: Fraction(1)})
        return self.unfolded(base, _constant(exponent))

    def unfolded(self, base: Ratio, exponent: Ratio) -> Ratio:
        """Return a power that stays closed."""
        return self.opaque(("power", _frozen(base), _frozen(exponent)))

    def call(self, function: str, arguments: tuple[Node, ...]) -> Ratio:
        """Return a function's value where it is rational, else an atom of its canonical arguments."""
        if function == "sqrt" and len(arguments) == 1:
            return self.power(arguments[0], Binary("/", Number("1"), Number("2")))
        if function == "exp" and len(arguments) == 1:
            return self.power(Constant("e"), arguments[0])
        ratios = [self.ratio(argument) for argument in arguments]
        values = [_as_fraction(ratio) for ratio in ratios]
        known = [value for value in values if value is not None]
        if len(known) == len(values) and (value := rational_value(function, known)) is not None:
            return _constant(bounded(value))
        return self.opaque(("call", function, *map(_frozen, ratios)))

    def opaque(self, key: Hashable) -> Ratio:
        """Return an atom that may hide identities."""
        self.only_names = False
        return self.atom(key)

    def atom(self, key: Hashable) -> Ratio:
        """Return the atom known by `key`."""
        number = self.atoms.setdefault(key, len(self.atoms))
        return Ratio({((number, Fraction(1)),): Fraction(1)}, {ONE: Fraction(1)})


def _constant(value: Fraction) -> Ratio:
    return Ratio({ONE: value} if value else {}, {ONE: Fraction(1)})


def _as_fraction(ratio: Ratio) -> Fraction | None:
    if not ratio.above:
        return Fraction(0)
    if set(ratio.above) == {ONE} and set(ratio.below) == {ONE}:
        return bounded(ratio.above[ONE] / ratio.below[ONE])
    return None


def _frozen(ratio: Ratio) -> Hashable:
    """Return a key that is equal for equal quotients: the denominator is made monic."""
    scale = ratio.below[max(ratio.below)]
    above = frozenset((monomial, value / scale) for monomial, value in ratio.above.items())
    below = frozenset((monomial, value / scale) for monomial, value in ratio.below.items())
    return above, below


def _single_atom(ratio: Ratio) -> int | None:
    if len(ratio.above) != 1 or set(ratio.below) != {ONE}:
        return None
    ((monomial, coefficient),) = ratio.above.items()
    return monomial[0][0] if coefficient == 1 and len(monomial) == 1 and monomial[0][1] == 1 else None
