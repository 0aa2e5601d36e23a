"""The independent computations that a card's `proof:` may call, by name.

Each one runs or counts the real thing (it slides the window, builds the weights, enumerates the masks,
minimises by search, differentiates numerically) and never repeats the formula that it is to prove. The table
of their calls, with the conventions that they keep, is `solvers/worker/bruteforce/catalogue/`.

Names and arities cost the screen nothing: a proof's code, and NumPy with it, is imported when it is first
called, which happens in the worker process.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from importlib import import_module
from typing import cast

import msgspec

from solvers.worker.bruteforce.catalogue import CATALOGUE
from solvers.worker.bruteforce.values import ProofInputError, Value

__all__ = ["PROOFS", "Proof", "ProofInputError", "Value"]

_LONGEST = 10**300  # beyond it Python takes long to write a number, and at last refuses


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """A proof that decks may call: its arity is known at once, its code is imported at the first call."""

    name: str
    signature: str
    returns: str
    about: str
    parameters: tuple[tuple[str, str | None], ...]  # name, and the default's text
    module: str

    @property
    def fewest(self) -> int:
        """How many arguments must be given."""
        return sum(default is None for _, default in self.parameters)

    @property
    def most(self) -> int:
        """How many arguments may be given."""
        return len(self.parameters)

    def __call__(self, *arguments: Value) -> Value:
        """Run the proof; raises `ProofInputError` for arguments that it does not take."""
        if not self.fewest <= len(arguments) <= self.most:
            raise ProofInputError(f"The proof is {self.signature}; it was given {len(arguments)} arguments.")
        function = cast("Callable[..., Value]", getattr(import_module(self.module), self.name))
        try:
            return _written(function(*arguments))
        except ArithmeticError as error:
            raise ProofInputError(f"{self.name} left the range of numbers: {error}.") from error
        except ProofInputError:
            raise
        except ValueError as error:  # what no check foresaw must not end the worker
            raise ProofInputError(f"{self.signature} has no value for these arguments.") from error


def _written(value: Value) -> Value:
    """Return a value whose numbers can be written: fractions of many digits become floats, all are finite."""
    if isinstance(value, Sequence):
        return [_written(entry) for entry in value]
    if isinstance(value, float) and not math.isfinite(value):
        raise OverflowError("the value is not finite")
    if isinstance(value, Fraction) and max(abs(value.numerator), value.denominator) > _LONGEST:
        return float(value)
    return value


def _proof(module: str, row: tuple[str, str, str]) -> Proof:
    signature, returns, about = row
    name, _, rest = signature.partition("(")
    parts = [part.partition("=") for part in rest.removesuffix(")").split(", ") if part]
    return Proof(
        name=name,
        signature=signature,
        returns=returns,
        about=about,
        parameters=tuple((parameter, default or None) for parameter, _, default in parts),
        module=f"solvers.worker.bruteforce.{module}",
    )


PROOFS: Mapping[str, Proof] = {
    proof.name: proof for proof in (_proof(module, row) for module, rows in CATALOGUE.items() for row in rows)
}
