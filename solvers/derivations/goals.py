"""Whether the last line of a derivation says what its goal says, in the goal's form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from solvers.algebra.forms import same_form
from solvers.derivations.lines import Content, Formulas
from solvers.equivalence import compare
from solvers.tree import Name, Node, Relation, names

_Alike: TypeAlias = Callable[[Node, Node], bool]
_MIRRORED: Mapping[str, str] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def reached(content: Content, goal: Content, start: Content | None = None) -> bool:
    """Return whether a line says what the goal says, in the goal's form.

    A goal that is solved for a name, `D = (K − s)/2`, is reached however its other side is written, unless
    the derivation starts from just such a line: then to rewrite that side is what is asked for.
    """
    if _says(content, goal, _in_form):
        return True
    solved = not isinstance(goal, Formulas) and all(map(_is_solved, goal.relations))
    return solved and _says(content, goal, _in_value) and not (start and _says(start, goal, _in_value))


def _says(content: Content, goal: Content, alike: _Alike) -> bool:
    if isinstance(content, Formulas) and isinstance(goal, Formulas):
        return alike(content.parts[-1], goal.parts[-1])
    if isinstance(content, Formulas) or isinstance(goal, Formulas):
        return False
    mine, theirs = list(content.relations), list(goal.relations)
    return all(any(_same_relation(left, right, alike) for right in theirs) for left in mine) and all(
        any(_same_relation(left, right, alike) for left in mine) for right in theirs
    )


def _same_relation(left: Relation, right: Relation, alike: _Alike) -> bool:
    """Return whether two relations agree side by side, or turned round: mn > r is r < mn."""
    same = left.comparison == right.comparison
    turned = _MIRRORED.get(left.comparison, left.comparison) == right.comparison
    return (same and alike(left.left, right.left) and alike(left.right, right.right)) or (
        turned and alike(left.right, right.left) and alike(left.left, right.right)
    )


def _is_solved(relation: Relation) -> bool:
    sides = (relation.left, relation.right)
    return any(isinstance(a, Name) and a.name not in names(b) for a, b in (sides, sides[::-1]))


def _in_form(left: Node, right: Node) -> bool:
    """Return whether two sides agree: in form, or in value where they are numbers."""
    return same_form(left, right) if names(left) or names(right) else _in_value(left, right)


def _in_value(left: Node, right: Node) -> bool:
    return compare(left, right).equal is True
