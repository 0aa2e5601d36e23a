"""A number as people type it: separators, suffixes, percent, units; or any constant formula.

`138,357,544`, `138 357 544`, `1_000`, `1.38e8`, `3.2×10^5`, `138M`, `15.5 GFLOPs`, `25%`, `3/4`, `2^10`, `½`.
What can mean two things (`1,5`, `1.000,5`, `1.5m`) is asked about, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import islice

import msgspec

from solvers.language.characters import SUPERSCRIPTS, plain
from solvers.language.measures import is_physical, measure_of
from solvers.language.tokens import MAX_CHARACTERS, MAX_DIGITS, ReadError, literal_text
from solvers.language.units import scale_of
from solvers.language.vocabulary import Vocabulary
from solvers.reading import outer, read
from solvers.tree import Binary, Negate, Node, Number
from solvers.verdict import Reason

_NO_NAMES = Vocabulary(names=frozenset())

_SUFFIXES: Mapping[str, int] = {
    "k": 3, "K": 3, "thousand": 3, "M": 6, "mn": 6, "mio": 6, "million": 6, "millions": 6,
    "G": 9, "B": 9, "bn": 9, "billion": 9, "billions": 9, "T": 12, "trillion": 12, "trillions": 12,
}  # fmt: skip

_RAISED = "".join(re.escape(glyph) for glyph, sign in SUPERSCRIPTS.items() if sign in "0123456789-")
_LITERAL = re.compile(
    rf"""
    (?:[~≈]\s*)?
    (?P<sign>[-+]\ ?)?
    (?P<number>
        [1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?
        |[1-9][0-9]{{0,2}}(?P<blank>[ _'])[0-9]{{3}}(?:(?P=blank)[0-9]{{3}})*(?:\.[0-9]+)?
        |(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE](?P<exponent>[-+]?[0-9]+))?
    )
    (?![0-9.,]|\ [0-9])
    (?:
        \ ?[×xX*·⋅]\ ?10
        (?:(?:\^|\*\*)(?:\{{(?P<braced>[-+]?[0-9]+)\}}|(?P<power>[-+]?[0-9]+))|(?P<raised>[{_RAISED}]+))
    )?
    """,
    re.VERBOSE,
)
_DECIMAL_COMMA = re.compile(r"^(\s*[-+~≈]?\s*0),(?=[0-9]+(?![0-9.,]))")  # no group of thousands begins with 0
_AMBIGUOUS = re.compile(r"[-+]?\s*[0-9]+(?:[.,][0-9]+)*,[0-9]+(?:[.,][0-9]+)*|[-+]?\s*[0-9]+(?:\.[0-9]+){2,}")
_TAIL = re.compile(r"\s*(?P<suffix>[A-Za-z]+)\s+(?P<unit>\S+)")
_UNIT_START = re.compile(r"(?<=[0-9)\]}!a-z])[\s*·×]*(?<![A-Za-zµμ])(?P<unit>%|[A-Za-zµμΩ])")
MAX_UNIT_STARTS = 8


class Quantity(msgspec.Struct, frozen=True):
    """A number that was typed: its value (suffix and percent included, unit not) and how it was typed.

    `digits` counts significant digits and `decimals` those after the point; both are None for a formula.
    Trailing zeros of a whole number count in `digits`, not in `sure_digits`.
    """

    value: Node
    unit: str = ""
    digits: int | None = None
    decimals: int | None = None
    percent: bool = False
    sure_digits: int | None = None


def read_quantity(text: str, units: Collection[str] = ()) -> Quantity:
    """Return the number a text means; `units` are the card's own beside the known; raise `ReadError`."""
    if len(text) > MAX_CHARACTERS:
        raise ReadError(f"The number is longer than {MAX_CHARACTERS} characters.", MAX_CHARACTERS, len(text))
    start, end = outer(text)
    if start >= end:
        raise ReadError("Nothing is written yet.", 0, len(text), Reason.EMPTY)
    source = _DECIMAL_COMMA.sub(r"\g<1>.", plain(text), count=1)
    match = _LITERAL.match(source, start, end)
    if match is not None:
        quantity = _literal(source, match, end, units)
        if quantity is not None:
            return quantity
    ambiguous = _AMBIGUOUS.match(source, start, end)
    if ambiguous is not None:
        raise _ask(text, ambiguous)
    return _formula(text, source, start, end, units)


def _ask(text: str, match: re.Match[str]) -> ReadError:
    typed = text[match.start() : match.end()]
    message = (
        f"“{typed}” can be read in two ways: write a decimal with a point, as in 1.5, "
        "and thousands in full groups, as in 1,500."
    )
    return ReadError(message, match.start(), match.end())


def _literal(source: str, match: re.Match[str], end: int, units: Collection[str]) -> Quantity | None:
    """Return the quantity of a literal with what follows it, None when a formula goes on after it."""
    tail = source[match.end() : end].strip()
    if tail in ("e", "E"):
        raise ReadError("The exponent after “e” is missing, as in 1.5e3.", match.start(), end)
    percent = tail in ("%", "percent", "per cent", r"\%")
    known = ("", "") if percent else _suffix_and_unit(tail, units)
    if known is None:
        return None
    suffix, unit = known
    literal = literal_text(re.sub("[,_' ]", "", match["number"]), match.start(), match.end())
    mantissa = literal.partition("e")[0]
    value = _scaled(literal, match, _SUFFIXES.get(suffix, 0))
    as_typed = value == Number(mantissa)
    if (match["sign"] or "").startswith("-"):
        value = Negate(value)
    if percent:
        value = Binary("/", value, Number("100"))
    return Quantity(
        value,
        unit,
        digits=_significant(mantissa),
        decimals=len(mantissa.partition(".")[2]) if as_typed else None,
        percent=percent,
        sure_digits=_sure(mantissa),
    )


def _suffix_and_unit(tail: str, units: Collection[str]) -> tuple[str, str] | None:
    if tail in units:
        return "", tail
    if tail in _SUFFIXES:
        return tail, ""
    unit = tail.lstrip("*·×⋅ ")
    if scale_of(tail) is not None or (unit and _is_unit(unit, units)):
        return "", unit
    parts = _TAIL.fullmatch(tail)
    if parts and parts["suffix"] in _SUFFIXES and (parts["unit"] in units or scale_of(parts["unit"])):
        return parts["suffix"], parts["unit"]
    return None


def _with_digits(value: Node, unit: str) -> Quantity:
    """Return a quantity whose number stood in brackets or after a sign, with the digits of a literal."""
    literal = value.operand if isinstance(value, Negate) else value
    if not isinstance(literal, Number) or "e" in literal.text:
        return Quantity(value, unit)
    digits, sure = _significant(literal.text), _sure(literal.text)
    return Quantity(value, unit, digits, len(literal.text.partition(".")[2]), sure_digits=sure)


def _is_unit(text: str, units: Collection[str]) -> bool:
    """Return whether a text is a unit: one of the everyday, or any where the card asks for a physical one.

    Elsewhere `5 m` stays open to doubt: metres, or millions?
    """
    if scale_of(text) is not None or text in units:
        return True
    return any(map(is_physical, units)) and measure_of(text) is not None


def _scaled(literal: str, match: re.Match[str], suffix: int) -> Node:
    """Return the value with its power of ten; a suffix is multiplied out, a written power stays."""
    power = _power(match)
    if suffix and (power or "e" in literal):
        raise ReadError("Write either a power of ten or a suffix such as M.", match.start(), match.end())
    if suffix:
        return Number(_shifted(literal, suffix))
    if not power:
        return Number(literal)
    exponent: Node = Number(power.lstrip("+-"))
    if power.startswith("-"):
        exponent = Negate(exponent)
    return Binary("*", Number(literal), Binary("^", Number("10"), exponent))


def _power(match: re.Match[str]) -> str:
    """Return the exponent of `×10^5` or `×10⁵`, or nothing."""
    raised = "".join(SUPERSCRIPTS[glyph] for glyph in match["raised"] or "")
    power = match["braced"] or match["power"] or raised
    if not re.fullmatch(r"(?:[-+]?[0-9]{1,6})?", power) or abs(int(power or 0)) > MAX_DIGITS:
        raise ReadError(
            f"The exponent is not a whole number within ±{MAX_DIGITS}.", match.start(), match.end()
        )
    return power


def _shifted(mantissa: str, power: int) -> str:
    """Return the literal times 10^power, without an exponent: 138M is 138000000."""
    whole, _, fraction = mantissa.partition(".")
    fraction = fraction.ljust(power, "0")
    digits = (whole + fraction[:power]).lstrip("0") or "0"
    return f"{digits}.{fraction[power:]}" if fraction[power:] else digits


def _significant(mantissa: str) -> int:
    return max(1, len(mantissa.replace(".", "").lstrip("0")))


def _sure(mantissa: str) -> int:
    """Return the significant digits without the trailing zeros of a whole number."""
    return _significant(mantissa if "." in mantissa else mantissa.rstrip("0"))


def _formula(text: str, source: str, start: int, end: int, units: Collection[str]) -> Quantity:
    """Return a constant formula, perhaps with a unit after it."""
    for match in islice(_UNIT_START.finditer(source, start, end), MAX_UNIT_STARTS):
        unit = source[match.start("unit") : end].rstrip()
        if unit == "%" or _is_unit(unit, units):
            value = read(text[: match.start()], _NO_NAMES)
            if unit == "%":
                return Quantity(Binary("/", value, Number("100")), percent=True)
            return _with_digits(value, unit)
    try:
        return Quantity(read(text, _NO_NAMES))
    except ReadError as error:
        if error.reason is not Reason.UNKNOWN_NAME:
            raise
        word = " ".join(text[error.start : error.end].split())[:30]
        message = f"“{word}” is no number, suffix (k, M, B, T, %) or unit that is known here."
        raise ReadError(message, error.start, error.end, Reason.UNKNOWN_NAME) from None
