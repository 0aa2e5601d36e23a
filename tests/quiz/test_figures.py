"""Figures in a terminal: exact in width, always the same, readable without colour, safe for any formula."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cards.figures.faults import faults
from cards.figures.ranges import Curve, Scale, extent, samples, spread
from cards.figures.scene import Bar, Contour, Marks, Scene
from cards.figures.types import Figure
from cards.figures.values import Drawer, FigureError
from quiz.text.cells import width
from quiz.text.display import printable
from quiz.text.figures import contours
from quiz.text.figures.canvas import Canvas
from quiz.text.figures.curves import pieces
from quiz.text.figures.plot import plot
from quiz.text.figures.spoken import spoken
from quiz.text.figures.ticks import short, ticks
from tests.cards.writing import FORMULAS

UNIT = Scale((0.0, 1.0))
WIDE = Scale((-2.0, 2.0))


def curve(text: str, name: str = "f") -> Curve:
    """Return a curve of a deck's formula."""
    return Curve(name, Drawer({}).curve(text, "x", ("curves", name)))


def rows(scene: Scene, columns: int = 40, high: int = 12, *, fine: bool = True) -> list[str]:
    """Return the figure's rows as text."""
    return ["".join(span.text for span in row) for row in plot(scene, columns, high, fine=fine)]


def body(scene: Scene, columns: int = 40, high: int = 12) -> list[str]:
    """Return what is drawn right of the upright axis in ASCII, row by row."""
    return [
        re.split(r"[|+]", row, maxsplit=1)[1] for row in rows(scene, columns, high, fine=False)[: high - 3]
    ]


def test_a_line_runs_from_corner_to_corner() -> None:
    """The first column holds the lowest value, the last column the highest."""
    drawn = body(Scene("A line.", UNIT, UNIT, curves=(curve("x"),)))
    assert drawn[0].endswith("*")
    assert drawn[-1].startswith("*")
    starts = [row.index("*") for row in drawn]
    assert starts == sorted(starts, reverse=True)


def test_the_axes_say_what_they_measure_and_how_far_they_reach() -> None:
    """Numbers at the ticks, labels at the axes, the names of the series below."""
    scene = Scene(
        "C.", Scale((0.0, 10.0), label="layers"), Scale((0.0, 1.0), label="gradient"), curves=(curve("x/10"),)
    )
    text = rows(scene, 60, 14)
    assert text[0].strip() == "gradient"
    assert text[1].startswith("1.0┤")
    assert text[-4].startswith("  0┤") or text[-4].startswith("0.0┤") or "0┤" in text[-4]
    assert " layers " in text[-3]
    assert text[-2].split() == ["0", "2", "4", "6", "8", "10"]
    assert text[-1].strip().endswith(" f")


@pytest.mark.parametrize(
    ("formula", "count"),
    [
        ("1/x", 2),
        ("sign(x)", 2),
        ("step(x)", 2),
        ("tan(3*x)", 5),
        ("floor(x/2)", 2),
        ("1/(x^2 - 1)", 3),
        ("x^3 - x", 1),
        ("sigmoid(200*x)", 1),
        ("log(x)", 1),
        ("sqrt(x^2 - 1)", 2),
    ],
)
def test_no_line_is_drawn_across_a_jump(formula: str, count: int) -> None:
    """Where a curve goes through a pole, jumps or has no value, nothing joins its two sides."""
    parts = [part for part in pieces(curve(formula), WIDE, Scale((-3.0, 3.0)), 80) if len(part) > 1]
    assert len(parts) == count


def test_a_steep_curve_is_not_torn() -> None:
    """It is continuous: each row between its ends has a dot."""
    scene = Scene("C.", WIDE, UNIT, curves=(curve("sigmoid(200*x)"),))
    assert all("*" in row for row in body(scene, 40, 15))


def test_gaps_stay_where_a_formula_has_no_value() -> None:
    """The logarithm begins at zero; left of it nothing is drawn."""
    drawn = body(Scene("C.", WIDE, WIDE, curves=(curve("log(x)"),)))
    assert all("*" not in row[: len(row) // 2 - 1] for row in drawn)
    assert any("*" in row for row in drawn)


def test_a_circle_is_as_wide_as_its_radius() -> None:
    """Its outermost points lie where its equation says."""
    of = Drawer({}).surface("x^2 + y^2 = 1", ("contours", "c"))
    drawn = body(Scene("C.", WIDE, WIDE, contours=(Contour("c", of),)), 44, 23)
    left = min(row.index("*") for row in drawn if "*" in row)
    right = max(row.rindex("*") for row in drawn if "*" in row)
    cells = len(drawn[0]) - 1
    assert (left / cells, right / cells) == pytest.approx((0.25, 0.75), abs=1.5 / cells)
    assert sum("*" in row for row in drawn) == pytest.approx(len(drawn) / 2, abs=1)


def test_contours_are_drawn_where_their_equation_holds() -> None:
    """Between the lines of the grid as well."""
    line = Contour("c", Drawer({}).surface("x + 2*y = 0.3", ("contours", "c")))
    spots = [spot for part in contours.pieces(line, WIDE, WIDE, 10, 10) for spot in part]
    assert len(spots) >= 10
    assert all(WIDE.at(x) + 2 * WIDE.at(y) == pytest.approx(0.3) for x, y in spots)


@pytest.mark.parametrize(("columns", "high"), [(120, 20), (60, 12), (40, 20)])
def test_a_circle_is_round(columns: int, high: int) -> None:
    """A cell is twice as high as it is wide."""
    circle = Contour("c", Drawer({}).surface("x^2 + y^2 = 1", ("contours", "c")))
    drawn = [row for row in body(Scene("C.", WIDE, WIDE, contours=(circle,)), columns, high) if "*" in row]
    across = max(row.rindex("*") for row in drawn) - min(row.index("*") for row in drawn) + 1
    assert across == pytest.approx(2 * len(drawn), abs=3)


def test_a_line_is_cut_where_it_leaves_the_frame() -> None:
    """Halfway up to the right, when it goes twice as high as there is room."""
    canvas = Canvas(40, 10, fine=False)
    canvas.line([(0.0, 0.5), (1.0, 1.5)], 0)
    top = "".join(sign for sign, _ in canvas.text()[0])
    assert len(top.rstrip()) == pytest.approx(20, abs=2)
    assert top.count("*") <= 5


def test_a_curve_ends_where_it_leaves_the_frame() -> None:
    """It does not run on along the edge."""
    drawn = body(Scene("C.", UNIT, UNIT, curves=(curve("4*x - 1"),)), 60, 14)
    cells = len(drawn[0]) - 1
    assert drawn[-1].index("*") / cells == pytest.approx(0.25, abs=0.05)
    assert drawn[0].rindex("*") / cells == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize("formula", ["1/x", "1/x^2", "tan(x)", "1/(x - 0.123)"])
def test_a_pole_does_not_flatten_the_rest(formula: str) -> None:
    """The range is that of the bulk of the values."""
    low, high = extent(spread(curve(formula), WIDE, log=False))
    assert high - low < 100


@pytest.mark.parametrize("formula", ["exp(5*x)", "x^9", "exp(-100*x^2)", "1/(0.01 + x^2)"])
def test_what_is_steep_is_no_pole(formula: str) -> None:
    """The largest value is on the axis."""
    steep = curve(formula)
    assert max(spread(steep, WIDE, log=False)) == max(steep.of(x) for x in samples(WIDE))


def test_a_long_name_is_cut() -> None:
    """It cannot make a row longer than the others."""
    scene = Scene("C.", UNIT, UNIT, curves=(curve("x", "w" * 30),), points=(Marks("p" * 30, ((0.5, 0.5),)),))
    assert {width(row) for row in rows(scene, 24, 12)} == {24}


def test_a_pole_is_no_contour() -> None:
    """The sides of 1/x = y change places at x = 0 and do not meet there."""
    of = Drawer({}).surface("1/x = y", ("contours", "c"))
    drawn = body(Scene("C.", WIDE, WIDE, contours=(Contour("c", of),)), 44, 23)
    middle = len(drawn[0]) // 2
    assert all("*" not in row[middle - 3 : middle + 3] for row in drawn)


def test_points_lie_where_they_are_told_on_logarithmic_axes() -> None:
    """Ten is in the middle between one and a hundred."""
    scale = Scale((1.0, 100.0), log=True)
    (mark,) = (Marks("p", ((10.0, 10.0),)),)
    drawn = body(Scene("C.", scale, scale, points=(mark,)), 45, 14)
    row = next(index for index, one in enumerate(drawn) if "*" in one)
    assert row / (len(drawn) - 1) == pytest.approx(0.5, abs=0.1)
    assert drawn[row].index("*") / (len(drawn[0]) - 1) == pytest.approx(0.5, abs=0.05)


def test_bars_are_as_long_as_their_values() -> None:
    """Twice the value, twice the bar; what is small but not zero is seen; what is negative points left."""
    scene = Scene("C.", UNIT, UNIT, bars=(Bar("a", 50.0), Bar("b", 100.0), Bar("c", 0.001), Bar("d", 0.0)))
    lengths = [row.count("#") for row in rows(scene, 60, fine=False)]
    assert lengths[1] == pytest.approx(2 * lengths[0], abs=1)
    assert lengths[2:] == [1, 0]
    below = rows(replace(scene, bars=(Bar("up", 1.0), Bar("down", -1.0))), 60, fine=False)
    assert below[0].index("#") == pytest.approx(below[1].rindex("#") + 1, abs=1)


def test_six_series_are_told_apart_without_colour() -> None:
    """Each has a line of its own in the legend, and no two are drawn alike."""
    every = tuple(curve(str(number), f"f{number}") for number in range(6))
    for fine in (True, False):
        legend = " ".join(rows(Scene("C.", UNIT, Scale((0.0, 6.0)), curves=every), 80, 14, fine=fine)[-1:])
        samples = re.findall(r"(\S[^f]*?) f\d", legend)
        assert len(set(samples)) == 6


SCALES = st.tuples(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6)).map(
    lambda pair: Scale((pair[0], pair[0] + pair[1]))
)
NUMBERS = st.floats(allow_nan=True, allow_infinity=True)
NAMES = st.text(min_size=1, max_size=30)


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Return any scene, of formulas and values that make trouble."""
    texts = draw(st.lists(FORMULAS, max_size=3))
    curves = []
    for text in texts:
        try:
            curves.append(Curve(draw(NAMES), Drawer({}).curve(text, "x", ("curves", "f"))))
        except FigureError:
            continue
    marks = draw(
        st.lists(st.builds(Marks, NAMES, st.lists(st.tuples(NUMBERS, NUMBERS)).map(tuple)), max_size=3)
    )
    bars = draw(
        st.lists(st.builds(Bar, NAMES, NUMBERS.filter(lambda value: not math.isinf(value))), max_size=3)
    )
    x, y = draw(SCALES), draw(SCALES)
    return Scene(draw(NAMES), x, y, curves=tuple(curves), points=tuple(marks), bars=tuple(bars))


@settings(max_examples=150, deadline=None)
@given(scenes(), st.integers(1, 130), st.integers(1, 40), st.booleans())
def test_every_row_has_the_width_asked_for(scene: Scene, columns: int, high: int, fine: bool) -> None:
    """Whatever is drawn, in whatever size; the same scene gives the same rows; ASCII is ASCII."""
    drawn = rows(scene, columns, high, fine=fine)
    assert {width(row) for row in drawn} == {max(columns, 24)}
    assert scene.bars or len(drawn) == max(high, 6)
    assert drawn == rows(scene, columns, high, fine=fine)
    assert fine or "".join(drawn).isascii()
    assert all(row == printable(row) for row in drawn)


@settings(max_examples=60, deadline=None)
@given(scenes())
def test_every_scene_can_be_said(scene: Scene) -> None:
    """Nothing is raised, and each series has its line."""
    said = list(spoken(scene))
    assert len(said) >= 1 + len(scene.curves) + len(scene.points)


@pytest.mark.parametrize(
    ("values", "log", "wanted"),
    [
        ([0.002, 0.998], False, (0.0, 1.0)),
        ([56.5, 76.1], False, (55.0, 80.0)),
        ([4.2, 138.0], True, (2.0, 200.0)),
        ([1e-12, 1.0], True, (1e-12, 1.0)),
        ([3.0, 3.0], False, (1.5, 4.5)),
        ([0.0], False, (-1.0, 1.0)),
        ([math.nan, math.inf], False, (0.0, 1.0)),
        ([-1.0, 0.0], True, (1.0, 10.0)),
        ([], False, (0.0, 1.0)),
    ],
)
def test_the_range_of_data_is_round_and_never_empty(
    values: list[float], log: bool, wanted: tuple[float, float]
) -> None:
    """A constant lies in the middle of its range; what is not finite does not count."""
    assert extent(values, log=log) == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("ends", "log", "wanted"),
    [
        ((-6.0, 6.0), False, ["−5", "0", "5"]),
        ((0.0, 1.0), False, ["0", "0.5", "1.0"]),
        ((0.0, 4e6), False, ["0", "2M", "4M"]),
        ((1e-9, 1.0), True, ["10⁻⁹", "10⁻⁶", "10⁻³", "1"]),
        ((2.0, 20.0), True, ["2", "5", "10", "20"]),
        ((3.0, 3.4), False, ["3.0", "3.2", "3.4"]),
    ],
)
def test_ticks_are_round_numbers(ends: tuple[float, float], log: bool, wanted: list[str]) -> None:
    """Ones, twos and fives, in the unit that reads best."""
    assert [label for _, label in ticks(Scale(ends, log), 4, fine=True)] == wanted


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1 / 3, "0.333"),
        (-0.5, "−0.5"),
        (138e6, "138,000,000"),
        (1.38e11, "1.38e11"),
        (1e-7, "1e−7"),
        (math.nan, "no value"),
        (-0.0, "0"),
    ],
)
def test_values_are_short(value: float, text: str) -> None:
    """Three significant digits, as one says them."""
    assert short(value) == text


@pytest.mark.parametrize(
    "formula", ["10^10^10", "1/0", "exp(exp(exp(x + 9)))", "sqrt(-1 - x^2)", "factorial(200*x)"]
)
def test_hostile_formulas_have_no_value_and_no_cost(formula: str) -> None:
    """Everything is a float: what is too large or not real is a gap."""
    scene = Scene("C.", Scale((1.0, 2.0)), UNIT, curves=(curve(formula),))
    assert all("*" not in row for row in body(scene)[1:])


def test_formulas_too_large_to_be_drawn_are_refused() -> None:
    """They would be computed hundreds of times."""
    with pytest.raises(FigureError, match="too large to be drawn"):
        curve("*".join(["(x + 1)"] * 100))
    with pytest.raises(FigureError, match="too large to be drawn"):
        Drawer({}).surface("*".join(["(x + 1)"] * 40) + " = y", ("contours", "c"))


def test_what_cannot_be_seen_is_told() -> None:
    """No value in the range, nothing within the frame, an equation that holds nowhere."""
    figure = Figure(
        caption="C.", x=("-2", "-1"), curves={"f": "log(x)", "g": "x"}, contours={"c": "x^2 = -1"}
    )
    of = Drawer({}).surface("x^2 = -1", ("contours", "c"))
    scene = Scene(
        "C.", Scale((-2.0, -1.0)), UNIT, curves=(curve("log(x)"), curve("x")), contours=(Contour("c", of),)
    )
    assert [way for way, _ in faults(figure, scene)] == [("curves", "f"), ("curves", "g"), ("contours", "c")]


def test_a_name_cannot_bring_markup_or_control_characters() -> None:
    """It is text, on one line."""
    scene = Scene("C.", UNIT, UNIT, curves=(curve("x", "[bold]\x1b[31m\nred"),))
    last = rows(scene, 60)[-1]
    assert "\x1b" not in last
    assert "[bold]" in last
