"""The filter language of the cards: what it reads, what it refuses, and which cards it finds."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.library import Library
from quiz.browsing.columns import Column, ordered
from quiz.browsing.entries import Entry, State, entries
from quiz.browsing.filtering import NUMBERS, STATES, TEXT, WORDS, FilterError, Number, Term, Words, parse
from quiz.browsing.matching import matching
from quiz.log.store import Recall
from quiz.scheduling.fsrs import FSRS
from quiz.scheduling.sm2 import SM2
from quiz.scheduling.types import Standing
from solvers.answers import KINDS, ShapeAnswer
from tests.quiz.making import DAY, card, deck, remembered, scheduled

NEW, DUE, AHEAD, LEECH, ASIDE = (f"{name}/1" for name in ("new", "due", "ahead", "leech", "aside"))
STANDINGS = {
    DUE: scheduled(DAY - 2, 10),
    AHEAD: scheduled(DAY + 5, 30, ease=130),
    LEECH: scheduled(DAY, lapses=8, repetitions=0, reviews=12),
    ASIDE: Standing(state=scheduled(DAY - 1).state, suspended=True, flag="Typo in [/x]"),
}
BY_MEMORY = {
    DUE: remembered(10, stability=10.0, difficulty=5.0, reviewed=DAY - 40),
    AHEAD: remembered(30, stability=30.0, difficulty=1.0, reviewed=DAY - 30),
    LEECH: remembered(1, stability=0.5, difficulty=9.9, reviewed=DAY),
}
RECALLS = {AHEAD: Recall(4, 3), LEECH: Recall(10, 0)}
LIBRARY = Library(
    decks=(
        deck("new", card(NEW, ask="Is $x^2$ EVEN?", tags=("parity",))),
        deck("due", card(DUE, level=2, tags=("trap", "parity"))),
        deck("ahead", card(AHEAD, answer=ShapeAnswer(shape="(1, 2)"))),
        deck("leech", card(LEECH, level=3)),
        deck("aside", card(ASIDE, ask="A word: and another word")),
    )
)
ALL = list(entries(LIBRARY, STANDINGS, RECALLS, DAY))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("", [NEW, DUE, AHEAD, LEECH, ASIDE]),
        ("even", [NEW]),
        ("PARITY", [NEW, DUE]),
        ("x^2 even", [NEW]),
        ('"and another"', [ASIDE]),
        ('"word: and"', [ASIDE]),
        ("and is", []),
        ("deck:a", [AHEAD, ASIDE]),
        ("deck:due,new", [NEW, DUE]),
        ("id:leech/1", [LEECH]),
        ("tag:trap", [DUE]),
        ("tag:par", []),
        ("kind:shape", [AHEAD]),
        ("is:new", [NEW]),
        ("is:due", [DUE, LEECH]),
        ("is:overdue", [DUE]),
        ("is:leech", [LEECH]),
        ("is:relearning", [LEECH]),
        ("is:review", [DUE, AHEAD]),
        ("is:suspended", [ASIDE]),
        ("is:flagged", [ASIDE]),
        ("flag:typo", [ASIDE]),
        ('flag:"in [/x]"', [ASIDE]),
        ("-is:new", [DUE, AHEAD, LEECH, ASIDE]),
        ("-is:new,suspended -even", [DUE, AHEAD, LEECH]),
        ("level:2,3", [DUE, LEECH]),
        ("level>=2 level<3", [DUE]),
        ("lapses>7", [LEECH]),
        ("ease<2", [AHEAD]),
        ("ease=1.3", [AHEAD]),
        ("interval>10", [AHEAD]),
        ("due:today", [LEECH]),
        ("due<0", [DUE, ASIDE]),
        ("due>=−2 due<=0 -is:suspended", [DUE, LEECH]),
        ("retention<80%", [AHEAD, LEECH]),
        ("retention=75", [AHEAD]),
        ("-ease<2", [NEW, DUE, LEECH, ASIDE]),
    ],
)
def test_a_filter_finds_its_cards(wanted: str, found: list[str]) -> None:
    """All terms hold of every card found, and every card of which they hold is found."""
    assert [entry.key for entry in filter(matching(parse(wanted)), ALL)] == found


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("stability>20", [AHEAD]),
        ("difficulty>=6", [LEECH]),
        ("retrievability<80%", [DUE]),
        ("retrievability>89 retrievability<91", [AHEAD]),
        ("-difficulty<6", [NEW, LEECH, ASIDE]),
    ],
)
def test_a_filter_asks_for_what_fsrs_tells(wanted: str, found: list[str]) -> None:
    """A card that is new to it has none of these."""
    cards, test = entries(LIBRARY, BY_MEMORY, {}, DAY), matching(parse(wanted, FSRS().tells))
    assert [entry.key for entry in cards if test(entry)] == found


def test_a_filter_asks_for_nothing_that_the_scheduler_does_not_tell() -> None:
    """It says what there is instead, under either scheduler."""
    with pytest.raises(FilterError, match=r"knows no stability\. It knows: ease\."):
        parse("stability<9", SM2().tells)
    with pytest.raises(
        FilterError, match=r"knows no ease\. It knows: difficulty, retrievability, stability\."
    ):
        parse("ease<2", FSRS().tells)


@pytest.mark.parametrize(
    ("wanted", "said", "at"),
    [
        ("dek:dropout", "There is no key 'dek'. Did you mean 'deck'?", (0, 11)),
        ("word lapse>3", "There is no key 'lapse'. Did you mean 'lapses'?", (5, 12)),
        ("zzz:1", "There are: deck, tag, kind,", (0, 5)),
        ("is:flaged", "is:flaged is not known. Did you mean 'flagged'?", (0, 9)),
        ("kind:numbr", "Did you mean 'number'?", (0, 10)),
        ("deck:", "What is wanted of 'deck'? Write it as deck:word.", (0, 5)),
        ("is:", "Write it as is:due.", (0, 3)),
        ("ease<two", "'two' is no number. Write it as ease<2.5.", (0, 8)),
        ("lapses>nan", "'nan' is no number.", (0, 10)),
        ("tag<3", "'tag' is no number to be compared; write tag:3.", (0, 5)),
        ('a "never closed', "This quote is not closed", (2, 15)),
        ('deck:"x', "This quote is not closed", (5, 7)),
        ('""', "There is nothing to look for here", (0, 2)),
        ("-", "There is nothing to look for here", (0, 1)),
        ("x" * 401, "A filter may have 400 characters; this one has 401.", (0, 401)),
    ],
)
def test_what_cannot_be_read_is_a_sentence_with_a_place(wanted: str, said: str, at: tuple[int, int]) -> None:
    """It names what was meant, or what there is."""
    with pytest.raises(FilterError) as caught:
        parse(wanted)
    assert said in caught.value.message
    assert (caught.value.start, caught.value.end) == at


WORD = st.text(st.characters(exclude_characters='"', exclude_categories=["Cs"]), min_size=1, max_size=8)
NUMBER = st.integers(-999, 9999).map(lambda hundredths: hundredths / 100)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    """Draw a term of any kind."""
    key, negated = draw(st.sampled_from((TEXT, *WORDS, *NUMBERS))), draw(st.booleans())
    if key in NUMBERS:
        relation = draw(st.sampled_from(("=", "<", "<=", ">", ">=")))
        return Number(key, relation, tuple(draw(st.lists(NUMBER, min_size=1, max_size=3))), negated)
    known = {"is": st.sampled_from(STATES), "kind": st.sampled_from(list(KINDS))}.get(key, WORD)
    several = 1 if key == TEXT else 3
    values = draw(st.lists(known, min_size=1, max_size=several))
    return Words(key, tuple(values), negated)


def written(term: Term) -> str:
    """Return a term as a learner would write it, in quotes wherever there may be some."""
    sign = "-" if term.negated else ""
    if isinstance(term, Number):
        return f"{sign}{term.key}{term.relation}{','.join(f'{value:.2f}' for value in term.values)}"
    values = ",".join(f'"{value}"' for value in term.values)
    return f"{sign}{values}" if term.key == TEXT else f"{sign}{term.key}:{values}"


@given(st.lists(terms(), max_size=4))
@settings(max_examples=150)
def test_what_is_written_is_what_is_read(wanted: list[Term]) -> None:
    """Every filter can be written, whatever is in its words."""
    text = " ".join(map(written, wanted))
    if len(text) <= 400:
        assert list(parse(text)) == [_folded(term) for term in wanted]


def _folded(term: Term) -> Term:
    if isinstance(term, Words):
        return Words(term.key, tuple(value.casefold() for value in term.values), term.negated)
    return term


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    """Nothing else is raised, and what is read can be looked for."""
    start, end = 0, 1
    try:
        test = matching(parse(text))
    except FilterError as error:
        start, end = error.start, error.end
    else:
        assert all(test(entry) in (True, False) for entry in ALL)
    assert 0 <= start < end <= max(1, len(text))


@given(st.lists(terms(), max_size=3), terms())
@settings(max_examples=100)
def test_a_minus_parts_the_cards_in_two(wanted: list[Term], last: Term) -> None:
    """A term and its opposite find every card once between them."""
    turned = msgspec.structs.replace(last, negated=not last.negated)
    found = [sum(map(matching([*wanted, each]), ALL)) for each in (last, turned)]
    assert sum(found) == sum(map(matching(wanted), ALL))


@pytest.mark.parametrize("column", Column)
@pytest.mark.parametrize("descending", [False, True])
def test_sorting_loses_no_card_and_puts_the_empty_last(column: Column, descending: bool) -> None:
    """In either direction; `many` needs more than one run, and is sorted as one sort would do it."""
    many = [
        msgspec.structs.replace(ALL[number % 5], position=number, lapses=number * 7 % 11)
        for number in range(4_500)
    ]
    found = ordered(many, column, descending=descending)
    assert sorted(entry.position for entry in found) == list(range(4_500))
    if column is Column.EASE:
        assert [entry.ease is None for entry in found] == [False] * 3_600 + [True] * 900
    if column is Column.LAPSES:
        assert found == sorted(many, key=lambda entry: entry.lapses, reverse=descending)


def test_a_card_stands_as_the_log_says() -> None:
    """Suspension hides burial, burial hides the rest; retention is a share of what was tested."""
    states = {entry.key: entry.state for entry in ALL}
    assert states == {
        NEW: State.NEW,
        DUE: State.REVIEW,
        AHEAD: State.REVIEW,
        LEECH: State.RELEARNING,
        ASIDE: State.SUSPENDED,
    }
    shares: dict[str, float | None] = {entry.key: entry.retention for entry in ALL}
    assert shares == {NEW: None, DUE: None, AHEAD: 0.75, LEECH: 0.0, ASIDE: None}
    buried = next(iter(entries(LIBRARY, {NEW: Standing(buried=DAY)}, {}, DAY)))
    assert (buried.state, _by_tomorrow(buried)) == (State.BURIED, State.NEW)


def _by_tomorrow(entry: Entry) -> State:
    again = entries(LIBRARY, {entry.key: Standing(buried=DAY)}, {}, DAY + 1)
    return next(each.state for each in again if each.key == entry.key)
