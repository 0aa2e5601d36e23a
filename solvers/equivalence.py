"""Whether two formulas are equal, by the cheapest means that tells: tree, exact, points, SymPy."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from solvers.tree import Binary, Node, Number, children, names
from solvers.values import exact
from solvers.values.domain import Domain, domain
from solvers.values.probe import Finding, Witness, probe
from solvers.worker.prover import Prover


class Comparison(msgspec.Struct, frozen=True):
    """Equal, or not (perhaps with a witness), or unknown; `undefined` says why the given one has no value."""

    equal: bool | None
    witness: Witness | None = None
    undefined: str = ""


EQUAL = Comparison(equal=True)
MAX_POWER = 10_000
_TOO_LARGE = "This is too large to compute."


def compare(
    given: Node,
    expected: Node,
    domains: Mapping[str, str] | None = None,
    prover: Prover | None = None,
) -> Comparison:
    """Compare two formulas over their domains; without a prover, what points cannot tell stays unknown."""
    if given == expected:
        return EQUAL
    if _has_huge_power(given):
        return Comparison(equal=None, undefined=_TOO_LARGE)
    exactly = _exactly(given, expected)
    if exactly:
        return EQUAL
    found = _by_points(given, expected, {name: domain(text) for name, text in (domains or {}).items()})
    if found.equal is not None or found.undefined:
        return found
    if exactly is False:
        return Comparison(equal=False)
    return found if prover is None else Comparison(equal=prover.equal(given, expected, domains or {}))


def _exactly(given: Node, expected: Node) -> bool | None:
    try:
        return exact.equal(given, expected)
    except ZeroDivisionError:
        return None


def _has_huge_power(node: Node) -> bool:
    """Return whether a sum is raised so high that floats see nothing but 0 and overflow."""
    match node:
        case Binary("^", Binary("+" | "-") as base, Number() as exponent) if exponent.value > MAX_POWER:
            return bool(names(base))
        case _:
            return any(map(_has_huge_power, children(node)))


def _by_points(given: Node, expected: Node, places: Mapping[str, Domain]) -> Comparison:
    result = probe(given, expected, places)
    if result.finding is Finding.SAME:
        return EQUAL
    if result.finding is Finding.DIFFERENT:
        return Comparison(equal=False, witness=result.witness)
    if result.finding is Finding.UNDEFINED:
        return Comparison(equal=None, undefined="This has no value: it divides by zero or leaves its domain.")
    if result.finding is Finding.TOO_LARGE:
        return Comparison(equal=None, undefined=_TOO_LARGE)
    return Comparison(equal=None)
