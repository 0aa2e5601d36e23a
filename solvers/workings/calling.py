"""Functions by name for `quiz solve`: JSON in, a value out, which the worker computes within a deadline."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from solvers import tree
from solvers.layers.registry import nearest, quoted
from solvers.layers.shapes import LayerError
from solvers.values import exact
from solvers.worker.proofs import PROOFS, Proof, Value
from solvers.worker.prover import ProofError, Prover

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"

_DEEPEST = 5
_LARGEST_WHOLE = 10**18


def function_value(arguments: Mapping[str, object], name: object, prover: Prover) -> JSON:
    """Return the value of a function for arguments by name; raises `LayerError` with a sentence."""
    proof = function(name)
    call = tree.Call(proof.name, tuple(map(as_tree, ordered(proof, arguments))))
    try:
        return plain(from_tree(prover.prove(call, {})))
    except ProofError as error:
        raise LayerError(str(error).replace("The proof", proof.name)) from error
    except OverflowError as error:
        raise LayerError(f"The value of {proof.name} is too large to be written.") from error


def function(name: object) -> Proof:
    """Return the function of that name."""
    if not isinstance(name, str) or name not in PROOFS:
        near = nearest(name, PROOFS) if isinstance(name, str) else ""
        raise LayerError(f"There is no function {quoted(name)}.{near}")
    return PROOFS[name]


def parameters(name: object) -> frozenset[str]:
    """Return the names of a function's arguments, none when there is no such function."""
    known = PROOFS.get(name) if isinstance(name, str) else None
    return frozenset() if known is None else frozenset(parameter for parameter, _ in known.parameters)


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
    """Return a JSON number or nested list of numbers as exact values, `0.1` as one tenth."""
    if isinstance(given, list) and depth < _DEEPEST:
        return [value_of(entry, name, depth + 1) for entry in given]
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    if isinstance(given, float) and math.isfinite(given):
        return Fraction(repr(float(given)))  # a reader's own kind of float, too
    raise LayerError(f"{name} must be a number or a list of numbers, not {quoted(given)}.")


def plain(value: Value) -> JSON:
    """Return a value as JSON has it: whole numbers as integers, fractions as floats."""
    if isinstance(value, Sequence):
        return [plain(entry) for entry in value]
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 and abs(value) < _LARGEST_WHOLE else float(value)
    return value


def as_tree(value: Value) -> tree.Node:
    """Return a value as a formula."""
    if isinstance(value, Sequence):
        return tree.Sequence("[", tuple(map(as_tree, value)))
    return tree.number(Fraction(value))


def from_tree(node: tree.Node) -> Value:
    """Return the value that a formula of numbers holds."""
    if isinstance(node, tree.Sequence):
        return [from_tree(item) for item in node.items]
    value = exact.constant(node)
    if value is None:
        raise LayerError("The function gave no number.")
    return value
