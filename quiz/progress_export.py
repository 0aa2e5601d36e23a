"""Progress as rows for other programs: one for each card with its state, then one for each review."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, Literal, TextIO, TypeAlias

from cards.library import Library
from quiz.clock import moment
from quiz.log.events import Review
from quiz.log.store import Store
from quiz.scheduling.types import New, Standing, kept
from quiz.text.display import printable

Value: TypeAlias = str | int | float | bool | None
Row: TypeAlias = dict[str, Value]
Format: TypeAlias = Literal["csv", "json"]

CARD_COLUMNS: Final = (
    *("record", "card", "state", "due", "interval", "ease", "stability", "difficulty"),
    *("repetitions", "lapses", "reviews", "reviewed", "introduced", "in_deck"),
)
REVIEW_COLUMNS: Final = (
    *("record", "card", "id", "at", "day", "stage", "given", "outcome", "reason", "grade", "seconds"),
    *("hints", "attempts", "seed", "device", "undone"),
)
COLUMNS: Final = tuple(dict.fromkeys(CARD_COLUMNS + REVIEW_COLUMNS))

# what a spreadsheet takes for the start of a formula, in half and full width
_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")


def export(library: Library, store: Store, form: Format, stream: TextIO) -> None:
    """Write the progress of all cards to `stream`; long logs are not held in memory."""
    write = write_csv if form == "csv" else write_json
    write(rows(library, store), stream)


def rows(library: Library, store: Store) -> Iterator[Row]:
    """Yield a row for each card of the library or the log, then one for each review in the order of time.

    Days and dates are ISO 8601, times UTC, ease in hundredths as everywhere, interval and stability days.
    """
    standings = dict(store.standings())
    for deck in library.decks:
        for card in deck.cards:
            yield _card(card.key, standings.pop(card.key, Standing()), in_deck=True)
    for key, standing in standings.items():
        yield _card(key, standing, in_deck=False)
    undone = store.undone()
    for event in store.events():
        if isinstance(event, Review):
            yield _review(event, undone=event.id in undone)


def write_csv(rows: Iterable[Row], stream: TextIO) -> None:
    """Write rows as CSV with a heading; what a spreadsheet would run as a formula is disarmed by a `'`."""
    writer = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: _cell(value) for column, value in row.items()})


def write_json(rows: Iterable[Row], stream: TextIO) -> None:
    """Write rows as a JSON array, one a line; text beyond ASCII is escaped, so no terminal acts on it."""
    separator = "[\n"
    for row in rows:
        stream.write(separator + json.dumps(row))
        separator = ",\n"
    stream.write("[]\n" if separator == "[\n" else "\n]\n")


def _card(key: str, standing: Standing, *, in_deck: bool) -> Row:
    row: Row = {"record": "card", "card": key, "state": _state(standing), "in_deck": in_deck}
    state = standing.state
    if not isinstance(state, New):
        row |= {
            "due": _iso(state.due),
            "interval": state.interval,
            **kept(state)._asdict(),
            "repetitions": state.repetitions,
            "lapses": state.lapses,
            "reviews": state.reviews,
            "reviewed": _iso(state.reviewed),
            "introduced": _iso(standing.introduced),
        }
    return {column: row.get(column) for column in CARD_COLUMNS}


def _review(review: Review, *, undone: bool) -> Row:
    return {
        "record": "review",
        "card": review.card,
        "id": review.id,
        "at": moment(review.at).isoformat(timespec="milliseconds"),
        "day": _iso(review.day),
        "stage": str(review.stage),
        "given": review.given,
        "outcome": review.outcome,
        "reason": review.reason,
        "grade": review.grade,
        "seconds": round(review.seconds, 3),
        "hints": review.hints,
        "attempts": review.attempts,
        "seed": review.seed,
        "device": review.device,
        "undone": undone,
    }


def _state(standing: Standing) -> str:
    if standing.suspended:
        return "suspended"
    if isinstance(standing.state, New):
        return "new"
    return "relearning" if standing.state.repetitions == 0 else "review"


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _cell(value: Value) -> str | int | float | None:
    if isinstance(value, bool):
        return int(value)
    if not isinstance(value, str):
        return value
    shown = printable(value)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
