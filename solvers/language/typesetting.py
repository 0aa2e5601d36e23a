"""Tree to LaTeX, for the drawn form of a formula."""

from __future__ import annotations

import re

from solvers.language.characters import GREEK_WORDS
from solvers.language.functions import FUNCTIONS
from solvers.tree import Binary, Call, Constant, Name, Negate, Node, Number, Relation, Sequence

_RELATION, _SUM, _PRODUCT, _POWER, _ATOM = range(5)
_COMPARISONS = {"!=": r"\ne", "<=": r"\le", ">=": r"\ge"}
_CONSTANTS = {"pi": r"\pi", "inf": r"\infty"}
_AROUND = {
    "(": (r"\left(", r"\right)"),
    "[": (r"\left[", r"\right]"),
    "{": (r"\left\{", r"\right\}"),
    "abs": (r"\left|", r"\right|"),
    "floor": (r"\lfloor ", r" \rfloor"),
    "ceil": (r"\lceil ", r" \rceil"),
}


def to_latex(node: Node) -> str:
    """Return the tree as LaTeX; every product has its sign."""
    return _write(node)[0]


def _write(node: Node) -> tuple[str, int]:
    """Return the LaTeX of a node and how tightly it binds."""
    match node:
        case Number(text):
            return _literal(text)
        case Name(name):
            return latex_name(name), _ATOM
        case Constant(name):
            return _CONSTANTS.get(name, name), _ATOM
        case Negate(operand):
            return f"-{_within(operand, _PRODUCT)}", _SUM
        case Binary(operator, left, right):
            return _binary(operator, left, right)
        case Relation(sign, left, right):
            return f"{to_latex(left)} {_COMPARISONS.get(sign, sign)} {to_latex(right)}", _RELATION
        case Sequence(bracket, items):
            return _listed(bracket, items), _ATOM
        case Call(function, arguments):
            return _call(function, arguments)


def _binary(operator: str, left: Node, right: Node) -> tuple[str, int]:
    match operator:
        case "/":
            return rf"\frac{{{to_latex(left)}}}{{{to_latex(right)}}}", _POWER
        case "^":
            return f"{_within(left, _ATOM)}^{{{to_latex(right)}}}", _POWER
        case "*":
            return rf"{_within(left, _PRODUCT)} \cdot {_within(right, _POWER)}", _PRODUCT
        case _:
            return f"{_within(left, _SUM)} {operator} {_within(right, _PRODUCT)}", _SUM


def _within(node: Node, least: int) -> str:
    text, binding = _write(node)
    return text if binding >= least else _around("(", text)


def _around(bracket: str, inside: str) -> str:
    opening, closing = _AROUND[bracket]
    return f"{opening}{inside}{closing}"


def _literal(text: str) -> tuple[str, int]:
    mantissa, scaled, exponent = text.partition("e")
    if not scaled:
        return text, _ATOM
    return rf"{mantissa} \cdot 10^{{{exponent}}}", _PRODUCT


def _listed(bracket: str, items: tuple[Node, ...]) -> str:
    widths = {len(item.items) if isinstance(item, Sequence) else 0 for item in items}
    if bracket == "[" and len(widths) == 1 and widths != {0}:
        rows = [" & ".join(map(to_latex, row.items)) for row in items if isinstance(row, Sequence)]
        return r"\begin{bmatrix}" + r" \\ ".join(rows) + r"\end{bmatrix}"
    comma = "," if bracket == "(" and len(items) == 1 else ""
    return _around(bracket, ", ".join(map(to_latex, items)) + comma)


def _call(function: str, arguments: tuple[Node, ...]) -> tuple[str, int]:
    """Return a call; each argument is written once, or deep trees would take exponential time."""
    if function in _AFTER:
        return _within(arguments[0], _ATOM) + _AFTER[function], _POWER
    written = [to_latex(argument) for argument in arguments]
    if function in _AROUND:
        return _around(function, ", ".join(written)), _ATOM
    template = _BRACED.get((function, len(written)))
    if template is not None:
        return template.format(*written), _ATOM
    return _function_name(function) + _around("(", ", ".join(written)), _ATOM


_AFTER = {"factorial": "!", "transpose": r"^{\top}"}
_BRACED = {
    ("sqrt", 1): r"\sqrt{{{}}}",
    ("cbrt", 1): r"\sqrt[3]{{{}}}",
    ("root", 2): r"\sqrt[{1}]{{{0}}}",
    ("binomial", 2): r"\binom{{{}}}{{{}}}",
    ("log", 2): r"\log_{{{1}}}\left({0}\right)",
    ("sigmoid", 1): r"\sigma\left({}\right)",
}


def _function_name(function: str) -> str:
    known = FUNCTIONS.get(function)
    if known is None:
        return latex_name(function)
    return known.latex or rf"\operatorname{{{function}}}"


_NAME = re.compile(r"([A-Za-z]+)(?:_(hat|bar|tilde|dot|vec)(?![A-Za-z0-9]))?(?:_(.*?))?('*)", re.DOTALL)


def latex_name(name: str) -> str:
    r"""Return a name in LaTeX: `alpha_1` as `\alpha_{1}`, `c_in` as `c_{\mathrm{in}}`."""
    match = _NAME.fullmatch(name)
    if match is None:
        return name
    stem, accent, below, primes = match.groups()
    text = _word(stem)
    if accent:
        text = rf"\{accent}{{{text}}}"
    if below:
        text += f"_{{{_below(below)}}}"
    return text + primes


def _word(word: str) -> str:
    if word in GREEK_WORDS:
        return rf"\{word}"
    return word if len(word) == 1 else rf"\mathrm{{{word}}}"


def _below(text: str) -> str:
    inside = text.removeprefix("{").removesuffix("}")
    parts = re.findall(r"[A-Za-z]+|[^A-Za-z]+", inside)
    return "".join(_word(part) if part.isalpha() else part.replace("_", ",") for part in parts)
