"""The log's file: made when missing, only ever added to, and every way in which it can fail is a sentence."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from quiz.errors import QuizError
from quiz.log import opening, sqlite
from quiz.log.events import Bury, Event, Flag, Reset, Resume, Review, Suspend, Unflag
from quiz.log.faults import fault
from quiz.log.replay import replay
from quiz.log.sqlite import SqliteStore
from quiz.scheduling.fsrs import FSRS
from quiz.scheduling.queue import Spent
from quiz.scheduling.sm2 import SM2
from quiz.scheduling.types import ByEase, CardState, Grade, New, Scheduled, Stage
from tests.quiz.making import DAY, START, event_id, review, undo

NEWEST = len(opening.MIGRATIONS) + 1
VERSION_1 = """
drop table standing;
create table standing (
  card text primary key, deck text not null, repetitions integer not null, ease integer not null,
  interval integer not null, reviewed integer not null, due integer not null, again_today integer not null,
  lapses integer not null, reviews integer not null, suspended integer not null, buried integer not null,
  introduced integer not null, flag text, last text not null
) strict, without rowid;
create index standing_introduced on standing (introduced);
create index standing_reviewed on standing (reviewed, introduced);
insert into standing values ('a/1', 'a', 1, 260, 1, 9, 10, 0, 0, 1, 0, 0, 9, null, 'id');
pragma user_version = 1;
"""
STRANGE = "  \x00 “x²” \n\t' ; drop table event -- \U0001f600"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the log is; nothing is there yet."""
    return tmp_path / "state" / "reviews.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    """Open an empty log."""
    with SqliteStore(path) as opened:
        yield opened


EVERY_TYPE: list[Event] = [
    review(1, "a/1", 4, given=STRANGE, seed=2**32 - 1, hints=2, attempts=3, stage=Stage.DRILL, seconds=0.25),
    Suspend(id=event_id(2), at=START, device="here", card="a/1"),
    Resume(id=event_id(3), at=START, device="here", card="a/1"),
    Bury(id=event_id(4), at=START, device="ici", card="a/2", day=DAY),
    Reset(id=event_id(5), at=START, device="hier", card="a/2"),
    Flag(id=event_id(6), at=START, device="here", card="a/2", note=STRANGE),
    Unflag(id=event_id(7), at=START, device="here", card="a/2"),
    undo(8, review(1, "a/1", 4)),
]


def test_events_come_back_as_they_went_in(store: SqliteStore, path: Path) -> None:
    """Every type with every field survives, after the program ends too."""
    assert store.append(EVERY_TYPE) == len(EVERY_TYPE)
    store.close()
    with SqliteStore(path) as again:
        assert list(again.events()) == EVERY_TYPE
        assert list(again.events("a/2")) == EVERY_TYPE[3:7]
        assert again.undone() == {EVERY_TYPE[0].id}
        assert again.last_id() == EVERY_TYPE[-1].id


def test_an_event_is_kept_once(store: SqliteStore) -> None:
    """A known id is passed over, even with other content and within one call."""
    first = review(1, "a/1", 5)
    assert store.append([first, review(1, "a/1", 0)]) == 1
    assert store.append([review(1, "a/1", 0)]) == 0
    assert list(store.events()) == [first]
    assert store.has([first.id, event_id(9)]) == {first.id}


@pytest.mark.parametrize(
    "statement",
    ["update event set grade = 5", "delete from event", "update event set id = lower(id) where grade = 0"],
)
def test_the_log_refuses_to_be_rewritten(store: SqliteStore, path: Path, statement: str) -> None:
    """No statement of any program changes or removes an event."""
    store.append([review(1, "a/1", 0)])
    with closing(sqlite3.connect(path)) as other, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.execute(statement)


def test_the_log_refuses_to_be_replaced(store: SqliteStore, path: Path) -> None:
    """`insert or replace`, which deletes unseen by triggers, does not change an event either."""
    store.append([review(1, "a/1", 0)])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("create temp table copy as select * from event")
        other.execute("update copy set grade = 5")
        other.execute("insert or replace into event select * from copy")
    assert list(store.events()) == [review(1, "a/1", 0)]


@pytest.mark.parametrize(
    "fields",
    [
        {"grade": 6},
        {"grade": -1},
        {"day": 0},
        {"day": 4_000_000},
        {"at": -1},
        {"id": "not an id"},
        {"id": "f" * 36},
        {"seconds": float("nan")},
        {"seconds": -1.0},
    ],
)
def test_an_impossible_event_is_refused_with_its_whole_batch(
    store: SqliteStore, fields: dict[str, object]
) -> None:
    """What no program of ours writes is not stored, and nothing that came with it."""
    with pytest.raises(QuizError, match="cannot hold"):
        store.append([review(1, "a/1", 5), msgspec.structs.replace(review(2, "a/1", 5), **fields)])
    assert list(store.events()) == []
    assert store.standings() == {}


def test_a_text_is_never_a_number(path: Path) -> None:
    """Tables are strict: a grade that is a word is refused by the database itself."""
    with SqliteStore(path), closing(sqlite3.connect(path)) as other, pytest.raises(sqlite3.IntegrityError):
        other.execute(
            "insert into standing select 'a/1', 'a', 'n', 1, 1, 1, 1, 1, 1, 0, 0, 0, null, '', 250, 1, 1"
        )


def test_commits_reach_the_disk(store: SqliteStore) -> None:
    """The log is written ahead and synchronised at every commit."""
    assert store._connection.execute("pragma journal_mode").fetchone() == ("wal",)
    assert store._connection.execute("pragma synchronous").fetchone() == (2,)


def test_the_days_limits_are_counted_without_what_was_undone(store: SqliteStore) -> None:
    """New cards and reviews of the day, drills and undone ones left out."""
    first = [review(number, f"a/{number}", 4) for number in range(3)]
    store.append([*first, review(3, "a/0", 1), review(4, "b/1", 5, day=DAY - 9), review(5, "b/1", 5)])
    assert store.spent(DAY) == Spent(new=3, reviews=1)
    store.append([undo(6, first[2])])
    assert store.spent(DAY) == Spent(new=2, reviews=1)


def test_the_pace_is_that_of_right_unaided_answers(store: SqliteStore) -> None:
    """Wrong, helped, second and undone answers tell nothing of a card's pace; the latest come first."""
    taken_back = review(6, "a/1", 5, seconds=60.0)
    store.append(
        [
            review(1, "a/1", 5, seconds=10.0),
            review(2, "a/1", 1, seconds=20.0),
            review(3, "a/1", 3, seconds=30.0, hints=1),
            review(4, "a/1", 3, seconds=40.0, attempts=2),
            review(5, "a/1", 4, seconds=50.0),
            taken_back,
            undo(7, taken_back),
            review(8, "a/2", 4, seconds=70.0),
        ]
    )
    assert store.pace("a/1") == (50.0, 10.0)


def test_the_last_review_is_this_devices_of_this_day(store: SqliteStore) -> None:
    """Undone reviews, other devices and other days are passed over."""
    last = review(3, "a/3", 5)
    kept = review(1, "a/1", 5)
    store.append([review(0, "a/0", 5), kept, review(2, "a/2", 5, device="there"), last, undo(4, last)])
    assert store.last_review(DAY, "here") == kept
    assert store.last_review(DAY + 1, "here") is None


class Daily(SM2):
    """Another scheduler: every card returns the next day."""

    name = "daily/1"

    def review(self, state: CardState, grade: Grade, day: int) -> ByEase:  # noqa: ARG002
        """Return a card due tomorrow."""
        return ByEase(repetitions=1, ease=250, interval=1, reviewed=day, due=day + 1, reviews=1)


def test_another_scheduler_replays_the_log(path: Path) -> None:
    """Standings always follow from the scheduler in use, and going back gives back what was."""
    with SqliteStore(path) as store:
        store.append([review(1, "a/1", 5, day=DAY), review(2, "a/1", 5, day=DAY + 1)])
        before = store.standings()
    with SqliteStore(path, Daily()) as store:
        state = store.standing("a/1").state
        assert isinstance(state, Scheduled)
        assert state.interval == 1
    with SqliteStore(path) as store:
        assert store.standings() == before


def test_a_large_batch_gives_the_same_as_small_ones(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The road taken for a large import leads to the same tables."""
    reviews = [review(number, f"a/{number % 3}", number % 6, day=DAY + number) for number in range(30)]
    events: list[Event] = [*reviews, undo(40, reviews[7])]
    with SqliteStore(path) as store:
        for event in events:
            store.append([event])
        expected = tables(store)
    monkeypatch.setattr(sqlite, "_MANY", 5)
    monkeypatch.setattr(sqlite, "_BATCH", 4)
    with SqliteStore(path.with_name("other.db")) as store:
        assert store.append(iter(events)) == 31
        assert tables(store) == expected


def tables(store: SqliteStore) -> tuple[object, ...]:
    """Return all that the store has derived."""
    return store.standings(), store.daily(), store.verdicts(), store.recalls(), store.timings()


def test_cards_are_counted_as_they_stand(store: SqliteStore) -> None:
    """Due days, decks and the hardest cards, without those that were left out."""
    store.append(
        [
            review(1, "a/1", 5),
            review(2, "a/2", 1),
            review(3, "b/1", 5, day=DAY - 100),
            review(4, "b/2", 1, day=DAY - 9),
            review(5, "b/2", 1, day=DAY - 8),
            review(6, "b/3", 1),
            Suspend(id=event_id(7), at=START, device="here", card="a/2"),
        ]
    )
    counts = store.count_cards(DAY, without=["b/3"])
    assert counts.ahead == {0: 2, 1: 1}
    assert (counts.known, counts.mature) == ({"a": 2, "b": 2}, {"a": 0, "b": 0})
    assert (counts.intervals, counts.eases) == ({1: 4}, {250: 4})
    assert [(hard.card, hard.lapses) for hard in counts.hardest] == [("b/2", 2), ("a/2", 1)]
    assert store.cards() == {"a/1", "a/2", "b/1", "b/2", "b/3"}


@pytest.mark.parametrize(
    ("events", "counted"),
    [
        ([review(1, "a/1", 4)], []),
        ([review(1, "a/1", 4), review(2, "a/1", 1)], []),
        ([review(1, "a/1", 4), review(2, "a/1", 1, day=DAY + 6)], [(2, 1, 0)]),
        ([review(1, "a/1", 4), review(2, "b/1", 4, day=DAY + 6)], []),
        ([review(2, "a/1", 4, day=DAY + 7), review(1, "a/1", 4)], [(7, 1, 1)]),
        (
            [review(1, "a/1", 4), review(3, "a/1", 4, day=DAY + 9), review(2, "a/1", 4, day=DAY + 8)],
            [(1, 1, 1), (7, 1, 1)],
        ),
        # an answer that another machine dated back does not shorten the days before the next one
        (
            [review(1, "a/1", 4), review(2, "a/1", 4, day=DAY - 3), review(3, "a/1", 4, day=DAY + 1)],
            [(1, 1, 1)],
        ),
        # a card that was reset is met for the first time again
        (
            [
                review(1, "a/1", 4),
                Reset(id=event_id(2), at=START, device="here", card="a/1"),
                review(3, "a/1", 4, day=DAY + 30),
                review(4, "a/1", 4, day=DAY + 31),
            ],
            [(1, 1, 1)],
        ),
    ],
)
def test_recall_is_counted_by_the_days_between_answers(
    store: SqliteStore, events: list[Event], counted: list[tuple[int, int, int]]
) -> None:
    """First answers and those of the same day are left out, in whatever order the events come."""
    for event in events:
        store.append([event])
    recalls = [(each.least, each.tested, each.recalled) for each in store.recalls()]
    assert recalls == counted
    store.rebuild()
    assert [(each.least, each.tested, each.recalled) for each in store.recalls()] == counted
    store.append(undo(20 + number, event) for number, event in enumerate(events))
    assert store.recalls() == []


def migrated(path: Path, *scripts: str) -> int:
    """Open the log with a program that knows these migrations too; return how many tables there are."""
    with closing(opening.open_log(path, (*opening.MIGRATIONS, *scripts))) as connection:
        (tables,) = connection.execute("select count(*) from sqlite_schema where type = 'table'").fetchone()
        return int(tables)


def test_a_log_of_before_there_was_a_choice_of_scheduler_opens(path: Path) -> None:
    """Version 1 kept an ease for every card and nothing else; all that it held is there, under either."""
    with SqliteStore(path) as store:
        store.append(EVERY_TYPE)
        expected = tables(store)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(VERSION_1)
    with SqliteStore(path) as store:
        assert list(store.events()) == EVERY_TYPE
        assert tables(store) == expected
    with SqliteStore(path, FSRS()) as store:
        assert store.standings() == replay(EVERY_TYPE, FSRS())


def test_an_older_log_is_brought_up_to_date_after_a_copy(path: Path) -> None:
    """Each migration runs once, in order, and the file as it was is kept beside it."""
    with SqliteStore(path) as store:
        store.append(EVERY_TYPE)
    before = migrated(path)
    second, third = "create table second (x integer) strict;", "drop table second;"
    assert migrated(path, second) == before + 1
    assert migrated(path, second) == before + 1
    assert migrated(path, second, third) == before
    with SqliteStore(path.with_name(f"reviews.db.version-{NEWEST}")) as copy:
        assert list(copy.events()) == EVERY_TYPE
    assert path.with_name(f"reviews.db.version-{NEWEST + 1}").exists()


def test_a_failed_migration_leaves_the_log_as_it_was(path: Path) -> None:
    """A migration that cannot finish changes nothing."""
    SqliteStore(path).close()
    with pytest.raises(sqlite3.OperationalError):
        migrated(path, "create table second (x integer) strict;\nselect nonsense from nowhere;")
    SqliteStore(path).close()
    assert migrated(path) == migrated(path.with_name("new.db"))


def test_a_log_of_a_newer_program_is_left_alone(path: Path) -> None:
    """An older program says so instead of guessing."""
    assert migrated(path, "create table second (x integer) strict;")
    with pytest.raises(QuizError, match=rf"version {NEWEST + 1}; this Proofdeck knows {NEWEST}.*Update"):
        SqliteStore(path)


def foreign(path: Path) -> None:
    """Make a database of another program."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table notes (text)")


def torn(path: Path) -> None:
    """Make a log whose middle was overwritten."""
    with SqliteStore(path) as store:
        store.append(review(number, f"a/{number}", 5, given="x" * 400) for number in range(200))
    content = bytearray(path.read_bytes())
    content[4096:-4096] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: path.write_text("dear diary, " * 500), "is not a review log"),
        (lambda path: path.mkdir(), "cannot be opened"),
        (foreign, "another program"),
        (torn, "damaged"),
    ],
)
def test_a_file_that_is_no_log_is_a_sentence(
    path: Path, make: Callable[[Path], object], sentence: str
) -> None:
    """A file of another kind, a folder, another database and a damaged one are each said to be that."""
    path.parent.mkdir()
    make(path)
    with pytest.raises(QuizError, match=sentence), SqliteStore(path) as store:
        list(store.events())


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    """When a file stands where the folder should be, its path is named."""
    (tmp_path / "state").write_text("")
    with pytest.raises(QuizError, match=r"state is no folder.*--home"):
        SqliteStore(tmp_path / "state" / "reviews.db")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_folder_that_cannot_be_written_is_a_sentence(path: Path) -> None:
    """A read-only folder says what to do."""
    path.parent.mkdir(mode=0o500)
    with pytest.raises(QuizError, match="cannot be"):
        SqliteStore(path)


def test_a_log_that_cannot_be_written_loses_nothing(store: SqliteStore) -> None:
    """When the file turns read-only the grade is refused, not half kept."""
    store._connection.execute("pragma query_only = on")
    with pytest.raises(QuizError, match="cannot be written"):
        store.append([review(1, "a/1", 5)])
    store._connection.execute("pragma query_only = off")
    assert store.append([review(1, "a/1", 5)]) == 1


def test_a_log_in_use_is_a_sentence(store: SqliteStore, path: Path) -> None:
    """While another program holds the log for long, ours says so and can try again."""
    store._connection.execute("pragma busy_timeout = 0")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(QuizError, match="in use by another program"):
            store.append([review(1, "a/1", 5)])
        other.execute("rollback")
    assert store.append([review(1, "a/1", 5)]) == 1


def test_a_full_disk_is_a_sentence(store: SqliteStore) -> None:
    """When the file cannot grow the batch is refused as a whole."""
    (pages,) = store._connection.execute("pragma page_count").fetchone()
    store._connection.execute(f"pragma max_page_count = {pages}")
    with pytest.raises(QuizError, match="disk is full"):
        store.append(review(number, "a/1", 5, given="x" * 5000) for number in range(50))
    assert list(store.events()) == []


def test_a_disk_too_full_to_open_the_log_is_called_full(path: Path) -> None:
    """SQLite calls it an input or output error when its shared memory cannot grow."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_SHMSIZE"
    assert "disk is full" in str(fault(error, path))


def test_an_old_sqlite_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library is too old for the tables, that is what is said."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(QuizError, match="too old"):
        SqliteStore(path)


def test_a_reset_keeps_the_suspension(store: SqliteStore) -> None:
    """A card that is put aside stays aside when its history is forgotten."""
    store.append(
        [
            review(1, "a/1", 5),
            Suspend(id=event_id(2), at=START, device="here", card="a/1"),
            Reset(id=event_id(3), at=START, device="here", card="a/1"),
        ]
    )
    standing = store.standing("a/1")
    assert (standing.state, standing.suspended, standing.introduced) == (New(), True, 0)
    assert len([event for event in store.events() if isinstance(event, Review)]) == 1
