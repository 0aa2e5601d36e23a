"""The texts of a card as they are written: dollars in pairs, braces closed, nothing given away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cards.figures.formulas import texts as figure_texts
from cards.figures.scene import caption
from cards.placeholders import parts
from cards.types import Card, Question, Way
from solvers.answers import ChoiceAnswer, ClozeAnswer, NumberAnswer

_MIN_DIGITS = 5  # a short number stands in many questions by chance
_DOLLAR = re.compile(r"(?<!\\)\$")


def texts(card: Card) -> Iterator[tuple[str, Way, str]]:
    """Yield each text that a learner sees, with its key and the way to it."""
    yield "ask", (), card.ask
    for index, hint in enumerate(card.hints):
        yield "hints", (index,), hint
    if card.why:
        yield "why", (), card.why
    if card.figure is not None:
        yield from (("figure", way, text) for way, text in figure_texts(card.figure))
    for mistake, message in card.answer.mistakes.items():
        yield "mistakes", (mistake,), message


def formula_fault(text: str) -> tuple[int, str] | None:
    """Return where a text's formulas are not closed, and what to do; None when all are."""
    if len(dollars := [match.start() for match in _DOLLAR.finditer(text)]) % 2:
        return dollars[-1], r"This `$` opens a formula that nothing closes; write \$ for a dollar sign."
    start = 0
    for part, in_maths in parts(text):
        offset = _unbalanced(part) if in_maths else None
        if offset is not None:
            return start + offset, "This brace has no partner in its formula."
        start += len(part)
    return None


def _unbalanced(maths: str) -> int | None:
    """Return the place of the first brace without a partner, escaped ones left out."""
    unclosed: list[int] = []
    for match in re.finditer(r"\\.|[{}]", maths, re.DOTALL):
        if match[0] == "{":
            unclosed.append(match.start())
        elif match[0] == "}":
            if not unclosed:
                return match.start()
            unclosed.pop()
    return unclosed[0] if unclosed else None


def given_away(question: Question, reference: str) -> str | None:
    """Return the answer's text where the question itself says it, as a learner could copy it."""
    answer, shown = question.answer, _shown(question)
    if isinstance(answer, NumberAnswer):
        digits = re.sub(r"\D", "", reference)
        said = re.sub(r"(?<=\d),(?=\d{3})", "", shown)
        return reference if len(digits) >= _MIN_DIGITS and _says(said, reference) else None
    if isinstance(answer, ChoiceAnswer):
        right = answer.choice.right
        options = (right,) if isinstance(right, str) else right
    elif isinstance(answer, ClozeAnswer):
        gaps = (answer.cloze,) if isinstance(answer.cloze, str) else answer.cloze
        options = tuple(word.strip() for gap in gaps for word in gap.split("|"))
    else:
        return None
    return next((option for option in options if len(option) > 2 and _says(shown, option)), None)


def _shown(question: Question) -> str:
    """Return the question with the caption of a figure that stands beside it."""
    figure = question.card.figure
    return f"{question.ask} {caption(question)}" if figure and figure.show == "question" else question.ask


def _says(ask: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", ask, re.IGNORECASE) is not None
