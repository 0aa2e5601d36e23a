"""Numbers as people type them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solvers.language.measures import measure_of
from solvers.language.units import scale_of
from solvers.literals import Quantity, read_quantity
from solvers.printing import to_text
from solvers.reading import ReadError
from solvers.tree import Number
from solvers.verdict import Reason


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("7", "7"),
        ("+7", "7"),
        ("−5", "−5"),
        ("- 5", "−5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("138,357,544", "138357544"),
        ("138 357 544", "138357544"),
        ("138\u202f357\u202f544", "138357544"),
        ("138'357'544", "138357544"),
        ("1_000", "1000"),
        ("1,000.5", "1000.5"),
        ("1.38e8", "1.38e8"),
        ("1.38E+8", "1.38e8"),
        ("3.2×10^5", "3.2·10⁵"),
        ("3.2 x 10^-5", "3.2·10⁻⁵"),
        ("3.2·10⁻⁵", "3.2·10⁻⁵"),
        (r"3.2*10^{5}", "3.2·10⁵"),
        ("138M", "138000000"),
        ("138 M", "138000000"),
        ("1.5k", "1500"),
        ("1.23456k", "1234.56"),
        ("0.0005k", "0.5"),
        ("7B", "7000000000"),
        ("4.1G", "4100000000"),
        ("138 million", "138000000"),
        ("~100k", "100000"),
        ("１２３", "123"),
        ("25%", "25/100"),
        ("-2.5 %", "(−2.5)/100"),
        (r"25\%", "25/100"),
        ("2^10", "2¹⁰"),
        ("3/4", "3/4"),
        ("½", "1/2"),
        ("2½", "2 + 1/2"),
        ("sqrt(2)/2", "√2/2"),
        ("1 - e^-1", "1 − e⁻¹"),
        ("2π", "2·π"),
        (r"$\frac{1}{2}$", "1/2"),
        ("(1/3)%", "(1/3)/100"),
    ],
)
def test_a_number_is_read_however_it_is_typed(text: str, reading: str) -> None:
    """Separators, powers of ten, suffixes, percent and constant formulas."""
    assert to_text(read_quantity(text).value) == reading


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("15.5 GFLOPs", "15.5", "GFLOPs"),
        ("16 GiB", "16", "GiB"),
        ("16GB", "16", "GB"),
        ("138M parameters", "138000000", "parameters"),
        ("0.025 s", "0.025", "s"),
        ("2^10 bytes", "2¹⁰", "bytes"),
        ("4.1 GFLOP/s", "4.1", "GFLOP/s"),
        ("3 widgets", "3", "widgets"),
        ("7 B", "7", "B"),
    ],
)
def test_a_unit_stays_beside_the_number(text: str, value: str, unit: str) -> None:
    """Known units, and those that the card declares, even where they look like a suffix."""
    quantity = read_quantity(text, units=("widgets", "B"))
    assert (to_text(quantity.value), quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "digits", "decimals", "sure_digits"),
    [
        ("0.0120", 3, 4, 3),
        ("13000", 5, 0, 2),
        ("13000.", 5, 0, 2),
        ("1,000.0", 5, 1, 5),
        ("-7.30", 3, 2, 3),
        ("1.50e3", 3, None, 3),
        ("1.5×10^3", 2, None, 2),
        ("1.5k", 2, None, 2),
        ("12.5%", 3, 1, 3),
        ("0", 1, 0, 1),
        ("0.0", 1, 1, 1),
        ("1/3", None, None, None),
        ("2^10", None, None, None),
    ],
)
def test_precision_is_taken_from_what_was_typed(
    text: str, digits: int | None, decimals: int | None, sure_digits: int | None
) -> None:
    """Significant digits and decimals; trailing zeros of a whole number are not sure."""
    quantity = read_quantity(text)
    assert (quantity.digits, quantity.decimals, quantity.sure_digits) == (digits, decimals, sure_digits)


def test_percent_is_a_mark_and_a_factor() -> None:
    """The value is what the percentage is worth."""
    assert read_quantity("25%").percent
    assert not read_quantity("0.25").percent


@pytest.mark.parametrize(("text", "value"), [("0,111", "0.111"), ("-0,5", "-0.5"), ("0,25 ms", "0.25 ms")])
def test_a_comma_after_a_leading_zero_is_a_decimal_point(text: str, value: str) -> None:
    """No group of thousands begins with 0."""
    assert read_quantity(text, ("ms",)).value == read_quantity(value).value


@pytest.mark.parametrize("text", ["1,5", "1,00", "3,111,2", "1.000,5", "138.357.544", "1,2,3", "1,0000"])
def test_what_can_mean_two_things_is_asked_about(text: str) -> None:
    """A comma is a decimal point to half of the world."""
    with pytest.raises(ReadError, match="two ways"):
        read_quantity(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("5MM", 1, 3),
        ("1.5m", 3, 4),
        ("five", 0, 4),
        ("42 is the answer", 3, 5),
        ("0x10", 1, 4),
        ("nan", 0, 3),
        ("5 apples", 2, 8),
        ("1e", 0, 2),
        ("1 2 3", 0, 3),
        ("1/2/", 3, 4),
        ("5..6", 0, 4),
        ("1e401", 0, 5),
        ("3×10^999999", 0, 11),
        ("1e3k", 0, 3),
        ("9" * 401, 400, 401),
    ],
)
def test_what_is_no_number_is_refused_at_its_place(text: str, start: int, end: int) -> None:
    """A refusal never turns into a wrong number."""
    with pytest.raises(ReadError) as refusal:
        read_quantity(text)
    assert (refusal.value.start, refusal.value.end) == (start, end)


def test_nothing_is_empty() -> None:
    """An empty answer has a reason of its own."""
    with pytest.raises(ReadError) as refusal:
        read_quantity("  ")
    assert refusal.value.reason is Reason.EMPTY


@given(st.integers(0, 10**12), st.sampled_from(("{:,}", "{:_}", "{}")))
def test_separators_do_not_change_a_number(value: int, form: str) -> None:
    """Grouped digits are the same number as the digits alone."""
    assert read_quantity(form.format(value)).value == Number(str(value))


@given(st.decimals(0, 10**6, places=4), st.sampled_from((("k", 3), ("M", 6), ("B", 9), ("T", 12))))
def test_a_suffix_multiplies_exactly(value: object, suffix: tuple[str, int]) -> None:
    """No float is involved: 0.1k is 100."""
    letter, power = suffix
    read = read_quantity(f"{value}{letter}").value
    assert isinstance(read, Number)
    assert read.value == Fraction(str(value)) * 10**power


def test_a_quantity_of_a_plain_formula_has_no_marks() -> None:
    """Only what was typed is reported."""
    assert read_quantity("pi") == Quantity(read_quantity("π").value)


@pytest.mark.parametrize(
    ("unit", "scale", "base"),
    [
        ("", 1, ""),
        ("GFLOPs", 10**9, "FLOP"),
        ("FLOPS", 1, "FLOP"),
        ("MMACs", 10**6, "MAC"),
        ("GiB", 2**30, "byte"),
        ("GB", 10**9, "byte"),
        ("Mb", 10**6, "bit"),
        ("ms", Fraction(1, 1000), "second"),
        ("min", 60, "second"),
        ("GFLOP/s", 10**9, "FLOP/second"),
        ("params", 1, "parameter"),
    ],
)
def test_units_know_their_size(unit: str, scale: Fraction, base: str) -> None:
    """Prefixes are decimal, binary ones with an i; B is bytes and b is bits."""
    assert scale_of(unit) == (scale, base)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("9.81 m/s^2", "m/s^2"),
        ("9.81*m/s/s", "m/s/s"),
        ("9.81 m s^(-2)", "m s^(-2)"),
        ("(9.81) m/s²", "m/s²"),
        ("981/100 kg m / s^2", "kg m / s^2"),
    ],
)
def test_physical_units_may_be_made_of_others(text: str, unit: str) -> None:
    """Where the card asks for one; elsewhere a lone m would be a guess."""
    quantity = read_quantity(text, ("m/s^2",))
    assert quantity.unit == unit
    assert quantity.digits == (None if "/100" in text else 3)
    with pytest.raises(ReadError):
        read_quantity(text, ("FLOPs",))


@pytest.mark.parametrize(
    ("unit", "same"),
    [
        ("N", "kg m/s^2"),
        ("J", "N*m"),
        ("W", "V A"),
        ("kWh", "kJ"),
        ("l", "dm**3"),
        ("1/s", "Hz"),
        ("kN*ns/(mm*Hz)", "g"),
        ("GFLOP/s", "GFLOPs Hz"),
    ],
)
def test_units_are_taken_apart_into_base_units(unit: str, same: str) -> None:
    """Two spellings of one quantity have the same powers of the base units."""
    left, right = measure_of(unit), measure_of(same)
    assert left is not None
    assert right is not None
    assert left.powers == right.powers


@pytest.mark.parametrize(
    "unit",
    [
        "",
        "m/",
        "(m",
        "m)",
        "m^",
        "m^(2",
        "s^99",
        "m^^2",
        "/m",
        "(" * 50,
        "(" * 9 + "(km/m)" + "^9)" * 9,
        "apples",
        "m" * 99,
    ],
)
def test_what_is_no_unit_is_none(unit: str) -> None:
    """Hostile text too."""
    assert measure_of(unit) is None


@pytest.mark.parametrize("unit", ["MM", "m", "kimages", "GiFLOP", "FLOP/", "apples"])
def test_unknown_units_are_known_to_be_unknown(unit: str) -> None:
    """What is not in the table is left to the card."""
    assert scale_of(unit) is None
