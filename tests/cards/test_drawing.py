"""A card and a seed give one question: its numbers drawn, computed, and put into its texts."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cards.drawing import DrawError, combinations, draw
from cards.types import Card, Place
from cards.values import in_prose
from solvers.answers import ChoiceAnswer, NumberAnswer
from solvers.tree import Node
from solvers.values.exact import constant
from tests.cards.writing import FORMULAS, card

SUPPRESSED = [HealthCheck.function_scoped_fixture]


def value(node: Node) -> int:
    """Return the whole number that a drawn value is."""
    exactly = constant(node)
    assert exactly is not None
    assert exactly.denominator == 1
    return int(exactly)


@pytest.fixture
def division(tmp_path: Path) -> Card:
    """Return a card whose draws must divide without rest, and exceed one another."""
    return card(
        tmp_path,
        """
id: a
ask: 'Split {n} among {k}.'
vary: {n: 1..30, k: 1..6}
given: {q: n/k, r: 'mod(n, k)'}
unless: [k >= n, r != 0]
number: q
""",
    )


@settings(max_examples=100, deadline=None, suppress_health_check=SUPPRESSED)
@given(seed=st.integers(0, 2**63))
def test_a_draw_is_what_its_seed_says_and_what_unless_allows(division: Card, seed: int) -> None:
    """The same seed gives the same question; no draw is one that `unless` skips; `given` is computed."""
    question = draw(division, seed)
    assert question == draw(division, seed)
    n, k, q = (value(question.drawn.values[name]) for name in ("n", "k", "q"))
    assert k < n
    assert n == q * k
    assert question.ask == f"Split {n} among {k}."
    assert question.drawn.seed == seed


def test_every_draw_is_met(tmp_path: Path) -> None:
    """Seeds reach all combinations, in no fixed turn."""
    found = card(tmp_path, "id: a\nask: '{a}{b}'\nvary: {a: [1, 2], b: [3, 4, 5]}\nnumber: 1")
    asked = [draw(found, seed).ask for seed in range(60)]
    assert combinations(found) == 6
    assert set(asked) == {"13", "14", "15", "23", "24", "25"}
    assert asked[:6] != asked[6:12]


def test_a_rare_draw_is_found(tmp_path: Path) -> None:
    """One of 10,000 draws is left by `unless`, and each seed finds it."""
    found = card(
        tmp_path, "id: a\nask: '{a} {b}'\nvary: {a: 1..100, b: 1..100}\nunless: [a != 73, b != 19]\nnumber: a"
    )
    assert {draw(found, seed).ask for seed in range(2)} == {"73 19"}


@pytest.mark.parametrize(
    ("lines", "key", "path", "message"),
    [
        ("vary: {k: [1]}\nunless: k = 1", "unless", (), "This skips every draw; allow some of them."),
        ("vary: {k: [1]}\ngiven: {g: 1/(k-1)}", "given", ("g",), "This divides by zero."),
        (
            "vary: {k: [-1]}\ngiven: {g: sqrt(k)}",
            "given",
            ("g",),
            "This is no real number for the numbers drawn.",
        ),
        ("vary: {k: [-1]}\ngiven: {g: k < 1}", "given", ("g",), "A comparison is no value."),
        ("vary: {k: [1]}\nunless: [k > 5, k]", "unless", (1,), "This must be a comparison, such as k > n."),
        ("vary: {k: [1]}\nunless: '[1] < [k]'", "unless", (0,), "Vectors can be compared by = and != only."),
    ],
)
def test_a_card_that_cannot_be_drawn_says_why(
    tmp_path: Path, lines: str, key: str, path: tuple[str | int, ...], message: str
) -> None:
    """The error names the key and what stands below it."""
    found = card(tmp_path, f"id: a\nask: '{{k}}'\nnumber: k\n{lines}")
    with pytest.raises(DrawError) as caught:
        draw(found, 1)
    assert (caught.value.key, caught.value.path, caught.value.message) == (key, path, message)


def test_a_formula_that_cannot_be_read_is_told_with_its_character(tmp_path: Path) -> None:
    """So that `deck.yaml:line:column` can point at it."""
    found = card(tmp_path, "id: a\nask: '{k}'\nvary: {k: [1]}\ngiven: {g: k + qq}\nnumber: g")
    with pytest.raises(DrawError) as caught:
        draw(found, 1)
    assert (caught.value.key, caught.value.path, caught.value.offset) == ("given", ("g",), 4)


@pytest.mark.parametrize(
    ("drawn", "prose", "maths"),
    [
        ("9999", "9999", "9999"),
        ("10000", "10,000", "10{,}000"),
        ("138357544", "138,357,544", "138{,}357{,}544"),
        ("0.10", "0.10", "0.10"),
        ("-3", "−3", "-3"),
        ("1/3", "1/3", r"\frac{1}{3}"),
        ("3/4", "0.75", r"\frac{3}{4}"),
        ("2^10", "1024", "2^{10}"),
        ("[1, 2, 30000]", "[1, 2, 30,000]", r"\left[1, 2, 30000\right]"),
        ("x^2", "x²", "x^{2}"),
        ("sqrt(2)", "1.414", "1.414"),
        ("1e5", "1e5", r"1 \cdot 10^{5}"),
    ],
)
def test_values_are_written_for_a_reader(tmp_path: Path, drawn: str, prose: str, maths: str) -> None:
    """In a sentence as in print, between dollars as TeX."""
    found = card(tmp_path, f"id: a\nask: 'It is {{k}}: $x = {{k}}$'\nvary: {{k: ['{drawn}']}}\nnumber: 1")
    assert draw(found, 1).ask == f"It is {prose}: $x = {{{maths}}}$"


@pytest.mark.parametrize(
    ("formula", "filled"),
    [
        ("2^{n}", "2^{12345}"),
        ("x_{{n}}", "x_{{12345}}"),
        (r"\sum_{i=1}^{n} i", r"\sum_{i=1}^{12345} i"),
        ("a^{ {n}+1} + {n}", "a^{ {12345}+1} + {12{,}345}"),
        (r"\frac{{n}}{x^{2}}", r"\frac{{12{,}345}}{x^{2}}"),
        ("2^{a}{n}", "2^{a}{12{,}345}"),
    ],
)
def test_an_index_or_exponent_has_no_commas(tmp_path: Path, formula: str, filled: str) -> None:
    """`x_{12,345}` would be read as two indices; the same number on the line keeps its comma."""
    found = card(tmp_path, f"id: a\nask: '${formula}$'\nvary: {{n: [12345]}}\nnumber: 1")
    assert draw(found, 1).ask == f"${filled}$"


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("n/4", "25,000"),
        ("n/8e6", "0.0125"),
        ("n/7", "14,286"),
        ("1/7", "1/7"),
        ("-n/3e5", "−1/3"),
        ("n*1.5", "150,000"),
        ("sqrt(n)", "316.2"),
        ("exp(-n/10000)", "4.54e-5"),
        ("[n/2, 1/2]", "[50,000, 0.5]"),
    ],
)
def test_computed_values_are_exact_or_rounded_for_reading(tmp_path: Path, formula: str, shown: str) -> None:
    """Whole and short decimals in full, small fractions as fractions, the rest in four digits."""
    found = card(
        tmp_path, f"id: a\nask: '{{n}}: {{g}}'\nvary: {{n: [100000]}}\ngiven: {{g: '{formula}'}}\nnumber: 1"
    )
    assert draw(found, 1).ask == f"100,000: {shown}"


def test_only_drawn_names_are_replaced(tmp_path: Path) -> None:
    """Other braces, in TeX or in code, stay; hints, the solution and messages are filled as well."""
    found = card(
        tmp_path,
        r"""
id: a
ask: 'Set $W_{out}$ for {k}: $\frac{1}{k}$, {1, 2}'
hint: 'Think of {k}.'
why: 'Since {k} is {k}.'
vary: {k: [7]}
number: k
mistakes: {k + 1: 'Not {k}.'}
""",
    )
    question = draw(found, 3)
    assert question.ask == r"Set $W_{out}$ for 7: $\frac{1}{7}$, {1, 2}"
    assert (question.hints, question.why) == (("Think of 7.",), "Since 7 is 7.")
    assert question.answer == NumberAnswer(number="k", mistakes={"k + 1": "Not 7."})


def test_numbers_are_drawn_into_options(tmp_path: Path) -> None:
    """A choice asks about drawn numbers too."""
    found = card(
        tmp_path,
        "id: a\nask: 'Half of {n}?'\nvary: {n: [8]}\ngiven: {h: n/2}\n"
        "choice: {right: '{h}', wrong: {'{n}': 'That is {n} itself.'}}",
    )
    answer = draw(found, 1).answer
    assert isinstance(answer, ChoiceAnswer)
    assert answer.choice.right == "4"
    assert answer.choice.wrong == {"8": "That is 8 itself."}


def test_greek_names_are_drawn_under_one_spelling(tmp_path: Path) -> None:
    """`β` in the deck is `beta` to the solver, as in formulas."""
    found = card(tmp_path, "id: a\nask: 'With {β}?'\nvary: {β: [2]}\nnumber: β")
    question = draw(found, 1)
    assert question.ask == "With 2?"
    assert list(question.drawn.values) == ["beta"]


def test_a_card_without_numbers_is_asked_as_it_stands(tmp_path: Path) -> None:
    """Nothing is replaced, whatever its braces."""
    found = card(tmp_path, "id: a\nask: 'The set {x}'\nnumber: 1")
    question = draw(found, 5)
    assert question.ask == found.ask
    assert question.answer is found.answer
    assert question.drawn.values == {}


@settings(max_examples=200, deadline=None, suppress_health_check=SUPPRESSED)
@given(vary=FORMULAS, given_=FORMULAS, unless=FORMULAS)
def test_any_formula_is_drawn_or_refused(tmp_path: Path, vary: str, given_: str, unless: str) -> None:
    """Whatever a deck holds, a session meets a question or a DrawError, which it can skip with a word."""
    found = Card(
        key="t/a",
        ask="{k} $k = {k}$ {g} ${g}$",
        answer=NumberAnswer(number="k"),
        vary={"k": (vary, "2")},
        given={"g": given_},
        unless=(unless,),
        place=Place(tmp_path / "t.yaml", 1, 1),
    )
    for seed in range(3):
        with contextlib.suppress(DrawError):
            question = draw(found, seed)
            assert question.ask.startswith(f"{in_prose(question.drawn.values['k'])} $k = {{")


@pytest.mark.parametrize("formula", ["10^400/7", "9^9^9^9", "1e300*1e300", "-(10^320)/3", "0^-1", "2^-5000"])
def test_values_beyond_floats_are_written_or_refused(tmp_path: Path, formula: str) -> None:
    """Nothing overflows on its way into a text."""
    found = card(
        tmp_path, f"id: a\nask: '{{k}} {{g}} ${{g}}$'\nvary: {{k: [1]}}\ngiven: {{g: '{formula}'}}\nnumber: 1"
    )
    with contextlib.suppress(DrawError):
        assert "{g}" not in draw(found, 1).ask
