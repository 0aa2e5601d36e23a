"""Cards of every kind and right answers to them, mutated as accident or malice might."""

from __future__ import annotations

import random
from collections.abc import Iterator

import msgspec

CARDS: tuple[tuple[dict[str, object], str], ...] = (
    ({"number": "k^2*c + 2^10"}, "k^2*c + 2^10"),
    ({"number": "138357544", "tolerance": "1%", "unit": "FLOPs"}, "0.138 GFLOPs"),
    ({"number": "9.81", "unit": "m/s^2", "digits": 3}, "981 cm/s²"),
    ({"expression": "x^2*sin(y)/sqrt(x + 1)", "names": ["x", "y"]}, r"\frac{x^2 \sin y}{\sqrt{x+1}}"),
    ({"expression": "f*(1 - f)", "where": {"f": "1/(1 + exp(-x))"}, "only": ["f"]}, "f - f^2"),
    ({"expression": "(x - 1)*(x + 2)", "form": "factored"}, "(x+2)(x-1)"),
    ({"expression": "x^3/3", "up_to": "constant", "variable": "x", "name_the_constant": True}, "x³/3 + C"),
    ({"equation": "y = exp(2*x) - 5"}, "ln(y + 5) = 2x"),
    ({"equation": "x^2 + y^2 = 5 and y = x + 1"}, "(x = 1, y = 2) or (x = -2 and y = -1)"),
    ({"equation": "-2 < x < 2"}, "x^2 < 4"),
    ({"derivation": {"from": "x^2 - 5*x + 6 = 0", "to": "x = 2 or x = 3"}}, "(x-2)(x-3)=0\nx = 2 or x = 3"),
    ({"derivation": {"from": "diff(log(1 + exp(x)), x)", "assume": "real"}}, "e^x/(1+e^x)\n= 1/(1+e^-x)"),
    ({"number": "1.5^30"}, "192000"),
    ({"find-error": {"parts": ["a", "b"], "wrong": 1, "right": "1/(1 + exp(-2))"}}, "1: 0.881"),
    ({"shape": "(N, 64, h/2, h/2)", "names": ["N", "h"]}, "N, 64, h/2, h/2"),
    ({"vector": "[x^2, 1/3, pi]", "tolerance": {"absolute": 0.01}}, "[x*x, 0.333, 3.14]"),
    ({"set": "{1, sqrt(2), x}"}, "{x, 2^0.5, 1}"),
    ({"matrix": "[[1, x], [2, 3]]"}, r"\begin{pmatrix} 1 & x \\ 2 & 3 \end{pmatrix}"),
    ({"cloze": ["batch normalisation|batch norm", "dropout"]}, "batchnorm, drop-out"),
    ({"order": ["a", "b", "c"]}, "2 1 3"),
    ({"find-error": {"parts": ["a", "b"], "wrong": 2, "right": "x^2"}, "names": ["x"]}, "2: x*x"),
)
SIGNS = (
    *"xyNe0129.,;:()[]{}|!^*/+-=<>≤≠±²√π·×−%'_ \n\\",
    *("sin", "exp(", "log(", "sqrt(", "diff(", "factorial(", "max(", "floor(", "inf", "pi", " or ", " and "),
    *("2^16384", "10^5000", "10^-5000", "2000!", "50%", "12k", " 3; 4", "1 2 ", "[1, 2]/3", "-[1, 2]"),
    *("y' = ", "dE/dw = dE/dy * dy/dw\n", "≈", "\n= ", "relu(x-10)", "1e9 m/10^3"),
    *("9^9^9^9", "10^9", "1e400", "1e-400", "^-", "\\frac{", "}{", "\\pm", "[[", "]]", "GFLOPs", "m/s^2"),
    *("x = ", "0.1", "\x1b[31m", "\u202e", "\x00", "½", "（", "é"),
)
MOST = 4


class Case(msgspec.Struct, frozen=True):
    """A card's answer part, as `quiz grade` reads it, and what is typed."""

    card: dict[str, object]
    given: str


def cases(seed: int) -> Iterator[Case]:
    """Yield cases without end; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    while True:
        card, right = rng.choice(CARDS)
        if rng.random() < 0.2:
            card = _with_mutated_reference(card, rng)
        given = right if rng.random() < 0.8 else rng.choice(CARDS)[1]
        yield Case(card, mutated(given, rng))


def mutated(text: str, rng: random.Random) -> str:
    """Return the text with up to `MOST` places inserted into, cut, repeated or replaced."""
    for _ in range(rng.randint(1, MOST)):
        start = rng.randint(0, len(text))
        end = min(len(text), start + rng.randint(0, 6))
        inserted = rng.choice(
            (rng.choice(SIGNS), rng.choice(SIGNS) * rng.randint(2, 40), text[start:end] * 2, "")
        )
        text = text[:start] + inserted + text[end if rng.random() < 0.5 else start :]
    return text


def _with_mutated_reference(card: dict[str, object], rng: random.Random) -> dict[str, object]:
    kind, reference = next(iter(card.items()))
    return {**card, kind: mutated(reference, rng)} if isinstance(reference, str) else card
