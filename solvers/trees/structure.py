"""The terms of a sum and the factors of a product, as they are written."""

from __future__ import annotations

from collections.abc import Iterator

from solvers.tree import Binary, Negate, Node, Number


def terms(node: Node) -> tuple[Node, ...]:
    """Return the terms of a sum, signs dropped."""
    match node:
        case Binary("+" | "-", left, right):
            return terms(left) + terms(right)
        case Negate(operand):
            return terms(operand)
        case _:
            return (node,)


def factors(node: Node) -> tuple[tuple[Node, int], ...]:
    """Return the factors of a product with their whole exponents; divisors count negatively."""
    match node:
        case Binary("*", left, right):
            return factors(left) + factors(right)
        case Binary("/", left, right):
            return factors(left) + tuple((base, -count) for base, count in factors(right))
        case Negate(operand):
            return factors(operand)
        case Binary("^", base, Number() as exponent) if exponent.value.denominator == 1:
            return tuple((part, count * int(exponent.value)) for part, count in factors(base))
        case _:
            return ((node, 1),)


def signed_terms(node: Node, sign: int = 1) -> Iterator[tuple[int, Node]]:
    """Yield the terms of a sum with their signs, 1 or −1."""
    match node:
        case Binary("+" | "-" as operator, left, right):
            yield from signed_terms(left, sign)
            yield from signed_terms(right, sign if operator == "+" else -sign)
        case Negate(operand):
            yield from signed_terms(operand, -sign)
        case _:
            yield sign, node
