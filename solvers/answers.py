"""What a card asks for: one struct for each kind of answer, as a deck or a `quiz grade` line writes it.

The key that holds the answer names the kind, and each kind takes its own options and no others. Formulas stay
text here; `reading.py` turns them into trees when they are needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

import msgspec

from solvers.tree import Node


class Tolerance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far a number may lie from the reference; either bound suffices. `5%` is relative 0.05."""

    relative: float | None = None
    absolute: float | None = None


class _Answer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What every kind of answer takes: foreseen mistakes, and samples that prove the card."""

    mistakes: dict[str, str] = {}
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()


class NumberAnswer(_Answer, frozen=True, kw_only=True):
    """One number, given as a formula of the drawn values."""

    number: str
    tolerance: str | Tolerance | None = None
    digits: int | None = None
    decimals: int | None = None
    unit: str | None = None


class ExpressionAnswer(_Answer, frozen=True, kw_only=True):
    """A formula. `where` defines names, `only` limits those that may stand in the answer."""

    expression: str
    names: tuple[str, ...] = ()
    where: dict[str, str] = {}
    only: tuple[str, ...] = ()
    domain: dict[str, str] = {}
    form: Literal["expanded", "factored", "simplified"] | None = None
    up_to: Literal["constant"] | None = None
    variable: str | None = None
    name_the_constant: bool = False


class ShapeAnswer(_Answer, frozen=True, kw_only=True):
    """The sizes of a tensor's axes, in order; `names` are symbolic axes such as N."""

    shape: str
    names: tuple[str, ...] = ()


class _List(_Answer, frozen=True, kw_only=True):
    """What lists of numbers or formulas take: names, and how precise a number has to be."""

    names: tuple[str, ...] = ()
    where: dict[str, str] = {}
    domain: dict[str, str] = {}
    tolerance: str | Tolerance | None = None
    digits: int | None = None
    decimals: int | None = None


class VectorAnswer(_List, frozen=True, kw_only=True):
    """Numbers or formulas in order."""

    vector: str


class SetAnswer(_List, frozen=True, kw_only=True):
    """Numbers or formulas in any order; one that occurs twice counts once."""

    set: str


class MatrixAnswer(_List, frozen=True, kw_only=True):
    """Rows of numbers or formulas: `[[1, 2], [3, 4]]`."""

    matrix: str


class EquationAnswer(_Answer, frozen=True, kw_only=True):
    """An equation or an inequality, up to rearranging and a constant factor."""

    equation: str
    names: tuple[str, ...] = ()
    where: dict[str, str] = {}
    domain: dict[str, str] = {}


class Derivation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a derivation starts from and arrives at (both may be left open), and what its names are."""

    start: str | None = msgspec.field(name="from", default=None)
    goal: str | None = msgspec.field(name="to", default=None)
    assume: Literal["real", "positive"] | None = None


class DerivationAnswer(_Answer, frozen=True, kw_only=True):
    """Lines of working, each of which follows from the one before."""

    derivation: Derivation
    names: tuple[str, ...] = ()
    where: dict[str, str] = {}
    domain: dict[str, str] = {}


class OrderAnswer(_Answer, frozen=True, kw_only=True):
    """Steps to be put in this order; they are shown in another, which the question's seed settles."""

    order: tuple[str, ...]


class Claim(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A claim in parts, which of them is wrong (counted from 1), and what is right in its place."""

    parts: tuple[str, ...]
    wrong: int
    right: str | None = None


class FindErrorAnswer(_Answer, frozen=True, kw_only=True):
    """The part of a claim that is wrong; with `right`, also what is right in its place."""

    find_error: Claim = msgspec.field(name="find-error")
    names: tuple[str, ...] = ()


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The right and wrong options of a choice; a wrong one may say why it is wrong."""

    right: str | tuple[str, ...]
    wrong: tuple[str, ...] | dict[str, str]


class ChoiceAnswer(_Answer, frozen=True, kw_only=True):
    """One or several right options among others, shown in an order that the question's seed settles."""

    choice: Options


class ClozeAnswer(_Answer, frozen=True, kw_only=True):
    """The words of one gap or of several; alternatives are parted by `|`."""

    cloze: str | tuple[str, ...]


class ExplainAnswer(_Answer, frozen=True, kw_only=True):
    """Key points that the learner ticks after answering in their own words."""

    explain: tuple[str, ...]


Mathematics: TypeAlias = (
    NumberAnswer
    | ExpressionAnswer
    | EquationAnswer
    | DerivationAnswer
    | ShapeAnswer
    | VectorAnswer
    | SetAnswer
    | MatrixAnswer
)
Words: TypeAlias = ChoiceAnswer | ClozeAnswer | OrderAnswer | FindErrorAnswer | ExplainAnswer
Answer: TypeAlias = Mathematics | Words

KINDS: Mapping[str, type[Answer]] = {
    "number": NumberAnswer,
    "expression": ExpressionAnswer,
    "equation": EquationAnswer,
    "derivation": DerivationAnswer,
    "shape": ShapeAnswer,
    "vector": VectorAnswer,
    "set": SetAnswer,
    "matrix": MatrixAnswer,
    "choice": ChoiceAnswer,
    "cloze": ClozeAnswer,
    "order": OrderAnswer,
    "find-error": FindErrorAnswer,
    "explain": ExplainAnswer,
}


class Drawn(msgspec.Struct, frozen=True):
    """What a review drew for its question: a value for each varied name, and the seed that drew them."""

    values: Mapping[str, Node] = {}
    seed: int = 0


def kind_of(answer: Answer) -> str:
    """Return the key that names the answer's kind, such as `number`."""
    return next(kind for kind, struct in KINDS.items() if type(answer) is struct)
