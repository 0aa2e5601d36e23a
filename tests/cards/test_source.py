"""A deck file as text: each way in which it may not be readable gets a sentence."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path

import pytest

from cards.source import MAX_BYTES, SourceError, hides, read_source

UNSAFE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def refusal(path: Path) -> str:
    """Return the sentence with which a file is refused, with its place where it has one."""
    with pytest.raises(SourceError) as caught:
        read_source(path)
    error = caught.value
    return f"{error.line}:{error.column} {error.message}" if error.line else error.message


def test_unreadable_paths_get_a_sentence(tmp_path: Path) -> None:
    """Missing, a folder, and a name that no file can have."""
    assert refusal(tmp_path / "none.yaml") == "There is no such file or folder."
    assert refusal(tmp_path) == "This is a folder, not a deck."
    assert refusal(tmp_path / "a\0b").startswith("The file cannot be read")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes with a name are of POSIX")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    """Nobody may ever write to it, and a folder of decks would never be read to its end."""
    os.mkfifo(tmp_path / "pipe.yaml")
    assert refusal(tmp_path / "pipe.yaml") == "This is a pipe or a device, not a deck."


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_refused_file_gets_a_sentence(tmp_path: Path) -> None:
    """Permissions are named as what to look at."""
    path = tmp_path / "secret.yaml"
    path.write_text("deck: D")
    path.chmod(0)
    assert refusal(path) == "The file may not be read; check its permissions."


@pytest.mark.parametrize("content", [b"", b" \n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_says_how_to_start(tmp_path: Path, content: bytes) -> None:
    """Nothing but blanks or a byte order mark is empty too."""
    path = tmp_path / "empty.yaml"
    path.write_bytes(content)
    assert "quiz new" in refusal(path)


@pytest.mark.parametrize(
    ("content", "place"), [(b"\xff\xfed\0", "1:1"), (b"deck: D\nabout: \xe9t\xe9\n", "2:8")]
)
def test_text_that_is_not_utf8_is_told_where_it_ceases_to_be(
    tmp_path: Path, content: bytes, place: str
) -> None:
    """UTF-16 fails at its first byte, Latin-1 at its first accent."""
    path = tmp_path / "latin.yaml"
    path.write_bytes(content)
    assert refusal(path) == f"{place} The file is not UTF-8 text; save it as UTF-8."


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """Just above the limit."""
    path = tmp_path / "huge.yaml"
    path.write_bytes(b"x" * (MAX_BYTES + 1))
    assert refusal(path) == "The file is larger than 5 MB; split it into several decks."


def test_byte_order_mark_and_carriage_returns_are_dropped(tmp_path: Path) -> None:
    """What editors on Windows leave is no problem."""
    path = tmp_path / "windows.yaml"
    path.write_bytes(b"\xef\xbb\xbfdeck: D\r\ncards:\r\n")
    assert read_source(path) == "deck: D\ncards:\n"


def test_every_character_that_hides_or_commands_is_known() -> None:
    """The written-out ranges are Unicode's controls, formats, surrogates and separators of lines."""
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        category = unicodedata.category(character)
        unsafe = category in UNSAFE and character not in "\n\t"
        # an older Unicode does not yet know all of them
        assert hides(character) == unsafe or category == "Cn", f"U+{code:04X}"
