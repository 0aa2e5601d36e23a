"""Workings of one line: a formula of plain numbers, and the numbers put in."""

from __future__ import annotations

from solvers.worker.proofs import Proof
from solvers.workings.calling import JSON
from solvers.workings.formulas import FORMULAS
from solvers.workings.writing import Lines, NotWorkedError, first, number, signed, text


def filled(proof: Proof, values: list[JSON], result: JSON) -> Lines:
    """Return the formula and the numbers in it; of a list, a line for each entry with its own result."""
    if proof.name not in FORMULAS:
        raise NotWorkedError
    formula, pattern = FORMULAS[proof.name]
    head, *others = values or [None]
    names = [name for name, _ in proof.parameters]
    if not isinstance(head, list):
        return [formula, _line(pattern, dict(zip(names, values, strict=True)), result)]
    results = result if isinstance(result, list) and len(result) == len(head) else None
    if results is None:
        raise NotWorkedError
    rows = (dict(zip(names, [entry, *others], strict=True)) for entry in head)
    lines = (_line(pattern, row, found) for row, found in zip(rows, results, strict=True))
    return [formula, *first(lines)]


def _line(pattern: str, values: dict[str, JSON], result: JSON) -> str:
    """Put numbers into a pattern; a name in braces stands for a number that is bracketed when negative."""
    for value in values.values():
        number(value)
    plain = {f"{name}_": text(value) for name, value in values.items()}
    guarded = {name: signed(value) for name, value in values.items()}
    return f"{pattern.format_map({**plain, **guarded})} = {text(result)}"
