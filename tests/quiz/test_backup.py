"""Copies of the log, whole or not at all, and the union of logs, whatever the order."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.errors import QuizError
from quiz.log import copying
from quiz.log.copying import back_up, events_of, opened_copy
from quiz.log.events import Event
from quiz.log.opening import APPLICATION
from quiz.log.sqlite import SqliteStore
from tests.quiz.command import quiz
from tests.quiz.making import fresh_store, histories, review, undo

EVENTS: Sequence[Event] = (review(1, "a/1", 5), review(2, "a/2", 1), undo(3, review(1, "a/1", 5)))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home whose log holds a few events."""
    folder = tmp_path / "home"
    with SqliteStore(folder / "reviews.db") as store:
        store.append(EVENTS)
    return folder


def events(path: Path) -> list[Event]:
    """Return the events of a log."""
    with SqliteStore(path) as store:
        return list(store.events())


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_holds_every_event_in_one_file(home: Path, tmp_path: Path) -> None:
    """It is made while the log is open elsewhere and holds what was committed last."""
    with SqliteStore(home / "reviews.db") as store:
        store.append([review(4, "a/3", 4)])
        ran = quiz("backup", tmp_path / "copy.db", home=home)
    assert (ran.code, ran.out) == (0, f"{tmp_path / 'copy.db'}\n")
    assert ran.err == "4 events. To take it back: quiz merge FILE.\n"
    assert names(tmp_path) == ["copy.db", "home"]
    assert events(tmp_path / "copy.db") == [*EVENTS, review(4, "a/3", 4)]


def test_without_a_name_it_is_dated_among_the_backups(home: Path, tmp_path: Path) -> None:
    """A folder gets a dated file too; the path is told."""
    ran = quiz("backup", home=home, now="2030-01-31T09:05:07+00:00")
    assert Path(ran.out.strip()) == home / "backups" / "reviews-2030-01-31-090507.db"
    (tmp_path / "stick").mkdir()
    ran = quiz("backup", tmp_path / "stick", home=home, now="2030-01-31T09:05:07+00:00")
    assert Path(ran.out.strip()) == tmp_path / "stick" / "reviews-2030-01-31-090507.db"
    assert events(Path(ran.out.strip())) == list(EVENTS)


def test_an_older_copy_is_replaced_only_if_nothing_is_lost(home: Path, tmp_path: Path) -> None:
    """A copy that holds more than the log, as after a loss, is kept; so is a file that is no log."""
    copy, other = tmp_path / "copy.db", tmp_path / "thesis.txt"
    for _ in range(2):
        assert quiz("backup", copy, home=home).code == 0
    with SqliteStore(copy) as store:
        store.append([review(9, "a/9", 5)])
    ran = quiz("backup", copy, home=home)
    assert (ran.code, ran.out) == (2, "")
    assert "holds 1 event that your log does not" in ran.err
    assert len(events(copy)) == len(EVENTS) + 1
    other.write_text("years of work")
    assert "is no review log" in quiz("backup", other, home=home).err
    assert other.read_text() == "years of work"


def test_a_backup_that_fails_leaves_nothing(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unsound copy does not take the place of a good one, and no part of it stays."""
    copy = tmp_path / "copy.db"
    assert back_up(home / "reviews.db", copy) == len(EVENTS)
    good = copy.read_bytes()

    def unsound(_copy: Path) -> int:
        raise QuizError("It is damaged.")

    monkeypatch.setattr(copying, "_proved", unsound)
    with pytest.raises(QuizError, match="damaged"):
        back_up(home / "reviews.db", copy)
    assert copy.read_bytes() == good
    assert names(tmp_path) == ["copy.db", "home"]


def test_a_damaged_log_is_not_backed_up(home: Path, tmp_path: Path) -> None:
    """What cannot be read back is no backup."""
    log = home / "reviews.db"
    with closing(sqlite3.connect(log)) as connection:
        connection.execute("pragma journal_mode = delete")
    data = bytearray(log.read_bytes())
    data[4096 * 2 :] = os.urandom(len(data) - 4096 * 2)
    log.write_bytes(data)
    ran = quiz("backup", tmp_path / "copy.db", home=home)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("quiz: The review log")
    assert names(tmp_path) == ["home"]


def test_what_cannot_be_backed_up_is_a_sentence(home: Path, tmp_path: Path) -> None:
    """No log yet, the log itself, a folder that is not there."""
    assert "no review yet" in quiz("backup", home=tmp_path / "new").err
    assert not (tmp_path / "new").exists()
    assert "is the review log itself" in quiz("backup", home / "reviews.db", home=home).err
    assert "there is no such folder" in quiz("backup", tmp_path / "none" / "copy.db", home=home).err


def test_a_backup_is_taken_back_once(home: Path, tmp_path: Path) -> None:
    """Each file is told with how many events were new; again there are none, and the file is as it was."""
    copy = tmp_path / "copy.db"
    quiz("backup", copy, home=home)
    before = copy.read_bytes()
    ran = quiz("merge", copy, home / "reviews.db", home=tmp_path / "new")
    assert (ran.code, ran.err) == (0, "Merged.\n")
    assert ran.out == f"{copy}: 3 new events\n{home / 'reviews.db'}: 0 new events\n"
    ran = quiz("merge", copy, home=tmp_path / "new")
    assert (ran.code, ran.out, ran.err) == (0, f"{copy}: 0 new events\n", "There was nothing new.\n")
    assert events(tmp_path / "new" / "reviews.db") == list(EVENTS)
    assert copy.read_bytes() == before
    assert names(tmp_path) == ["copy.db", "home", "new"]


def test_a_log_that_is_open_elsewhere_is_merged_as_it_is_now(home: Path, tmp_path: Path) -> None:
    """What was committed but not yet moved to the file itself is taken in too."""
    with SqliteStore(home / "reviews.db") as store:
        store.append([review(4, "a/3", 4)])
        ran = quiz("merge", home / "reviews.db", home=tmp_path / "new")
    assert ran.out.endswith(": 4 new events\n")


def test_the_doctor_tells_what_the_last_backup_lacks(home: Path) -> None:
    """None yet, a whole one, one that is behind, and one that cannot be read, which is trouble."""
    assert f"ok: no backup in {home / 'backups'}; `quiz backup` makes one" in quiz("doctor", home=home).out
    copy = Path(quiz("backup", home=home).out.strip())
    ran = quiz("doctor", home=home)
    assert f"ok: the last backup, {copy}, lacks nothing\n" in ran.out
    assert re.search(r"ok: 3 events in .*reviews\.db, \d+ kB, and the schedule", ran.out)
    with SqliteStore(home / "reviews.db") as store:
        store.append([review(4, "a/3", 4), review(5, "a/3", 4)])
    assert f"ok: the last backup, {copy}, lacks 2 events of your log\n" in quiz("doctor", home=home).out
    copy.write_bytes(b"gone")
    ran = quiz("doctor", home=home)
    assert (ran.code, f"trouble: {copy} is no review log" in ran.out) == (1, True)


def _no_database(path: Path) -> None:
    path.write_text("deck: None\n" * 500)


def _empty(path: Path) -> None:
    path.touch()


def _of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table event (id text)")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"pragma application_id = {APPLICATION}")
        connection.execute("pragma user_version = 99")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_no_database, "is no review log"),
        (_empty, "is no review log"),
        (_of_another_program, "is no review log"),
        (_newer, "newer Proofdeck"),
        (Path.mkdir, "there is no such file"),
        (lambda _: None, "there is no such file"),
    ],
)
def test_what_is_no_log_is_refused_before_anything_is_taken_in(
    home: Path, tmp_path: Path, make: object, said: str
) -> None:
    """The sentence names the file; the sound log beside it is not taken in either."""
    assert callable(make)
    make(tmp_path / "other.db")
    ran = quiz("merge", home / "reviews.db", tmp_path / "other.db", home=tmp_path / "new")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert str(tmp_path / "other.db") in ran.err
    assert not (tmp_path / "new").exists()


def test_a_damaged_log_is_not_taken_in_by_halves(home: Path, tmp_path: Path) -> None:
    """Events that can be read before the damage are not kept without the others."""
    other = tmp_path / "other.db"
    with SqliteStore(other) as store:
        store.append(review(number, f"a/{number}", 4) for number in range(10, 400))
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("pragma journal_mode = delete")
        (page,) = connection.execute("select rootpage from sqlite_schema where name = 'event'").fetchone()
    data = bytearray(other.read_bytes())
    data[4096 * (page + 20) :] = bytes(len(data) - 4096 * (page + 20))
    other.write_bytes(data)
    ran = quiz("merge", other, home=home)
    assert (ran.code, ran.out) == (2, "")
    assert "other.db is damaged" in ran.err
    assert events(home / "reviews.db") == list(EVENTS)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of POSIX")
def test_a_log_in_a_folder_that_may_not_be_written_is_merged(home: Path, tmp_path: Path) -> None:
    """A copy of the raw file on a read-only medium is as good as a backup, and nothing is laid beside it."""
    stick = tmp_path / "stick"
    stick.mkdir()
    shutil.copy(home / "reviews.db", stick)
    stick.chmod(0o555)
    try:
        assert quiz("merge", stick / "reviews.db", home=tmp_path / "new").out.endswith(": 3 new events\n")
        assert names(stick) == ["reviews.db"]
    finally:
        stick.chmod(0o755)


@settings(max_examples=25, deadline=None)
@given(histories(), st.data())
def test_logs_merge_to_the_same_in_any_order(history: list[Event], data: st.DataObject) -> None:
    """Parts that overlap, merged in any order and some of them twice, are the whole history."""
    parts = data.draw(st.lists(st.lists(st.sampled_from(history)) if history else st.just([]), max_size=3))
    order = data.draw(st.permutations([*parts, history, *parts]))
    with ExitStack() as stack:
        whole, merged = stack.enter_context(fresh_store()), stack.enter_context(fresh_store())
        whole.append(history)
        folder = Path(stack.enter_context(TemporaryDirectory()))
        new = 0
        for number, part in enumerate(order):
            new += merged.append(_carried(part, folder / f"{number}.db"))
        assert new == len(history)
        assert list(merged.events()) == list(whole.events())
        assert merged.standings() == whole.standings()
        assert (merged.daily(), merged.verdicts()) == (whole.daily(), whole.verdicts())


def _carried(part: list[Event], copy: Path) -> list[Event]:
    """Return the events of a part after they were logged, backed up and opened elsewhere."""
    with fresh_store() as store:
        store.append(part)
        back_up(store.path, copy)
    with opened_copy(copy) as other:
        return list(events_of(other, copy))
