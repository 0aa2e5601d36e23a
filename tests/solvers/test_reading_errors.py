"""What cannot be read is refused with a sentence and a place, whatever it is."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from hypothesis import given

from solvers.language.parser import MAX_NESTING
from solvers.language.parsing import MAX_DEPTH
from solvers.literals import read_quantity
from solvers.printing import to_latex, to_text
from solvers.reading import ReadError, Vocabulary, read, read_chain, read_list, read_shape
from solvers.tree import names
from solvers.verdict import Reason
from tests.solvers.strategies import hostile_text

VOCABULARIES = (
    Vocabulary(),
    Vocabulary(frozenset("xyT")),
    Vocabulary(frozenset(("x", "sigma", "dx")), frozenset("f")),
)


@pytest.mark.parametrize(
    ("text", "start", "end", "message"),
    [
        ("x +", 2, 3, "missing after “+”"),
        ("* x", 0, 1, "missing before “*”"),
        ("x + * y", 2, 5, "“*” cannot follow “+”"),
        ("(x + 1", 0, 1, "“(” is never closed"),
        ("x + 1)", 5, 6, "“)” was never opened"),
        ("(x]", 0, 3, "“(” cannot be closed by “]”"),
        ("|x", 0, 1, "bar is never closed"),
        ("1 2", 0, 3, "the sign between “1” and “2”"),
        ("x 2", 0, 3, "the sign between “x” and “2”"),
        ("1.2.3", 0, 5, "the sign between"),
        ("x.y", 1, 2, "decimal point"),
        ("1,000", 1, 2, "put brackets around several"),
        ("(x,,y)", 2, 3, "missing after “,”"),
        ("sin", 0, 3, "needs an argument"),
        ("sin()", 0, 3, "takes 1 argument, not 0"),
        ("log(x, 2, 3)", 0, 3, "takes 1 or 2 arguments, not 3"),
        ("log_2(x, 3)", 0, 3, "takes 1 or 2 arguments, not 2"),
        ("max()", 0, 3, "takes at least 1 argument"),
        ("tan(x = 1)", 3, 4, "comparison stands alone"),
        ("2(x = 1)", 1, 2, "comparison stands alone"),
        ("floor^-1(x)", 0, 5, "can mean two things"),
        ("diff(x, y)", 0, 4, "not a function here"),
        ("n!!", 1, 3, "double factorial"),
        ("x ± 1", 2, 3, "both values"),
        ("25% x", 2, 3, "0.25 for 25 percent"),
        ("x := 5", 2, 3, "cannot be read"),
        ("x; y", 1, 2, "commas between"),
        ("'x'", 0, 1, "quotes"),
        ("b'x'", 1, 2, "quotes"),
        ("x\ny", 1, 2, "one line"),
        ("x\u202ey", 1, 2, "U+202E"),
        ("x\x1b[0m", 1, 2, "U+001B"),
        ("ﬁ", 0, 1, "ligature"),
        ("х + 1", 0, 1, "cyrillic"),
        ("𝓮", 0, 1, "script"),
        ("_x", 0, 1, "missing before “_”"),
        ("\\\u202e", 0, 1, "LaTeX command"),
        ("x__y", 2, 3, "subscript"),
        ("1e999999999", 0, 11, "too large"),
        ("9" * 401, 400, 401, "longer than 400"),
    ],
)
def test_the_place_and_the_cause_are_named(text: str, start: int, end: int, message: str) -> None:
    """The span marks what the learner has to change, in their own text."""
    with pytest.raises(ReadError) as refusal:
        read(text)
    assert message in refusal.value.message
    assert (refusal.value.start, refusal.value.end) == (start, end)
    assert refusal.value.message.endswith(".")


@pytest.mark.parametrize("text", ["", "   ", "\t\n", "$$", "$ $", "\ufeff"])
def test_nothing_is_told_from_something_wrong(text: str) -> None:
    """An empty answer has a reason of its own."""
    with pytest.raises(ReadError) as refusal:
        read(text)
    assert refusal.value.reason is Reason.EMPTY


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('id')",
        "lambda x: x",
        "(lambda f: f(f))(lambda f: f(f))",
        "[x for x in range(9)]",
        "x.subs(x, 1)",
        "{0.__class__}",
        "x @ y",
        "`id`",
        "${x}",
        "x[::2]",
        "x\\\n+1",
        "[/]",
        "[@click=app.quit]x[/]",
        "＿＿import＿＿('os')",
        "import os",
    ],
)
@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_code_and_markup_are_refused(text: str, vocabulary: Vocabulary) -> None:
    """Nothing of another language slips through as a product of names."""
    with pytest.raises(ReadError):
        read(text, vocabulary)


@given(hostile_text())
def test_any_text_is_read_or_refused_in_its_own_bounds(text: str) -> None:
    """No other exception, a span inside the text, and a message without control characters."""
    for vocabulary in VOCABULARIES:
        for reader in (read, read_chain, read_list, read_shape, _quantity):
            refusal = _refusal(reader, text, vocabulary)
            if refusal is not None:
                assert 0 <= refusal.start <= refusal.end <= len(text)
                assert refusal.message.isprintable()


def _refusal(
    reader: Callable[[str, Vocabulary], object], text: str, vocabulary: Vocabulary
) -> ReadError | None:
    try:
        reader(text, vocabulary)
    except ReadError as refusal:
        return refusal
    return None


def _quantity(text: str, _: Vocabulary) -> object:
    return read_quantity(text)


@pytest.mark.parametrize(
    "deep",
    [
        "(" * MAX_NESTING + "x" + ")" * MAX_NESTING,
        "-" * MAX_NESTING + "x",
        "√" * MAX_NESTING + "x",
        "^".join("x" * MAX_NESTING),
        "sin(x+" * (MAX_NESTING - 1) + "x" + ")" * (MAX_NESTING - 1),
        "sin " * MAX_NESTING + "x",
        r"\frac1{" * (MAX_NESTING // 2) + "x" + "}" * (MAX_NESTING // 2),
        "+".join("x" * MAX_DEPTH),
        "*".join("x" * MAX_DEPTH),
        "x" + " ²" * (MAX_DEPTH - 1),
    ],
)
def test_the_deepest_trees_are_walked_without_a_deep_stack(deep: str) -> None:
    """Whoever walks a tree may recurse: two thirds of the interpreter's usual stack are enough."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(_frames() + 660)
    try:
        tree = read(deep, limit=4000)
        assert to_latex(tree)
        assert names(tree) == frozenset("x")
        assert to_text(tree)
    finally:
        sys.setrecursionlimit(limit)


def _frames() -> int:
    frame, count = sys._getframe(), 0
    while frame.f_back is not None:
        frame, count = frame.f_back, count + 1
    return count


def test_a_nearly_full_stack_is_no_crash() -> None:
    """Whoever calls from deep down gets a refusal."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(_frames() + 90)
    try:
        with pytest.raises(ReadError, match="too deeply"):
            read("(" * 50 + "x" + ")" * 50)
    finally:
        sys.setrecursionlimit(limit)


@pytest.mark.parametrize(
    "deep",
    [
        "(" * 100_000,
        "(" * 61 + "x" + ")" * 61,
        "-" * 61 + "x",
        "-" * 399 + "x",
        "^".join("x" * 62),
        "sin " * 61 + "x",
        "√" * 61 + "x",
        "|" * 200 + "x" + "|" * 199,
        "+".join("x" * (MAX_DEPTH + 1)),
        "x" + " ²" * MAX_DEPTH,
        "x" + "!)" * 150,
        "x" + "⁻" * 300,
        "x" * 1_000_000,
        " " * 1_000_000,
    ],
)
def test_what_is_too_deep_or_too_long_is_refused(deep: str) -> None:
    """Beyond the limits there is a sentence, not a crash."""
    with pytest.raises(ReadError):
        read(deep, limit=4000)


def test_a_deck_may_write_longer_formulas() -> None:
    """The limit is the caller's."""
    text = "[" + "x, " * 500 + "x]"
    with pytest.raises(ReadError, match="longer than 400"):
        read(text)
    assert names(read(text, limit=4000)) == frozenset("x")
