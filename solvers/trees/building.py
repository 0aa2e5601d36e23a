"""Builds trees with the trivial arithmetic done: x + 0, 1·x and 0·x never appear."""

from __future__ import annotations

from solvers.tree import Binary, Call, Negate, Node, Number

ZERO = Number("0")
ONE = Number("1")
TWO = Number("2")


def is_number(node: Node, value: int) -> bool:
    """Return whether the node is this literal."""
    return isinstance(node, Number) and node.value == value


def add(left: Node, right: Node) -> Node:
    """Return left + right."""
    if is_number(left, 0):
        return right
    return left if is_number(right, 0) else Binary("+", left, right)


def subtract(left: Node, right: Node) -> Node:
    """Return left − right."""
    if is_number(right, 0):
        return left
    return negate(right) if is_number(left, 0) else Binary("-", left, right)


def negate(node: Node) -> Node:
    """Return −node."""
    if isinstance(node, Negate):
        return node.operand
    return node if is_number(node, 0) else Negate(node)


def multiply(left: Node, right: Node) -> Node:
    """Return left · right."""
    if is_number(left, 0) or is_number(right, 0):
        return ZERO
    if is_number(left, 1):
        return right
    return left if is_number(right, 1) else Binary("*", left, right)


def divide(left: Node, right: Node) -> Node:
    """Return left / right."""
    if is_number(left, 0):
        return ZERO
    return left if is_number(right, 1) else Binary("/", left, right)


def power(base: Node, exponent: Node) -> Node:
    """Return base^exponent."""
    if is_number(exponent, 1):
        return base
    return Binary("^", base, exponent)


def call(function: str, *arguments: Node) -> Node:
    """Return a function applied."""
    return Call(function, arguments)
