"""Whether a card is one of those that a filter looks for."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from quiz.browsing.entries import Entry, State
from quiz.browsing.filtering import TEXT, Number, Term, Words
from quiz.scheduling.types import Stage

Test: TypeAlias = Callable[[Entry], bool]


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share


def _in_state(state: State) -> Test:
    return lambda entry: entry.state is state


_STATES: Final[Mapping[str, Test]] = {
    **{str(state): _in_state(state) for state in State},
    "due": lambda entry: entry.waits is Stage.REVIEW,
    "repeat": lambda entry: entry.waits is Stage.DRILL,
    "overdue": lambda entry: entry.waits is Stage.REVIEW and entry.due is not None and entry.due < 0,
    "flagged": lambda entry: entry.flag is not None,
    "leech": lambda entry: entry.leech,
}
_NUMBERS: Final[Mapping[str, Callable[[Entry], float | None]]] = {
    "level": lambda entry: entry.level,
    "due": lambda entry: entry.due,
    "interval": lambda entry: entry.interval,
    "ease": lambda entry: None if entry.ease is None else entry.ease / 100,
    "stability": lambda entry: entry.stability,
    "difficulty": lambda entry: entry.difficulty,
    "retrievability": lambda entry: _percent(entry.retrievability),
    "lapses": lambda entry: entry.lapses,
    "reviews": lambda entry: entry.reviews,
    "retention": lambda entry: 100 * entry.recalled / entry.tested if entry.tested else None,
}
_RELATIONS: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def matching(terms: Iterable[Term]) -> Test:
    """Return the test that a card passes when every term holds of it."""
    tests = [_signed(term) for term in terms]
    return lambda entry: all(test(entry) for test in tests)


def _signed(term: Term) -> Test:
    test = _number(term) if isinstance(term, Number) else _words(term)
    return (lambda entry: not test(entry)) if term.negated else test


def _number(term: Number) -> Test:
    """Return the test of a number; a card that has none, as a new one has no ease, does not pass."""
    number, holds, values = _NUMBERS[term.key], _RELATIONS[term.relation], term.values

    def test(entry: Entry) -> bool:
        value = number(entry)
        return value is not None and any(holds(value, bound) for bound in values)

    return test


def _words(term: Words) -> Test:
    values = term.values
    match term.key:
        case "is":
            tests = [_STATES[value] for value in values]
            return lambda entry: any(test(entry) for test in tests)
        case "kind":
            return lambda entry: entry.kind in values
        case "tag":
            return lambda entry: any(tag.casefold() in values for tag in entry.tags)
        case _:
            hay = _HAYSTACKS[term.key]
            return lambda entry: any(value in hay(entry) for value in values)


_HAYSTACKS: Final[Mapping[str, Callable[[Entry], str]]] = {
    TEXT: lambda entry: entry.searched,
    "deck": lambda entry: f"{entry.deck}\n{entry.title}".casefold(),
    "id": lambda entry: entry.key.casefold(),
    "flag": lambda entry: (entry.flag or "").casefold(),
}
