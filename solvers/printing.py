"""Tree to text: the reading shown back to the learner. Products have their sign, quotients their brackets.

`read(to_text(tree))` is `tree` again, under a vocabulary that declares the tree's names (or under none, if no
name of the tree is also a function's or a constant's), if its brackets nest no deeper than reading allows.
"""

from __future__ import annotations

import re

from solvers.language.characters import GREEK_WORDS, LOWERED, MARKS, RAISED
from solvers.language.typesetting import to_latex
from solvers.tree import Binary, Call, Constant, Name, Negate, Node, Number, Relation, Sequence

__all__ = ["name_text", "to_latex", "to_text"]

_RELATION, _SUM, _PRODUCT, _POWER, _ATOM = range(5)
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_SIGNS = {"!=": "≠", "<=": "≤", ">=": "≥"}
_CONSTANTS = {"pi": "π", "inf": "∞"}
_MARK_OF = {word: mark for mark, word in MARKS.items() if mark != "\N{COMBINING OVERLINE}"}


def to_text(node: Node) -> str:
    """Return the tree as one readable line of Unicode, such as `x²·(1 − x)`."""
    return _entry(node)


def _entry(node: Node) -> str:
    """Return a whole formula, or an entry of a list: where one entry in brackets needs no comma."""
    match node:
        case Relation(comparison, left, right):
            return f"{_entry(left)} {_SIGNS.get(comparison, comparison)} {_entry(right)}"
        case Sequence(bracket, items):
            return _listed(bracket, items, alone="," if bracket == "(" else "")
        case _:
            return _write(node)[0]


def _listed(bracket: str, items: tuple[Node, ...], alone: str) -> str:
    inside = ", ".join(map(_entry, items))
    return f"{bracket}{inside}{alone if len(items) == 1 else ''}{_CLOSING[bracket]}"


def _write(node: Node) -> tuple[str, int]:
    """Return the text of an operand and how tightly it binds."""
    match node:
        case Number(text):
            return text, _ATOM
        case Name(name):
            return name_text(name), _ATOM
        case Constant(name):
            return _CONSTANTS.get(name, name), _ATOM
        case Negate(operand):
            return f"−{_negated(operand)}", _SUM
        case Binary("^", base, exponent):
            return _power(base, exponent)
        case Binary(operator, left, right):
            return _binary(operator, left, right)
        case Call(function, arguments):
            return _call(function, arguments)
        case Sequence(bracket, items):
            return _listed(bracket, items, alone=","), _ATOM
        case Relation():
            return _entry(node), _RELATION


def _within(node: Node, least: int) -> str:
    text, binding = _write(node)
    return text if binding >= least else f"({text})"


def _negated(operand: Node) -> str:
    return _within(operand, _PRODUCT)


def _binary(operator: str, left: Node, right: Node) -> tuple[str, int]:
    match operator:
        case "+":
            return f"{_within(left, _SUM)} + {_within(right, _PRODUCT)}", _SUM
        case "-":
            return f"{_within(left, _SUM)} − {_within(right, _PRODUCT)}", _SUM
        case "*":
            return f"{_factor(left)}·{_within(right, _POWER)}", _PRODUCT
        case _:
            return f"{_factor(left)}/{_within(right, _POWER)}", _PRODUCT


def _factor(node: Node) -> str:
    """Return a left factor or a dividend; a quotient gets brackets that arithmetic would not need."""
    return _within(node, _POWER if _is_quotient(node) else _PRODUCT)


def _is_quotient(node: Node) -> bool:
    return isinstance(node, Binary) and node.operator == "/"


def _power(base: Node, exponent: Node) -> tuple[str, int]:
    below = _within(base, _ATOM)
    match exponent:
        case Number(text) if text.isdigit():
            return below + text.translate(RAISED), _POWER
        case Negate(Number(text)) if text.isdigit():
            return below + f"-{text}".translate(RAISED), _POWER
        case _:
            return f"{below}^{_within(exponent, _ATOM)}", _POWER


_WRITTEN = {"log": "ln", "log2": "log₂", "log10": "log₁₀"}
_AROUND = {"abs": ("|", "|"), "floor": ("⌊", "⌋"), "ceil": ("⌈", "⌉")}
_BEFORE = {"sqrt": "√", "cbrt": "∛"}
_AFTER = {"factorial": "!", "transpose": "ᵀ"}


def _call(function: str, arguments: tuple[Node, ...]) -> tuple[str, int]:
    """Return a call; each argument is written once, or deep trees would take exponential time."""
    if function in _BEFORE:
        return _BEFORE[function] + _within(arguments[0], _ATOM), _POWER
    if function in _AFTER:
        return _within(arguments[0], _ATOM) + _AFTER[function], _POWER
    inside = ", ".join(map(_entry, arguments))
    opening, closing = _AROUND.get(function, ("", ""))
    if opening and not (opening in inside or isinstance(arguments[0], Sequence)):
        return f"{opening}{inside}{closing}", _ATOM
    name = function if function == "log" and len(arguments) > 1 else _WRITTEN.get(function)
    return f"{name or name_text(function)}({inside})", _ATOM


_NAME = re.compile(
    r"([A-Za-z]+)((?:_(?:hat|bar|tilde|dot|vec)(?![A-Za-z0-9]))?)([0-9]*(?:_.*?)?)('*)", re.DOTALL
)


def name_text(name: str) -> str:
    """Return a name as it is written by hand: `alpha_1` as α₁, `x_hat` as x̂, `c_in` as it is."""
    match = _NAME.fullmatch(name)
    if match is None:
        return name
    stem, accent, below, primes = match.groups()
    mark = _MARK_OF.get(accent[1:], "") if len(GREEK_WORDS.get(stem, stem)) == 1 else accent
    return GREEK_WORDS.get(stem, stem) + mark + _below(below) + primes


def _below(text: str) -> str:
    if re.fullmatch(r"_[0-9]+", text):
        return text[1:].translate(LOWERED)
    if text.startswith("_") and text[1:] in GREEK_WORDS:
        return "_" + GREEK_WORDS[text[1:]]
    return text
