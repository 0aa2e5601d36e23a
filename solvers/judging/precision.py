"""How precise a number has to be: within a tolerance, with so many digits or decimals, or simply right."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from solvers.answers import Tolerance
from solvers.judging.digits import MAX_DIGITS, Typed, rounds_to, written_digits
from solvers.judging.judge import AnswerError
from solvers.judging.tolerance import exponent, last_place, rounded, tolerance, within
from solvers.judging.wording import number_text
from solvers.values.realvalue import RealValue
from solvers.verdict import Reason, Verdict, correct, partial, wrong

LEAST_DIGITS = 3
FLOAT_DIGITS = range(15, 18)  # so many digits are a float's, and the last of them its noise
SURE_DIGITS = 14  # of a float
SHOWN_DIGITS = 6

_DIFFERENT = wrong("That is not the number.")


class NumberRule(msgspec.Struct, frozen=True):
    """The precision a card asks for; at most one field is set."""

    bounds: Tolerance | None = None
    digits: int | None = None
    decimals: int | None = None

    def judge(self, given: RealValue, expected: RealValue, typed: Typed | None = None) -> Verdict:
        """Return the verdict on a value and the digits it was typed with."""
        if self.bounds is not None:
            return self._tolerant(given, expected, self.bounds)
        if typed is None or typed.digits is None:
            typed = written_digits(given.value)
        if self.digits is not None or self.decimals is not None:
            return self._rounded(given, expected, typed)
        if given.same(expected):
            return correct()
        return _roughly(given.value, expected, typed)

    def _tolerant(self, given: RealValue, expected: RealValue, bounds: Tolerance) -> Verdict:
        if given.same(expected):
            return correct()
        if within(given.value, expected.value, bounds):
            return correct("Right, within the tolerance.", Reason.WITHIN_TOLERANCE)
        return _DIFFERENT

    def _rounded(self, given: RealValue, expected: RealValue, typed: Typed | None) -> Verdict:
        place = self.place(expected.value)
        right = rounded(expected.value, place) == given.value
        shown = _digits_fit(typed, given.value, self.digits, self.decimals)
        if right and shown:
            return correct()
        if right or self._finer(given, expected, typed):
            return partial(0.5, f"The value is right; give it with {self.wanted()}.", Reason.PRECISION)
        if (
            typed is not None
            and self.fewer(typed)
            and _shortened(given.value, expected.value, typed.digits or 1)
        ):
            return partial(0.5, f"Right so far; give it with {self.wanted()}.", Reason.PRECISION)
        if abs(given.value - expected.value) < place:
            return wrong("The last digit is off: check the rounding.", Reason.PRECISION)
        return _DIFFERENT

    def _finer(self, given: RealValue, expected: RealValue, typed: Typed | None) -> bool:
        """Return whether a number is right but given with more digits than are asked for."""
        if typed is not None and typed.digits:
            return self._more(typed) and rounds_to(given.value, expected.value, typed.digits)
        place = self.place(expected.value)
        return rounded(given.value, place) == rounded(expected.value, place)

    def _more(self, typed: Typed) -> bool:
        if self.decimals is not None:
            return (typed.decimals or 0) > self.decimals
        return (typed.digits or 0) > (self.digits or 0)

    def fewer(self, typed: Typed) -> bool:
        """Return whether a number was typed with fewer digits than are asked for."""
        if self.decimals is not None:
            return typed.decimals is not None and typed.decimals < self.decimals
        return typed.digits is not None and typed.digits < (self.digits or 0)

    def place(self, value: Fraction) -> Fraction:
        """Return the unit in the last place that is asked for."""
        if self.decimals is not None:
            return Fraction(1, 10**self.decimals)
        digits = self.digits or SHOWN_DIGITS
        return last_place(value, digits) if value else Fraction(1, 10**digits)

    def wanted(self) -> str:
        """Return `3 significant digits` or `2 decimals`."""
        if self.decimals is not None:
            return f"{self.decimals} decimal{'s' * (self.decimals != 1)}"
        return f"{self.digits} significant digit{'s' * (self.digits != 1)}"

    def shown(self, value: Fraction) -> str:
        """Return the reference in the digits that are asked for."""
        if self.decimals is not None or self.digits is not None:
            place = self.place(value)
            if place <= 1:
                decimals = len(str(place.denominator)) - 1
                return f"{float(rounded(value, place)):.{decimals}f}".replace("-", "−")
            return number_text(rounded(value, place), MAX_DIGITS)
        return number_text(value, SHOWN_DIGITS)


def number_rule(option: str | Tolerance | None, digits: int | None, decimals: int | None) -> NumberRule:
    """Return the rule that a card's options make; raise `AnswerError` when they contradict."""
    if sum(part is not None for part in (option, digits, decimals)) > 1:
        raise AnswerError("Give one of `tolerance`, `digits` and `decimals`, not several.", "tolerance")
    if digits is not None and not 1 <= digits <= MAX_DIGITS:
        raise AnswerError(f"`digits` is a whole number from 1 to {MAX_DIGITS}.", "digits")
    if decimals is not None and not 1 <= decimals <= MAX_DIGITS:
        raise AnswerError(f"`decimals` is a whole number from 1 to {MAX_DIGITS}.", "decimals")
    try:
        return NumberRule(tolerance(option), digits, decimals)
    except ValueError as error:
        raise AnswerError(str(error), "tolerance") from error


def _roughly(given: Fraction, expected: RealValue, typed: Typed) -> Verdict:
    """Judge a number that is not equal: a correct rounding of a reference that is not whole counts."""
    digits = typed.digits
    if not digits or not given or not expected.value:
        return _DIFFERENT
    if expected.whole:
        return _near_whole(given, expected.value, digits)
    # the value counts, not its zeros: 0.09 is 0.0900, to three digits
    if rounds_to(given, expected.value, _counted(typed), tie=not typed.computed):
        return correct("Right, rounded.", Reason.WITHIN_TOLERANCE)
    if digits < LEAST_DIGITS:
        if digits > 1 and rounds_to(given, expected.value, digits):
            return partial(0.5, "Right so far; give at least 3 significant digits.", Reason.PRECISION)
        return _DIFFERENT
    if abs(given - expected.value) < last_place(given, digits):
        return wrong("The last digit is off: check the rounding.", Reason.PRECISION)
    return _DIFFERENT


def _counted(typed: Typed) -> int:
    """Return the digits that a rounding has to get right: at least three, without a float's noise.

    The zeros at the end of a whole number may be what was rounded away: 11,400 for 11,356.5.
    """
    digits = typed.digits or LEAST_DIGITS
    if digits in FLOAT_DIGITS:
        return SURE_DIGITS
    return max(digits if typed.computed or typed.sure is None else typed.sure, LEAST_DIGITS)


def _near_whole(given: Fraction, expected: Fraction, digits: int) -> Verdict:
    """Judge a number that is not the whole one asked for: right but for a float's noise, or rounded."""
    if given.denominator > 1 and digits in FLOAT_DIGITS and rounds_to(given, expected, SURE_DIGITS):
        return correct()
    if digits > 1 and rounds_to(given, expected, digits):
        return partial(0.5, "This is rounded; the exact number is asked for.", Reason.PRECISION)
    return _DIFFERENT


def _shortened(given: Fraction, expected: Fraction, digits: int) -> bool:
    """Return whether a number is the reference rounded to so many of its own digits: 0.7 for 0.672, not 1."""
    return bool(expected) and rounded(expected, last_place(expected, digits)) == given


def _digits_fit(typed: Typed | None, value: Fraction, digits: int | None, decimals: int | None) -> bool:
    """Return whether a number was typed with exactly the digits or decimals that are asked for."""
    if typed is None:
        return True
    if decimals is not None:
        return typed.decimals == decimals
    if typed.digits is None or digits is None:
        return False
    if not value:
        return (typed.decimals or 0) == digits or (digits == 1 and not typed.decimals)
    least = typed.digits if typed.sure is None else typed.sure
    if typed.sure is None and not typed.decimals and value.denominator == 1:
        least = len(str(abs(value.numerator)).rstrip("0"))  # 1300 has two to four digits
    return least <= digits <= max(typed.digits, least) or (
        not typed.decimals and exponent(value) + 1 == digits
    )
