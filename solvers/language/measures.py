"""Physical units and products of them: `m/s^2`, `kN*mm`, `J/(kg K)`; each is a size and powers of base units.

Definitions and prefixes are those of the SI Brochure, 9th edition (2019).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

import msgspec

from solvers.language.units import scale_of

MAX_CHARACTERS = 60
MAX_POWER = 12
MAX_BITS = 1_000

_BASE = frozenset({"m", "g", "s", "A", "K", "mol", "cd"})
_PREFIXES: Mapping[str, int] = {
    "P": 15, "T": 12, "G": 9, "M": 6, "k": 3, "h": 2, "d": -1, "c": -2, "m": -3,
    "u": -6, "µ": -6, "μ": -6, "n": -9, "p": -12, "f": -15,
}  # fmt: skip
_PREFIXED: Mapping[str, tuple[str, str]] = {  # how many of what
    "N": ("1", "kg m/s^2"), "J": ("1", "N m"), "W": ("1", "J/s"), "Pa": ("1", "N/m^2"), "Hz": ("1", "s^-1"),
    "C": ("1", "A s"), "V": ("1", "W/A"), "Ω": ("1", "V/A"), "ohm": ("1", "V/A"), "S": ("1", "A/V"),
    "F": ("1", "C/V"), "Wb": ("1", "V s"), "T": ("1", "Wb/m^2"), "H": ("1", "Wb/A"),
    "l": ("1", "dm^3"), "L": ("1", "dm^3"), "t": ("1", "Mg"), "bar": ("1e5", "Pa"),
    "dpt": ("1", "m^-1"), "eV": ("1.602176634e-19", "J"), "cal": ("4.184", "J"), "Wh": ("3600", "J"),
}  # fmt: skip
_ALONE: Mapping[str, tuple[str, str]] = {
    "min": ("60", "s"), "h": ("3600", "s"), "hr": ("3600", "s"), "day": ("86400", "s"),
    "in": ("0.0254", "m"), "ft": ("0.3048", "m"), "mi": ("1609.344", "m"), "cc": ("1", "cm^3"),
}  # fmt: skip
_TOKEN = re.compile(r"\s*([A-Za-zµμΩ]+|\*\*|[-+]?\d+|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|[*·×/()^])")
_RAISED_SIGNS = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans(_RAISED_SIGNS, "-0123456789")


class Measure(msgspec.Struct, frozen=True):
    """How many of the base units a unit is, and their powers."""

    size: Fraction = Fraction(1)
    powers: Mapping[str, int] = {}

    @property
    def is_small(self) -> bool:
        """Whether powers of powers stay within what anyone measures."""
        bits = max(self.size.numerator.bit_length(), self.size.denominator.bit_length())
        return bits <= MAX_BITS and all(abs(power) <= MAX_POWER for power in self.powers.values())

    def times(self, other: Measure, power: int) -> Measure:
        """Return this unit times a power of another."""
        bases = {*self.powers, *other.powers}
        powers = {base: self.powers.get(base, 0) + power * other.powers.get(base, 0) for base in bases}
        return Measure(self.size * other.size**power, {base: p for base, p in powers.items() if p})


@lru_cache(maxsize=512)
def measure_of(unit: str) -> Measure | None:
    """Return what a unit measures, or None if it is not known or cannot be read."""
    tokens = _TOKEN.findall(unit)
    if len(unit) > MAX_CHARACTERS or "".join(tokens) != re.sub(r"\s", "", unit):
        return None
    reader = _Reader([*tokens, "", "", "", ""])
    measure = reader.product()
    return measure if reader.position == len(tokens) else None


def is_physical(unit: str) -> bool:
    """Return whether a unit is made of SI base units alone: `m/s` and `J` are, `FLOP/s` is not."""
    measure = measure_of(unit)
    return measure is not None and measure.powers.keys() <= _BASE


class _Reader:
    """Reads units joined by signs or blanks, from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.position = 0

    def product(self) -> Measure | None:
        """Read factors up to a closing bracket or the end; None for what is no unit."""
        total = Measure()
        power = 1
        while True:
            factor = self.factor()
            if factor is None:
                return None
            total = total.times(factor, power)
            sign = self.tokens[self.position]
            if sign in ("", ")"):
                return total
            power = -1 if sign == "/" else 1
            self.position += sign in ("*", "·", "×", "/")

    def factor(self) -> Measure | None:
        """Read one unit or a bracket, with its power."""
        word = self.tokens[self.position]
        self.position += 1
        if word == "(":
            inside = self.product()
            if inside is None or self.tokens[self.position] != ")":
                return None
            self.position += 1
            return self.raised(inside)
        found = Measure(Fraction(word)) if word.isdigit() and word.strip("0") else _unit(word)
        return None if found is None else self.raised(found)

    def raised(self, base: Measure) -> Measure | None:
        """Return the base to the power that follows it."""
        power = self.power()
        if not re.fullmatch(r"[-+]?[0-9]{1,2}", power) or abs(int(power)) > MAX_POWER:
            return None
        raised = Measure().times(base, int(power))
        return raised if raised.is_small else None

    def power(self) -> str:
        """Return the exponent that is written next, 1 where there is none."""
        token = self.tokens[self.position]
        if token in ("^", "**"):
            bracketed = self.tokens[self.position + 1] == "("
            self.position += 4 if bracketed else 2
            return self.tokens[self.position - 2] if bracketed else self.tokens[self.position - 1]
        if token and token[0] in _RAISED_SIGNS:
            self.position += 1
            return token.translate(_RAISED)
        return "1"


def _unit(word: str) -> Measure | None:
    """Return a single unit, its prefix included."""
    known = _known(word)
    if known is not None:
        return known
    for prefix, power in _PREFIXES.items():
        rest = word.removeprefix(prefix)
        if rest != word and (rest in _BASE or rest in _PREFIXED) and (known := _known(rest)) is not None:
            return Measure(known.size * Fraction(10) ** power, known.powers)
    everyday = scale_of(word) if word.isalpha() else None
    return None if everyday is None else Measure(everyday[0], {everyday[1]: 1})


def _known(word: str) -> Measure | None:
    if word in _BASE:
        return Measure(Fraction(1), {word: 1})
    defined = _PREFIXED.get(word) or _ALONE.get(word)
    unit = measure_of(defined[1]) if defined is not None else None
    return None if unit is None or defined is None else Measure(Fraction(defined[0]) * unit.size, unit.powers)
