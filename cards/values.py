"""The values of a card's numbers: exact where they are rational, and written as a reader expects."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from fractions import Fraction

from solvers.printing import to_latex, to_text
from solvers.tree import Negate, Node, Number, Relation, Sequence, names, number
from solvers.trees.substitution import substitute
from solvers.values import exact
from solvers.values.evaluate import UndefinedError, evaluate

_GROUPED_FROM = 10_000  # four digits are read at a glance, five are not
_MAX_DECIMALS = 6
_MAX_WHOLE = 15  # digits of a whole number that a float holds
_MAX_PART = 9999  # of a fraction that is shown as one
_MAX_DENOMINATOR = 10**6  # of a fraction that was meant; a float's is a power of two far beyond
_DIGITS = 4  # shown of a value that is not rational


class NoValueError(ValueError):
    """A formula that has no value, or none that can be compared; the message is a sentence."""


def computed(formula: Node, values: Mapping[str, Node]) -> Node:
    """Return the value: an exact literal where it is rational, else the formula with `values` put in.

    Raises NoValueError where it is undefined, and `substitution.TooLargeError` where it grows too large.
    """
    return _settled(substitute(formula, values))


def defined(node: Node) -> Node:
    """Return the formula itself; raises NoValueError where it has no value."""
    _settled(node)
    return node


def _settled(node: Node) -> Node:
    if isinstance(node, Sequence):
        return Sequence(node.bracket, tuple(map(_settled, node.items)))
    if isinstance(node, Relation):
        raise NoValueError("A comparison is no value.")
    if isinstance(node, Number) or names(node):
        return node
    fraction = _exact(node)
    if fraction is not None:
        return number(fraction)
    _float(node)
    return node


def holds(relation: Node, values: Mapping[str, Node]) -> bool:
    """Return whether a comparison such as `k > n` is true; raises NoValueError when nothing is compared."""
    if not isinstance(relation, Relation):
        raise NoValueError("This must be a comparison, such as k > n.")
    left, right = computed(relation.left, values), computed(relation.right, values)
    if isinstance(left, Sequence) or isinstance(right, Sequence):
        return _same_items(left, right, relation.comparison)
    return _COMPARE[relation.comparison](_sign(left, right), 0.0)


_COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def _same_items(left: Node, right: Node, comparison: str) -> bool:
    if comparison not in ("=", "!="):
        raise NoValueError("Vectors can be compared by = and != only.")
    return (left == right) == (comparison == "=")


def _sign(left: Node, right: Node) -> float:
    """Return a number whose sign is that of left − right; floats within rounding count as equal."""
    first, second = _exact(left), _exact(right)
    if first is not None and second is not None:
        return float((first > second) - (first < second))
    one, other = _float(left), _float(right)
    return 0.0 if math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-300) else one - other


def _exact(node: Node) -> Fraction | None:
    try:
        return exact.constant(node)
    except ZeroDivisionError:
        raise NoValueError("This divides by zero.") from None


def _float(node: Node) -> float:
    try:
        value = evaluate(node, {})
    except UndefinedError:
        raise NoValueError("This has no value for the numbers drawn.") from None
    if isinstance(value, complex):
        raise NoValueError("This is no real number for the numbers drawn.")
    return value


def in_prose(node: Node) -> str:
    """Return a value as a sentence shows it: 150,000; 0.25; 1/3; [1, 2, 3]; x²."""
    if isinstance(node, Sequence):
        opening, closing = node.bracket, _CLOSING[node.bracket]
        return f"{opening}{', '.join(map(in_prose, node.items))}{closing}"
    if isinstance(node, Negate) and isinstance(node.operand, Number):
        return f"−{in_prose(node.operand)}"
    if isinstance(node, Number):
        return _grouped(node.text)
    return _decimal(node) or to_text(node)


def in_maths(node: Node) -> str:
    """Return a value as LaTeX; one without a short exact form is rounded as in prose."""
    if isinstance(node, Number):
        grouped = _grouped(node.text)
        return grouped.replace(",", "{,}") if "," in grouped else to_latex(node)
    if names(node) or isinstance(node, Sequence) or _is_short(node):
        return to_latex(node)
    return to_latex(_rounded(node) or node)


def shortened(node: Node) -> Node:
    """Return a computed value with each float's exact fraction cut to its twelve significant digits."""
    if isinstance(node, Sequence):
        return Sequence(node.bracket, tuple(map(shortened, node.items)))
    if isinstance(node, Number) or names(node):
        return node
    fraction = _exact(node)
    if fraction is None or fraction.denominator <= _MAX_DENOMINATOR:
        return node
    return _literal(_float(node), 12)


_CLOSING = {"(": ")", "[": "]", "{": "}"}


def _grouped(digits: str) -> str:
    if digits.isascii() and digits.isdigit() and int(digits) >= _GROUPED_FROM:
        return f"{int(digits):,}"
    return digits


def _is_short(node: Node) -> bool:
    """Return whether a value is a fraction that a reader takes in at a glance."""
    fraction = _exact(node)
    return fraction is not None and max(abs(fraction.numerator), fraction.denominator) <= _MAX_PART


def _decimal(node: Node) -> str | None:
    """Return a computed value as a decimal, rounded if need be; None for 1/3 and x², which read better."""
    if names(node):
        return None
    fraction = _exact(node)
    if fraction is not None and (exactly := _terminating(fraction)) is not None:
        return exactly
    rounded = None if _is_short(node) else _rounded(node)
    return in_prose(rounded) if rounded else None


def _terminating(fraction: Fraction) -> str | None:
    scaled = fraction * 10**_MAX_DECIMALS
    if scaled.denominator != 1:
        return None
    whole, rest = divmod(abs(scaled.numerator), 10**_MAX_DECIMALS)
    digits = f"{rest:0{_MAX_DECIMALS}}".rstrip("0")
    sign = "−" if fraction < 0 else ""
    return f"{sign}{_grouped(str(whole))}{'.' if digits else ''}{digits}"


def _rounded(node: Node) -> Node | None:
    """Return the value as a literal of a few digits, all its whole ones among them; None beyond floats."""
    try:
        value = _float(node)
    except NoValueError:
        return None
    if 10**_DIGITS <= abs(value) < 10**_MAX_WHOLE:
        return number(round(value))
    return _literal(value, _DIGITS)


def _literal(value: float, digits: int) -> Node:
    """Return a value as a literal of so many significant digits."""
    text = f"{abs(value):.{digits}g}".replace("e-0", "e-").replace("e+", "e")
    return Negate(Number(text)) if value < 0 else Number(text)
