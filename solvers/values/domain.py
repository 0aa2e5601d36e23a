"""Where a name may lie, and the points at which formulas are compared: seeded, and pleasant to read."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

import msgspec

SEED = 344
_INTERVAL = re.compile(r"\s*([\[(])\s*([^,\[\]()]+?)\s*,\s*([^,\[\]()]+?)\s*([\])])\s*")
_INFINITE = {"inf", "infinity", "oo", "∞"}
_CONSTANTS = {
    "pi": Fraction("3.14159265358979"),
    "π": Fraction("3.14159265358979"),
    "e": Fraction("2.71828182845905"),
}


class Domain(msgspec.Struct, frozen=True):
    """An interval of the reals, or the whole numbers in it; None is an open end."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_closed: bool = False
    high_closed: bool = False
    whole: bool = False

    @staticmethod
    def positive() -> Domain:
        """Return the positive reals."""
        return Domain(low=Fraction(0))

    def near(self, value: float) -> bool:
        """Return whether the value lies in the domain or within rounding of it."""
        if self.whole:
            value = round(value) if abs(value - round(value)) < 1e-9 else value
        return self.holds(Fraction(value).limit_denominator(10**12))

    def holds(self, value: Fraction) -> bool:
        """Return whether the value lies in the domain."""
        if self.whole and value.denominator != 1:
            return False
        if self.low is not None and (value < self.low or (value == self.low and not self.low_closed)):
            return False
        return self.high is None or value < self.high or (value == self.high and self.high_closed)


_WORDS: Mapping[str, Domain] = {
    "real": Domain(),
    "positive": Domain(low=Fraction(0)),
    "negative": Domain(high=Fraction(0)),
    "nonnegative": Domain(low=Fraction(0), low_closed=True),
    "integer": Domain(whole=True),
    "positive integer": Domain(low=Fraction(0), whole=True),
    "natural": Domain(low=Fraction(0), whole=True),
}


@lru_cache(maxsize=256)
def domain(text: str) -> Domain:
    """Return the domain that a deck names: a word or an interval; raise `ValueError` with a sentence."""
    word = " ".join(text.lower().replace("-", "").split()) if "," not in text else ""
    if word in _WORDS:
        return _WORDS[word]
    match = _INTERVAL.fullmatch(text)
    if match is None:
        raise ValueError(
            f"A domain is real, positive, integer or an interval such as [0, 1]; not {text[:40]!r}."
        )
    left, low, high, right = match.groups()
    found = Domain(_bound(low), _bound(high), left == "[", right == "]")
    if found.low is not None and found.high is not None and found.low >= found.high:
        raise ValueError(f"The interval {text[:40]!r} is empty: its lower end comes first.")
    return found


def _bound(text: str) -> Fraction | None:
    sign, body = (-1, text[1:].strip()) if text[0] in "-−" else (1, text.lstrip("+"))
    if body in _INFINITE:
        return None
    if body in _CONSTANTS:
        return sign * _CONSTANTS[body]
    if len(body) > 30 or not re.fullmatch(r"\d*\.?\d+(/\d+)?", body) or body.endswith("/0"):
        raise ValueError(f"The end {text[:30]!r} of the interval is not a number.")
    whole, _, below = body.partition("/")
    return sign * Fraction(whole) / (Fraction(below) if below else 1)


class _Plan(msgspec.Struct, frozen=True):
    """How the values of one point are drawn when nothing else is known of the names."""

    low: int
    high: int
    signs: bool
    whole: bool = False


# units, then ordinary positives, both signs, whole numbers, far out: so that functions defined on a part of
# the reals only (asin, log(1 − x), √(x − 3)) are met where they live
_PLANS = (
    _Plan(1, 9, signs=False),
    _Plan(11, 29, signs=False),
    _Plan(3, 28, signs=True),
    _Plan(1, 5, signs=False, whole=True),
    _Plan(1, 4, signs=True, whole=True),
    _Plan(31, 119, signs=False),
    _Plan(1, 9, signs=True),
    _Plan(31, 89, signs=True),
)


@lru_cache(maxsize=512)
def points(
    names: tuple[str, ...], domains: tuple[Domain, ...], count: int
) -> tuple[Mapping[str, Fraction], ...]:
    """Return `count` points, the same ones always, each name in its domain."""
    rng = random.Random(SEED)  # noqa: S311 - sampling, not secrecy
    return tuple(_point(rng, _PLANS[index % len(_PLANS)], names, domains) for index in range(count))


def _point(
    rng: random.Random, plan: _Plan, names: tuple[str, ...], domains: tuple[Domain, ...]
) -> Mapping[str, Fraction]:
    point: dict[str, Fraction] = {}
    for name, place in zip(names, domains, strict=True):
        value = _draw(rng, plan, place)
        for _ in range(8):
            if value not in point.values():
                break
            value = _draw(rng, plan, place)
        point[name] = value
    return point


def _draw(rng: random.Random, plan: _Plan, place: Domain) -> Fraction:
    if place.low is not None and place.high is not None:
        return _between(rng, place.low, place.high, place)
    value = Fraction(rng.randint(plan.low, plan.high))
    if plan.signs and rng.random() < 0.5:
        value = -value
    if not plan.whole:
        value /= 10
    if place.whole:
        value = Fraction(-(-value.numerator // value.denominator))
    return _moved(value, place)


def _moved(value: Fraction, place: Domain) -> Fraction:
    """Bring a value into a half-open domain by mirroring it at the end."""
    if place.holds(value):
        return value
    if place.low is not None:
        return place.low + max(abs(value - place.low), Fraction(1) if place.whole else Fraction(1, 10))
    if place.high is not None:
        return place.high - max(abs(value - place.high), Fraction(1) if place.whole else Fraction(1, 10))
    return value


def _between(rng: random.Random, low: Fraction, high: Fraction, place: Domain) -> Fraction:
    if place.whole:
        return Fraction(rng.randint(int(low) + (not place.low_closed), int(high) - (not place.high_closed)))
    step = (high - low) / 40
    value = low + step * rng.randint(1, 39)
    rounded = Fraction(round(value * 100), 100)
    return rounded if low < rounded < high else value
