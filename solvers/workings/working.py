"""How a function's value comes about by hand: the formula, and the numbers put in, step by step.

The value itself comes from the worker, which reaches it another way; the working is there to compare with.
"""

from __future__ import annotations

from collections.abc import Mapping

from solvers.worker.proofs import Proof
from solvers.worker.prover import Prover
from solvers.workings import (
    backpropagation,
    codes,
    components,
    counts,
    descent,
    gates,
    normalization,
    optimizers,
    probabilities,
    regression,
    sliding,
    stacks,
    vectors,
)
from solvers.workings.calling import JSON, function, function_value, ordered, plain
from solvers.workings.filling import filled
from solvers.workings.writing import Lines, NotWorkedError, Working, text

HAND_MADE: Mapping[str, Working] = {
    **probabilities.WORKINGS,
    **normalization.WORKINGS,
    **optimizers.WORKINGS,
    **descent.WORKINGS,
    **backpropagation.WORKINGS,
    **gates.WORKINGS,
    **components.WORKINGS,
    **codes.WORKINGS,
    **stacks.WORKINGS,
    **vectors.WORKINGS,
    **sliding.WORKINGS,
    **counts.WORKINGS,
    **regression.WORKINGS,
}


def function_working(arguments: Mapping[str, object], name: object, prover: Prover) -> Lines:
    """Return the steps to a function's value, the value last; raises `LayerError` as the function does."""
    proof = function(name)
    result = function_value(arguments, name, prover)
    values = [plain(value) for value in ordered(proof, arguments)]
    return [*_steps(proof, values, result), f"{proof.name} = {text(result)}"]


def _steps(proof: Proof, values: list[JSON], result: JSON) -> Lines:
    """Return the working by hand, or what the function does where there is none."""
    try:
        working = HAND_MADE.get(proof.name)
        return filled(proof, values, result) if working is None else working(*values)
    except (NotWorkedError, ArithmeticError):
        return [f"{proof.signature}: {proof.about}"]
