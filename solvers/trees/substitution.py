"""Puts trees in the place of names, and the bodies of declared functions in the place of their calls."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from solvers.tree import Call, Name, Node, children, names, rebuild

MAX_NODES = 20_000


class TooLargeError(ValueError):
    """The tree would grow beyond `MAX_NODES`: definitions that double at each level do."""


class Function(msgspec.Struct, frozen=True):
    """A function that a card defines: `f(x)` with its body."""

    parameters: tuple[str, ...]
    body: Node

    @property
    def free_names(self) -> frozenset[str]:
        """The names of the body that are no parameters."""
        return names(self.body) - frozenset(self.parameters)


def substitute(
    node: Node, values: Mapping[str, Node], functions: Mapping[str, Function] | None = None
) -> Node:
    """Return `node` with each name in `values` replaced, all at once; raise `TooLargeError`."""
    if not values and not functions:
        return node
    return _Substitution(values, functions or {}).apply(node)


class Definitions(msgspec.Struct, frozen=True):
    """What `where` defines: values by name, functions by name."""

    values: Mapping[str, Node] = {}
    functions: Mapping[str, Function] = {}

    @property
    def names(self) -> frozenset[str]:
        """The names that stand for a value."""
        return frozenset(self.values)

    def open(self, node: Node) -> Node:
        """Return `node` with every definition put in; raise `TooLargeError`."""
        return substitute(node, self.values, self.functions)


class _Substitution:
    def __init__(self, values: Mapping[str, Node], functions: Mapping[str, Function]) -> None:
        self.values = values
        self.functions = functions
        self.room = MAX_NODES

    def apply(self, node: Node) -> Node:
        if isinstance(node, Name):
            value = self.values.get(node.name, node)
            self.spend(size(value, self.room))
            return value
        self.spend(1)
        operands = tuple(map(self.apply, children(node)))
        if isinstance(node, Call) and (function := self.functions.get(node.function)) is not None:
            bound = dict(zip(function.parameters, operands, strict=False))
            return _Substitution(bound, {}).apply(function.body)
        return rebuild(node, operands) if operands else node

    def spend(self, nodes: int) -> None:
        self.room -= nodes
        if self.room < 0:
            raise TooLargeError("The formula grows too large when its definitions are put in.")


def size(node: Node, limit: int = MAX_NODES) -> int:
    """Return how many nodes the tree has, counting no further than `limit` + 1."""
    count = 0
    waiting = [node]
    while waiting and count <= limit:
        current = waiting.pop()
        count += 1
        waiting.extend(children(current))
    return count


def depth(node: Node) -> int:
    """Return how many levels the tree has; found without recursion, so that no tree is too deep to ask."""
    deepest = 0
    waiting = [(node, 1)]
    while waiting:
        current, level = waiting.pop()
        deepest = max(deepest, level)
        waiting.extend((child, level + 1) for child in children(current))
    return deepest
