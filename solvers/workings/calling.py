"""Functions by name for `quiz solve`: JSON in, a proof's value out. NumPy is imported at the first call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from solvers.layers.registry import nearest, quoted
from solvers.layers.shapes import LayerError
from solvers.worker.proofs import PROOFS, Proof, ProofInputError, Value

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"

_DEEPEST = 5
_LARGEST_WHOLE = 10**18


def function_value(arguments: Mapping[str, object], name: object) -> JSON:
    """Return the value of a function for arguments by name; raises `LayerError` with a sentence."""
    proof = function(name)
    try:
        return plain(proof(*ordered(proof, arguments)))
    except ProofInputError as error:
        raise LayerError(str(error)) from error
    except OverflowError as error:
        raise LayerError(f"The value of {proof.name} is too large to be written.") from error


def function(name: object) -> Proof:
    """Return the function of that name."""
    if not isinstance(name, str) or name not in PROOFS:
        near = nearest(name, PROOFS) if isinstance(name, str) else ""
        raise LayerError(f"There is no function {quoted(name)}.{near}")
    return PROOFS[name]


def ordered(proof: Proof, arguments: Mapping[str, object]) -> list[Value]:
    """Return the arguments in the proof's order, with the defaults of those that are left out."""
    names = [name for name, _ in proof.parameters]
    for key in arguments:
        if key not in names:
            raise LayerError(f"{proof.signature} takes no {quoted(key)}.{nearest(key, tuple(names))}")
    missing = [name for name, default in proof.parameters if default is None and name not in arguments]
    if missing:
        raise LayerError(f"{proof.signature} needs {' and '.join(missing)}.")
    return [
        Fraction(default)
        if default is not None and name not in arguments
        else value_of(arguments[name], name)
        for name, default in proof.parameters
    ]


def value_of(given: object, name: str, depth: int = 0) -> Value:
    """Return a JSON number or nested list of numbers as a value."""
    if isinstance(given, list) and depth < _DEEPEST:
        return [value_of(entry, name, depth + 1) for entry in given]
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    if isinstance(given, float):
        return float(given)  # a reader's own kind of float, too
    raise LayerError(f"{name} must be a number or a list of numbers, not {quoted(given)}.")


def plain(value: Value) -> JSON:
    """Return a value as JSON has it: whole numbers as integers, fractions as floats."""
    if isinstance(value, Sequence):
        return [plain(entry) for entry in value]
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 and abs(value) < _LARGEST_WHOLE else float(value)
    return value
