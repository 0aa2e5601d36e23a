"""The formulas of a deck, read once however often they are drawn."""

from __future__ import annotations

from functools import lru_cache

from solvers.reading import Vocabulary, read
from solvers.tree import Node
from solvers.worker.proofs import PROOFS

MAX_FORMULA = 4_000  # characters
# Calls that the worker answers by algebra; their names are needed where SymPy may not be imported.
SYMBOLIC_PROOFS = frozenset(
    {"derivative", "integral", "limit", "simplify", "summation", "minimum", "maximum"}
)

PROOF_FUNCTIONS = frozenset(PROOFS) | SYMBOLIC_PROOFS


@lru_cache(maxsize=4096)
def formula(text: str, names: frozenset[str] | None = None) -> Node:
    """Return the tree of a formula that may use `names`, any when None; raises ReadError."""
    return read(text, Vocabulary(names=names), limit=MAX_FORMULA)


@lru_cache(maxsize=512)
def proof(text: str) -> Node:
    """Return the tree of a `proof:`, which may also call the independent computations; raises ReadError."""
    return read(text, Vocabulary(functions=PROOF_FUNCTIONS), limit=MAX_FORMULA)
