"""What a session can draw from: all decks that can be read, and a problem for each that cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cards.library import Library, bundled, load
from solvers.answers import NumberAnswer
from tests.cards.writing import HEAD, card, write_deck

CARD = "id: {id}\nask: What is it?\nnumber: 1"


def problems(library: Library) -> list[str]:
    """Return the messages without their places."""
    return [problem.message for problem in library.problems]


def test_a_card_carries_what_its_deck_says(tmp_path: Path) -> None:
    """Each key arrives in the field of its name, and the place is that of the card."""
    found = card(
        tmp_path,
        """
id: parameters
ask: How many weights have {n} units?
hints: [Count them., And the biases.]
why: Each has one.
vary: {n: 1..3}
given: {m: n + 1}
unless: n = 2
number: m
digits: 3
accept: n + 1
mistakes: {n: You forgot one.}
proof: n + 1
source: A book
tags: counting
level: 2
""",
    )
    assert found.key == "test/parameters"
    assert found.hints == ("Count them.", "And the biases.")
    assert found.vary == {"n": ("1", "2", "3")}
    assert (found.given, found.unless, found.proof) == ({"m": "n + 1"}, ("n = 2",), "n + 1")
    assert (found.source, found.tags, found.level, found.why) == ("A book", ("counting",), 2, "Each has one.")
    assert found.answer == NumberAnswer(
        number="m", digits=3, accept=("n + 1",), mistakes={"n": "You forgot one."}
    )
    assert (found.place.line, found.place.column) == (3, 3)


def test_a_deck_is_known_by_its_file_unless_it_says_otherwise(tmp_path: Path) -> None:
    """The stem of the file becomes an id; `id:` overrules it, so that a file can be renamed."""
    first = write_deck(tmp_path, CARD.format(id="a"), name="My Deck_2.yaml")
    second = write_deck(tmp_path, CARD.format(id="a"), name="x.yml", head="deck: X\nid: other\ncards:\n")
    library = load([first, second])
    assert [deck.id for deck in library.decks] == ["my-deck-2", "other"]
    assert library.card("other/a") is library.decks[1].cards[0]
    assert library.card("other/b") is None


def test_a_folder_is_searched_for_decks(tmp_path: Path) -> None:
    """Subfolders too, in the order of their names; hidden ones and other files are not decks."""
    for name in ("b.yaml", "sub/a.yml", ".git/c.yaml", ".hidden.yaml", "notes.txt", "sub/d.YAML"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        write_deck(path.parent, CARD.format(id="x"), name=path.name)
    library = load([tmp_path])
    assert [deck.id for deck in library.decks] == ["b", "a", "d"]
    assert library.problems == ()


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    """By itself, in its folder, or through a link."""
    path = write_deck(tmp_path, CARD.format(id="x"))
    (tmp_path / "link.yaml").symlink_to(path)
    library = load([path, tmp_path, tmp_path / "." / path.name])
    assert len(library.decks) == 1
    assert library.problems == ()


def test_what_is_missing_does_not_stop_the_rest(tmp_path: Path) -> None:
    """A problem names the path, and the other decks are there."""
    good = write_deck(tmp_path, CARD.format(id="x"))
    library = load([tmp_path / "none.yaml", good])
    assert [str(problem) for problem in library.problems] == [
        f"{tmp_path / 'none.yaml'}: There is no such file or folder."
    ]
    assert [deck.id for deck in library.decks] == ["test"]


def test_two_decks_may_not_have_one_id(tmp_path: Path) -> None:
    """The second is refused with the first one's path, since their reviews would be mixed."""
    first = write_deck(tmp_path, CARD.format(id="x"), name="a.yaml")
    second = write_deck(tmp_path, CARD.format(id="y"), name="b.yaml", head="deck: B\nid: a\ncards:\n")
    library = load([first, second])
    assert [deck.path for deck in library.decks] == [first]
    assert problems(library) == [f"The deck id `a` belongs to {first} already; give this deck another `id:`."]
    assert library.problems[0].place.path == second


def test_windows_line_ends_do_not_move_places(tmp_path: Path) -> None:
    """A problem behind CR LF is told at the line and column that an editor shows."""
    path = tmp_path / "windows.yaml"
    text = HEAD + "- id: a\n  ask: What?\n  numbr: 1\n"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    (problem,) = load([path]).problems
    assert (problem.place.line, problem.place.column) == (5, 3)


def test_the_bundled_decks_are_in_the_package() -> None:
    """They are found beside the code, wherever it is installed."""
    assert sorted(bundled().glob("*.yaml"))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_loading_never_raises(tmp_path: Path, content: bytes) -> None:
    """Whatever the bytes of a file are, there is a deck or a problem."""
    path = tmp_path / "any.yaml"
    path.write_bytes(content)
    library = load([path])
    assert library.decks or library.problems


KEYS = (
    "id",
    "ask",
    "hint",
    "hints",
    "vary",
    "given",
    "unless",
    "number",
    "choice",
    "mistakes",
    "tags",
    "level",
)
VALUES = st.sampled_from(
    [
        "",
        "1",
        "a",
        "[]",
        "[1, [2]]",
        "{}",
        "{k: 1}",
        "{k: [1..3]}",
        "'{k}'",
        "$x$",
        "1..2",
        "*a",
        "!t",
        '"\\f"',
    ]
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.tuples(st.sampled_from(KEYS), VALUES), min_size=1, max_size=8))
def test_any_card_is_loaded_or_refused_with_a_reason(tmp_path: Path, lines: list[tuple[str, str]]) -> None:
    """A card that is not among the deck's has a problem on one of its lines."""
    text = "\n".join(f"{key}: {value}" for key, value in lines)
    library = load([write_deck(tmp_path, text)])
    last = 2 + len(lines)
    assert library.decks or any(3 <= problem.place.line <= last for problem in library.problems)
    assert not (library.decks and library.problems)


@pytest.mark.parametrize("count", [0, 1, 50])
def test_cards_keep_their_order(tmp_path: Path, count: int) -> None:
    """As the author wrote them."""
    path = write_deck(tmp_path, *(CARD.format(id=f"c{number}") for number in range(count)))
    keys = [found.key for deck in load([path]).decks for found in deck.cards]
    assert keys == [f"test/c{number}" for number in range(count)]
