"""Progress leaves the program as rows that other programs read, and that do no harm there."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest

from quiz.log.events import Suspend
from quiz.progress_export import COLUMNS, Format, export
from quiz.scheduling.types import Stage
from tests.quiz.making import START, event_id, fresh_store, library, review, undo


def exported(form: Format, given: str = "42") -> str:
    """Return the export of a small history in which `given` was typed."""
    taken_back = review(2, "a/1", 0)
    with fresh_store() as store:
        store.append(
            [
                review(1, "a/0", 5, given=given, stage=Stage.NEW),
                taken_back,
                undo(3, taken_back),
                review(4, "gone/0", 1),
                Suspend(id=event_id(5), at=START, device="here", card="a/2"),
            ]
        )
        stream = StringIO(newline="")
        export(library(a=3), store, form, stream)
    return stream.getvalue()


def test_json_has_a_row_for_each_card_and_each_review() -> None:
    """Cards with their state first, those of deleted decks last; then reviews, undone ones marked."""
    rows = json.loads(exported("json"))
    cards = [row for row in rows if row["record"] == "card"]
    assert [(row["card"], row["state"], row["in_deck"]) for row in cards] == [
        ("a/0", "review", True),
        ("a/1", "new", True),
        ("a/2", "suspended", True),
        ("gone/0", "relearning", False),
    ]
    assert cards[0] | {"due": "2027-01-20", "interval": 1, "ease": 260, "reviewed": "2027-01-19"} == cards[0]
    reviews = [row for row in rows if row["record"] == "review"]
    assert [(row["card"], row["grade"], row["undone"]) for row in reviews] == [
        ("a/0", 5, False),
        ("a/1", 0, True),
        ("gone/0", 1, False),
    ]
    assert (
        reviews[0] | {"day": "2027-01-19", "at": "2027-01-19T12:00:00.001+00:00", "given": "42"} == reviews[0]
    )


def test_csv_holds_the_same_rows() -> None:
    """Every row of the JSON is a row of the CSV, in columns with a heading."""
    rows = list(csv.DictReader(StringIO(exported("csv"))))
    expected = json.loads(exported("json"))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["record"], row["card"], row["grade"]) for row in rows] == [
        (row["record"], row["card"], "" if row.get("grade") is None else str(row["grade"]))
        for row in expected
    ]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠", "\n"])
def test_no_cell_is_a_formula(sign: str) -> None:
    """What a spreadsheet would calculate is text, however it is typed; numbers stay numbers."""
    cells = [
        cell for row in csv.reader(StringIO(exported("csv", sign + "1+cmd|' /C calc'!A0"))) for cell in row
    ]
    assert [cell for cell in cells if cell.startswith(sign)] == []
    assert any(cell.startswith(f"'{sign}") for cell in cells)


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("given", ["\x1b[31mred\x07", "\x9b2J", "\u202eevil", 'a,"b"\nc;d', "\r=1+1"])
def test_nothing_typed_acts_on_a_terminal(form: Format, given: str) -> None:
    """Escape sequences do not leave the program, and what was typed cannot break the rows."""
    text = exported(form, given)
    assert not {"\x1b", "\x9b", "\x07", "\u202e", "\r"} & set(text)
    rows = json.loads(text) if form == "json" else list(csv.DictReader(StringIO(text)))
    assert len(rows) == 7
    if form == "json":
        assert rows[4]["given"] == given


def test_an_empty_progress_is_still_a_document() -> None:
    """No card and no review make an empty list, and a heading."""
    with fresh_store() as store:
        streams = StringIO(newline=""), StringIO(newline="")
        export(library(), store, "json", streams[0])
        export(library(), store, "csv", streams[1])
    assert json.loads(streams[0].getvalue()) == []
    assert streams[1].getvalue() == ",".join(COLUMNS) + "\n"
