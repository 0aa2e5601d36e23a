"""Exact arithmetic: constants as fractions, formulas as quotients of polynomials.

A formula becomes a polynomial quotient over *atoms*: its names, and whatever exact arithmetic cannot open
(`exp(x)`, `x^y`), each known by its own canonical form. Equal canonical forms prove equality. Different ones
refute it only where every atom is a name, because atoms may hide identities (sin² + cos²). Sizes are bounded,
so 9^9^9^9 costs nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from fractions import Fraction
from math import comb, factorial, gcd, isqrt, lcm

import msgspec

from solvers.substitution import size
from solvers.tree import Binary, Call, Constant, Name, Negate, Node, Number

MAX_BITS = 4_096
MAX_TERMS = 400
MAX_WORK = 40_000
MAX_POWER = 40
MAX_EXPONENT = 10**6
MAX_NODES = 1_500

Monomial = tuple[tuple[int, Fraction], ...]
Polynomial = dict[Monomial, Fraction]
_ONE: Monomial = ()


class TooLargeError(ArithmeticError):
    """Exact arithmetic would exceed its bounds."""


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

    def primitive(self, polynomial: Polynomial) -> Polynomial:
        """Return the polynomial with leading coefficient 1 and without powers that stem from denominators."""
        if not polynomial:
            return {}
        lowest: dict[int, Fraction] = {}
        for monomial in polynomial:
            for atom, exponent in monomial:
                lowest[atom] = min(lowest.get(atom, Fraction(0)), exponent)
        shift = tuple(sorted((atom, -exponent) for atom, exponent in lowest.items() if exponent))
        cleared = {_joined(monomial, shift): value for monomial, value in polynomial.items()}
        leading = cleared[max(cleared)]
        return {monomial: value / leading for monomial, value in cleared.items()}

    def ratio(self, node: Node) -> Ratio:
        """Return the canonical quotient; raises `TooLargeError` or `ZeroDivisionError`."""
        match node:
            case Number():
                return _constant(_bounded(node.value))
            case Name(name):
                return self.atom(name)
            case Constant(name):
                return self.opaque(("constant", name))
            case Negate(operand):
                inner = self.ratio(operand)
                return Ratio(_negated(inner.above), inner.below)
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
            other = right.above if operator == "+" else _negated(right.above)
            if left.below == right.below:
                return self.reduced(_plus(left.above, other), left.below)
            above = _plus(self.times(left.above, right.below), self.times(other, left.below))
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
        return Ratio(self.times(above, {inverse: 1 / coefficient}), {_ONE: Fraction(1)})

    def times(self, left: Polynomial, right: Polynomial) -> Polynomial:
        """Return the product; the work of a whole comparison is bounded."""
        self.work += len(left) * len(right)
        if self.work > MAX_WORK:
            raise TooLargeError
        product: Polynomial = {}
        for monomial, coefficient in left.items():
            for other, factor in right.items():
                key = _joined(monomial, other)
                product[key] = product.get(key, Fraction(0)) + coefficient * factor
        return _checked(product)

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
            return self.reduced(_single_power(base.above, exponent), _single_power(base.below, exponent))
        if exponent > MAX_POWER:
            return self.large_power(base, exponent)
        result = _constant(Fraction(1))
        for _ in range(exponent):
            result = Ratio(self.times(result.above, base.above), self.times(result.below, base.below))
        return result

    def large_power(self, base: Ratio, exponent: int) -> Ratio:
        """Return an atom for a high power of a sum, with the sum's sign made canonical."""
        above, sign = _signed(base.above)
        below, other = _signed(base.below)
        factor = Fraction((sign * other) ** (exponent % 2 or 2))
        key = ("power", _frozen(Ratio(above, below)), exponent)
        atom = self.opaque(key)
        return Ratio(self.times(atom.above, {_ONE: factor}), atom.below)

    def root(self, base: Ratio, exponent: Fraction) -> Ratio:
        """Return a fractional power: exact for perfect powers, a term for one atom, else an atom."""
        number = _as_fraction(base)
        if number is not None and (exactly := _perfect_power(number, exponent)) is not None:
            return _constant(exactly)
        name = _single_atom(base)
        if name is not None:
            self.only_names = False
            return Ratio({((name, exponent),): Fraction(1)}, {_ONE: Fraction(1)})
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
        if len(known) == len(values) and (value := _value(function, known)) is not None:
            return _constant(_bounded(value))
        return self.opaque(("call", function, *map(_frozen, ratios)))

    def opaque(self, key: Hashable) -> Ratio:
        """Return an atom that may hide identities."""
        self.only_names = False
        return self.atom(key)

    def atom(self, key: Hashable) -> Ratio:
        """Return the atom known by `key`."""
        number = self.atoms.setdefault(key, len(self.atoms))
        return Ratio({((number, Fraction(1)),): Fraction(1)}, {_ONE: Fraction(1)})


def _constant(value: Fraction) -> Ratio:
    return Ratio({_ONE: value} if value else {}, {_ONE: Fraction(1)})


def _as_fraction(ratio: Ratio) -> Fraction | None:
    if not ratio.above:
        return Fraction(0)
    if set(ratio.above) == {_ONE} and set(ratio.below) == {_ONE}:
        return _bounded(ratio.above[_ONE] / ratio.below[_ONE])
    return None


def _bounded(value: Fraction) -> Fraction:
    if value.numerator.bit_length() > MAX_BITS or value.denominator.bit_length() > MAX_BITS:
        raise TooLargeError
    return value


def _checked(polynomial: Polynomial) -> Polynomial:
    kept = {monomial: _bounded(value) for monomial, value in polynomial.items() if value}
    if len(kept) > MAX_TERMS:
        raise TooLargeError
    return kept


def _negated(polynomial: Polynomial) -> Polynomial:
    return {monomial: -value for monomial, value in polynomial.items()}


def _plus(left: Polynomial, right: Polynomial) -> Polynomial:
    total = dict(left)
    for monomial, value in right.items():
        total[monomial] = total.get(monomial, Fraction(0)) + value
    return _checked(total)


def _joined(left: Monomial, right: Monomial) -> Monomial:
    if not left or not right:
        return left or right
    exponents = dict(left)
    for atom, exponent in right:
        exponents[atom] = exponents.get(atom, Fraction(0)) + exponent
    return tuple(sorted((atom, exponent) for atom, exponent in exponents.items() if exponent))


def _single_power(polynomial: Polynomial, exponent: int) -> Polynomial:
    ((monomial, coefficient),) = polynomial.items()
    bits = max(coefficient.numerator.bit_length(), coefficient.denominator.bit_length())
    trivial = abs(coefficient) == 1
    if exponent > MAX_EXPONENT or (not trivial and bits * exponent > MAX_BITS):
        raise TooLargeError
    raised = Fraction(1) if trivial and exponent % 2 == 0 else coefficient
    if not trivial:
        raised = coefficient**exponent
    return {tuple((atom, _exponent(power * exponent)) for atom, power in monomial): raised}


def _exponent(value: Fraction) -> Fraction:
    if abs(value) > MAX_EXPONENT:
        raise TooLargeError
    return value


def _signed(polynomial: Polynomial) -> tuple[Polynomial, int]:
    leading = polynomial[max(polynomial)]
    return (polynomial, 1) if leading > 0 else (_negated(polynomial), -1)


def _frozen(ratio: Ratio) -> Hashable:
    """Return a key that is equal for equal quotients: the denominator is made monic."""
    scale = ratio.below[max(ratio.below)]
    above = frozenset((monomial, value / scale) for monomial, value in ratio.above.items())
    below = frozenset((monomial, value / scale) for monomial, value in ratio.below.items())
    return above, below


def _single_atom(ratio: Ratio) -> int | None:
    if len(ratio.above) != 1 or set(ratio.below) != {_ONE}:
        return None
    ((monomial, coefficient),) = ratio.above.items()
    return monomial[0][0] if coefficient == 1 and len(monomial) == 1 and monomial[0][1] == 1 else None


def _perfect_power(base: Fraction, exponent: Fraction) -> Fraction | None:
    """Return base^exponent when it is rational and base is positive."""
    degree = exponent.denominator
    if base <= 0 or degree > 64 or abs(exponent.numerator) > 64:
        return None
    above, below = _integer_root(base.numerator, degree), _integer_root(base.denominator, degree)
    if above is None or below is None:
        return None
    return _bounded(Fraction(above, below) ** exponent.numerator)


def _integer_root(value: int, degree: int) -> int | None:
    if degree == 2:
        guess = isqrt(value)
    elif value.bit_length() > 1000:
        return None
    else:
        guess = round(value ** (1 / degree))
    return next((root for root in (guess - 1, guess, guess + 1) if root > 0 and root**degree == value), None)


def _value(function: str, values: list[Fraction]) -> Fraction | None:
    """Return the exact value of a function at rational arguments, where it is rational for sure."""
    match function, values:
        case "abs", [x]:
            return abs(x)
        case "floor", [x]:
            return Fraction(x.numerator // x.denominator)
        case "ceil", [x]:
            return Fraction(-(-x.numerator // x.denominator))
        case "round", [x]:
            return Fraction(round(x))
        case "sign", [x]:
            return Fraction((x > 0) - (x < 0))
        case "relu", [x]:
            return max(x, Fraction(0))
        case "min", [_, *_]:
            return min(values)
        case "max", [_, *_]:
            return max(values)
        case "mod", [x, y] if y:
            return x - y * (x // y)
        case _:
            return _whole_value(function, values)


def _whole_value(function: str, values: list[Fraction]) -> Fraction | None:
    if any(value.denominator != 1 or abs(value) > 10**6 for value in values):
        return None
    whole = [int(value) for value in values]
    match function, whole:
        case "factorial", [n] if 0 <= n <= 450:
            return Fraction(factorial(n))
        case "binomial", [n, k] if 0 <= n <= 2000:
            return Fraction(comb(n, k) if k >= 0 else 0)
        case "gcd", [_, *_]:
            return Fraction(gcd(*whole))
        case "lcm", [_, *_] if len(whole) <= 8:
            return Fraction(lcm(*whole))
        case (("log2" | "log10" | "log"), _):
            return _whole_log(function, whole)
        case _:
            return None


_BASES: Mapping[str, int] = {"log2": 2, "log10": 10}


def _whole_log(function: str, values: list[int]) -> Fraction | None:
    base = _BASES.get(function) or (values[1] if len(values) == 2 else 0)
    if base < 2 or values[0] < 1:
        return Fraction(0) if values == [1] else None
    rest, exponent = values[0], 0
    while rest % base == 0:
        rest, exponent = rest // base, exponent + 1
    return Fraction(exponent) if rest == 1 else None
