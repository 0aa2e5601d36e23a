"""How long a plot takes to be computed and drawn, for every figure of the bundled decks and a heavy one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from cards.drawing import draw
from cards.library import bundled, load
from cards.types import Question
from quiz.text.figures.showing import Picture
from tests.bench.figures import Figure, median, milliseconds

HEAVY = """
deck: Heavy
cards:
- id: heavy
  ask: What is drawn?
  number: 0
  figure:
    caption: Six contours.
    x: [-3, 3]
    contours:
      a: abs(x) + abs(y) = 1
      b: x^2 + y^2 = 2
      c: exp(x) + exp(y) = 3
      d: abs(x)^0.5 + abs(y)^0.5 = 1
      e: sin(3*x) = y
      f: x*y = 1
"""
SIZE = (74, 17)
ROUNDS = 5


def figures() -> list[Figure]:
    """Measure each figure at the size of an ordinary terminal."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "heavy.yaml"
        path.write_text(HEAVY, encoding="utf-8")
        heavy = _times(_plotted([path]))
    bundle = _times(_plotted([bundled()])) or [0.0]
    return [
        Figure("slowest figure of the bundled decks", max(bundle), "ms", 15),
        Figure("figure of six contours", max(heavy), "ms", 15),
    ]


def _plotted(paths: list[Path]) -> list[Question]:
    cards = [card for deck in load(paths).decks for card in deck.cards]
    return [draw(card, 1) for card in cards if card.figure is not None]


def _times(questions: list[Question]) -> list[float]:
    return [median(milliseconds(partial(_show, question), ROUNDS)) for question in questions]


def _show(question: Question) -> None:
    Picture(question).rows(*SIZE)
