"""Compares two formulas at seeded points: a disagreement is a witness, agreement everywhere is equality.

Floats look first. Where they disagree, or agree everywhere, fifty decimal digits confirm it, so that
cancellation neither hides a difference nor invents one.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction

import msgspec

from solvers.tree import Node, names
from solvers.values.domain import Domain, points
from solvers.values.evaluate import OverflowingError, UndefinedError, Value, evaluate
from solvers.values.kinks import around_kinks
from solvers.values.precise import precise, supported

POINTS = 24
MORE_POINTS = 96
ENOUGH = 4
CONFIRMED = 3
CLOSE = 1e-9
FAR = 1e-6
NOISE = 1e-13
MAX_DIGITS = 600
_REAL = Domain()


class Witness(msgspec.Struct, frozen=True):
    """A point where two formulas differ, and their values there; None: no real value."""

    point: Mapping[str, Fraction]
    given: Value | Decimal | None
    expected: Value | Decimal | None


class Finding(Enum):
    """What the points say."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"
    UNDEFINED = "undefined"  # the first formula has no value anywhere
    TOO_LARGE = "too large"  # the first formula overflows everywhere


class Probe(msgspec.Struct, frozen=True):
    """A finding, and the witness when the formulas differ."""

    finding: Finding
    witness: Witness | None = None


def probe(given: Node, expected: Node, domains: Mapping[str, Domain] | None = None) -> Probe:
    """Compare two formulas over the declared domains (default: the reals)."""
    return _Comparison(given, expected, domains or {}).run()


def settle(given: Node, expected: Node, point: Mapping[str, Fraction]) -> tuple[Finding, Witness | None]:
    """Compare at one point with 50 digits and then with more: a true difference stays, noise shrinks."""
    try:
        left, right = precise(given, point, 50), precise(expected, point, 50)
        coarse = abs(left - right)
        digits = _digits_to_see(coarse)
        left, right = precise(given, point, digits), precise(expected, point, digits)
    except UndefinedError:
        return Finding.UNKNOWN, None
    fine = abs(left - right)
    if fine == 0 or fine < coarse * Decimal("1e-20"):
        return Finding.SAME, None
    if digits <= MAX_DIGITS and abs(coarse - fine) < fine * Decimal("1e-3"):
        return Finding.DIFFERENT, Witness(point, left, right)
    return Finding.UNKNOWN, None


def _digits_to_see(difference: Decimal) -> int:
    """Return 100, or more for a tiny difference: with too few, log(exp(x)) is 0 for every small x."""
    return 100 if not difference else min(max(100, 60 - difference.adjusted()), MAX_DIGITS + 1)


class _Comparison:
    def __init__(self, given: Node, expected: Node, domains: Mapping[str, Domain]) -> None:
        self.given = given
        self.expected = expected
        self.names = tuple(sorted(names(given) | names(expected)))
        self.domains = tuple(domains.get(name, _REAL) for name in self.names)
        self.strict = any(name in domains for name in self.names)
        self.agreed: list[Mapping[str, Fraction]] = []
        self.unreal: list[Witness] = []
        self.gaps: list[Witness] = []
        self.suspects: list[Witness] = []
        self.undefined = self.overflowed = self.defined = 0

    def run(self) -> Probe:
        seen = 0
        for count in (POINTS, MORE_POINTS) if self.names else (1,):
            for point in points(self.names, self.domains, count)[seen:]:
                witness = self.look(point)
                if witness is not None:
                    return Probe(Finding.DIFFERENT, witness)
            seen = count
            if len(self.agreed) >= ENOUGH:
                break
        beyond = map(self.look, around_kinks((self.given, self.expected), self.names, self.domains))
        witness = next((found for found in beyond if found is not None), None)
        return self.conclude() if witness is None else Probe(Finding.DIFFERENT, witness)

    def look(self, point: Mapping[str, Fraction]) -> Witness | None:
        """Compare at one point; return a witness when they surely differ there."""
        floats = {name: float(value) for name, value in point.items()}
        given = self.value(floats)
        try:
            expected = evaluate(self.expected, floats)
        except UndefinedError:
            return None
        if given is None:
            return None
        if isinstance(expected, complex):
            self.unreal.append(Witness(point, given, expected))
            return None
        if isinstance(given, complex) and abs(given - expected) <= NOISE * max(abs(expected), 1):
            self.agreed.append(point)  # e^(iπ) + 1 is 0, but for rounding in its imaginary part
            return None
        if isinstance(given, complex):
            self.gaps.append(Witness(point, None, expected))
            return None
        if abs(given - expected) <= CLOSE * max(abs(given), abs(expected)):
            self.agreed.append(point)
            return None
        return self.doubt(point, given, expected)

    def value(self, point: Mapping[str, float]) -> Value | None:
        try:
            value = evaluate(self.given, point)
        except OverflowingError:
            self.overflowed += 1
            return None
        except UndefinedError:
            self.undefined += 1
            return None
        self.defined += 1
        return value

    def doubt(self, point: Mapping[str, Fraction], given: float, expected: float) -> Witness | None:
        """Floats disagree: settle it with more digits, or keep it as a suspicion."""
        finding, witness = settle(self.given, self.expected, point)
        if finding is Finding.SAME:
            self.agreed.append(point)
        elif finding is Finding.DIFFERENT:
            return witness
        elif abs(given - expected) > FAR * max(abs(given), abs(expected), 1e-9):
            self.suspects.append(Witness(point, given, expected))
        return None

    def conclude(self) -> Probe:
        enough = ENOUGH if self.names else 1
        if self.suspects and self.by_detour():
            self.suspects.clear()
        if self.suspects and (len(self.suspects) > 1 or not self.names):
            return Probe(Finding.DIFFERENT, self.suspects[0])
        if self.suspects:
            return Probe(Finding.UNKNOWN)
        if self.gaps and (self.strict or not self.agreed):
            return Probe(Finding.DIFFERENT, self.gaps[0])
        if len(self.agreed) >= enough:
            return self.confirmed()
        if self.unreal and not self.agreed:
            return self.complex_only(enough)
        return Probe(self.nothing())

    def by_detour(self) -> bool:
        """Return whether few points disagree, only where a formula leaves the reals and comes back.

        Decimal values settle every real disagreement, so what they cannot compute went through complex
        numbers: log(b^x, b) is x, but not at b = −1 on the principal branch.
        """
        few = len(self.suspects) * 10 <= len(self.agreed)
        return few and supported(self.given) and supported(self.expected)

    def confirmed(self) -> Probe:
        """Floats agree everywhere: let more digits look for a difference too small for them."""
        step = max(1, len(self.agreed) // CONFIRMED)
        for point in self.agreed[::step][:CONFIRMED]:
            finding, witness = settle(self.given, self.expected, point)
            if finding is Finding.DIFFERENT:
                return Probe(Finding.DIFFERENT, witness)
        return Probe(Finding.SAME)

    def complex_only(self, enough: int) -> Probe:
        """No point has real values: compare the complex ones."""
        apart = [witness for witness in self.unreal if _distance(witness) > FAR]
        if apart and (len(apart) > 1 or not self.names):
            return Probe(Finding.DIFFERENT, apart[0])
        together = sum(_distance(witness) <= CLOSE for witness in self.unreal)
        return Probe(Finding.SAME if not apart and together >= enough else Finding.UNKNOWN)

    def nothing(self) -> Finding:
        if self.defined:
            return Finding.UNKNOWN
        return Finding.TOO_LARGE if self.overflowed > self.undefined else Finding.UNDEFINED


def _distance(witness: Witness) -> float:
    given, expected = witness.given, witness.expected
    if not isinstance(given, complex | float) or not isinstance(expected, complex | float):
        return 0.0
    distance, size = abs(given - expected), max(abs(given), abs(expected), 1e-300)
    return 0.0 if distance <= NOISE * max(size, 1) else distance / size
