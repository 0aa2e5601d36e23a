"""A card as its author wants to see it: all that the study screen shows of a question, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cards.drawing import combinations, draw
from cards.types import Card, Question
from quiz.answer_form import example, numbered, wanted
from quiz.text import prompt
from quiz.text.cells import width
from quiz.text.display import one_line
from quiz.text.figures.showing import Picture
from solvers.answers import ChoiceAnswer, ExplainAnswer, kind_of
from solvers.checking import reference
from solvers.kinds.choice import options
from solvers.printing import to_text

_FIGURE_ROWS: Final = 18
_TRIES: Final = 50  # seeds tried for each draw that is wanted, as two may give the same numbers
_BY_HAND: Final = "your own words; you tick the points that you made"


def questions(card: Card, draws: int, seed: int) -> Iterator[Question]:
    """Yield up to so many questions of a card that differ in their numbers, from `seed` on.

    Raises DrawError when none can be drawn.
    """
    seen: list[object] = []
    draws = min(draws, combinations(card))
    for offset in range(draws * _TRIES):
        question = draw(card, seed + offset)
        if question.drawn.values not in seen:
            seen.append(question.drawn.values)
            yield question
        if len(seen) == draws:
            return


def heading(card: Card) -> str:
    """Return which card it is, of which kind, and where it stands."""
    return f"{card.key}  {kind_of(card.answer)}, level {card.level}  {one_line(str(card.place), 2000)}"


def numbers(question: Question) -> str:
    """Return the numbers drawn, and the seed that draws them again."""
    values = question.drawn.values.items()
    return (
        f"{', '.join(f'{name} = {to_text(value)}' for name, value in values)}  (--seed {question.drawn.seed})"
    )


def lines(question: Question, columns: int) -> Iterator[str]:
    """Yield what the screen shows of a question, formulas drawn; raises AnswerError for a faulty answer."""
    yield from prompt.lines(question.ask, columns)
    yield ""
    for number, text in enumerate(_listed(question), start=1):
        yield from _labelled(f"  {number}", text, "", columns)
    yield from _labelled("Field ", _field(question), "", columns)
    for number, hint in enumerate(question.hints, start=1):
        yield from _labelled(f"Hint {number}", hint, "", columns)
    yield from _right(question, columns)
    if question.why:
        yield from ("", *prompt.lines(question.why, columns))
    yield from _labelled("Source", question.card.source, "", columns)
    if question.card.figure is not None:
        yield from ("", *_figure(question, columns))


def _figure(question: Question, columns: int) -> Iterator[str]:
    """Yield the figure as the screen draws it, and say when it is shown with the answer only."""
    if question.card.figure is not None and question.card.figure.show == "answer":
        yield "Figure  (with the answer)"
    for row in Picture(question).rows(columns, _FIGURE_ROWS):
        yield "".join(span.text for span in row).rstrip()


def _right(question: Question, columns: int) -> Iterator[str]:
    answer = question.answer
    right = reference(answer, question.drawn)
    if isinstance(answer, ExplainAnswer):
        for number, point in enumerate(answer.explain, start=1):
            yield from _labelled(f"Point {number}", point, "", columns)
    else:
        yield from _labelled("Answer", right.text, right.latex or "", columns)


def _listed(question: Question) -> tuple[str, ...]:
    """Return the options, steps or parts that the question numbers, in the order of this draw."""
    answer = question.answer
    return options(answer, question.drawn.seed) if isinstance(answer, ChoiceAnswer) else numbered(question)


def _field(question: Question) -> str:
    """Return what the field for the answer says of the form that is wanted."""
    answer = question.answer
    match answer:
        case ExplainAnswer():
            return _BY_HAND
        case ChoiceAnswer(choice=choice):
            return "one option" if isinstance(choice.right, str) else "all right options"
    shown = example(answer)
    return f"{wanted(answer)} ({shown})" if shown else wanted(answer)


def _labelled(label: str, text: str, latex: str, columns: int) -> Iterator[str]:
    """Yield a label with text beside it; nothing where there is no text."""
    if not text and not latex:
        return
    if latex:
        rows = prompt.labelled(label, text, latex, columns)
        yield from ("".join(run.text for run in row).rstrip() for row in rows)
        return
    margin = width(label) + 2
    beside = prompt.lines(text, columns - margin) or [""]
    heads = [f"{label}  ", *[" " * margin] * (len(beside) - 1)]
    yield from (f"{head}{line}".rstrip() for head, line in zip(heads, beside, strict=True))
