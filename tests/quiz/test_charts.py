"""Charts say the same by length, by character and by number, and never outgrow their room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.text.ascii import fold
from quiz.text.cells import width
from quiz.text.charts import Row, bar, bars, binned, columns, plot, text
from quiz.text.heatmap import SHADES, grid, legend, monday, steps, strip
from tests.quiz.making import DAY

MONDAY = monday(DAY)


@pytest.mark.parametrize(
    ("share", "drawn"),
    [(0, ""), (1, "████"), (0.5, "██"), (0.28, "█▏"), (0.001, "▏"), (0.99, "████"), (0.97, "███▉")],
)
def test_a_bar_is_as_long_as_its_share(share: float, drawn: str) -> None:
    """In eighths of a column; what is not nothing shows."""
    assert bar(share, 4) == drawn


@given(st.lists(st.tuples(st.text("añ漢 ", max_size=50), st.floats(0, 1)), max_size=6), st.integers(30, 90))
def test_bars_stand_in_line_and_keep_to_their_room(rows: list[tuple[str, float]], room: int) -> None:
    """Long labels are cut, values are whole, and every row is as wide as the others."""
    drawn = [text(line) for line in bars([Row(label, share, f"{share:.0%}") for label, share in rows], room)]
    assert len({width(line) for line in drawn}) <= 1
    assert all(width(line) <= room for line in drawn)
    assert [line.split()[-1] for line in drawn] == [f"{share:.0%}" for _, share in rows]


def test_columns_grow_upwards() -> None:
    """The greatest fills all rows, the others are as high as their share."""
    assert columns([0, 1, 2, 4], 2) == ["   █", " ▄██"]
    assert columns([1, 100], 1) == ["▁█"]
    assert columns([], 2) == ["", ""]


def test_a_plot_names_its_greatest_value_and_its_ends() -> None:
    """So that nothing must be guessed from heights."""
    drawn = [text(line) for line in plot([1.0, 0.0, 2.0] * 5, "2", ("1 Mar", "today"), 40, 2)]
    assert drawn[0].startswith("2 ")
    assert drawn[-1].split() == ["1", "Mar", "today"]
    assert len(drawn) == 3


@given(st.lists(st.integers(0, 9), max_size=400), st.integers(1, 80))
def test_bins_lose_nothing(values: list[int], most: int) -> None:
    """The sum stays, there are no more than were asked for, and the last bin is a whole one."""
    sums, size = binned(values, most)
    assert sum(sums) == sum(values)
    assert len(sums) <= most
    assert not values or sums[-1] == sum(values[-size:])


def test_shades_begin_with_one_answer_and_rise() -> None:
    """A day that few exceed is the darkest; with few answers a day each number has its shade."""
    assert steps([]) == steps([1, 2, 4]) == (1, 1, 2, 3)
    assert steps([10] * 9 + [500]) == (1, 3, 5, 8)


@given(st.dictionaries(st.integers(DAY - 500, DAY), st.integers(0, 60)), st.integers(30, 120))
def test_a_map_has_a_character_for_each_day(counts: dict[int, int], room: int) -> None:
    """Of the weeks that fit; it is never wider than its room, and a darker shade never stands for less."""
    lines = [text(line) for line in grid(counts, DAY - 364, DAY, room)]
    assert len(lines) == 9
    assert all(width(line) <= max(room, 60) for line in lines)
    assert all(width(line) <= room for line in lines[:-1])
    wide = 1 if room < 2 * 53 + 4 else 2
    shown = "".join(line[4:] for line in lines[1:8]).replace(" ", "")
    weeks = min(53, (room - 4) // wide)
    first = max(DAY - 364, MONDAY - 7 * (weeks - 1))
    assert len(shown) == wide * (DAY - first + 1)
    assert shown.count(SHADES[0]) == wide * sum(not counts.get(day) for day in range(first, DAY + 1))


def test_months_stand_above_the_week_in_which_they_begin() -> None:
    """And each row is a day of the week."""
    lines = [text(line) for line in grid({MONDAY: 3}, MONDAY - 70, MONDAY + 6, 60)]
    assert [line[:3].strip() for line in lines[1:8]] == ["Mon", "", "Wed", "", "Fri", "", "Sun"]
    assert lines[1].endswith("..██")
    assert len(lines[0].split()) in (2, 3)


def test_a_strip_ends_today() -> None:
    """Whole weeks with a space between them, the last one up to today."""
    line = text(strip({DAY: 9, DAY - 7: 9}, DAY, 31))
    *weeks, last = line.split(" ")
    assert [len(week) for week in weeks] == [7, 7, 7]
    assert len(last) == DAY - MONDAY + 1
    assert last[-1] == weeks[-1][len(last) - 1] == "█"


def test_a_legend_gives_each_shade_its_numbers() -> None:
    """Shades that no number can have are left out."""
    assert text(legend((1, 3, 5, 8))).split("   ")[-4:] == ["░ 1–2", "▒ 3–4", "▓ 5–7", "█ 8 or more"]
    assert "░" not in text(legend((1, 1, 2, 3)))


def test_charts_keep_their_width_in_ascii() -> None:
    """Each block and shade becomes one character, and the shades remain five."""
    blocks = " ▏▎▍▌▋▊▉█▁▂▃▄▅▆▇" + SHADES
    assert all(len(fold(block)) == 1 for block in blocks)
    assert len({fold(shade) for shade in SHADES}) == 5
