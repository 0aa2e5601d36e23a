"""Recognises how a wrong answer is related to the right one: by sign, factor, reciprocal or constant."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from solvers.tree import Node, names
from solvers.values.domain import Domain, points
from solvers.values.evaluate import UndefinedError, evaluate

_POINTS = 12
_ENOUGH = 3
_CLOSE = 1e-9
_ROUNDED = 1e-3  # as far as a share rounded to three digits may be off
MAX_POWER = 15

_FACTORS: Mapping[Fraction, str] = {
    Fraction(-1): "Yours has the opposite sign.",
    Fraction(2): "Yours is exactly twice the answer.",
    Fraction(1, 2): "Yours is exactly half the answer.",
    Fraction(-2): "Yours is −2 times the answer.",
    Fraction(-1, 2): "Yours is −1/2 times the answer.",
    Fraction(1024): "Yours is 1024 times the answer: check the prefix.",
    Fraction(1, 1024): "Yours is the answer divided by 1024: check the prefix.",
}
_PERCENT: Mapping[Fraction, str] = {
    Fraction(100): "Yours is 100 times the answer: a percentage where a fraction is asked for?",
    Fraction(1, 100): "Yours is a hundredth of the answer: a fraction where a percentage is asked for?",
}
_LOGARITHMS: Mapping[float, str] = {
    math.log(10): "Yours is ln 10 times the answer: a natural logarithm in place of a base-10 one?",
    1 / math.log(10): "Yours is the answer divided by ln 10: a base-10 logarithm in place of a natural one?",
    math.log(2): "Yours is ln 2 times the answer: nats in place of bits?",
    1 / math.log(2): "Yours is the answer divided by ln 2: bits in place of nats?",
}


def number_relation(given: Fraction, reference: Fraction) -> str:
    """Return a sentence when a wrong number is off by a telling factor or step, else an empty text."""
    if not given or not reference:
        return ""
    ratio = float_or_inf(given / reference)
    percent = _matching(_PERCENT, ratio, _ROUNDED) if min(abs(given), abs(reference)) <= 1 else ""
    return (
        _matching(_FACTORS, ratio)
        or percent
        or _power_of_ten(ratio)
        or _reciprocal(given, reference)
        or _logarithm(ratio)
    )


def off_by_one(given: Fraction, reference: Fraction) -> str:
    """Return a sentence when a wrong whole number is next to the right one, else an empty text."""
    return "Yours is off by one." if reference.denominator == 1 and abs(given - reference) == 1 else ""


def _matching(table: Mapping[Fraction, str], ratio: float, near: float = _CLOSE) -> str:
    return next((text for factor, text in table.items() if math.isclose(ratio, factor, rel_tol=near)), "")


def _power_of_ten(ratio: float) -> str:
    if not 0 < ratio < math.inf:
        return ""
    power = round(math.log10(ratio))
    if not 1 <= abs(power) <= MAX_POWER or not math.isclose(ratio, 10.0**power, rel_tol=_CLOSE):
        return ""
    word = "large" if power > 0 else "small"
    return (
        f"Yours is too {word} by a factor of {10 ** abs(power) if abs(power) <= 3 else f'10^{abs(power)}'}."
    )


def _reciprocal(given: Fraction, reference: Fraction) -> str:
    product = given * reference
    if abs(product - 1) < Fraction(1, 10**9) and abs(given - reference) > Fraction(1, 10**6):
        return "Yours is the reciprocal of the answer."
    return ""


def _logarithm(ratio: float) -> str:
    return next(
        (text for factor, text in _LOGARITHMS.items() if math.isclose(ratio, factor, rel_tol=1e-9)), ""
    )


def float_or_inf(value: Fraction) -> float:
    """Return the nearest float; infinity beyond their range."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def formula_relation(given: Node, reference: Node, domains: Mapping[str, Domain]) -> str:
    """Return a sentence when a wrong formula is a constant times the right one, or its reciprocal."""
    pairs = _values(given, reference, domains)
    if len(pairs) < _ENOUGH:
        return ""
    ratios = [left / right for left, right in pairs if right]
    if len(ratios) == len(pairs) and (ratio := _constant(ratios)) is not None:
        return _factor(ratio)
    if _constant([left * right for left, right in pairs]) == 1:
        return "Yours is the reciprocal of the answer."
    return ""


def formula_offset(given: Node, reference: Node, domains: Mapping[str, Domain]) -> str:
    """Return a sentence when a wrong formula differs from the right one by a constant, else an empty text."""
    steps = [left - right for left, right in _values(given, reference, domains)]
    step = _constant(steps) if len(steps) >= _ENOUGH else None
    return "" if step is None else _offset(step)


def _values(given: Node, reference: Node, domains: Mapping[str, Domain]) -> list[tuple[float, float]]:
    involved = tuple(sorted(names(given) | names(reference)))
    if not involved:
        return []
    places = tuple(domains.get(name, Domain()) for name in involved)
    found = []
    for point in points(involved, places, _POINTS):
        floats = {name: float(value) for name, value in point.items()}
        try:
            left, right = evaluate(given, floats), evaluate(reference, floats)
        except UndefinedError:
            continue
        if not isinstance(left, complex) and not isinstance(right, complex):
            found.append((left, right))
    return found


def _constant(values: list[float]) -> float | None:
    """Return the value that all of them share, snapped to a simple fraction."""
    first = values[0]
    if not math.isfinite(first) or any(not math.isclose(value, first, rel_tol=_CLOSE) for value in values):
        return None
    simple = Fraction(first).limit_denominator(1000)
    return float(simple) if math.isclose(simple, first, rel_tol=_CLOSE) else first


def _factor(ratio: float) -> str:
    simple = Fraction(ratio).limit_denominator(1000)
    if simple == 1:
        return ""
    if not math.isclose(simple, ratio, rel_tol=_CLOSE):
        return _logarithm(ratio)
    return _FACTORS.get(simple) or f"Yours is {simple} times the answer.".replace("-", "−") if simple else ""


def _offset(step: float) -> str:
    simple = Fraction(step).limit_denominator(1000)
    if not math.isclose(simple, step, rel_tol=_CLOSE) or not simple:
        return ""
    return f"Yours is too {'large' if simple > 0 else 'small'} by {abs(simple)} everywhere."
