"""All that is shown of one card beside the table, worked out away from the screen."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

import msgspec

from cards.drawing import DrawError, draw
from cards.types import Card, Question
from quiz.browsing.columns import Column, cell, columns_of
from quiz.browsing.entries import Entry
from quiz.browsing.past import past, told
from quiz.log.store import Store
from quiz.study.asking import right_answer
from quiz.text.display import one_line
from solvers.answers import ChoiceAnswer, FindErrorAnswer, OrderAnswer
from solvers.checking import Shown
from solvers.kinds.choice import options
from solvers.kinds.order import shown_steps

_TOLD: tuple[Column, ...] = (
    *(
        Column.STATE,
        Column.DUE,
        Column.INTERVAL,
        Column.EASE,
        Column.STABILITY,
        Column.DIFFICULTY,
        Column.RETRIEVABILITY,
        Column.LAPSES,
        Column.REVIEWS,
        Column.RETENTION,
    ),
    *(Column.KIND, Column.LEVEL),
)
_NAMES: Final = 10  # columns for what stands before each fact, at least


class CardView(msgspec.Struct, frozen=True):
    """The texts of a card; `listed` are options or steps, `facts` and `past` are lines."""

    key: str
    ask: str
    listed: str
    answer: Shown
    why: str
    source: str
    facts: tuple[str, ...]
    note: str | None
    past: tuple[str, ...]


def view_of(card: Card, entry: Entry, store: Store) -> CardView:
    """Return what is to be shown of a card, its numbers drawn; raises QuizError when the log fails."""
    try:
        question: Question | None = draw(card, 0)
    except DrawError:  # a card at fault shows its text as it is written
        question = None
    return CardView(
        key=card.key,
        ask=question.ask if question else card.ask,
        listed=_listed(question) if question else "",
        answer=right_answer(question) if question else Shown(""),
        why=question.why if question else card.why,
        source=card.source,
        facts=tuple(_facts(entry, columns_of(store.scheduler))),
        note=entry.flag,
        past=tuple(told(past(store, card.key))),
    )


def _facts(entry: Entry, columns: Collection[Column]) -> Iterator[str]:
    shown = [column for column in _TOLD if column in columns]
    names = max(_NAMES, *map(len, shown))
    yield one_line(entry.key)
    for column in shown:
        yield f"{column:<{names}} {cell(entry, column)}"
    if entry.tags:
        yield f"{'tags':<{names}} {one_line(', '.join(entry.tags))}"
    if entry.leech:
        yield "a leech: forgotten so often that it had better be rewritten"


def _listed(question: Question) -> str:
    match question.answer:
        case ChoiceAnswer() as answer:
            shown = options(answer, question.drawn.seed)
        case OrderAnswer() as answer:
            shown = shown_steps(answer, question.drawn.seed)
        case FindErrorAnswer(find_error=claim):
            shown = claim.parts
        case _:
            shown = ()
    return "\n".join(f"{number}  {text}" for number, text in enumerate(shown, 1))
