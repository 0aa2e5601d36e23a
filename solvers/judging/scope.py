"""The names and definitions that are in play for one answer, in the deck's formulas and in the learner's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

from solvers.algebra.calculus import DIFF, with_derivatives
from solvers.judging.judge import AnswerError, definitions
from solvers.reading import Vocabulary
from solvers.tree import Node, names
from solvers.trees.substitution import Definitions
from solvers.values.domain import Domain, domain


class Declares(Protocol):
    """The options by which an answer declares names."""

    @property
    def names(self) -> tuple[str, ...]:
        """The letters an answer may use."""

    @property
    def where(self) -> Mapping[str, str]:
        """Definitions."""

    @property
    def domain(self) -> Mapping[str, str]:
        """Where names lie."""


class Scope:
    """What an answer declares, with the drawn values put in; raises `AnswerError` for a faulty card."""

    def __init__(
        self,
        answer: Declares,
        drawn: Mapping[str, Node],
        extra: frozenset[str] = frozenset(),
        *,
        derivatives: bool = False,
    ) -> None:
        self.answer = answer
        self.drawn = drawn
        self.extra = extra
        self.derivatives = derivatives

    @cached_property
    def where(self) -> Definitions:
        """What the card defines."""
        made = definitions(self.answer.where, self.drawn)
        return with_derivatives(made) if self.derivatives else made

    @property
    def declared(self) -> frozenset[str]:
        """The names that the card writes down."""
        answer = self.answer
        return frozenset(answer.names) | frozenset(answer.domain) | self.where.names | self.extra

    @property
    def functions(self) -> frozenset[str]:
        """The functions that the card defines, and `diff` where derivatives may be written."""
        own = frozenset(self.where.functions)
        return own | {DIFF} if self.derivatives else own

    @property
    def deck(self) -> Vocabulary:
        """What the deck's own formulas may use; without declared names, anything."""
        allowed = self.declared | frozenset(self.drawn) if self.answer.names else None
        return Vocabulary(names=allowed, functions=self.functions)

    def learner(self, *formulas: Node) -> Vocabulary:
        """Return what a learner may use: declared names, or else those of the reference and of `where`."""
        allowed = self.declared
        if not self.answer.names:
            allowed = allowed.union(*map(names, formulas), *map(names, self.where.values.values()))
            allowed = allowed.union(*(f.free_names for f in self.where.functions.values()))
        return Vocabulary(names=allowed, functions=self.functions)

    @cached_property
    def domains(self) -> Mapping[str, Domain]:
        """The declared domains."""
        try:
            return {name: domain(text) for name, text in self.answer.domain.items()}
        except ValueError as error:
            raise AnswerError(str(error), "domain") from error
