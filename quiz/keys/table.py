"""The table `[keys]` of the settings: names of actions with their dots, however TOML took them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

_DEEPEST: Final = 5  # tables in tables: names have two parts, and a file may have thousands


def flat(table: Mapping[str, object]) -> dict[str, object]:
    """Return a table with the names of its actions whole; to TOML, `study.undo` is a table in a table."""
    return dict(_rows(table, ""))


def line_of(action: str, text: str) -> int:
    """Return the line, counted from 1, that gives an action its keys, or else that of the whole table."""
    rows = list(enumerate(text.splitlines(), 1))
    table = next((number for number, row in rows if re.match(r"\s*(\[\s*)?keys\b", row)), 1)
    for name in (action, action.rpartition(".")[2]):
        pattern = re.compile(rf"\s*[\"']?(keys\.)?{re.escape(name)}[\"']?\s*=")
        for number, row in rows:
            if number >= table and pattern.match(row):
                return number
    return table


def _rows(table: Mapping[str, object], before: str) -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        if isinstance(value, Mapping) and before.count(".") < _DEEPEST:
            yield from _rows(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value
