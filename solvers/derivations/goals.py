"""Whether the last line of a derivation says what its goal says, in the goal's form."""

from __future__ import annotations

from solvers.algebra.forms import same_form
from solvers.derivations.lines import Content, Formulas
from solvers.equivalence import compare
from solvers.tree import Node, Relation, names


def reached(content: Content, goal: Content) -> bool:
    """Return whether a line says what the goal says, in the goal's form."""
    if isinstance(content, Formulas) and isinstance(goal, Formulas):
        return same_form(content.parts[-1], goal.parts[-1])
    if isinstance(content, Formulas) or isinstance(goal, Formulas):
        return False
    mine, theirs = list(content.relations), list(goal.relations)
    return all(any(_same_relation(left, right) for right in theirs) for left in mine) and all(
        any(_same_relation(left, right) for left in mine) for right in theirs
    )


def _same_relation(left: Relation, right: Relation) -> bool:
    if left.comparison != right.comparison:
        return False
    sides = ((left.left, left.right), (left.right, left.left))
    return any(_same_value(a, right.left) and _same_value(b, right.right) for a, b in sides)


def _same_value(left: Node, right: Node) -> bool:
    """Return whether two sides agree: in form, or in value where they are numbers."""
    if names(left) or names(right):
        return same_form(left, right)
    return compare(left, right).equal is True
