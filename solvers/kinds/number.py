"""One number: its value, how precisely it was given, and its unit."""

from __future__ import annotations

from functools import cached_property

from solvers.answers import Drawn, NumberAnswer
from solvers.judging.diagnosis import number_relation, off_by_one
from solvers.judging.digits import Typed
from solvers.judging.judge import AnswerError, Shown, check_names, formula, put_in, refused
from solvers.judging.labels import label_of
from solvers.judging.measuring import measured
from solvers.judging.precision import SHOWN_DIGITS, NumberRule, number_rule
from solvers.judging.wording import number_text
from solvers.language.units import scale_of
from solvers.literals import Quantity, read_quantity
from solvers.printing import to_latex, to_text
from solvers.reading import ReadError
from solvers.tree import Node, Relation, Sequence, names, number
from solvers.values.evaluate import OverflowingError, UndefinedError
from solvers.values.realvalue import NotRealError, RealValue, real_value
from solvers.verdict import Reason, Verdict, malformed, partial, wrong
from solvers.worker.prover import Prover


class NumberJudge:
    """Judges numbers."""

    def __init__(self, answer: NumberAnswer, drawn: Drawn) -> None:
        self.answer = answer
        self.drawn = drawn

    @cached_property
    def formula(self) -> Node:
        """The reference with the drawn values put in."""
        return put_in(formula(self.answer.number, "number"), self.drawn.values, "number")

    @cached_property
    def expected(self) -> RealValue:
        """The value of the reference; raises `AnswerError` when it has none."""
        if unknown := sorted(names(self.formula)):
            raise AnswerError(f"`number` uses {', '.join(unknown)}, which has no value.", "number")
        try:
            return real_value(self.formula)
        except NotRealError as error:
            raise AnswerError("The value of `number` is not real.", "number") from error
        except UndefinedError as error:
            raise AnswerError(
                "`number` has no value: it divides by zero or leaves its domain.", "number"
            ) from error

    @cached_property
    def rule(self) -> NumberRule:
        """How precise the answer has to be."""
        return number_rule(self.answer.tolerance, self.answer.digits, self.answer.decimals)

    def judge(self, given: str, prover: Prover | None) -> Verdict:  # noqa: ARG002 - numbers need no proof
        """Return the verdict on a number."""
        quantity = self.read(given)
        if isinstance(quantity, Verdict):
            return quantity
        value = _value(quantity)
        return value if isinstance(value, Verdict) else self.verdict(quantity, value)

    def read(self, given: str) -> Quantity | Verdict:
        """Return the typed number, or why it cannot be read."""
        try:
            return read_quantity(given, (self.answer.unit,) if self.answer.unit else ())
        except ReadError as error:
            label = label_of(given)
            return malformed(f"Give the number alone, without “{label}”.") if label else refused(error)

    def verdict(self, quantity: Quantity, typed: RealValue) -> Verdict:
        """Judge value, precision and unit, in this order."""
        unit = measured(quantity, self.answer.unit)
        value = RealValue(typed.value * unit.scale, typed.error)
        verdict = self.rule.judge(
            value, self.expected, Typed(quantity.digits, quantity.decimals, quantity.sure_digits)
        )
        if unit.problem and (verdict.score == 1.0 or self._right_in_base_units(quantity, typed)):
            return partial(0.5, f"The number is right. {unit.problem}", Reason.UNIT)
        return self.different(value, unit.problem) if verdict.reason is Reason.DIFFERENT else verdict

    def _right_in_base_units(self, quantity: Quantity, typed: RealValue) -> bool:
        """Return whether `3.17G` stands where 3.17 GFLOPs are asked for: right but for the word."""
        scale = scale_of(self.answer.unit or "")
        if quantity.unit or scale is None or scale[0] == 1:
            return False
        value = RealValue(typed.value / scale[0], typed.error)
        return self.rule.judge(value, self.expected, Typed(quantity.digits)).score == 1.0

    def different(self, value: RealValue, unit: str) -> Verdict:
        """Say how a wrong number is related to the right one, where that is telling."""
        relation = number_relation(value.value, self.expected.value)
        if relation:
            return wrong(f"{relation} {unit}".strip(), Reason.FACTOR)
        relation = off_by_one(value.value, self.expected.value)
        if relation:
            return wrong(f"{relation} {unit}".strip())
        if unit:
            return wrong(f"That is not the number. {unit}", Reason.DIFFERENT)
        return wrong(f"That is not the number: yours is {number_text(value.value, SHOWN_DIGITS)}.")

    def reading(self, given: str) -> Shown | Verdict:
        """Return the number as it is read."""
        quantity = self.read(given)
        if isinstance(quantity, Verdict):
            return quantity
        unit = f" {quantity.unit}" if quantity.unit else ""
        text = to_text(quantity.value) + unit
        return Shown(text, to_latex(quantity.value) + (rf"\ \mathrm{{{quantity.unit}}}" if unit else ""))

    def reference(self) -> Shown:
        """Return the right number, and the unit; rounded when it is long."""
        unit = f" {self.answer.unit}" if self.answer.unit else ""
        text = self.shown_value() + unit
        return Shown(text, None)

    def shown_value(self) -> str:
        """Return the value in the digits that the card asks for."""
        value = self.expected
        if value.whole:
            return to_text(number(value.value))
        return self.rule.shown(value.value)

    def validate(self, varied: frozenset[str]) -> None:
        """Raise `AnswerError` for what the card gets wrong."""
        node = formula(self.answer.number, "number")
        check_names(node, varied, "number")
        self.rule  # noqa: B018 - reading it is the check
        if not names(put_in(node, self.drawn.values, "number")):
            self.expected  # noqa: B018 - reading it is the check


def _value(quantity: Quantity) -> RealValue | Verdict:
    if isinstance(quantity.value, Sequence):
        return malformed("A single number is asked for, without brackets around it.")
    if isinstance(quantity.value, Relation):
        return malformed("Give the number alone, without “=” or a comparison.")
    if unknown := sorted(names(quantity.value)):
        return malformed(
            f"A number is asked for; {unknown[0]} has no value here.", reason=Reason.UNKNOWN_NAME
        )
    try:
        return real_value(quantity.value)
    except NotRealError:
        return malformed("A real number is asked for; this one is complex.")
    except OverflowingError:
        return malformed("This number is too large to compute.")
    except UndefinedError:
        return malformed("This has no value: it divides by zero or leaves its domain.")
