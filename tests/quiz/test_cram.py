"""Modes: a cram that leaves no trace, leeches, due or new only, sessions of a size, a limit of reviews."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quiz.log.events import Event, Suspend
from quiz.log.sqlite import SqliteStore
from quiz.scheduling.queue import Limits
from quiz.scheduling.types import Standing
from quiz.study.cram import Cram
from quiz.study.groups import Group, Groups, Kind, narrowed
from quiz.study.overview import Counts
from quiz.study.request import Request
from solvers.answers import NumberAnswer
from tests.quiz.command import Ran, quiz
from tests.quiz.making import DAY, card, clock, deck, event_id, review, scheduled

NOW = "2027-01-19T12:00:00+00:00"  # noon of `DAY`, as the makers have it
CARDS = "\n".join(f"- {{id: c{number}, ask: Card {number}?, number: {number}}}" for number in range(6))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a deck of six cards, and a log that knows five of them.

    c0 is due and a leech, c1 and c2 are due, c3 is suspended and a leech, c4 is not due, c5 is new.
    """
    (tmp_path / "deck.yaml").write_text(f"deck: Deck\ncards:\n{CARDS}\n")
    return tmp_path


def begun(folder: Path) -> list[Event]:
    """Write the log and return it."""
    (folder / "home").mkdir()
    numbers = iter(range(1000))
    leeches = [
        review(next(numbers), f"deck/{name}", 1, day=DAY - 30 + day)
        for name in ("c0", "c3")
        for day in range(9)
    ]
    due = [review(next(numbers), f"deck/{name}", 5, day=DAY - 2) for name in ("c1", "c2")]
    late = review(next(numbers), "deck/c4", 5, day=DAY)
    put_aside = Suspend(id=event_id(next(numbers)), at=0, device="here", card="deck/c3")
    with SqliteStore(folder / "home" / "reviews.db") as store:
        store.append([*leeches, *due, late, put_aside])
    return log(folder)


def log(folder: Path) -> list[Event]:
    """Return all events that are on the disk."""
    with SqliteStore(folder / "home" / "reviews.db") as store:
        return list(store.events())


def study(folder: Path, *words: str, typed: str = "") -> Ran:
    """Study the deck line by line."""
    options = ("study", "--plain", "--seed", "1", *words, str(folder / "deck.yaml"))
    return quiz(*options, home=folder / "home", typed=typed, now=NOW)


def asked(ran: Ran) -> list[str]:
    """Return the numbers of the cards that were asked, in order."""
    return re.findall(r"^Card (\d)\?$", ran.out, re.MULTILINE)


def test_a_cram_goes_on_until_each_card_was_right_and_leaves_no_trace(folder: Path) -> None:
    """Due or not, new or not, all but the suspended ones; a miss comes again; the log stays as it is."""
    before = begun(folder)
    ran = study(folder, "--cram", typed=":give up\n\n" + ":give up\n:right\n" * 9)
    first = asked(ran)[0]
    assert ran.code == 0
    assert ran.out.startswith("Cram: 5 cards. Nothing is scheduled or recorded.")
    assert sorted(asked(ran)) == sorted(["0", "1", "2", "4", "5", first])
    assert asked(ran)[-1] == first  # after a few others
    assert ran.out.splitlines()[-4:] == [
        "5 cards, 4 right at first try, in 1 minute.",
        "Not right at first try:",
        f"- Card {first}?",
        "Nothing was scheduled or recorded.",
    ]
    assert log(folder) == before


def test_a_script_may_give_nothing_but_answers(folder: Path) -> None:
    """A wrong one comes again and a right one does not; the end of the input ends the cram."""
    begun(folder)
    order = asked(study(folder, "--cram", typed=":give up\n\n" * 5))[:5]
    ran = study(folder, "--cram", typed="".join(f"{name}\n" for name in ("77", *order[1:])))
    assert asked(ran)[:5] == order
    assert "5 cards, 4 right at first try" in ran.out


def test_undo_goes_back_to_the_card_before(folder: Path) -> None:
    """Its miss is forgotten with it, and it is asked with its numbers before those that were to come."""
    begun(folder)
    ran = study(folder, "--cram", typed=":give up\n\n:undo\n:undo\n" + ":give up\n:right\n" * 5)
    assert "There is nothing to take back." in ran.out
    assert asked(ran)[0] == asked(ran)[2]
    assert len(asked(ran)) == 2 + 5
    assert "5 cards, 5 right at first try" in ran.out


@pytest.mark.parametrize(
    ("words", "cards"),
    [
        ("", "0 1 2 5"),
        ("--only due", "0 1 2"),
        ("--only new", "5"),
        ("--limit 2", "0 1 2"),
        ("--filter interval<2", "0 1 2"),
        ("--cram --filter is:new", "5"),
        ("--cram", "0 1 2 4 5"),
        ("--leeches", "0"),
    ],
)
def test_a_mode_asks_these_cards(folder: Path, words: str, cards: str) -> None:
    """Leeches are those with eight lapses or more that are not put aside."""
    begun(folder)
    word = ":right" if {"--cram", "--leeches"} & set(words.split()) else ":grade 4"
    found = asked(study(folder, *words.split(), typed=f":give up\n{word}\n" * 9))
    if words == "--limit 2":
        assert len(found) == 2
        assert set(found) < set(cards.split())
    else:
        assert sorted(found) == cards.split()


def test_what_a_limit_keeps_back_is_told(folder: Path) -> None:
    """At the end what is left, and where nothing may be asked any more which limit it is, never 'nothing'."""
    begun(folder)
    (folder / "home" / "config.toml").write_text("reviews_per_day = 2\nnew_per_day = 0\n")
    ended = study(folder, typed=":give up\n:grade 4\n" * 9)
    assert len(asked(ended)) == 2
    assert "1 due is left for another session." in ended.out
    assert study(folder).out.splitlines()[0] == (
        "1 due card waits for another day: 2 reviews a day are the limit."
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("--cram --only new", "say --filter is:new"),
        ("--leeches --new 3", "say --limit"),
        ("--only due --new 3", "leaves new cards out"),
        ("--filter is:lech", "Did you mean 'leech'?"),
        ("--limit 0", "take 1 or more"),
    ],
)
def test_what_makes_no_sense_together_is_a_sentence(folder: Path, words: str, sentence: str) -> None:
    """It says what to write instead."""
    ran = study(folder, *words.split())
    assert ran.code == 2
    assert sentence in ran.err


def test_a_cram_without_a_card_says_so(folder: Path) -> None:
    """Neither a question nor a sum of none."""
    assert study(folder, "--leeches").out == "No leech there: no card was forgotten 8 times or more.\n"


def test_a_cram_draws_other_numbers_each_time() -> None:
    """Until all of them were seen."""
    varied = card("a/1", NumberAnswer(number="n"), vary={"n": ("1", "2", "3")})
    cram, seen = Cram([varied], clock()), list[object]()
    for _ in range(3):
        assert cram.question is not None
        seen.append(cram.question.drawn.values["n"])
        cram.give_up()
        cram.go_on()
    assert len(set(seen)) == 3


def test_a_choice_is_any_of_each_kind_and_counts_what_waits() -> None:
    """Of two tags either will do; a level beside them narrows; limits hold for the whole."""
    decks = [
        deck("a", card("a/1", tags=("x",), level=1), card("a/2", tags=("y",), level=2)),
        deck("b", card("b/1", tags=("X",), level=2), card("b/2", level=2)),
    ]
    standings = {"a/2": scheduled(DAY), "b/1": scheduled(DAY), "b/2": Standing(suspended=True)}
    groups = Groups(decks, standings, DAY, Limits(new=0, reviews=1))
    assert [groups.title(group) for group in groups.listed()] == [
        "level 1",
        "level 2",
        "deck A",
        "deck B",
        "tag x",
        "tag y",
    ]
    either = {Group(Kind.TAG, "x"), Group(Kind.TAG, "y")}
    assert groups.counts(either) == Counts(due=2, today=1, unseen=1, total=3, open=3)
    both = either | {Group(Kind.LEVEL, "2"), Group(Kind.DECK, "b")}
    assert groups.counts(both) == Counts(due=1, today=1, total=1, open=1)
    request = narrowed(Request(), both)
    assert [
        each.key
        for shelf in decks
        for each in shelf.cards
        if request.pick.takes(shelf, each) and shelf.id in (request.decks or ())
    ] == ["b/1"]
